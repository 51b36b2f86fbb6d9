import { describe, expect, it } from 'vitest';
import { type Action, actions } from '#kernel/actions.ts';
import { type AccountState, decide, type LostFactor, rotatesSession, type Standing } from './policy.ts';
import { mayFill, type ProofKind, type Slot, slotsFilledBy } from './slot-rules.ts';

const states: readonly AccountState[] = ['active', 'frozen', 'restricted', 'closed'];
const booleans = [false, true] as const;

/** Every action x every account state x every set of linked factors. */
function* everyCase(): Generator<{ action: Action; standing: Standing }> {
  for (const action of actions)
    for (const state of states)
      for (const frozenBy of state === 'frozen' ? (['customer', 'staff'] as const) : [null])
        for (const identityVerified of booleans)
          for (const authenticator of booleans)
            for (const backupCodes of authenticator ? [0, 3] : [0])
              for (const passkeys of [0, 1, 2])
                for (const face of booleans)
                  for (const settingsLocked of booleans)
                    for (const unusual of booleans)
                      yield {
                        action,
                        standing: {
                          state,
                          frozenBy,
                          identityVerified,
                          authenticator,
                          backupCodes,
                          passkeys,
                          face,
                          settingsLocked,
                          unusual,
                        },
                      };
}

const cases = [...everyCase()];
const allowed = cases.flatMap(({ action, standing }) => {
  const policy = decide(action, standing);
  return policy.allowed ? [{ action, standing, slots: policy.slots }] : [];
});

/** Of an account that isn't there, or isn't known yet. */
const isOfNobody = (action: Action): boolean => action === 'sign_up' || action === 'claim_last_resort';

type Factor =
  | 'email'
  | 'phone'
  | 'authenticator'
  | 'passkey'
  | 'password'
  | 'face'
  | 'time'
  | 'staff'
  | 'device';
const factorOf: Record<ProofKind, Factor> = {
  email_code: 'email',
  email_link: 'email',
  sms_code: 'phone',
  voice_code: 'phone',
  phone_call: 'phone',
  authenticator_code: 'authenticator',
  backup_code: 'authenticator',
  passkey: 'passkey',
  password: 'password',
  face: 'face',
  waiting_time: 'time',
  staff_decision: 'staff',
  device_approval: 'device',
};

type Row = readonly string[] | `refused: ${string}`;

/**
 * The table of product section 2 as a person reads it: what fills each slot of an account with no authenticator and no
 * passkey, with an authenticator, with one passkey. A new action has to have its row here.
 */
