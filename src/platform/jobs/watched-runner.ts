import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type RunnerOptions, run, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '#platform/log/log.ts';

/** How long a job may wait for its worker to notice it when the notification was lost. */
const pollMs = 1000;
/** Longer than a connection or a statement may take, so that a database that is merely slow was heard from. */
const silenceMsMaxDefault = 30_000;
const stopMsMax = 15_000;

/** One run of graphile-worker. */
export type WatchedRunner = {
  /** Under which it locks jobs. */
  readonly poolId: string;
  /** Whether it reached the queue when it last tried. */
  isHealthy(): boolean;
  /** Whether it ever reached the queue. */
  hasAnswered(): boolean;
  /** Fulfilled when it ended by itself or must be given up; whoever waits stops it then and starts another. */
  readonly ended: Promise<void>;
  /** Takes no more jobs and waits for those under way, 15 seconds at most. */
  stop(): Promise<void>;
};

/**
 * Starts graphile-worker and watches whether it still does anything, because it has states that it never leaves and
 * that end no promise. Rejects when the database can't be reached.
 */
export async function startWatchedRunner(
  options: Pick<RunnerOptions, 'taskList' | 'crontab' | 'concurrency' | 'logger'> & { pgPool: pg.Pool },
  { log, silenceMsMax = silenceMsMaxDefault }: { readonly log: Log; readonly silenceMsMax?: number },
): Promise<WatchedRunner> {
  let poolId = '';
  let isHealthy = true;
  let hasAnswered = false;
  let jobsUnderWay = 0;
  let silentMs = 0;
  const givenUp = Promise.withResolvers<never>();

  const answered = () => {
    silentMs = 0;
    hasAnswered = true;
    isHealthy = true;
  };
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id;
  });
  events.on('worker:getJob:empty', answered);
  events.on('job:start', () => {
    answered();
    jobsUnderWay += 1;
  });
  events.on('job:complete', () => {
    silentMs = 0;
    jobsUnderWay -= 1;
  });
  events.on('worker:getJob:error', ({ error }) => {
    silentMs = 0;
    isHealthy = false;
    // Its first query, the look-up of the names of jobs, is cached even when it failed (graphile-worker 0.17,
    // taskIdentifiers.js): from then on it repeats that error and takes no job. Later errors it gets over.
    if (!hasAnswered) givenUp.reject(error);
  });

  const runner = await run({
    ...options,
    pgPool: releasesOnce(options.pgPool),
    events,
    pollInterval: pollMs,
    noHandleSignals: true,
    // Without batching, a job that ends while the database is away is a rejection that nobody handles, and with that
    // the end of the process (graphile-worker 0.17: worker.js does not wait for completeJob).
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  // A connection may be gone without either side being told; then its query never ends.
  const watchdog = setInterval(() => {
    if (jobsUnderWay > 0) return;
    silentMs += pollMs;
    if (silentMs > silenceMsMax)
      givenUp.reject(new Error(`Nothing heard from the job queue for ${silentMs} ms`));
  }, pollMs).unref();
  const ended = Promise.race([runner.promise, givenUp.promise])
    .catch((error: unknown) => log.warn({ err: error }, 'job worker died'))
    .then(() => {
      isHealthy = false;
      clearInterval(watchdog);
    });

  return {
    poolId,
    isHealthy: () => isHealthy,
    hasAnswered: () => hasAnswered,
    ended,
    async stop() {
      clearInterval(watchdog);
      // It takes no more jobs as soon as this was called; what it waits for may never come.
      const stopped = runner.stop().catch((error: unknown) => log.debug({ err: error }, 'job worker stop'));
      await Promise.race([stopped, wait(stopMsMax, undefined, { ref: false })]);
    },
  };
}

type Connected = Parameters<pg.Pool['connect']>[0];

/**
 * The pool for graphile-worker: a second release of a client does nothing. When it stops while its LISTEN is failing it
 * releases the listening client twice (0.17: main.js, `release`), a rejection that nobody handles.
 */
export function releasesOnce(pool: pg.Pool): pg.Pool {
  const connect = (callback?: Connected) => {
    if (!callback) return pool.connect();
    return pool.connect((error, client, done) => {
      let isReleased = false;
      callback(error, client, (failure) => {
        if (isReleased) return;
        isReleased = true;
        done(failure);
      });
    });
  };
  return new Proxy(pool, {
    get(target, key) {
      if (key === 'connect') return connect;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
