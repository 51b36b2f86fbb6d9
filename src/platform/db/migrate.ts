import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Log } from '#platform/log/log.ts';

const migrationsDir = fileURLToPath(new URL('../../../db/migrations/', import.meta.url));
const lockKey = 4_817_001;

/**
 * Applies `db/migrations/NNNN-name.sql` in order, each in its own transaction, once. Several processes may start at the
 * same time: an advisory lock lets one through. A migration that was edited after it ran is refused.
 */
export async function migrate(url: string, deps: { log: Log }): Promise<{ applied: string[] }> {
  const files = (await readdir(migrationsDir)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query('create schema if not exists platform');
    await client.query(
      'create table if not exists platform.migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const done = new Map(
      (
        await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migrations')
      ).rows.map((row) => [row.name, row.sha256]),
    );
    for (const name of files) {
      const sql = await readFile(`${migrationsDir}${name}`, 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      const before = done.get(name);
      if (before === sha256) continue;
      if (before !== undefined)
        throw new Error(`${name} was changed after it ran; write a new migration instead.`);
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into platform.migrations (name, sha256) values ($1, $2)', [name, sha256]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(
          `Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`,
          {
            cause: error,
          },
        );
      }
      applied.push(name);
      deps.log.info({ migration: name }, 'migration applied');
    }
  } finally {
    await client.end();
  }
  return { applied };
}
