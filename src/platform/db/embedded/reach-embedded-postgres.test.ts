import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { silentLog } from '#platform/log/log.ts';
import { reachEmbeddedPostgres } from './reach-embedded-postgres.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

const home = mkdtempSync(join(tmpdir(), 'holdfast-reach-'));
chmodSync(home, 0o755);
const dataDir = join(home, 'data');
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function ask(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ one: number }>('select 1 as one')).rows[0]?.one ?? 0;
  } finally {
    await client.end();
  }
}

test('a command uses the server that runs and leaves it running, and starts one where none does', async () => {
  const running = await startEmbeddedPostgres({ dataDir, log: silentLog, isThrowaway: true });
  const reached = await reachEmbeddedPostgres({ dataDir, log: silentLog });
  expect(reached).toMatchObject({ isOurs: false, url: running.url });
  expect(await ask(reached.url)).toBe(1);
  await reached.stop();
  expect(await ask(running.url)).toBe(1);
  await running.stop();

  const alone = await reachEmbeddedPostgres({ dataDir, log: silentLog });
  expect(alone.isOurs).toBe(true);
  expect(await ask(alone.url)).toBe(1);
  await alone.stop();
  await expect(ask(alone.url)).rejects.toThrow();
});
