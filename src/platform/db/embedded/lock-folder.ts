import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

const sqliteBusy = 5;

export type FolderLock = { release(): void };

/**
 * Takes the data folder for this process alone. Node has no file locks, SQLite does: the kernel drops this one whenever
 * the process ends, `kill -9` included, and containers that share a volume see it too; a pid file does neither.
 * Throws `data_in_use`, `data_not_writable`.
 */
export function lockFolder(folder: string): FolderLock {
  const pidFile = join(folder, 'holdfast.pid');
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(join(folder, 'holdfast.lock'));
    database.exec('pragma journal_mode = memory; begin exclusive');
    writeFileSync(pidFile, `${process.pid}\n`);
  } catch (error) {
    database?.close();
    throw lockProblem(error, folder, pidFile);
  }
  const held = database;
  return { release: () => held.close() };
}

function lockProblem(error: unknown, folder: string, pidFile: string): EmbeddedPostgresError {
  if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) {
    return new EmbeddedPostgresError(
      'data_in_use',
      `The data folder ${folder} is already used by another Holdfast (process ${readPid(pidFile)}). Stop that one first, or choose another folder with HOLDFAST_DATA.`,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new EmbeddedPostgresError(
    'data_not_writable',
    `The data folder ${folder} can't be written to (${reason}). Start as its owner, or choose another folder with HOLDFAST_DATA.`,
    { cause: error },
  );
}

function readPid(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
