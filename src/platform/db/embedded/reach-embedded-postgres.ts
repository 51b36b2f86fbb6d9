import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '#platform/log/log.ts';
import { clusterFolder } from './cluster-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { databaseName, roleName } from './ensure-cluster.ts';
import { parsePostmasterFile } from './postmaster-file.ts';
import { socketUrl } from './socket-folder.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

/**
 * The embedded PostgreSQL of a data folder for a command that is soon done: the one that a running Holdfast has started,
 * which goes on, or else one that is started for the command and stopped by `stop`.
 */
export async function reachEmbeddedPostgres(input: {
  dataDir: string;
  log: Log;
}): Promise<{ readonly url: string; readonly isOurs: boolean; stop(): Promise<void> }> {
  try {
    const started = await startEmbeddedPostgres(input);
    return { url: started.url, isOurs: true, stop: () => started.stop() };
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError) || error.problem !== 'data_in_use') throw error;
    const running = readRunning(input.dataDir);
    if (running === null) throw error;
    return { url: running, isOurs: false, stop: async () => undefined };
  }
}

/** Where the running server listens, as it says itself; `null` while it isn't ready. */
function readRunning(dataDir: string): string | null {
  let text: string;
  try {
    text = readFileSync(join(clusterFolder(dataDir), 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
  const file = parsePostmasterFile(text);
  return file?.isReady && file.socketFolder ? socketUrl(file.socketFolder, roleName, databaseName) : null;
}
