import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { silentLog } from '#platform/log/log.ts';
import { clusterFolder } from './cluster-folder.ts';
import { clearRemains, serverProcesses } from './remains.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts';

const fixture = fileURLToPath(new URL('./start-embedded-postgres.fixture.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'holdfast launcher '));
chmodSync(home, 0o755);

/** Most tests share this folder, as one deployment's starts do; each leaves it stopped. */
const dataDir = join(home, 'data');

const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const child of children.splice(0)) await kill(child, 'SIGKILL');
});

afterAll(async () => {
  for (const name of readdirSync(home)) {
    if (existsSync(clusterFolder(join(home, name)))) {
      await clearRemains(clusterFolder(join(home, name)), [], silentLog);
    }
  }
  rmSync(home, { recursive: true, force: true });
});

async function start(folder = dataDir): Promise<EmbeddedPostgres> {
  // The shared folder is as durable as in use; the others needn't be.
  const isThrowaway = folder !== dataDir;
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    binariesDir: home,
    log: silentLog,
    isThrowaway,
  });
  running.push(server);
  return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  running.splice(running.indexOf(server), 1);
  await server.stop();
}

/** Starts another process on the folder and returns it with the line it printed. */
async function startProcess(folder = dataDir) {
  const child = spawn(process.execPath, [fixture, folder, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
  });
  children.push(child);
  const [line]: string[] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, said: JSON.parse(line ?? '') };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Asks until the server answers, as requests do that come in while it is away. */
async function queryOnceBack(url: string, sql: string) {
  for (;;) {
    try {
      return await query(url, sql);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
}

/** Writes a row that no other test has and returns how to ask for it. */
async function writeRow(url: string): Promise<string> {
  const text = `row ${crypto.randomUUID()}`;
  await query(url, 'create table if not exists kept (text text primary key)');
  await query(url, `insert into kept values ('${text}')`);
  return `select text from kept where text = '${text}'`;
}

describe('the embedded PostgreSQL', () => {
  test('keeps what was written over an orderly stop and a second start', async () => {
    const first = await start();
    const ask = await writeRow(first.url);
    await stop(first);
    expect(serverProcesses(clusterFolder(dataDir))).toEqual([]);

    const second = await start();
    expect(await query(second.url, ask)).toHaveLength(1);
    expect(second.url).toBe(first.url);
  });

  test('gives the product a role without power over files and programs, and no network port', async () => {
    const { url } = await start();
    expect(await query(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
    expect(await query(url, "select setting from pg_settings where name = 'listen_addresses'")).toEqual([
      { setting: '' },
    ]);
    await expect(query(url, "copy (select 1) to program 'true'")).rejects.toThrow(/permission denied/);
  });

  test('offers the extensions that search and contacts use', async () => {
    const { url } = await start();
    for (const name of ['pg_trgm', 'unaccent', 'citext', 'pgcrypto']) {
      await query(url, `create extension if not exists ${name}`);
    }
    expect(await query(url, "select 'Straße' ilike 'STRASSE' as folds, upper('é') as upper")).toEqual([
      { folds: false, upper: 'É' },
    ]);
  });

  test('is started again when it is killed, and no acknowledged row is lost', async () => {
    const server = await start();
    const ask = await writeRow(server.url);
    const killed = server.pid;
    process.kill(killed, 'SIGKILL');
    expect(await queryOnceBack(server.url, ask)).toHaveLength(1);
    expect(server.pid).not.toBe(killed);
  });

  test('stops a server that a killed process left behind and goes on with its data', async () => {
    const { child, said } = await startProcess();
    const ask = await writeRow(said.url);
    await kill(child, 'SIGKILL');
    expect(serverProcesses(clusterFolder(dataDir))).toContain(said.pid);

    const server = await start();
    expect(server.pid).not.toBe(said.pid);
    expect(await query(server.url, ask)).toHaveLength(1);
  });

  test('starts after both were killed, even if the old process number belongs to somebody else now', async () => {
    const { child, said } = await startProcess();
    const ask = await writeRow(said.url);
    await kill(child, 'SIGKILL');
    process.kill(said.pid, 'SIGKILL');
    writeFileSync(
      join(clusterFolder(dataDir), 'postmaster.pid'),
      `${process.pid}\n${clusterFolder(dataDir)}\n1\n5432\n\n\n1 1\nready\n`,
    );
    expect(await query((await start()).url, ask)).toHaveLength(1);
  });

  test('stops with its process on SIGTERM', async () => {
    const { child, said } = await startProcess();
    await kill(child, 'SIGTERM');
    expect(child.exitCode).toBe(0);
    expect(serverProcesses(clusterFolder(dataDir))).not.toContain(said.pid);
    expect(existsSync(join(clusterFolder(dataDir), 'postmaster.pid'))).toBe(false);
  });

  test('lets one of two starts through and tells the other who has the folder', async () => {
    const server = await start();
    await expect(start()).rejects.toThrow(`already used by another Holdfast (process ${process.pid})`);
    const { child, said } = await startProcess();
    expect(said).toEqual({ problem: 'data_in_use' });
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(1);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('lets one of two simultaneous first starts through', async () => {
    const folder = join(home, 'contested');
    const outcomes = await Promise.all([startProcess(folder), startProcess(folder)]);
    const said = new Set(outcomes.map((outcome) => outcome.said.problem ?? 'started'));
    expect(said).toEqual(new Set(['data_in_use', 'started']));
  });

  test('runs in a folder with blanks and a path too long for a socket', async () => {
    const folder = join(home, 'a folder, "quoted" and   spaced', 'long'.repeat(30), 'ä'.repeat(40));
    const { url } = await start(folder);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('begins anew beside a half-written folder, which is kept', async () => {
    const folder = join(home, 'half');
    mkdirSync(join(clusterFolder(folder), 'base'), { recursive: true });
    chmodSync(folder, 0o755);
    writeFileSync(join(clusterFolder(folder), 'PG_VERSION'), '18\n');
    const { url } = await start(folder);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(folder).filter((name) => name.includes('incomplete'))).toHaveLength(1);
  });

  test('begins anew after the first start was killed in the middle', async () => {
    const folder = join(home, 'interrupted');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const child = spawn(process.execPath, [fixture, folder, home], { stdio: 'ignore', cwd: '/' });
    children.push(child);
    const watcher = watch(folder);
    for await (const [, name] of on(watcher, 'change')) if (String(name).includes('unfinished')) break;
    watcher.close();
    await kill(child, 'SIGKILL');
    expect(existsSync(clusterFolder(folder))).toBe(false);

    const { url } = await start(folder);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('refuses a folder whose complete database was damaged, instead of starting empty', async () => {
    const folder = join(home, 'damaged');
    mkdirSync(clusterFolder(folder), { recursive: true });
    chmodSync(folder, 0o755);
    writeFileSync(join(clusterFolder(folder), 'holdfast-complete'), '');
    await expect(start(folder)).rejects.toMatchObject({ problem: 'data_damaged' });
  });

  test('refuses data of another version of PostgreSQL', async () => {
    const folder = join(home, 'older');
    mkdirSync(join(folder, 'postgres-17'), { recursive: true });
    chmodSync(folder, 0o755);
    await expect(start(folder)).rejects.toMatchObject({ problem: 'data_other_version' });
  });

  test.runIf(process.getuid?.() === 0)("says so when PostgreSQL's user can't enter the folder", async () => {
    const closed = mkdtempSync(join(home, 'closed-'));
    await expect(start(join(closed, 'data'))).rejects.toThrow(`can't enter ${closed}`);
    expect(readdirSync(closed)).toEqual([]);
  });
});
