import { setTimeout as wait } from 'node:timers/promises';

/** The only source of the current time. */
export type Clock = {
  now(): Date;
  /** Ends no sooner than so many milliseconds after `startedAt` of the process's own clock; see `elapsed`. */
  notBefore(startedAt: number, ms: number): Promise<void>;
  /** Milliseconds of a clock that nothing sets: only for measuring how long something took. */
  elapsed(): number;
};

/** Real in tests, too: what it is for is measured with a stopwatch. */
const stopwatch: Pick<Clock, 'notBefore' | 'elapsed'> = {
  elapsed: () => performance.now(),
  async notBefore(startedAt, ms) {
    const leftMs = ms - (performance.now() - startedAt);
    if (leftMs > 0) await wait(leftMs);
  },
};

export const systemClock: Clock = { ...stopwatch, now: () => new Date() };

/** A clock for tests: it stands still until moved. */
export function manualClock(start: Date = new Date('2026-11-22T12:00:00Z')): Clock & {
  advanceMs(ms: number): void;
  set(at: Date): void;
} {
  let now = start;
  return {
    ...stopwatch,
    now: () => now,
    advanceMs: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    set: (at) => {
      now = at;
    },
  };
}
