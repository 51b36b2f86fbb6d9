import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDb, type Db } from './db.ts';
import { roleName } from './embedded/ensure-cluster.ts';

export type TestDatabase = { readonly url: string; readonly db: Db };

/**
 * Gives the calling test file a migrated database of its own, dropped when the file is done. Call it at the top of the
 * file and the function it returns inside tests: `const database = useTestDatabase()` ... `database().db`.
 */
export function useTestDatabase(): () => TestDatabase {
  const serverUrl = inject('testServerUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  let database: TestDatabase | null = null;

  beforeAll(async () => {
    // Copying files is faster than the default, which writes every page to the log.
    await administer(
      serverUrl,
      `create database ${name} template ${inject('testTemplate')} owner ${roleName} strategy file_copy`,
    );
    const url = new URL(serverUrl);
    url.username = roleName;
    url.pathname = `/${name}`;
    database = { url: url.href, db: createDb({ url: url.href }) };
  });

  afterAll(async () => {
    await database?.db.close();
    await administer(serverUrl, `drop database if exists ${name} with (force)`);
  });

  return () => {
    if (!database) throw new Error('The test database is there inside tests and hooks only.');
    return database;
  };
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
