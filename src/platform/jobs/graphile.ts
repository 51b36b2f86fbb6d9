import { setTimeout as wait } from 'node:timers/promises';
import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from '#platform/db/db.ts';
import type { Log } from '#platform/log/log.ts';
import type { JobHandler, JobHandlers, Jobs, Schedule } from './jobs.ts';

const attemptsDefault = 12;
/** How long a job may wait for its worker to notice it when the notification was lost. */
const pollMs = 1000;
const heartbeatMs = 10_000;
const restartMsMax = 5000;
const stopMsMax = 15_000;

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
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
};

export type WorkerOptions = {
  readonly db: Db;
  readonly handlers: JobHandlers;
  readonly schedules: readonly Schedule[];
  readonly log: Log;
  readonly concurrency?: number;
};

/**
 * Works on jobs in this process. It survives a database that goes away: graphile-worker reconnects by itself, and
 * when it gives up all the same it is started again with back-off. Jobs that a dead process held are freed within
 * about a minute (graphile-worker alone would wait four hours).
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { db, log } = options;
  const logger = jobLogger(log);
  const taskList: TaskList = Object.fromEntries(
    Object.entries(options.handlers).map(([name, handler]) => [name, task(handler)]),
  );
  const crontab = options.schedules
    .map(({ cron, job }) => `${cron} ${job} ?jobKey=schedule:${job}&max=3`)
    .join('\n');
  const unknown = options.schedules.find(({ job }) => !(job in options.handlers));
  if (unknown) throw new Error(`No handler for the scheduled job "${unknown.job}"`);

  let isStopping = false;
  let isHealthy = false;
  let runner: Runner | null = null;
  let poolId: string | null = null;

  const start = async (): Promise<Runner> => {
    const started = await run({
      pgPool: db.pool,
      taskList,
      crontab,
      concurrency: options.concurrency ?? 4,
      pollInterval: pollMs,
      noHandleSignals: true,
      // Without batching, a job that ends while the database is away is a rejection that nobody handles, and with that
      // the end of the process (graphile-worker 0.17: worker.js does not wait for completeJob).
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger,
    });
    const { events } = started;
    // Both come with every look for work, so the last one tells whether the queue is in reach.
    events.on('worker:getJob:start', ({ worker }) => {
      if (poolId !== worker.workerPool.id) {
        poolId = worker.workerPool.id;
        beat();
      }
    });
    events.on('worker:getJob:empty', () => {
      isHealthy = true;
    });
    events.on('job:start', () => {
      isHealthy = true;
    });
    events.on('worker:getJob:error', () => {
      isHealthy = false;
    });
    isHealthy = true;
    return started;
  };

  const beat = () => {
    if (poolId !== null && !isStopping) {
      heartbeat(db, poolId).catch((error: unknown) => log.debug({ err: error }, 'job heartbeat missed'));
    }
  };

  const keepRunning = async (first: Runner): Promise<void> => {
    let current = first;
    for (;;) {
      await current.promise.catch((error: unknown) => log.warn({ err: error }, 'job worker died'));
      if (isStopping) return;
      isHealthy = false;
      const deadPoolId = poolId;
      const next = await startAgain();
      await free(db, deadPoolId, log);
      if (next === null) return;
      current = next;
    }
  };

  const startAgain = async (): Promise<Runner | null> => {
    for (let delayMs = 100; !isStopping; delayMs = Math.min(delayMs * 2, restartMsMax)) {
      await wait(delayMs);
      if (isStopping) return null;
      try {
        runner = await start();
        log.info({}, 'job worker started again');
        return runner;
      } catch (error) {
        log.warn({ err: error }, 'job worker could not start');
      }
    }
    return null;
  };

  runner = await start();
  const kept = keepRunning(runner);
  const timer = setInterval(beat, heartbeatMs);
  timer.unref();

  return {
    isRunning: () => isHealthy && !isStopping,
    async stop() {
      if (isStopping) return;
      isStopping = true;
      isHealthy = false;
      clearInterval(timer);
      const stopped = runner?.stop().catch((error: unknown) => log.debug({ err: error }, 'job worker stop'));
      // Jobs have their own limits; a database that is away must not keep the process from ending.
      await Promise.race([Promise.all([stopped, kept]), wait(stopMsMax, undefined, { ref: false })]);
      await free(db, poolId, log);
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
  const dead = await db.pool.query<{ id: string }>(
    `delete from platform.job_workers where seen_at < now() - interval '${deadAfter}' returning id`,
  );
  const ids = dead.rows.map((row) => row.id);
  if (ids.length > 0) await db.pool.query('select graphile_worker.force_unlock_workers($1::text[])', [ids]);
}

async function free(db: Db, poolId: string | null, log: Log): Promise<void> {
  if (poolId === null) return;
  try {
    await db.pool.query('select graphile_worker.force_unlock_workers($1::text[])', [[poolId]]);
    await db.pool.query('delete from platform.job_workers where id = $1', [poolId]);
  } catch (error) {
    log.debug({ err: error }, 'jobs are freed later, by the heartbeat of another worker');
  }
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
