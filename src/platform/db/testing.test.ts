import { expect, test } from 'vitest';
import { useTestDatabase } from './testing.ts';

const database = useTestDatabase();
const other = useTestDatabase();

test('a test file gets a migrated database of its own', async () => {
  const migrations = await database().db.pool.query('select name from platform.migrations');
  expect(migrations.rows.length).toBeGreaterThan(0);
  await database().db.pool.query('create table only_here (id int)');
  await expect(other().db.pool.query('select * from only_here')).rejects.toThrow(/does not exist/);
});

test('it is connected to as the product is: as the owner, without superuser rights', async () => {
  const { rows } = await database().db.pool.query(
    'select current_user, rolsuper from pg_roles where rolname = current_user',
  );
  expect(rows).toEqual([{ current_user: 'holdfast', rolsuper: false }]);
});
