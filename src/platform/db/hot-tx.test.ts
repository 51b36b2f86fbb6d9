import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { afterCommit } from './db.ts';
import { useTestDatabase } from './testing.ts';

const database = useTestDatabase();

beforeEach(async () => {
  await database().db.pool.query('drop table if exists seats');
  await database().db.pool.query('create table seats (id int primary key deferrable initially deferred)');
});

const seats = async () =>
  (await database().db.pool.query<{ id: number }>('select id from seats order by id')).rows.map(
    ({ id }) => id,
  );
const taking = { name: 'take', text: 'insert into seats values ($1) returning id' };
const asking = { name: 'ask', text: 'select $1::int as id' };
const dividing = { name: 'divide', text: 'select 1 / $1::int' };
const numbering = { name: 'number', text: 'select txid_current()::text as id, $1::int' };
const thrower = () => Promise.reject(new Error('no'));

test('what a hot transaction does is there when it ends, and its last statement answers its rows', async () => {
  const answer = await database().db.hotTx(async (hot) => {
    await hot.run(asking, [1]);
    await hot.run(taking, [1]);
    return hot.runLast(taking, [2]);
  });
  expect(answer).toEqual([{ id: 2 }]);
  expect(await seats()).toEqual([1, 2]);
});

test('all its statements are of one transaction, the unhurried ones too', async () => {
  const { db } = database();
  const ids = await db.hotTx(async (hot) => {
    const [first] = await hot.run<{ id: string }>(numbering, [1]);
    const tx = await hot.unhurried();
    const { rows } = await sql<{ id: string }>`select txid_current()::text as id`.execute(tx);
    const [last] = await hot.runLast<{ id: string }>(numbering, [1]);
    return [first?.id, rows[0]?.id, last?.id];
  });
  expect(new Set(ids).size).toBe(1);
  await db.hotTx(async (hot) => {
    await sql`insert into seats values (${7})`.execute(await hot.unhurried());
  });
  expect(await seats()).toEqual([7]);
});

test('anything thrown rolls it back, before, between and at its last statement', async () => {
  const { db } = database();
  await expect(db.hotTx(thrower)).rejects.toThrow('no');
  await expect(
    db.hotTx(async (hot) => {
      await hot.run(taking, [1]);
      await thrower();
    }),
  ).rejects.toThrow('no');
  await expect(
    db.hotTx(async (hot) => {
      await sql`insert into seats values (${1})`.execute(await hot.unhurried());
      await thrower();
    }),
  ).rejects.toThrow('no');
  for (const end of ['run', 'runLast'] as const) {
    await expect(
      db.hotTx(async (hot) => {
        await hot.run(taking, [1]);
        await hot[end](dividing, [0]);
      }),
    ).rejects.toThrow(/division by zero/);
  }
  expect(await seats()).toEqual([]);
  // The connections are as good as before.
  for (let round = 0; round < 12; round += 1) await db.hotTx((hot) => hot.runLast(taking, [round]));
  expect(await seats()).toHaveLength(12);
});

test('a commit that is refused throws, although its last statement worked', async () => {
  const { db } = database();
  await db.hotTx((hot) => hot.runLast(taking, [1]));
  await expect(
    db.hotTx(async (hot) => {
      await hot.run(asking, [1]);
      await hot.runLast(taking, [1]);
    }),
  ).rejects.toThrow(/duplicate key/);
  expect(await seats()).toEqual([1]);
});

test('nothing runs after its last statement', async () => {
  await expect(
    database().db.hotTx(async (hot) => {
      await hot.runLast(taking, [1]);
      await hot.run(taking, [2]);
    }),
  ).rejects.toThrow(/is over/);
  await expect(
    database().db.hotTx(async (hot) => {
      await hot.runLast(taking, [3]);
      await hot.unhurried();
    }),
  ).rejects.toThrow(/is over/);
  expect(await seats()).toEqual([1, 3]);
});

test('what waits for the commit is done after it, and never after a rollback', async () => {
  const { db } = database();
  const runs = [
    db.tx,
    (work: Parameters<typeof db.tx>[0]) => db.hotTx(async (hot) => work(await hot.unhurried())),
  ];
  for (const run of runs) {
    const done: string[] = [];
    await run(async (tx) => {
      expect(afterCommit(tx, () => done.push('committed'))).toBe(true);
      await sql`select 1`.execute(tx);
      expect(done).toEqual([]);
    });
    await run(async (tx) => {
      afterCommit(tx, () => done.push('rolled back'));
      throw new Error('no');
    }).catch(() => undefined);
    expect(done).toEqual(['committed']);
  }
  expect(afterCommit(db.queries, () => undefined)).toBe(false);
});
