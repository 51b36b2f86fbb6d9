import { LRUCache } from 'lru-cache';
import { hourMs, minuteMs, plusMs } from '#kernel/instant.ts';
import type { Platform } from '#platform/platform.ts';
import { findSession, type Session, touchSession } from './store.ts';

/**
 * The session check: the hottest path of the product. A token that was looked up once is answered from memory;
 * whatever ends a session or replaces its token tells every process in the same transaction, and a process that can't
 * hear the others answers from the database until it can again (docs/decisions/0005-session-check.md).
 */
export type SessionCheck = {
  /** The live session of a bearer token, or `null`. */
  check(token: string): Promise<Session | null>;
  /** The same from memory alone, without waiting; `undefined` when memory can't tell. */
  recall(token: string): Session | null | undefined;
  close(): void;
};

const cachedSessionsMax = 50_000;
/** Last-seen times are written at most this often per session and process. */
const touchEveryMs = 5 * minuteMs;

type Entry = { session: Session; seenAt: number; touchedAt: number };

export function createSessionCheck(deps: Platform): SessionCheck {
  const byHash = new LRUCache<string, Entry>({ max: cachedSessionsMax });
  const hashes = new Map<string, string>();
  // A revocation that arrives while a lookup is under way must win over what the lookup read before.
  let epoch = 0;

  const forget = (sessionId: string) => {
    // After a lost connection the subscription is called with its own key: anything may have ended meanwhile.
    if (sessionId === '*') return forgetAll();
    epoch += 1;
    const hash = hashes.get(sessionId);
    if (hash === undefined) return;
    hashes.delete(sessionId);
    byHash.delete(hash);
  };
  const forgetAll = () => {
    epoch += 1;
    byHash.clear();
    hashes.clear();
  };
  const stopSubscription = deps.live.subscribe('session', '*', forget);
  const stopLost = deps.live.onLost(forgetAll);

  const idleMs = deps.config.policy.sessionIdleHours * hourMs;

  const isAlive = (entry: Entry, now: number) =>
    entry.session.expiresAt.getTime() > now && entry.seenAt + idleMs > now;

  const touch = (entry: Entry, now: Date) => {
    entry.seenAt = now.getTime();
    if (now.getTime() - entry.touchedAt < touchEveryMs) return;
    entry.touchedAt = now.getTime();
    touchSession(deps.db.queries, entry.session, now).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'last-seen time was not written'),
    );
  };

  const recallByHash = (hash: string, now: Date): Session | null | undefined => {
    const cached = byHash.get(hash);
    if (!cached || !deps.live.isConnected()) return undefined;
    // Another process may have seen it since; the database knows.
    if (!isAlive(cached, now.getTime())) return undefined;
    touch(cached, now);
    return cached.session;
  };

  return {
    recall(token) {
      return recallByHash(deps.secrets.hashToken(token), deps.clock.now());
    },
    async check(token) {
      const hash = deps.secrets.hashToken(token);
      const now = deps.clock.now();
      const recalled = recallByHash(hash, now);
      if (recalled !== undefined) return recalled;
      const epochBefore = epoch;
      const found = await findSession(deps.db.queries, hash, now);
      if (!found) return null;
      const { session } = found;
      const entry: Entry = {
        session,
        seenAt: session.lastSeenAt.getTime(),
        touchedAt: session.lastSeenAt.getTime(),
      };
      if (!isAlive(entry, now.getTime())) return null;
      touch(entry, now);
      // Memory holds current tokens only: a former one is asked for anew each time, so its end needs no news.
      if (!found.isFormerToken && epoch === epochBefore && deps.live.isConnected()) {
        if (hashes.size >= cachedSessionsMax) forgetAll();
        // A new token may be used before the news of it is here: one token a session, or news would miss the former.
        const other = hashes.get(session.id);
        if (other !== undefined) byHash.delete(other);
        byHash.set(hash, entry);
        hashes.set(session.id, hash);
      }
      return session;
    },
    close() {
      stopSubscription();
      stopLost();
      forgetAll();
    },
  };
}

/** Since when a session must have been seen to be alive at `now`. */
export const seenSince = (deps: { config: { policy: { sessionIdleHours: number } } }, now: Date): Date =>
  plusMs(now, -deps.config.policy.sessionIdleHours * hourMs);
