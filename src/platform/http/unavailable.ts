/**
 * The same use-cases, answering 503 with `Retry-After` where they throw because the database is away: React Router
 * shows a thrown `Response` in its error page and calls every other error a bug of ours (500).
 */
export function orUnavailable<T extends object>(
  useCases: T,
  isUnavailable: (error: unknown) => boolean,
  retryAfterSeconds = 5,
): T {
  const wrapped = new Map<unknown, unknown>();
  const refuse = (error: unknown): never => {
    if (!isUnavailable(error)) throw error;
    const headers = { 'Retry-After': String(retryAfterSeconds) };
    throw new Response(null, { status: 503, statusText: 'Service Unavailable', headers });
  };
  const wrap = (value: unknown, owner: object): unknown => {
    if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return value;
    const known = wrapped.get(value);
    if (known) return known;
    const made =
      typeof value === 'function'
        ? (...args: unknown[]): unknown => {
            // What answers at once goes on doing so; only a promise is waited for.
            try {
              const answer: unknown = Reflect.apply(value, owner, args);
              return answer instanceof Promise ? answer.catch(refuse) : answer;
            } catch (error) {
              return refuse(error);
            }
          }
        : orUnavailable(value, isUnavailable, retryAfterSeconds);
    wrapped.set(value, made);
    return made;
  };
  return new Proxy(useCases, { get: (target, name) => wrap(Reflect.get(target, name), target) });
}
