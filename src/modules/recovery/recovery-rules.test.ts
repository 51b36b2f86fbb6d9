import { describe, expect, it } from 'vitest';
import {
  actionFor,
  type Decision,
  judgeClaim,
  type Lost,
  losable,
  type Plan,
  plan,
  readLost,
  readLostFactors,
  waitMs,
} from './recovery-rules.ts';

const hourMs = 3_600_000;
const slots = (asks: readonly string[], later: readonly string[]): Decision<string, string> => ({
  allowed: true,
  slots: [
    ...asks.map((name) => ({ name, isLater: false })),
    ...later.map((name) => ({ name, isLater: true })),
  ],
});
const everything = { authenticator: true, backupCodes: 0, passkeys: 1 };

function planOf(input: Partial<Parameters<typeof plan<string, string>>[0]>): Plan {
  return plan<string, string>({
    lost: ['phone'],
    linked: everything,
    decision: slots(['current_email', 'authenticator'], ['waiting_time', 'new_phone']),
    takesCases: true,
    isFrozen: false,
    lockDays: null,
    waitHours: 72,
    holdHours: 24,
    ...input,
  });
}

const everyLoss: readonly (readonly Lost[])[] = Array.from({ length: 1 << losable.length }, (_, bits) =>
  losable.filter((_lost, index) => (bits >> index) & 1),
);

describe('the plan', () => {
  it('says what is asked, what is bound, how long it takes and what is off afterwards', () => {
    expect(planOf({})).toEqual({
      path: 'reset',
      asks: ['current_email', 'authenticator'],
      binds: ['new_phone'],
      waitHours: 72,
      holdHours: 24,
      backupCodes: 0,
      unfreezes: false,
    });
  });

  it('is one reset for one loss, everything at once for several or behind a freeze, and nothing for none', () => {
    for (const lost of everyLoss) {
      const factors = lost.filter((each) => each !== 'password');
      expect(actionFor(lost, false), lost.join()).toBe(
        factors.length === 0 ? null : lost.length === 1 ? `reset_${lost[0]}` : 'recover_by_case',
      );
      expect(actionFor(lost, true)).toBe(factors.length === 0 ? null : 'recover_by_case');
    }
  });

  it('takes a claim without a password for another contact than those that are lost, and for nothing less', () => {
    for (const lost of everyLoss)
      for (const typed of ['email', 'phone'] as const) {
        const refused = judgeClaim(lost, typed);
        if (lost.every((each) => each === 'password')) expect(refused).toBe('only_password_lost');
        else if (lost.includes('email') && lost.includes('phone')) expect(refused).toBe('no_contact_left');
        else expect(refused).toBe(lost.includes(typed) ? 'contact_also_lost' : null);
      }
  });

  it('is a case wherever staff decide, and then needs somebody who takes it', () => {
    const decision = slots(['current_email'], ['staff_decision', 'waiting_time', 'new_phone']);
    expect(planOf({ decision, isFrozen: true })).toMatchObject({ path: 'case', unfreezes: true });
    expect(planOf({ decision, takesCases: false })).toMatchObject({ reason: 'case_not_available' });
    expect(planOf({ takesCases: false })).toMatchObject({ path: 'reset' });
  });

  it('asks exactly what the policy asks', () => {
    const way = planOf({ decision: slots(['a', 'b'], ['staff_decision', 'waiting_time', 'new_email']) });
    expect(way).toMatchObject({ asks: ['a', 'b'], binds: ['new_email'], waitHours: 72 });
  });

  it('waits as long as the settings lock where that is longer', () => {
    expect(planOf({ lockDays: 30 })).toMatchObject({ waitHours: 720 });
    expect(planOf({ lockDays: 1 })).toMatchObject({ waitHours: 72 });
    expect(waitMs(72, 30)).toBe(720 * hourMs);
    expect(waitMs(72, null)).toBe(72 * hourMs);
  });

  it('waits for nothing where a face takes the place of the wait', () => {
    expect(planOf({ decision: slots(['current_email', 'face'], ['new_phone']) })).toMatchObject({
      waitHours: 0,
    });
  });

  it('offers the backup codes that are left, and only for the authenticator', () => {
    const linked = { ...everything, backupCodes: 4 };
    expect(planOf({ linked, lost: ['authenticator'] })).toMatchObject({ backupCodes: 4 });
    expect(planOf({ linked, lost: ['phone'] })).toMatchObject({ backupCodes: 0 });
  });

  it('misses a factor only where it is lost and not linked', () => {
    for (const lost of losable) expect(planOf({ lost: [lost] })).toMatchObject({ path: 'reset' });
    const bare = { authenticator: false, backupCodes: 0, passkeys: 0 };
    expect(planOf({ lost: ['phone'], linked: bare })).toMatchObject({ path: 'reset' });
  });

  it('is told why not now: the state of the account before everything else', () => {
    const frozen: Decision<string, string> = { allowed: false, refusal: 'account_frozen' };
    const bare = { authenticator: false, backupCodes: 0, passkeys: 0 };
    expect(planOf({ decision: frozen, lost: ['authenticator'], linked: bare })).toMatchObject({
      reason: 'account_frozen',
    });
    const byPolicy: Decision<string, string> = { allowed: false, refusal: 'authenticator_not_linked' };
    for (const lost of ['authenticator', 'passkey'] as const)
      for (const decision of [slots([], []), byPolicy])
        expect(planOf({ lost: [lost], linked: bare, decision })).toMatchObject({
          reason: 'factor_not_linked',
        });
    expect(planOf({ lost: [], decision: null })).toMatchObject({ reason: 'nothing_lost' });
    expect(planOf({ decision: { allowed: false, refusal: 'some_rule' } })).toMatchObject({
      reason: 'some_rule',
    });
  });
});

describe('what was sent as lost', () => {
  it('is read once each, in our order, and nothing else', () => {
    expect(readLost(['email', 'phone', 'email', 'nonsense', ''])).toEqual(['phone', 'email']);
    expect(readLost(['password', 'passkey'])).toEqual(['passkey', 'password']);
    expect(readLostFactors(['password', 'passkey'])).toEqual(['passkey']);
  });
});
