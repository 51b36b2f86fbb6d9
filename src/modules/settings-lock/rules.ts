import { plusDays } from '#kernel/instant.ts';

/** Product rule: section 13. */
export const lockDaysMin = 1;
export const lockDaysMax = 30;

export type SettingsLock = { readonly days: number; readonly unlockAt: Date | null } | null;

export type LockState =
  | { readonly state: 'off' }
  | { readonly state: 'on'; readonly days: number }
  | { readonly state: 'unlocking'; readonly days: number; readonly unlockAt: Date };

/** What the lock is at `now`. One whose waiting time is over is off. */
export function lockStateAt(lock: SettingsLock, now: Date): LockState {
  if (lock === null) return { state: 'off' };
  if (lock.unlockAt === null) return { state: 'on', days: lock.days };
  return lock.unlockAt.getTime() <= now.getTime()
    ? { state: 'off' }
    : { state: 'unlocking', days: lock.days, unlockAt: lock.unlockAt };
}

export type LockEvent =
  | { readonly kind: 'lock'; readonly days: number }
  | { readonly kind: 'start_unlock' }
  | { readonly kind: 'keep_locked' }
  | { readonly kind: 'master_key' };

/**
 * The lock after an event at `now`, or `null` for one that has no place in this state. Asking again to unlock doesn't
 * bring the end nearer or push it away.
 */
export function stepLock(lock: SettingsLock, event: LockEvent, now: Date): { lock: SettingsLock } | null {
  const { state } = lockStateAt(lock, now);
  const days = lock?.days ?? 0;
  switch (event.kind) {
    case 'lock':
      return state === 'off' ? { lock: { days: event.days, unlockAt: null } } : null;
    case 'start_unlock':
      return state === 'off'
        ? null
        : { lock: state === 'on' ? { days, unlockAt: plusDays(now, days) } : lock };
    case 'keep_locked':
      return state === 'unlocking' ? { lock: { days, unlockAt: null } } : null;
    case 'master_key':
      return state === 'off' ? null : { lock: null };
  }
}
