import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeResume, provesMore, restsOn, shownBys } from './takeover-rules.ts';

describe('going on with a recovery in another browser', () => {
  const two = ['current_email', 'authenticator'];
  it.each([
    ['password', false, two, 'may'],
    ['session', false, two, 'may'],
    ['step', false, two, 'may'],
    ['claim', false, two, 'recovery_not_yours'],
    ['claim', true, two, 'may'],
    ['password', true, two, 'may'],
    ['password', false, ['authenticator'], 'may'],
    ['password', false, ['passkey'], 'may'],
    ['session', false, ['passkey'], 'may'],
    ['step', false, ['passkey'], 'recovery_only_here'],
    ['step', false, ['authenticator'], 'may'],
    ['claim', true, ['passkey'], 'recovery_only_here'],
    ['claim', false, ['authenticator'], 'recovery_only_here'],
    ['claim', true, ['authenticator'], 'recovery_only_here'],
    ['password', false, ['current_email'], 'recovery_only_here'],
    ['password', false, ['current_phone'], 'recovery_only_here'],
    ['claim', true, ['current_email'], 'recovery_only_here'],
    ['claim', true, ['current_phone'], 'recovery_only_here'],
    ['password', false, [], 'recovery_only_here'],
    ['claim', true, [], 'recovery_only_here'],
  ] as const)('planned by %s, password lost: %s, left %j: %s', (shownBy, isPasswordLost, left, expected) => {
    expect(judgeResume({ shownBy, isPasswordLost, left })).toBe(expected);
  });
});

describe('taking the place of a recovery under way', () => {
  const password = restsOn('password', []);
  it.each([
    [
      'the password and a contact, of the password alone',
      restsOn('password', ['current_email']),
      password,
      true,
    ],
    ['the same, of the same', password, password, false],
    ['nothing, of nothing', restsOn('claim', []), restsOn('claim', []), false],
    ['less, of more', password, restsOn('password', ['current_email']), false],
    [
      'another contact, of one',
      restsOn('claim', ['current_phone']),
      restsOn('claim', ['current_email']),
      false,
    ],
    [
      'the password and the same contact, of a claim',
      restsOn('session', ['current_email']),
      restsOn('claim', ['current_email']),
      true,
    ],
    [
      'two factors, of what staff decided',
      restsOn('password', ['current_email', 'authenticator']),
      restsOn('password', ['staff_decision']),
      false,
    ],
  ])('%s', (_, mine, live, expected) => {
    expect(provesMore(mine, live)).toBe(expected);
  });

  it('counts neither the wait nor what is new', () => {
    expect(restsOn('claim', ['waiting_time', 'new_phone', 'current_email'])).toEqual(
      new Set(['current_email']),
    );
  });

  it('counts the password where it was shown', () => {
    for (const shownBy of ['password', 'session', 'step'] as const)
      expect(restsOn(shownBy, ['passkey'])).toEqual(new Set(['passkey', 'password']));
    for (const shownBy of ['claim', 'nothing'] as const) expect(restsOn(shownBy, []).size).toBe(0);
  });

  it('never goes both ways', () => {
    const rests = fc
      .tuple(
        fc.constantFrom(...shownBys),
        fc.subarray(['current_email', 'current_phone', 'authenticator', 'passkey', 'face', 'staff_decision']),
      )
      .map(([shownBy, proven]) => restsOn(shownBy, proven));
    fc.assert(
      fc.property(rests, rests, (one, other) => {
        expect(provesMore(one, other) && provesMore(other, one)).toBe(false);
      }),
    );
  });
});
