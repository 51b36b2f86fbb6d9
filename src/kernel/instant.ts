/** Instants are `Date`s in UTC that nobody mutates; durations carry their unit in the name. */

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const plusMs = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
export const plusSeconds = (at: Date, seconds: number): Date => plusMs(at, seconds * secondMs);
export const plusMinutes = (at: Date, minutes: number): Date => plusMs(at, minutes * minuteMs);
export const plusHours = (at: Date, hours: number): Date => plusMs(at, hours * hourMs);
export const plusDays = (at: Date, days: number): Date => plusMs(at, days * dayMs);

export const isBefore = (a: Date, b: Date): boolean => a.getTime() < b.getTime();
export const isAfter = (a: Date, b: Date): boolean => a.getTime() > b.getTime();

/** Whole seconds from `now` until `at`, rounded up, never negative. */
export const secondsUntil = (now: Date, at: Date): number =>
  Math.max(0, Math.ceil((at.getTime() - now.getTime()) / secondMs));