const table: Readonly<Record<Action, readonly [Row, Row, Row]>> = {
  sign_up: [
    ['new_email: email_code', 'new_phone: phone'],
    ['new_email: email_code', 'new_phone: phone'],
    ['new_email: email_code', 'new_phone: phone'],
  ],
  sign_in: [
    ['password: password', 'second_factor: any contact'],
    ['password: password', 'second_factor: authenticator_code'],
    ['password: password | passkey', 'second_factor: passkey'],
  ],
  sign_in_new_device: [
    ['password: password', 'second_factor: any contact', 'device: device_approval | phone_call | email_link'],
    [
      'password: password',
      'second_factor: authenticator_code',
      'device: device_approval | phone_call | email_link | authenticator_code',
    ],
    [
      'password: password | passkey',
      'second_factor: passkey',
      'device: device_approval | phone_call | email_link',
    ],
  ],
  change_phone: [
    ['new_phone: phone', 'current_phone: phone', 'second_factor: email_code'],
    ['new_phone: phone', 'current_phone: phone', 'second_factor: authenticator_code'],
    ['new_phone: phone', 'current_phone: phone', 'second_factor: passkey'],
  ],
  change_email: [
    ['new_email: email_code', 'current_email: email_code', 'second_factor: phone'],
    ['new_email: email_code', 'current_email: email_code', 'second_factor: authenticator_code'],
    ['new_email: email_code', 'current_email: email_code', 'second_factor: passkey'],
  ],
  link_authenticator: [
    ['contact: any contact', 'new_authenticator: authenticator_code'],
    'refused: authenticator_already_linked',
    ['contact: any contact', 'second_factor: passkey', 'new_authenticator: authenticator_code'],
  ],
  replace_authenticator: [
    'refused: authenticator_not_linked',
    ['authenticator: authenticator_code', 'contact: any contact', 'new_authenticator: authenticator_code'],
    'refused: authenticator_not_linked',
  ],
  make_backup_codes: [
    'refused: authenticator_not_linked',
    ['second_factor: authenticator_code'],
    'refused: authenticator_not_linked',
  ],
  add_passkey: [
    ['second_factor: any contact', 'new_passkey: passkey'],
    ['second_factor: authenticator_code', 'new_passkey: passkey'],
    ['second_factor: passkey', 'new_passkey: passkey'],
  ],
  rename_passkey: ['refused: passkey_not_linked', 'refused: passkey_not_linked', []],
  remove_passkey: [
    'refused: passkey_not_linked',
    'refused: passkey_not_linked',
    'refused: last_strong_factor',
  ],
  change_password: [
    ['password: password', 'second_factor: any contact'],
    ['password: password', 'second_factor: authenticator_code'],
    ['password: password', 'second_factor: passkey'],
  ],
  forgotten_password: [
    ['current_email: email_code', 'current_phone: phone'],
    ['current_email: email_code', 'current_phone: phone', 'second_factor: authenticator_code'],
    ['current_email: email_code', 'current_phone: phone', 'second_factor: passkey'],
  ],
  choose_anti_phishing_code: [[], [], []],
  reset_phone: [
    ['current_email: email_code', 'waiting_time: waiting_time', 'new_phone: phone'],
    [
      'current_email: email_code',
      'authenticator: authenticator_code',
      'waiting_time: waiting_time',
      'new_phone: phone',
    ],
    ['current_email: email_code', 'passkey: passkey', 'waiting_time: waiting_time', 'new_phone: phone'],
  ],
  reset_email: [
    ['current_phone: phone', 'waiting_time: waiting_time', 'new_email: email_code'],
    [
      'current_phone: phone',
      'authenticator: authenticator_code',
      'waiting_time: waiting_time',
      'new_email: email_code',
    ],
    ['current_phone: phone', 'passkey: passkey', 'waiting_time: waiting_time', 'new_email: email_code'],
  ],
  reset_authenticator: [
    'refused: authenticator_not_linked',
    [
      'current_email: email_code',
      'current_phone: phone',
      'waiting_time: waiting_time',
      'new_authenticator: authenticator_code',
    ],
    'refused: authenticator_not_linked',
  ],
  reset_passkey: [
    'refused: passkey_not_linked',
    'refused: passkey_not_linked',
    ['current_email: email_code', 'current_phone: phone', 'waiting_time: waiting_time'],
  ],
  claim_last_resort: [
    ['new_email: email_code', 'new_phone: phone'],
    ['new_email: email_code', 'new_phone: phone'],
    ['new_email: email_code', 'new_phone: phone'],
  ],
  recover_by_case: [
    [
      'current_email: email_code',
      'current_phone: phone',
      'staff_decision: staff_decision',
      'waiting_time: waiting_time',
    ],
    [
      'current_email: email_code',
      'current_phone: phone',
      'authenticator: authenticator_code',
      'staff_decision: staff_decision',
      'waiting_time: waiting_time',
    ],
    [
      'current_email: email_code',
      'current_phone: phone',
      'passkey: passkey',
      'staff_decision: staff_decision',
      'waiting_time: waiting_time',
    ],
  ],
  resume_recovery: [
    ['current_email: email_code', 'current_phone: phone'],
    ['current_email: email_code', 'current_phone: phone', 'authenticator: authenticator_code'],
    ['current_email: email_code', 'current_phone: phone', 'passkey: passkey'],
  ],
  lock_settings: [
    ['second_factor: any contact'],
    ['second_factor: authenticator_code'],
    ['second_factor: passkey'],
  ],
  unlock_settings: [
    'refused: settings_not_locked',
    'refused: settings_not_locked',
    'refused: settings_not_locked',
  ],
  freeze: [[], [], []],
  unfreeze: ['refused: account_not_frozen', 'refused: account_not_frozen', 'refused: account_not_frozen'],
  close_account: [
    'refused: authenticator_not_linked',
    ['authenticator: authenticator_code', 'contact: any contact'],
    'refused: authenticator_not_linked',
  ],
  withdraw: [
    ['second_factor: phone', 'current_email: email_code'],
    ['second_factor: authenticator_code', 'contact: any contact'],
    ['second_factor: passkey', 'contact: any contact'],
  ],
  add_withdrawal_address: [
    ['second_factor: phone', 'current_email: email_code'],
    ['second_factor: authenticator_code', 'contact: any contact'],
    ['second_factor: passkey', 'contact: any contact'],
  ],
  activate_pay: [
    ['second_factor: any contact', 'new_passkey: passkey'],
    ['second_factor: authenticator_code', 'new_passkey: passkey'],
    ['second_factor: passkey', 'new_passkey: passkey'],
  ],
};

