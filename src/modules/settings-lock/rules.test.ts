import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '#kernel/instant.ts';
import { type LockEvent, lockStateAt, type SettingsLock, stepLock } from './rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const off: SettingsLock = null;
const on: SettingsLock = { days: 7, unlockAt: null };
const unlocking: SettingsLock = { days: 7, unlockAt: plusDays(now, 3) };
const over: SettingsLock = { days: 7, unlockAt: now };

describe('every state meets every event', () => {
  const lock: LockEvent = { kind: 'lock', days: 30 };
  const start: LockEvent = { kind: 'start_unlock' };
  const keep: LockEvent = { kind: 'keep_locked' };
  const key: LockEvent = { kind: 'master_key' };
  it.each([
    ['off', off, lock, { days: 30, unlockAt: null }],
    ['off', off, start, undefined],
    ['off', off, keep, undefined],
    ['off', off, key, undefined],
    ['on', on, lock, undefined],
    ['on', on, start, { days: 7, unlockAt: plusDays(now, 7) }],
    ['on', on, keep, undefined],
    ['on', on, key, null],
    ['unlocking', unlocking, lock, undefined],
    ['unlocking', unlocking, start, unlocking],
    ['unlocking', unlocking, keep, { days: 7, unlockAt: null }],
    ['unlocking', unlocking, key, null],
    ['over', over, lock, { days: 30, unlockAt: null }],
    ['over', over, start, undefined],
    ['over', over, keep, undefined],
    ['over', over, key, undefined],
  ] as const)('%s: %o', (_name, before, event, after) => {
    expect(stepLock(before, event, now)?.lock).toEqual(after);
  });
});

it('never opens before its days have passed, whatever is asked in the meantime, but for the master key', () => {
  const event = fc.constantFrom<LockEvent['kind']>('lock', 'start_unlock', 'keep_locked');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.tuple(event, fc.integer({ min: 0, max: 40 })), { maxLength: 20 }),
      (days, events) => {
        let lock: SettingsLock = { days, unlockAt: null };
        let at = now;
        let askedAt: Date | null = null;
        for (const [kind, hours] of events) {
          at = new Date(at.getTime() + hours * 3_600_000);
          if (lockStateAt(lock, at).state === 'off') break;
          if (kind === 'start_unlock' && lockStateAt(lock, at).state === 'on') askedAt = at;
          lock = stepLock(lock, kind === 'lock' ? { kind, days: 1 } : { kind }, at)?.lock ?? lock;
        }
        if (lockStateAt(lock, at).state === 'off') {
          expect(askedAt).not.toBeNull();
          expect(at.getTime()).toBeGreaterThanOrEqual(plusDays(askedAt ?? at, days).getTime());
        }
      },
    ),
  );
});
