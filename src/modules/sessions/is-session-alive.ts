import type { SessionId } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import { seenSince } from './session-check.ts';
import { hasLiveSession } from './store.ts';

/** Whether a session goes on. Asking is no sign of its customer, so it keeps no session from falling idle. */
export async function isSessionAlive(deps: Platform, sessionId: SessionId): Promise<boolean> {
  const now = deps.clock.now();
  return hasLiveSession(deps.db.queries, sessionId, { seenSince: seenSince(deps, now), now });
}