const plain: Standing = {
  state: 'active',
  frozenBy: null,
  identityVerified: false,
  authenticator: false,
  backupCodes: 0,
  passkeys: 0,
  face: false,
  settingsLocked: false,
  unusual: false,
};

const contactWords: Readonly<Record<string, string>> = {
  'email_code | sms_code | voice_code': 'any contact',
  'sms_code | voice_code': 'phone',
};

function read(action: Action, standing: Standing, lost: readonly LostFactor[] = []): Row {
  const policy = decide(action, standing, lost);
  if (!policy.allowed) return `refused: ${policy.refusal}`;
  return policy.slots.map(({ name, accepts }) => {
    const kinds = accepts.join(' | ');
    return `${name}: ${contactWords[kinds] ?? kinds}`;
  });
}

const namesOf = (action: Action, standing: Standing, lost: readonly LostFactor[] = []): readonly string[] => {
  const policy = decide(action, standing, lost);
  return policy.allowed ? policy.slots.map(({ name }) => name) : [policy.refusal];
};

describe('the policy table', () => {
  it.each(actions)('%s asks for what the product page says', (action) => {
    const [bare, withAuthenticator, withPasskey] = table[action];
    expect(read(action, plain)).toEqual(bare);
    expect(read(action, { ...plain, authenticator: true })).toEqual(withAuthenticator);
    expect(read(action, { ...plain, passkeys: 1 })).toEqual(withPasskey);
  });

  it('asks a verified account with a face on file for the face instead of a wait', () => {
    expect(namesOf('reset_phone', { ...plain, identityVerified: true, face: true })).toEqual([
      'current_email',
      'face',
      'new_phone',
    ]);
    expect(namesOf('reset_phone', { ...plain, identityVerified: false, face: true })).toContain(
      'waiting_time',
    );
  });

  it('lets staff and the wait stand for the face of a verified account that has none on file', () => {
    const verified: Standing = { ...plain, identityVerified: true, authenticator: true };
    expect(namesOf('reset_phone', verified)).toEqual([
      'current_email',
      'authenticator',
      'staff_decision',
      'waiting_time',
      'new_phone',
    ]);
    for (const { action, standing, slots } of allowed) {
      if (!action.startsWith('reset_')) continue;
      const isCase = standing.identityVerified && !standing.face;
      expect(slots.some(({ name }) => name === 'staff_decision')).toBe(isCase);
    }
  });

  it('asks a case for every factor that is left, the decision of staff and the wait', () => {
    const all: Standing = { ...plain, authenticator: true, passkeys: 1 };
    const names = (...lost: readonly LostFactor[]) => namesOf('recover_by_case', all, lost);
    expect(names('phone', 'authenticator')).toEqual([
      'current_email',
      'passkey',
      'staff_decision',
      'waiting_time',
      'new_phone',
      'new_authenticator',
    ]);
    expect(names('phone', 'password')).toEqual([
      'current_email',
      'authenticator',
      'passkey',
      'staff_decision',
      'waiting_time',
      'new_phone',
    ]);
    expect(names('phone', 'email', 'authenticator', 'passkey')).toEqual([
      'staff_decision',
      'waiting_time',
      'new_phone',
      'new_email',
      'new_authenticator',
    ]);
  });

  it('asks for one proof of every linked factor to unfreeze', () => {
    const frozen: Standing = { ...plain, state: 'frozen', frozenBy: 'customer' };
    expect(read('unfreeze', frozen)).toEqual(['current_email: email_code', 'current_phone: phone']);
    expect(read('unfreeze', { ...frozen, authenticator: true, passkeys: 2 })).toEqual([
      'current_email: email_code',
      'current_phone: phone',
      'authenticator: authenticator_code',
      'passkey: passkey',
    ]);
    expect(read('unfreeze', { ...frozen, frozenBy: 'staff' })).toBe('refused: account_frozen_by_staff');
  });

  it('binds in the place of each lost factor what proves a new one', () => {
    const lost = ['email', 'phone', 'authenticator', 'passkey', 'password'] as const;
    expect(read('recover_by_case', { ...plain, authenticator: true, passkeys: 1 }, lost)).toEqual([
      'staff_decision: staff_decision',
      'waiting_time: waiting_time',
      'new_email: email_code',
      'new_phone: phone',
      'new_authenticator: authenticator_code',
    ]);
  });
});

