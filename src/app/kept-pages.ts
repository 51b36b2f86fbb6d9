import type { IncomingMessage, ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { networkOf } from '#kernel/network.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Config } from '#platform/config/config.ts';
import { clientAddress } from '#platform/http/client-address.ts';
import type { CredentialCookies } from '#platform/http/cookies.ts';
import { encodingFor, type PageCache } from '#platform/http/page-cache.ts';
import type { FloodShield } from './flood-shield.ts';
import { fixedHeaders } from './security.ts';

/** Cookies that change what a public page shows; somebody who has another of ours gets the page made for them. */
const shownBy = /(?:^|;\s*)(theme|language)=([\w-]{1,20})/g;
/** A message that waits for the next page. */
const personal = /(?:^|;\s*)(?:__Host-)?flash=/;
/** Parameters that a public page reads; an address with any other is not kept, or anybody could fill the memory. */
const readParameters = new Set(['page', 'category', 'term', 'helpful']);
const addressCharsMax = 300;

/** What a request for a public page has that decides what is shown. */
export type PublicRequest = {
  readonly method: string | undefined;
  readonly url: string;
  readonly cookie: string | undefined;
  readonly userAgent: string | undefined;
};

/**
 * Under which name a public page is kept: address, theme, language, and phone or computer. `null` when it is not such a
 * page, or not the same for everybody.
 */
export function keptUnder({ method, url, cookie, userAgent }: PublicRequest): string | null {
  if (method !== 'GET' || url.length > addressCharsMax) return null;
  const [path = '', query = ''] = url.split('?');
  if (path !== '/' && !/^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/help(?:\/|$)/.test(path)) return null;
  if (path.endsWith('.data') || (cookie !== undefined && personal.test(cookie))) return null;
  if (query !== '') {
    for (const name of new URLSearchParams(query).keys()) if (!readParameters.has(name)) return null;
  }
  const shown = cookie
    ? [...cookie.matchAll(shownBy)].map(([, name, value]) => `${name}=${value}`).sort()
    : [];
  const surface = /\bMobi|Android|iPhone/.test(userAgent ?? '') ? 'app' : 'web';
  return `${url} ${shown.join(' ')} ${surface}`;
}

/** Who was shown a kept page; the server counts readers with it. */
export type Shown = {
  readonly url: string;
  readonly referrer: string | null;
  readonly address: string;
  readonly userAgent: string;
};

/**
 * Answers public pages that were rendered before, in front of everything else. `null`: not kept, so the request goes the
 * ordinary way, which keeps it.
 */
export function createKeptPageAnswer(deps: {
  cache: PageCache;
  cookies: CredentialCookies;
  shield: FloodShield;
  config: Config;
  clock: Clock;
  onShown: (shown: Shown) => void;
}): (incoming: IncomingMessage | undefined, outgoing: ServerResponse | undefined) => Response | null {
  const fixed = Object.entries(fixedHeaders(deps.config)).flat();
  return (incoming, outgoing) => {
    if (!incoming || !outgoing || incoming.method !== 'GET' || incoming.headers.authorization) return null;
    const { cookie, referer, 'user-agent': userAgent } = incoming.headers;
    if (deps.cookies.readSession(cookie ?? null)) return null;
    const url = incoming.url ?? '';
    const key = keptUnder({ method: incoming.method, url, cookie, userAgent });
    const page = key === null ? null : deps.cache.find(key);
    if (!page) return null;
    const forwardedFor = incoming.headers['x-forwarded-for'];
    const address = clientAddress(
      incoming.socket.remoteAddress,
      typeof forwardedFor === 'string' ? forwardedFor : undefined,
      deps.config.trustProxyHops,
    );
    if (deps.shield.hit(networkOf(address), deps.clock.now()) !== null) return null;
    deps.onShown({ url, referrer: referer ?? null, address, userAgent: userAgent ?? '' });
    const headers = [
      ...fixed,
      'etag',
      page.etag,
      'cache-control',
      'private, no-cache',
      'vary',
      'cookie, accept-encoding, user-agent',
      'content-security-policy',
      page.contentSecurityPolicy,
    ];
    if (incoming.headers['if-none-match'] === page.etag) {
      outgoing.writeHead(304, headers);
      outgoing.end();
      return RESPONSE_ALREADY_SENT;
    }
    const encoding = encodingFor(String(incoming.headers['accept-encoding'] ?? ''));
    const body = page.bodies[encoding];
    headers.push('content-type', page.contentType, 'content-length', String(body.length));
    if (encoding !== 'identity') headers.push('content-encoding', encoding);
    outgoing.writeHead(200, headers);
    outgoing.end(body);
    return RESPONSE_ALREADY_SENT;
  };
}
