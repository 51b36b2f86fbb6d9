import type { IncomingMessage } from 'node:http';
import type { SessionCheck } from '#modules/sessions/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Config } from '#platform/config/config.ts';
import { clientAddress } from '#platform/http/client-address.ts';
import type { CredentialCookies } from '#platform/http/cookies.ts';
import type { FloodShield } from './flood-shield.ts';
import { fixedHeaders } from './security.ts';

const sessionPath = '/api/v1/session';
const bearerPrefix = 'Bearer ';

/**
 * Answers the session check of a session that this process knows before the router or anything else sees the request:
 * an exchange asks it for every click and every order. `null` for all other cases, refusals included: they go the
 * ordinary way, which gives the same answer. Reads what Node parsed already instead of making a `Request` of it.
 */
export function createKnownSessionAnswer(deps: {
  sessionCheck: SessionCheck;
  cookies: CredentialCookies;
  shield: FloodShield;
  config: Config;
  clock: Clock;
}): (incoming: IncomingMessage | undefined) => Response | null {
  const headers = {
    ...fixedHeaders(deps.config),
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  };
  return (incoming) => {
    if (incoming?.url !== sessionPath || incoming.method !== 'GET') return null;
    const { authorization, cookie, 'x-forwarded-for': forwardedFor } = incoming.headers;
    const token = authorization?.startsWith(bearerPrefix)
      ? authorization.slice(bearerPrefix.length)
      : deps.cookies.readSession(cookie ?? null);
    const session = token ? deps.sessionCheck.recall(token) : null;
    if (!session) return null;
    const address = clientAddress(
      incoming.socket.remoteAddress,
      typeof forwardedFor === 'string' ? forwardedFor : null,
      deps.config.trustProxyHops,
    );
    if (deps.shield.hit(address, deps.clock.now()) !== null) return null;
    return new Response(`{"sessionId":"${session.id}","accountId":"${session.accountId}"}`, { headers });
  };
}
