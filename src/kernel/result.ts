/** The outcome of anything that may be refused: a value, or the problem that says why not. Bugs are thrown instead. */
export type Result<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };

/** The outcome that was asked for, with or without a value. */
export function ok(): Result<undefined, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

/** The outcome that was refused, and why. */
export function fail<P>(problem: P): Result<never, P> {
  return { ok: false, problem };
}

/** Takes the value out where a refusal would be a bug of ours, and throws naming the problem otherwise. */
export function must<T, P>(result: Result<T, P>): T {
  if (result.ok) return result.value;
  throw new Error(`A refusal that could not happen: ${JSON.stringify(result.problem)}`);
}