describe('over every action, state and set of factors', () => {
  it(`covers ${cases.length} cases and decides each of them`, () => {
    expect(cases).toHaveLength(actions.length * 5 * 2 * 3 * 3 * 2 * 2 * 2);
    for (const { action, standing } of cases) expect(() => decide(action, standing)).not.toThrow();
  });

  it('lets nothing happen on a closed account', () => {
    for (const { action, standing } of cases.filter((each) => each.standing.state === 'closed')) {
      expect(decide(action, standing)).toEqual({ allowed: false, refusal: 'account_closed' });
    }
  });

  it('lets a frozen account only be unfrozen, or recovered by a case wherever that is gone on with, and not when staff froze it', () => {
    const open = allowed.filter((each) => each.standing.state === 'frozen');
    expect(new Set(open.map((each) => each.action))).toEqual(
      new Set(['unfreeze', 'recover_by_case', 'resume_recovery']),
    );
    expect(open.every((each) => each.standing.frozenBy === 'customer')).toBe(true);
  });

  it('never asks for a factor that the account does not have', () => {
    for (const { slots, standing } of allowed) {
      for (const slot of slots) {
        expect(slot.accepts.length).toBeGreaterThan(0);
        if (slot.name.startsWith('new_')) continue;
        if (!standing.authenticator) expect(slot.accepts).not.toContain('authenticator_code');
        if (standing.passkeys === 0) expect(slot.accepts).not.toContain('passkey');
      }
    }
  });

  it('never lets a contact code stand for a stronger factor that is linked', () => {
    for (const { slots, standing } of allowed) {
      if (!standing.authenticator && standing.passkeys === 0) continue;
      const second = slots.find((slot) => slot.name === 'second_factor');
      for (const kind of second?.accepts ?? []) {
        expect(['passkey', 'authenticator_code', 'backup_code']).toContain(kind);
      }
    }
  });

  it('changes or resets a factor only after proofs of two different factors, however they are chosen', () => {
    const changing = /^(change|reset|replace|link|add|remove|close|withdraw|activate|forgotten|recover)/;
    for (const { action, slots, standing } of allowed.filter((each) => changing.test(each.action))) {
      expect(weakest(slots), `${action} ${JSON.stringify(standing)}`).toBeGreaterThanOrEqual(
        /^(remove_passkey|add_passkey|activate_pay)$/.test(action) ? 1 : 2,
      );
    }
  });

  it('binds nothing new to an account with a strong factor without it, or what a reset asks in its place', () => {
    const strong: readonly ProofKind[] = ['passkey', 'authenticator_code', 'backup_code'];
    const ofReset: readonly string[] = ['waiting_time', 'staff_decision', 'face'];
    for (const { action, slots, standing } of allowed) {
      if (!standing.authenticator && standing.passkeys === 0) continue;
      if (isOfNobody(action) || !slots.some(({ name }) => name.startsWith('new_'))) continue;
      const isStrong = slots.some(
        ({ name, accepts }) => !name.startsWith('new_') && accepts.every((kind) => strong.includes(kind)),
      );
      expect(isStrong || slots.some(({ name }) => ofReset.includes(name)), action).toBe(true);
    }
  });

  it('asks as much when something is added to an account as it asked before', () => {
    for (const { action, slots, standing } of allowed) {
      const more = decide(action, { ...standing, authenticator: true });
      if (!more.allowed) continue;
      expect(more.slots.length, action).toBeGreaterThanOrEqual(slots.length);
    }
  });

  it('lets a passkey fill every slot that takes one, so that no authenticator code follows it', () => {
    for (const { slots } of allowed) {
      const slot = slots.find((each) => each.name !== 'new_passkey' && each.accepts.includes('passkey'));
      if (!slot) continue;
      const filled = slotsFilledBy('passkey', slot.name, slots);
      for (const each of slots) {
        const isPerson = each.accepts.includes('passkey') && each.name !== 'new_passkey';
        expect(filled.includes(each.name)).toBe(isPerson);
      }
    }
  });

  it('lets every other proof fill the one slot that it was shown for; an authenticator code is no password', () => {
    for (const { slots } of allowed)
      for (const { name, accepts } of slots)
        for (const kind of accepts) {
          if (kind === 'passkey' || kind === 'device_approval') continue;
          expect(slotsFilledBy(kind, name, slots)).toEqual([name]);
        }
  });

  it('proves the person when it is shown, not when it is made', () => {
    const policy = decide('add_passkey', { ...plain, passkeys: 1 });
    const slots = policy.allowed ? policy.slots : [];
    expect(slots.map(({ name }) => name)).toEqual(['second_factor', 'new_passkey']);
    expect(slotsFilledBy('passkey', 'new_passkey', slots)).toEqual(['new_passkey']);
    expect(slotsFilledBy('passkey', 'second_factor', slots)).toEqual(['second_factor']);
  });
});

