import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#platform/log/log.ts';
import { findBinariesPackage, installBinaries, removeOtherBinaries } from './binaries.ts';
import { closedFolder } from './closed-folder.ts';
import { clusterFolder, runAsFor } from './cluster-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { databaseName, ensureCluster, roleName } from './ensure-cluster.ts';
import { lockFolder } from './lock-folder.ts';
import { clearRemains } from './remains.ts';
import { restartDelayMs } from './restart-delay.ts';
import type { RunAs } from './run-as.ts';
import { serverArguments } from './server-arguments.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { prepareSocketFolder, socketUrl } from './socket-folder.ts';

/** A server that ran this long before it ended has had a good start; its next one needs no waiting. */
const soundRunMs = 30_000;

export type EmbeddedPostgres = {
  /** Connection string of the product's database, over a Unix socket. It stays the same when the server restarts. */
  readonly url: string;
  /** Process id of the server that runs now. */
  readonly pid: number;
  /** Stops the server in an orderly way and gives the folder free. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL on `dataDir` and keeps it running: if it dies, it is started again on the same address.
 * `isThrowaway` trades durability for speed (tests); `binariesDir` shares the copy of the binaries between data folders.
 * Throws `EmbeddedPostgresError`, whose message is for the operator.
 */
export async function startEmbeddedPostgres(input: {
  dataDir: string;
  log: Log;
  isThrowaway?: boolean;
  binariesDir?: string;
}): Promise<EmbeddedPostgres> {
  const { log, isThrowaway = false } = input;
  const dataDir = resolve(input.dataDir);
  const binariesPackage = await findBinariesPackage();
  const runAs = runAsFor(dataDir);
  requireReachable(dataDir, runAs);
  openFolder(dataDir, runAs);
  const lock = lockFolder(dataDir);
  try {
    const cluster = clusterFolder(dataDir);
    const socketFolder = prepareSocketFolder(dataDir, runAs);
    await clearRemains(cluster, [socketFolder], log);
    const binaries = await installBinaries(binariesPackage, input.binariesDir ?? dataDir);
    await removeOtherBinaries(dataDir, binaries);
    await ensureCluster({ cluster, binaries, runAs, isThrowaway, log });
    const args = serverArguments({ cluster, socketFolder, isThrowaway });
    const server = await supervise({
      log,
      start: () => startServerProcess({ cluster, binaries, runAs, args, log }),
      clear: () => clearRemains(cluster, [socketFolder], log),
    });
    return {
      url: socketUrl(socketFolder, roleName, databaseName),
      get pid() {
        return server.pid();
      },
      async stop() {
        await server.stop();
        if (dirname(socketFolder) !== dataDir) await rmdir(socketFolder).catch(() => {});
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Makes the folder if needed. The server's user must walk through it, whatever our umask is; only what is inside counts. */
function openFolder(dataDir: string, runAs: RunAs | null): void {
  if (existsSync(dataDir)) return;
  try {
    const first = mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    for (let made = dataDir; first !== undefined && made.length >= first.length; made = dirname(made)) {
      chmodSync(made, made === dataDir && !runAs ? 0o700 : 0o755);
    }
  } catch (error) {
    throw new EmbeddedPostgresError(
      'data_not_writable',
      `The data folder ${dataDir} can't be made (${error instanceof Error ? error.message : String(error)}). Choose another one with HOLDFAST_DATA.`,
      { cause: error },
    );
  }
}

function requireReachable(dataDir: string, runAs: RunAs | null): void {
  const closed = runAs && closedFolder(dataDir, runAs);
  if (!closed) return;
  throw new EmbeddedPostgresError(
    'data_unreachable',
    `PostgreSQL can't run as root, so it runs as ${runAs.name}, who can't enter ${closed}. Choose a data folder outside of it with HOLDFAST_DATA, such as /var/lib/holdfast.`,
  );
}

/** Keeps one server running until it is stopped; the first start's failure is the caller's, later ones are retried. */
async function supervise(input: {
  log: Log;
  start: () => Promise<ServerProcess>;
  clear: () => Promise<void>;
}): Promise<{ pid(): number; stop(): Promise<void> }> {
  const { log, start, clear } = input;
  const stopping = new AbortController();
  let current = await start();

  const watch = async () => {
    let failures = 0;
    let startedAt = performance.now();
    while (!stopping.signal.aborted) {
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      failures = performance.now() - startedAt > soundRunMs ? 1 : failures + 1;
      log.error({ how, failures }, 'PostgreSQL ended unexpectedly; starting it again');
      for (;;) {
        await delay(restartDelayMs(failures), null, { signal: stopping.signal }).catch(() => null);
        if (stopping.signal.aborted) return;
        try {
          await clear();
          startedAt = performance.now();
          current = await start();
          log.info({ pid: current.pid }, 'PostgreSQL is back');
          break;
        } catch (error) {
          failures += 1;
          log.error({ err: error, failures }, 'PostgreSQL could not be started; trying again');
        }
      }
    }
  };
  const watching = watch();

  return {
    pid: () => current.pid,
    async stop() {
      stopping.abort();
      await current.stop();
      await watching;
      // A restart that was under way when we were told to stop.
      await current.stop();
    },
  };
}
