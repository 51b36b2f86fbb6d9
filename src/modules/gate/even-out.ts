import type { GateDeps } from './ports.ts';

/** Well above what any of these steps takes, with and without an account behind it. */
const evenMs = 60;

/**
 * Runs a step of a flow that somebody signed out began by naming a contact. While nobody has shown whose account it is,
 * a step takes the same time whether there is one: less is done for an unknown contact, and a stopwatch would tell.
 * `work` calls `mark` once it knows that the step is one of these.
 */
export async function evenOut<T>(
  deps: Pick<GateDeps, 'clock'>,
  work: (mark: () => void) => Promise<T>,
  ms = evenMs,
): Promise<T> {
  const startedAt = deps.clock.elapsed();
  let isMarked = false;
  const done = await work(() => {
    isMarked = true;
  });
  if (isMarked) await deps.clock.notBefore(startedAt, ms);
  return done;
}