describe('a new token for the session', () => {
  it('comes with these actions and no others', () => {
    expect(actions.filter(rotatesSession)).toEqual([
      'change_phone',
      'change_email',
      'link_authenticator',
      'replace_authenticator',
      'make_backup_codes',
      'add_passkey',
      'remove_passkey',
      'change_password',
      'reset_phone',
      'reset_email',
      'reset_authenticator',
      'reset_passkey',
      'recover_by_case',
      'activate_pay',
    ]);
  });

  it('comes with every action that binds a new factor to an account that is there', () => {
    for (const { action, slots } of allowed) {
      if (isOfNobody(action) || !slots.some(({ name }) => name.startsWith('new_'))) continue;
      expect(rotatesSession(action), action).toBe(true);
    }
  });
});

/** The fewest different factors that fill all slots: what an attacker would go for. */
function weakest(slots: readonly Slot[]): number {
  const choices = slots.reduce<Factor[][]>(
    (sets, slot) =>
      sets.flatMap((set) =>
        slot.accepts.map((kind) => [
          ...set,
          `${factorOf[kind]}${slot.name.startsWith('new_') ? '+' : ''}` as Factor,
        ]),
      ),
    [[]],
  );
  return Math.min(...choices.map((set) => new Set(set).size));
}

describe('the settings lock', () => {
  it('stops whatever changes how the account is secured, and lets resets go on with a wait', () => {
    const locked: Standing = { ...plain, passkeys: 2, settingsLocked: true };
    // With an authenticator and without: neither its first link nor its replacement may slip through.
    const open = actions.filter((action) =>
      booleans.some((authenticator) => decide(action, { ...locked, authenticator }).allowed),
    );
    expect(open).toEqual([
      'sign_up',
      'sign_in',
      'sign_in_new_device',
      'reset_phone',
      'reset_email',
      'reset_authenticator',
      'reset_passkey',
      // It is asked of nobody: no account is known yet.
      'claim_last_resort',
      'recover_by_case',
      'resume_recovery',
      'unlock_settings',
      'freeze',
      'withdraw',
    ]);
    for (const { slots } of allowed.filter(
      ({ action, standing }) => action.startsWith('reset_') && standing.settingsLocked,
    )) {
      expect(slots.map((slot) => slot.name)).toContain('waiting_time');
    }
  });
});

describe('an unusual sign-in on a new device', () => {
  const slotsOf = (standing: Standing): readonly Slot[] => {
    const policy = decide('sign_in_new_device', standing);
    return policy.allowed ? policy.slots : [];
  };
  it('needs two device methods, or the approval of another device, which is both', () => {
    const slots = slotsOf({ ...plain, unusual: true });
    expect(slots.map((slot) => slot.name)).toEqual(['password', 'second_factor', 'device', 'device_again']);
    expect(slotsFilledBy('device_approval', 'device', slots)).toEqual(['device', 'device_again']);
    expect(slotsFilledBy('phone_call', 'device', slots)).toEqual(['device']);
  });

  it('takes no method twice', () => {
    const proven = [{ slot: 'device', kind: 'email_link' }] as const;
    expect(mayFill('email_link', 'device', [])).toBe(true);
    expect(mayFill('email_link', 'device_again', proven)).toBe(false);
    expect(mayFill('email_link', 'device_again', [{ slot: 'password', kind: 'password' }, ...proven])).toBe(
      false,
    );
    expect(mayFill('phone_call', 'device_again', proven)).toBe(true);
    expect(mayFill('email_code', 'second_factor', proven)).toBe(true);
  });
});
