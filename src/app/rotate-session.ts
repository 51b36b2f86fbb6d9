import type { Context } from 'hono';
import { type NewToken, rotateSessionToken } from '#modules/sessions/index.ts';
import type { Platform } from '#platform/platform.ts';
import type { RequestEnv } from './server-app.ts';

/**
 * Replaces the session token that a request came with, after an action that the policy says rotates. `null`: it was not
 * the session's token any more, or the session has ended meanwhile. The action is done by then, so a failure here must
 * not make it look undone: it is logged, and the token lives on.
 */
export async function rotateSession(deps: Platform, c: Context<RequestEnv>): Promise<NewToken | null> {
  const session = c.get('session');
  const sessionToken = c.get('sessionToken');
  if (!session || sessionToken === null) return null;
  try {
    return await rotateSessionToken(deps, { sessionId: session.id, sessionToken });
  } catch (error) {
    deps.log.error({ err: error, requestId: c.get('requestId') }, 'a session token was not replaced');
    return null;
  }
}
