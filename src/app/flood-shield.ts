import { LRUCache } from 'lru-cache';
import { minuteMs } from '#kernel/instant.ts';

/** Answers how many seconds to wait, or `null` to go on. */
export type FloodShield = { hit(address: string, now: Date): number | null };

const addressesMax = 20_000;

/**
 * Keeps one network address from taking this process for itself: a fixed window in memory. It is no policy: every
 * limit that guards an account is counted in the database, over all processes.
 */
export function createFloodShield(requestsPerMinute: number): FloodShield {
  const windows = new LRUCache<string, { startedAt: number; count: number }>({ max: addressesMax });
  return {
    hit(address, now) {
      const at = now.getTime();
      const window = windows.get(address);
      if (!window || at - window.startedAt >= minuteMs) {
        windows.set(address, { startedAt: at, count: 1 });
        return null;
      }
      window.count += 1;
      return window.count > requestsPerMinute ? Math.ceil((window.startedAt + minuteMs - at) / 1000) : null;
    },
  };
}
