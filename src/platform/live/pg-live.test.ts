import { afterEach, expect, test } from 'vitest';
import { useTestDatabase } from '#platform/db/testing.ts';
import { silentLog } from '#platform/log/log.ts';
import type { Live } from './live.ts';
import { createPgLive } from './pg-live.ts';

const database = useTestDatabase();
const opened: Live[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((live) => live.close()));
});

const open = async (keepaliveMs?: number) => {
  const live = await createPgLive({
    url: database().url,
    log: silentLog,
    ...(keepaliveMs ? { keepaliveMs } : {}),
  });
  opened.push(live);
  return live;
};
const nextKey = (live: Live, topic: 'session' | 'account', key: string) =>
  new Promise<string>((resolve) => {
    const stop = live.subscribe(topic, key, (heard) => {
      stop();
      resolve(heard);
    });
  });
const cutListeners = () =>
  database().db.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'holdfast live'",
  );

test('an event reaches another process within 100 ms', async () => {
  const [here, there] = [await open(), await open()];
  const heard = nextKey(there, 'session', 'ses_a');
  const begin = performance.now();
  await here.publish(database().db.queries, 'session', 'ses_a');
  expect(await heard).toBe('ses_a');
  expect(performance.now() - begin).toBeLessThan(100);
});

test('an event of a transaction that was rolled back is never heard', async () => {
  const live = await open();
  const heard: string[] = [];
  live.subscribe('session', '*', (key) => heard.push(key));
  await database()
    .db.tx(async (tx) => {
      await live.publish(tx, 'session', 'ses_rolled_back');
      throw new Error('no');
    })
    .catch(() => undefined);
  const next = nextKey(live, 'session', 'ses_after');
  await live.publish(database().db.queries, 'session', 'ses_after');
  await next;
  expect(heard).toEqual(['ses_after']);
});

test('only subscribers of the key or of all keys hear it, until they stop', async () => {
  const live = await open();
  const heard: string[] = [];
  live.subscribe('account', 'acc_a', () => heard.push('a'));
  live.subscribe('account', 'acc_b', () => heard.push('b'));
  live.subscribe('session', 'acc_a', () => heard.push('other topic'));
  const stop = live.subscribe('account', 'acc_a', () => heard.push('stopped'));
  stop();
  const all = nextKey(live, 'account', '*');
  await live.publish(database().db.queries, 'account', 'acc_a');
  expect(await all).toBe('acc_a');
  expect(heard).toEqual(['a']);
});

test('a lost connection is told, mended, and every subscriber looks again', async () => {
  const live = await open();
  const lost = new Promise<void>((resolve) => live.onLost(resolve));
  const again = nextKey(live, 'session', 'ses_waiting');
  await cutListeners();
  await lost;
  expect(live.isConnected()).toBe(false);
  expect(await again).toBe('ses_waiting');
  expect(live.isConnected()).toBe(true);
  const heard = nextKey(live, 'session', 'ses_b');
  await live.publish(database().db.queries, 'session', 'ses_b');
  expect(await heard).toBe('ses_b');
});

test('a listener that throws does not keep the others from hearing', async () => {
  const live = await open();
  live.subscribe('session', 'ses_c', () => {
    throw new Error('a bug');
  });
  const heard = nextKey(live, 'session', 'ses_c');
  await live.publish(database().db.queries, 'session', 'ses_c');
  expect(await heard).toBe('ses_c');
});

test('an event of a challenge is heard after its transaction, and after none that was rolled back', async () => {
  const [here, there] = [await open(), await open()];
  const { db } = database();
  const heard: string[] = [];
  there.subscribe('challenge', '*', (key) => heard.push(key));
  await db
    .tx(async (tx) => {
      await here.publish(tx, 'challenge', 'chl_rolled_back');
      throw new Error('no');
    })
    .catch(() => undefined);
  const last = new Promise<void>((resolve) => there.subscribe('challenge', 'chl_c', () => resolve()));
  await db.tx((tx) => here.publish(tx, 'challenge', 'chl_a'));
  await here.publish(null, 'challenge', 'chl_b');
  await here.publish(db.queries, 'challenge', 'chl_c');
  await last;
  await expect.poll(() => heard).toEqual(expect.arrayContaining(['chl_a', 'chl_b', 'chl_c']));
  expect(heard).not.toContain('chl_rolled_back');
});
