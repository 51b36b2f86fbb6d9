import type { Context } from 'hono';
import type { Config } from '#platform/config/config.ts';
import type { RequestEnv } from './server-app.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: not one that another site makes with our cookies. The browser names the
 * origin in `Origin` and its relation to us in `Sec-Fetch-Site`. A bearer token is no ambient credential and needs no
 * check; a client that sends neither header is no browser and carries no cookies of a victim.
 */
export function isOriginAllowed(c: Context<RequestEnv>, origin: string): boolean {
  if (safeMethods.has(c.req.method)) return true;
  // The console knows cookies only; a token beside them excuses nothing.
  if (c.get('credential') === 'bearer' && !c.req.path.startsWith('/console')) return true;
  const from = c.req.header('origin');
  if (from !== undefined) return isSameOrigin(from, origin, c.req.header('host'));
  const site = c.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Ours is the configured origin, and on loopback any name of this very host (localhost, 127.0.0.1, a test's port). */
function isSameOrigin(from: string, origin: string, host: string | undefined): boolean {
  if (from === origin) return true;
  return origin.startsWith('http://localhost') && host !== undefined && from === `http://${host}`;
}

/** The headers that are the same on every answer of this process. */
export function fixedHeaders({ mode }: Pick<Config, 'mode'>): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), publickey-credentials-get=(self)',
    ...(mode === 'production' ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** Adds the headers of every answer. The policy for scripts and styles knows only this response's nonce. */
export function createSecurityHeaders(config: Config): (c: Context<RequestEnv>) => void {
  const fixed = Object.entries(fixedHeaders(config));
  return (c) => {
    const nonce = c.get('nonce');
    const headers = c.res.headers;
    if (!headers.has('content-security-policy')) {
      headers.set(
        'content-security-policy',
        [
          "default-src 'self'",
          `script-src 'nonce-${nonce}' 'strict-dynamic'`,
          `style-src 'self' 'nonce-${nonce}'`,
          "img-src 'self' data:",
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "form-action 'self'",
        ].join('; '),
      );
    }
    for (const [name, value] of fixed) headers.set(name, value);
    headers.set('x-request-id', c.get('requestId'));
    // Nothing personal stays in a shared cache or on a borrowed computer.
    if (!headers.has('cache-control'))
      headers.set('cache-control', c.get('session') ? 'no-store' : 'private, no-cache');
  };
}
