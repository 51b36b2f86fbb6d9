import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Log } from '#platform/log/log.ts';
import { postgresMajor } from './cluster-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { RunAs } from './run-as.ts';
import { spawnServerTool } from './spawn-server-tool.ts';

export const databaseName = 'holdfast';
/** Owns the database and is what the product connects as; not a superuser, so that SQL can't reach files or programs. */
export const roleName = 'holdfast';
export const superuserName = 'postgres';

const completeMarker = 'holdfast-complete';

/**
 * Makes sure that `cluster` holds a complete database cluster. A new one is made beside it, with role and database, and
 * renamed into place, so an interrupted start leaves nothing half-made under the real name. What lacks our marker was
 * never complete: it is moved aside, not deleted. Throws `data_damaged`, `data_other_version`, `server_failed`.
 */
export async function ensureCluster(input: {
  cluster: string;
  binaries: string;
  runAs: RunAs | null;
  isThrowaway: boolean;
  log: Log;
}): Promise<void> {
  const { cluster, log } = input;
  const parent = dirname(cluster);
  const names = await readdir(parent);
  const unfinishedPrefix = `${basename(cluster)}.unfinished-`;
  for (const name of names.filter((name) => name.startsWith(unfinishedPrefix))) {
    // An orphaned initdb may still be writing for a moment, hence the retries.
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 20 });
  }
  if (names.includes(basename(cluster))) {
    if (existsSync(join(cluster, completeMarker))) {
      requireUndamaged(cluster);
      return;
    }
    const aside = `${cluster}.incomplete-${process.pid}-${names.length}`;
    await rename(cluster, aside);
    log.warn({ folder: aside }, 'a half-written database folder was moved aside; starting with a new one');
  } else {
    requireNoOtherVersion(parent, names);
  }
  log.info({ folder: cluster }, 'creating the database');
  const unfinished = await mkdtemp(join(parent, unfinishedPrefix));
  await createCluster(unfinished, input);
  await rename(unfinished, cluster);
  await syncFolder(parent);
}

function requireUndamaged(cluster: string): void {
  const missing = ['PG_VERSION', 'global/pg_control', 'base', 'pg_wal'].find(
    (name) => !existsSync(join(cluster, name)),
  );
  if (missing === undefined) return;
  throw new EmbeddedPostgresError(
    'data_damaged',
    `The database in ${cluster} is damaged: ${missing} is missing. Restore the folder from a backup, or move it away to start empty.`,
  );
}

function requireNoOtherVersion(parent: string, names: readonly string[]): void {
  const other = names.find((name) => /^postgres-\d+$/.test(name));
  if (other === undefined) return;
  throw new EmbeddedPostgresError(
    'data_other_version',
    `${join(parent, other)} was made by another version of PostgreSQL; this release has ${postgresMajor}. Move its data with pg_dump and pg_restore, or go back to the release that made it.`,
  );
}

async function createCluster(
  folder: string,
  input: { binaries: string; runAs: RunAs | null; isThrowaway: boolean },
): Promise<void> {
  const { binaries, runAs, isThrowaway } = input;
  await chmod(folder, 0o700);
  if (runAs) await chown(folder, runAs.uid, runAs.gid);
  // The built-in locale sorts the same on every machine and survives upgrades of the system's C library.
  const options = [
    `--username=${superuserName}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--auth-local=trust',
    '--auth-host=reject',
    '--no-instructions',
    ...(isThrowaway ? ['--no-sync'] : []),
  ];
  await runTool(binaries, runAs, 'initdb', ['-D', folder, ...options], '');
  const statements = [
    `create role ${roleName} login`,
    `create database ${databaseName} owner ${roleName}`,
    `revoke connect on database ${databaseName} from public`,
  ];
  // Single-user mode reads one statement a line.
  const commands = statements.map((statement) => `${statement};\n`).join('');
  await runTool(binaries, runAs, 'postgres', ['--single', '-D', folder, 'postgres'], commands);
  const marker = join(folder, completeMarker);
  await writeFile(marker, `PostgreSQL ${postgresMajor}\n`);
  if (runAs) await chown(marker, runAs.uid, runAs.gid);
}

async function runTool(
  binaries: string,
  runAs: RunAs | null,
  tool: 'initdb' | 'postgres',
  args: readonly string[],
  stdin: string,
): Promise<void> {
  const child = spawnServerTool({ binaries, runAs, tool, args, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const fail = (reason: string, cause?: unknown) =>
    reject(
      new EmbeddedPostgresError(
        'server_failed',
        `${tool} ${reason}:\n${output.trim().split('\n').slice(-8).join('\n')}`,
        { cause },
      ),
    );
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.on('error', (error) => fail(`can't be run (${error.message})`, error));
  child.on('close', (code, signal) => {
    // Single-user mode reports a failed statement and goes on to exit with 0.
    const isFine = code === 0 && !/^(ERROR|FATAL|PANIC):|\s(ERROR|FATAL|PANIC):\s/m.test(output);
    if (isFine) resolve();
    else fail(`ended with ${signal ?? code}`);
  });
  child.stdin?.on('error', () => {}); // Ended early: `close` tells why.
  child.stdin?.end(stdin);
  await promise;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
