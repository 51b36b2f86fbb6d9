import { describe, expect, it } from 'vitest';
import {
  blindlyLost,
  isBlind,
  judgeMatch,
  lostWith,
  stageForOwner,
  unmatchedReasons,
} from './last-resort-rules.ts';
import { stages } from './stage-rules.ts';
import { judgeResume, provesMore, restsOn, shownBys } from './takeover-rules.ts';

describe('the account that a last resort is for', () => {
  const match = { isKnown: true, isOpen: true, isAnotherLive: false, claims: 0, claimsMax: 3 };
  it.each([
    ['is the one that was named', {}, null],
    ['is none where nobody has the contact', { isKnown: false }, 'no_account'],
    ['is none that the policy keeps shut', { isOpen: false }, 'not_open'],
    ['is none with another recovery under way', { isAnotherLive: true }, 'another_live'],
    ['is claimed up to a limit', { claims: 2 }, null],
    ['is claimed no more than that', { claims: 3 }, 'limit_reached'],
    ['is none first of all', { isKnown: false, isOpen: false, isAnotherLive: true, claims: 9 }, 'no_account'],
  ] as const)('%s', (_, facts, expected) => {
    expect(judgeMatch({ ...match, ...facts })).toBe(expected);
  });
});

describe('a last resort', () => {
  it('loses everything that is linked, and tells of it only what everybody has', () => {
    const none = lostWith({ authenticator: false, passkeys: 0 });
    expect(none).toEqual(['phone', 'email', 'password']);
    expect(none).toEqual(blindlyLost);
    expect(lostWith({ authenticator: true, passkeys: 0 })).toEqual([
      'phone',
      'email',
      'authenticator',
      'password',
    ]);
    expect(lostWith({ authenticator: false, passkeys: 3 })).toEqual([
      'phone',
      'email',
      'passkey',
      'password',
    ]);
  });

  it('is blind until it waits, and nothing else ever is', () => {
    for (const shownBy of shownBys)
      for (const waitsUntil of [null, new Date()])
        expect(isBlind({ shownBy, waitsUntil })).toBe(shownBy === 'nothing' && waitsUntil === null);
  });

  it('is over for the account’s contacts once it was stopped, whatever staff say of it then', () => {
    for (const stage of stages)
      for (const unmatched of [null, ...unmatchedReasons])
        expect(stageForOwner(stage, unmatched)).toBe(unmatched === 'stopped' ? 'cancelled' : stage);
  });

  it('goes on nowhere else, and gives way to whatever proves anything', () => {
    for (const isPasswordLost of [false, true])
      for (const left of [[], ['authenticator'], ['current_email', 'current_phone']])
        expect(judgeResume({ shownBy: 'nothing', isPasswordLost, left })).toBe('recovery_only_here');
    const nothing = restsOn('nothing', ['new_email', 'new_phone']);
    expect(nothing.size).toBe(0);
    expect(provesMore(nothing, nothing)).toBe(false);
    expect(provesMore(restsOn('claim', ['current_email']), nothing)).toBe(true);
    expect(provesMore(restsOn('password', []), nothing)).toBe(true);
  });
});
