import type { Context, Env, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/**
 * Refuses bodies above so many bytes. Hono's own opens every body as a stream to find out whether there is one, which is
 * a good part of what a small request costs; it is left to count those whose length nobody says. A length that is said is
 * the body's: Node reads no further, and takes no request that says a length and a transfer encoding.
 */
export function limitBody<E extends Env>(
  bytesMax: number,
  refuse: (c: Context<E>) => Response | Promise<Response>,
): MiddlewareHandler<E> {
  const counting = bodyLimit({ maxSize: bytesMax, onError: refuse });
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const said = c.req.header('content-length');
    if (said === undefined || c.req.header('transfer-encoding') !== undefined) return counting(c, next);
    return Number(said) <= bytesMax ? next() : refuse(c);
  };
}
