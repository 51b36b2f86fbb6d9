import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, runMigrations, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from '#platform/db/db.ts';
import type { Log } from '#platform/log/log.ts';
import type { JobHandler, JobHandlers, Jobs, Schedule } from './jobs.ts';
import { startWatchedRunner, type WatchedRunner } from './watched-runner.ts';

const attemptsDefault = 12;
const heartbeatMs = 10_000;
const restartMsMin = 100;
const restartMsMax = 5000;

/** Jobs over graphile-worker: they are rows, so that adding one belongs to the caller's transaction. */
export function createJobs(): Jobs {
  return {
    async add(queries, name, payload, options = {}) {
      await sql`select from graphile_worker.add_job(
        ${name}, payload := ${JSON.stringify(payload)}::json, run_at := ${options.runAt ?? null}::timestamptz,
        max_attempts := ${options.attemptsMax ?? attemptsDefault}::int, job_key := ${options.key ?? null}::text
      )`.execute(queries);
    },
  };
}

/** Creates or updates the job queue's own schema. Safe to call from several processes at once. */
export async function migrateJobs(url: string): Promise<void> {
  // A pool of our own, because graphile-worker does not wait until its own is closed.
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const ignore = () => undefined;
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger });
  } finally {
    await pool.end();
  }
}

export type Worker = {
  /** Whether jobs are being worked on at the moment; `false` while the database is away. */
  isRunning(): boolean;
  /** Takes no more jobs and waits for those under way, 15 seconds at most. */
  stop(): Promise<void>;
};

export type WorkerOptions = {
  readonly db: Db;
  readonly handlers: JobHandlers;
  readonly schedules: readonly Schedule[];
  readonly log: Log;
  readonly concurrency?: number;
  /** How long nothing may be heard from the queue while no job is under way; 30 seconds unless told. */
  readonly silenceMsMax?: number;
};

/**
 * Works on jobs in this process. It survives a database that goes away: graphile-worker reconnects by itself, and
 * where it doesn't it is replaced, with back-off. Jobs that a dead process held are freed within about a minute
 * (graphile-worker alone would wait four hours).
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { db, log, silenceMsMax } = options;
  const logger = jobLogger(log);
  const taskList: TaskList = Object.fromEntries(
    Object.entries(options.handlers).map(([name, handler]) => [name, task(handler)]),
  );
  const crontab = options.schedules
    .map(({ cron, job }) => `${cron} ${job} ?jobKey=schedule:${job}&max=3`)
    .join('\n');
  const unknown = options.schedules.find(({ job }) => !(job in options.handlers));
  if (unknown) throw new Error(`No handler for the scheduled job "${unknown.job}"`);

  const stopping = new AbortController();
  const { signal } = stopping;
  const stopAsked = once(signal, 'abort');

  const beat = (poolId: string) => {
    heartbeat(db, poolId).catch((error: unknown) => log.debug({ err: error }, 'job heartbeat missed'));
  };

  const start = async (): Promise<WatchedRunner> => {
    const started = await startWatchedRunner(
      { pgPool: db.pool, taskList, crontab, concurrency: options.concurrency ?? 4, logger },
      { log, ...(silenceMsMax !== undefined && { silenceMsMax }) },
    );
    beat(started.poolId);
    return started;
  };

  let delayMs = restartMsMin;
  const startAgain = async (): Promise<WatchedRunner | null> => {
    while (!signal.aborted) {
      try {
        await wait(delayMs, undefined, { signal });
        delayMs = Math.min(delayMs * 2, restartMsMax);
        const next = await start();
        log.info({}, 'job worker started again');
        return next;
      } catch (error) {
        if (!signal.aborted) log.warn({ err: error }, 'job worker could not start');
      }
    }
    return null;
  };

  let runner = await start();
  /** One runner after the other: the next starts when the last takes no more jobs. */
  const keepRunning = async (): Promise<void> => {
    for (;;) {
      await Promise.race([runner.ended, stopAsked]);
      await runner.stop();
      await unlock(db, [runner.poolId]).catch((error: unknown) =>
        log.debug({ err: error }, 'jobs are freed later, by the next heartbeat'),
      );
      if (runner.hasAnswered()) delayMs = restartMsMin;
      const next = await startAgain();
      if (next === null) return;
      runner = next;
    }
  };
  const kept = keepRunning();
  const timer = setInterval(() => beat(runner.poolId), heartbeatMs).unref();

  return {
    isRunning: () => runner.isHealthy() && !signal.aborted,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await kept;
    },
  };
}

function task(handler: JobHandler): TaskList[string] {
  return async (payload, helpers) => {
    const values = typeof payload === 'object' && payload !== null ? payload : {};
    await handler(values as Parameters<JobHandler>[0], helpers.job.attempts);
  };
}

const deadAfter = '1 minute';

/** Says that this pool lives, and frees the jobs of those that don't. */
async function heartbeat(db: Db, poolId: string): Promise<void> {
  await db.pool.query(
    'insert into platform.job_workers (id, seen_at) values ($1, now()) on conflict (id) do update set seen_at = now()',
    [poolId],
  );
  // Also whoever died before the first sign of life arrived: it holds a job and was never heard of.
  const dead = await db.pool.query<{ id: string }>(
    `with gone as (
      delete from platform.job_workers where seen_at < now() - interval '${deadAfter}' returning id
    )
    select id from gone
    union
    select locked_by from graphile_worker.jobs
      where locked_at < now() - interval '${deadAfter}' and locked_by not in (select id from platform.job_workers)`,
  );
  if (dead.rows.length > 0) {
    await unlock(
      db,
      dead.rows.map((row) => row.id),
    );
  }
}

/** Lets others take the jobs that these pools hold. */
async function unlock(db: Db, poolIds: readonly string[]): Promise<void> {
  await db.pool.query('select graphile_worker.force_unlock_workers($1::text[])', [poolIds]);
}

const quietLogger = new Logger(() => () => undefined);

/** Its chatter is for debugging; failed jobs are warnings, because they are tried again. */
function jobLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'debug' || level === 'info') return log.debug({}, message);
    const error = meta?.['error'];
    log.warn(error instanceof Error ? { err: error } : {}, message.split('\n')[0] ?? '');
  });
}
