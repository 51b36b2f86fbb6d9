/** The only source of the current time. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests: it stands still until moved. */
export function manualClock(start: Date = new Date('2026-11-22T12:00:00Z')): Clock & {
  advanceMs(ms: number): void;
  set(at: Date): void;
} {
  let now = start;
  return {
    now: () => now,
    advanceMs: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    set: (at) => {
      now = at;
    },
  };
}
