import type { SessionId } from '#kernel/ids.ts';
import { plusMs } from '#kernel/instant.ts';
import type { Platform } from '#platform/platform.ts';
import { replaceSessionToken } from './store.ts';

/**
 * How long the token before is still accepted. Requests are on the way with it when it is replaced: those of other tabs,
 * and of pages that a live event made load again. Ten seconds cover a slow phone, and little that a thief could begin.
 */
export const formerTokenMs = 10_000;

/** A token in place of the one that a request came with. `expiresAt` is the session's: a new token makes it no longer. */
export type NewToken = { readonly sessionToken: string; readonly expiresAt: Date };

/**
 * Gives a live session a new token in place of `sessionToken`; `null` when that isn't its token any more. So of two
 * rotations at once one wins, and a former token, stolen or late, is never exchanged for a new one. Called only after an
 * action that spent a grant and that the policy says rotates.
 */
export async function rotateSessionToken(
  deps: Platform,
  own: { readonly sessionId: SessionId; readonly sessionToken: string },
): Promise<NewToken | null> {
  const sessionToken = deps.secrets.token();
  const now = deps.clock.now();
  return deps.db.tx(async (tx) => {
    const expiresAt = await replaceSessionToken(tx, {
      id: own.sessionId,
      from: deps.secrets.hashToken(own.sessionToken),
      to: deps.secrets.hashToken(sessionToken),
      formerUntil: plusMs(now, formerTokenMs),
      now,
    });
    if (expiresAt === null) return null;
    // Every process forgets the session: what it knows is the former token, and as if that were current.
    await deps.live.publish(tx, 'session', own.sessionId);
    return { sessionToken, expiresAt };
  });
}
