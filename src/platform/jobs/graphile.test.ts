import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createDb, type Db } from '#platform/db/db.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import { silentLog } from '#platform/log/log.ts';
import { createJobs, startWorker, type Worker, type WorkerOptions } from './graphile.ts';
import type { JobHandler } from './jobs.ts';
import { releasesOnce } from './watched-runner.ts';

const database = useTestDatabase();
const jobs = createJobs();
let worker: Worker | null = null;
/** A way in that the tests may cut everybody else off from. */
let outside: Db;

beforeAll(() => {
  outside = createDb({ url: database().url, connectionsMax: 1 });
});
afterAll(() => outside.close());

afterEach(async () => {
  await worker?.stop();
  worker = null;
  await outside.pool.query('delete from graphile_worker._private_jobs');
});

const start = async (handlers: Record<string, JobHandler>, options: Partial<WorkerOptions> = {}) => {
  const { db } = database();
  worker = await startWorker({ db, handlers, schedules: [], log: silentLog, concurrency: 2, ...options });
  return worker;
};
const waiting = async () =>
  (await outside.pool.query<{ count: number }>('select count(*) from graphile_worker.jobs')).rows[0]?.count;

/** A handler and the promise of its first call. */
function caught() {
  let heard: (payload: Parameters<JobHandler>[0]) => void = () => undefined;
  const called = new Promise<Parameters<JobHandler>[0]>((resolve) => {
    heard = resolve;
  });
  return { called, handler: async (payload: Parameters<JobHandler>[0]) => heard(payload) };
}

describe('Adding a job', () => {
  test('belongs to the transaction', async () => {
    const db = outside;
    await db
      .tx(async (tx) => {
        await jobs.add(tx, 'greet', { name: 'Ada' });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    expect(await waiting()).toBe(0);
    await db.tx((tx) => jobs.add(tx, 'greet', { name: 'Ada' }));
    expect(await waiting()).toBe(1);
  });

  test('twice with one key is once', async () => {
    const { queries } = outside;
    await jobs.add(queries, 'greet', { name: 'Ada' }, { key: 'one' });
    await jobs.add(queries, 'greet', { name: 'Bob' }, { key: 'one' });
    expect(await waiting()).toBe(1);
  });
});

describe('The worker', () => {
  test('hands a committed job to its handler', async () => {
    const { called, handler } = caught();
    await start({ greet: handler });
    await jobs.add(outside.queries, 'greet', { name: 'Ada' });
    expect(await called).toEqual({ name: 'Ada' });
    expect(worker?.isRunning()).toBe(true);
  });

  test('goes on after the database cut every connection', async () => {
    const { called, handler } = caught();
    // Even before it had its first answer: the queue's look-up of the names of jobs is among what is cut.
    await start({ greet: handler });
    const { rows: cut } = await outside.pool.query<{ pid: number }>(
      'select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    // A backend lives on for a moment after it was told to end, and could take the job along.
    const areGone = async () => {
      const { rowCount } = await outside.pool.query(
        'select from pg_stat_activity where pid = any($1::int[])',
        [cut.map(({ pid }) => pid)],
      );
      return rowCount === 0;
    };
    await expect.poll(areGone, { timeout: 10_000, interval: 10 }).toBe(true);
    await jobs.add(outside.queries, 'greet', { name: 'again' });
    expect(await called).toEqual({ name: 'again' });
  });

  test('starts afresh when nothing is heard from the queue, and goes on', async () => {
    const { called, handler } = caught();
    const running = await start({ greet: handler }, { silenceMsMax: 2000 });
    await outside.tx(async (tx) => {
      // Its looks for work wait, and end neither well nor badly.
      await sql`lock table graphile_worker._private_jobs in access exclusive mode`.execute(tx);
      await expect.poll(() => running.isRunning(), { timeout: 8000 }).toBe(false);
    });
    await expect.poll(() => running.isRunning(), { timeout: 8000 }).toBe(true);
    await jobs.add(outside.queries, 'greet', { name: 'again' });
    expect(await called).toEqual({ name: 'again' });
  });

  test('finishes the job under way when it stops', async () => {
    const db = outside;
    let finish = () => undefined as void;
    let isFinished = false;
    let begin = () => undefined as void;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const running = await start({
      slow: () =>
        new Promise((resolve) => {
          finish = () => {
            isFinished = true;
            resolve();
          };
          begin();
        }),
    });
    await jobs.add(db.queries, 'slow', {});
    await begun;
    const stopped = running.stop();
    expect(running.isRunning()).toBe(false);
    finish();
    await stopped;
    expect(isFinished).toBe(true);
    expect(await waiting()).toBe(0);
  });

  test('takes over the jobs of a process that died', async () => {
    const db = outside;
    await jobs.add(db.queries, 'greet', { name: 'orphan' });
    await db.pool.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-dead', attempts = 1",
    );
    await db.pool.query(
      "insert into platform.job_workers values ('pool-dead', now() - interval '2 minutes')",
    );
    const { called, handler } = caught();
    await start({ greet: handler });
    expect(await called).toEqual({ name: 'orphan' });
  });

  test('takes over the jobs of a process that died before it gave a sign of life', async () => {
    const { db } = database();
    await jobs.add(db.queries, 'greet', { name: 'forgotten' });
    await db.pool.query(
      `update graphile_worker._private_jobs
        set locked_at = now() - interval '2 minutes', locked_by = 'pool-unheard', attempts = 1`,
    );
    const { called, handler } = caught();
    await start({ greet: handler });
    expect(await called).toEqual({ name: 'forgotten' });
  });

  test('a schedule without a handler is a mistake at start', async () => {
    await expect(
      startWorker({
        db: database().db,
        handlers: {},
        schedules: [{ cron: '* * * * *', job: 'none' }],
        log: silentLog,
      }),
    ).rejects.toThrow('none');
  });
});

test('the pool that graphile-worker gets takes a client back once, however often it is released', async () => {
  const { pool } = outside;
  const released = Promise.withResolvers<void>();
  releasesOnce(pool).connect((_error, _client, done) => {
    done();
    done();
    released.resolve();
  });
  await released.promise;
  expect((await releasesOnce(pool).query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
