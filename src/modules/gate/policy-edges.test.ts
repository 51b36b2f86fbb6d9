import { describe, expect, it } from 'vitest';
import { decide, lostIn, noStanding, type Standing } from './policy.ts';

/** Single lines of the policy, by hand: what the sweeping tests can't tell apart. */
const plain: Standing = { ...noStanding };
const slotsOf = (
  action: Parameters<typeof decide>[0],
  standing: Standing,
  lost: ('email' | 'phone')[] = [],
) => {
  const policy = decide(action, standing, lost);
  return policy.allowed
    ? policy.slots.map((slot) => `${slot.name}:${slot.accepts.join('|')}`)
    : policy.refusal;
};

it('nobody has nothing', () => {
  expect(noStanding).toEqual({
    state: 'active',
    frozenBy: null,
    identityVerified: false,
    authenticator: false,
    backupCodes: 0,
    passkeys: 0,
    face: false,
    settingsLocked: false,
    unusual: false,
  });
});

it('what a payload calls lost is read once each, in our order, and nothing else', () => {
  expect(lostIn({})).toEqual([]);
  expect(lostIn({ lost: '' })).toEqual([]);
  expect(lostIn({ lost: 'password,phone,phone,nonsense' })).toEqual(['phone', 'password']);
});

describe('a backup code', () => {
  const linked = { ...plain, authenticator: true };
  it('stands in for the authenticator where one is left, and authorises no device', () => {
    expect(slotsOf('replace_authenticator', linked)).toContain('authenticator:authenticator_code');
    expect(slotsOf('replace_authenticator', { ...linked, backupCodes: 1 })).toContain(
      'authenticator:authenticator_code|backup_code',
    );
    const signIn = slotsOf('sign_in_new_device', { ...linked, backupCodes: 1 });
    expect(signIn).toContain('second_factor:authenticator_code|backup_code');
    expect(signIn).toContain('device:device_approval|phone_call|email_link|authenticator_code');
  });
  it('makes no others: whoever found one would have ten', () => {
    expect(slotsOf('make_backup_codes', { ...linked, backupCodes: 1 })).toEqual([
      'second_factor:authenticator_code',
    ]);
    expect(slotsOf('make_backup_codes', { ...linked, backupCodes: 1, passkeys: 1 })).toEqual([
      'second_factor:passkey|authenticator_code',
    ]);
  });
});

it('a passkey may take the place of the password at sign-in, where there is one', () => {
  expect(slotsOf('sign_in', plain)).toContain('password:password');
  expect(slotsOf('sign_in', { ...plain, passkeys: 1 })).toContain('password:password|passkey');
});

describe('removing a passkey', () => {
  it.each([
    [0, false, 'passkey_not_linked'],
    [1, false, 'last_strong_factor'],
    [1, true, ['second_factor:passkey|authenticator_code']],
    [2, false, ['second_factor:passkey']],
    [2, true, ['second_factor:passkey|authenticator_code']],
  ])('of %i, with an authenticator: %s', (passkeys, authenticator, expected) => {
    expect(slotsOf('remove_passkey', { ...plain, passkeys, authenticator })).toEqual(expected);
  });
});

it('a case asks for the face where one is on file, and for every factor that is left', () => {
  const several = slotsOf('recover_by_case', { ...plain, face: true, authenticator: true }, [
    'email',
    'phone',
  ]);
  expect(several).toContain('face:face');
  expect(several).toContain('authenticator:authenticator_code');
  expect(slotsOf('recover_by_case', plain, ['email', 'phone'])).not.toContain('face:face');
});

describe('unlocking the settings without a session', () => {
  it('takes both contacts, and a lock', () => {
    expect(slotsOf('unlock_settings', plain)).toBe('settings_not_locked');
    expect(slotsOf('unlock_settings', { ...plain, settingsLocked: true })).toEqual([
      'current_email:email_code',
      'current_phone:sms_code|voice_code',
    ]);
  });
});

describe('what an account’s state refuses', () => {
  it.each([
    ['closed', null, 'account_closed'],
    ['frozen', 'customer', 'account_frozen'],
    ['frozen', 'staff', 'account_frozen_by_staff'],
    ['restricted', null, 'account_restricted'],
  ] as const)('%s by %s', (state, frozenBy, refusal) => {
    expect(slotsOf('activate_pay', { ...plain, state, frozenBy })).toBe(refusal);
    expect(slotsOf('add_withdrawal_address', { ...plain, state, frozenBy })).toBe(refusal);
  });

  it('an account that isn’t frozen needs no unfreezing', () => {
    expect(slotsOf('unfreeze', plain)).toBe('account_not_frozen');
    expect(slotsOf('unfreeze', { ...plain, state: 'frozen', frozenBy: 'staff' })).toBe(
      'account_frozen_by_staff',
    );
  });

  it('lets a restricted account withdraw, and change what secures it', () => {
    const restricted = { ...plain, state: 'restricted' as const };
    expect(slotsOf('withdraw', restricted)).toEqual([
      'second_factor:sms_code|voice_code',
      'current_email:email_code',
    ]);
    expect(slotsOf('activate_pay', plain)).toEqual([
      'second_factor:email_code|sms_code|voice_code',
      'new_passkey:passkey',
    ]);
  });
});
