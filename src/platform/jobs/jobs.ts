import type { Queries } from '#platform/db/db.ts';

/** Work that happens after a commit, or at a set time; it survives restarts and is tried again with back-off. */
export type Jobs = {
  /** Adding inside a transaction makes the job part of it. `key` makes adding twice the same as once. */
  add(
    queries: Queries,
    name: string,
    payload: Readonly<Record<string, string | number>>,
    options?: { readonly runAt?: Date; readonly key?: string; readonly attemptsMax?: number },
  ): Promise<void>;
};

/** A job's work; `attempt` counts from 1. Throwing means "try again later". */
export type JobHandler = (
  payload: Readonly<Record<string, string | number>>,
  attempt: number,
) => Promise<void>;
export type JobHandlers = Readonly<Record<string, JobHandler>>;
/** Jobs by the clock, in cron's five fields (UTC). */
export type Schedule = { readonly cron: string; readonly job: string };
