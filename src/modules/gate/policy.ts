/**
 * The policy: which proofs each action needs. The only place that knows (product rule: one table, tested over every
 * action, account state and set of linked factors). Pure: no clock, no database.
 */

export type AccountState = 'active' | 'frozen' | 'restricted' | 'closed';

/** What stands behind an account when an action is asked for. E-mail and phone are always there once signed up. */
export type Standing = {
  readonly state: AccountState;
  readonly frozenBy: 'customer' | 'staff' | null;
  readonly identityVerified: boolean;
  readonly authenticator: boolean;
  /** Usable sign-in passkeys. */
  readonly passkeys: number;
  readonly face: boolean;
};

export const proofKinds = [
  'email_code',
  'sms_code',
  'voice_code',
  'authenticator_code',
  'password',
  'passkey',
  'email_link',
  'phone_call',
  'device_approval',
  'face',
  'waiting_time',
  'staff_decision',
] as const;
export type ProofKind = (typeof proofKinds)[number];

export const slotNames = [
  'password',
  'new_email',
  'new_phone',
  'current_email',
  'current_phone',
  'contact',
  'second_factor',
  'authenticator',
  'new_authenticator',
  'passkey',
  'new_passkey',
  'device',
  'face',
  'waiting_time',
  'staff_decision',
] as const;
export type SlotName = (typeof slotNames)[number];

/** One thing to prove, and the kinds of proof of which any one will do. */
export type Slot = { readonly name: SlotName; readonly accepts: readonly ProofKind[] };

export const actions = [
  'sign_up',
  'sign_in',
  'sign_in_new_device',
  'change_phone',
  'change_email',
  'link_authenticator',
  'replace_authenticator',
  'add_passkey',
  'rename_passkey',
  'remove_passkey',
  'change_password',
  'forgotten_password',
  'reset_phone',
  'reset_email',
  'reset_authenticator',
  'recover_by_case',
  'freeze',
  'unfreeze',
  'close_account',
  'withdraw',
  'add_withdrawal_address',
  'activate_pay',
] as const;
export type Action = (typeof actions)[number];

export type PolicyRefusal =
  | 'account_closed'
  | 'account_frozen'
  | 'account_frozen_by_staff'
  | 'account_not_frozen'
  | 'account_restricted'
  | 'authenticator_already_linked'
  | 'authenticator_not_linked'
  | 'last_strong_factor'
  | 'passkey_not_linked';

export type Policy =
  | { readonly allowed: true; readonly slots: readonly Slot[] }
  | { readonly allowed: false; readonly refusal: PolicyRefusal };

const phoneCode = ['sms_code', 'voice_code'] as const;
const anyContactCode = ['email_code', 'sms_code', 'voice_code'] as const;

const slot = (name: SlotName, ...accepts: readonly ProofKind[]): Slot => ({ name, accepts });
const newPhone = slot('new_phone', ...phoneCode);
const newEmail = slot('new_email', 'email_code');
const currentPhone = slot('current_phone', ...phoneCode);
const currentEmail = slot('current_email', 'email_code');
const contact = slot('contact', ...anyContactCode);
const authenticator = slot('authenticator', 'authenticator_code');
const newAuthenticator = slot('new_authenticator', 'authenticator_code');
const password = slot('password', 'password');
const face = slot('face', 'face');
const waitingTime = slot('waiting_time', 'waiting_time');

/** The kinds that count as a second factor: passkey or authenticator when linked, otherwise the given contacts. */
function secondFactor(standing: Standing, ...otherwise: readonly ProofKind[]): Slot {
  const strong: ProofKind[] = [];
  if (standing.passkeys > 0) strong.push('passkey');
  if (standing.authenticator) strong.push('authenticator_code');
  return slot('second_factor', ...(strong.length > 0 ? strong : otherwise));
}

/** What a signed-in passkey alone may stand for: password and second factor at once. */
function passwordOrPasskey(standing: Standing): Slot {
  return standing.passkeys > 0 ? slot('password', 'password', 'passkey') : password;
}

const deviceAuthorisation = (standing: Standing): Slot =>
  slot(
    'device',
    'device_approval',
    'phone_call',
    'email_link',
    ...(standing.authenticator ? (['authenticator_code'] as const) : []),
  );

/** One proof of each factor linked to the account, but for those that are lost. */
function everyLinkedFactor(
  standing: Standing,
  ...lost: readonly ('email' | 'phone' | 'authenticator')[]
): Slot[] {
  const slots: Slot[] = [];
  if (!lost.includes('email')) slots.push(currentEmail);
  if (!lost.includes('phone')) slots.push(currentPhone);
  if (standing.authenticator && !lost.includes('authenticator')) slots.push(authenticator);
  if (standing.passkeys > 0) slots.push(slot('passkey', 'passkey'));
  return slots;
}

/** Verified accounts with a face on file show it; everybody else waits, and any old contact can cancel. */
const resetSlots = (standing: Standing, lost: 'email' | 'phone' | 'authenticator', bound: Slot): Slot[] => [
  ...everyLinkedFactor(standing, lost),
  standing.identityVerified && standing.face ? face : waitingTime,
  bound,
];

type Rule = {
  /** The states in which the action is open; anything else is refused by `stateRefusal`. */
  readonly in: readonly AccountState[];
  readonly refuse?: (standing: Standing) => PolicyRefusal | null;
  readonly slots: (standing: Standing) => readonly Slot[];
};

const live = ['active', 'restricted'] as const;

const rules: Readonly<Record<Action, Rule>> = {
  sign_up: { in: ['active'], slots: () => [newEmail, newPhone] },
  sign_in: {
    in: live,
    slots: (s) => [passwordOrPasskey(s), secondFactor(s, ...anyContactCode)],
  },
  sign_in_new_device: {
    in: live,
    slots: (s) => [passwordOrPasskey(s), secondFactor(s, ...anyContactCode), deviceAuthorisation(s)],
  },
  change_phone: { in: live, slots: (s) => [newPhone, currentPhone, secondFactor(s, 'email_code')] },
  change_email: { in: live, slots: (s) => [newEmail, currentEmail, secondFactor(s, ...phoneCode)] },
  link_authenticator: {
    in: live,
    refuse: (s) => (s.authenticator ? 'authenticator_already_linked' : null),
    slots: () => [contact, newAuthenticator],
  },
  replace_authenticator: {
    in: live,
    refuse: needsAuthenticator,
    slots: () => [authenticator, contact, newAuthenticator],
  },
  add_passkey: {
    in: live,
    slots: (s) => [secondFactor(s, ...anyContactCode), slot('new_passkey', 'passkey')],
  },
  rename_passkey: { in: live, refuse: needsPasskey, slots: () => [] },
  remove_passkey: {
    in: live,
    refuse: (s) =>
      s.passkeys === 0
        ? 'passkey_not_linked'
        : s.passkeys === 1 && !s.authenticator
          ? 'last_strong_factor'
          : null,
    slots: (s) => [secondFactor(s)],
  },
  change_password: { in: live, slots: (s) => [password, secondFactor(s, ...anyContactCode)] },
  forgotten_password: {
    in: live,
    slots: (s) => [
      currentEmail,
      currentPhone,
      ...(s.authenticator || s.passkeys > 0 ? [secondFactor(s)] : []),
    ],
  },
  reset_phone: { in: live, slots: (s) => resetSlots(s, 'phone', newPhone) },
  reset_email: { in: live, slots: (s) => resetSlots(s, 'email', newEmail) },
  reset_authenticator: {
    in: live,
    refuse: needsAuthenticator,
    slots: (s) => resetSlots(s, 'authenticator', newAuthenticator),
  },
  recover_by_case: {
    in: live,
    slots: (s) => [...(s.face ? [face] : []), waitingTime, slot('staff_decision', 'staff_decision')],
  },
  freeze: { in: live, slots: () => [] },
  unfreeze: {
    in: ['frozen'],
    refuse: (s) => (s.frozenBy === 'staff' ? 'account_frozen_by_staff' : null),
    slots: (s) => everyLinkedFactor(s),
  },
  close_account: { in: live, refuse: needsAuthenticator, slots: () => [authenticator, contact] },
  withdraw: { in: live, slots: withdrawSlots },
  add_withdrawal_address: { in: ['active'], slots: withdrawSlots },
  activate_pay: {
    in: ['active'],
    slots: (s) => [secondFactor(s, ...anyContactCode), slot('new_passkey', 'passkey')],
  },
};

function needsAuthenticator(standing: Standing): PolicyRefusal | null {
  return standing.authenticator ? null : 'authenticator_not_linked';
}

function needsPasskey(standing: Standing): PolicyRefusal | null {
  return standing.passkeys > 0 ? null : 'passkey_not_linked';
}

/** Two different factors even without a strong one: e-mail as the contact, so the phone as second factor. */
function withdrawSlots(standing: Standing): readonly Slot[] {
  const strong = standing.authenticator || standing.passkeys > 0;
  return strong ? [secondFactor(standing), contact] : [slot('second_factor', ...phoneCode), currentEmail];
}

function stateRefusal(standing: Standing): PolicyRefusal {
  switch (standing.state) {
    case 'closed':
      return 'account_closed';
    case 'frozen':
      return standing.frozenBy === 'staff' ? 'account_frozen_by_staff' : 'account_frozen';
    case 'restricted':
      return 'account_restricted';
    case 'active':
      return 'account_not_frozen';
  }
}

/** The proofs that `action` needs on an account of this standing, or why it is not open to it. */
export function decide(action: Action, standing: Standing): Policy {
  const rule = rules[action];
  if (!rule.in.includes(standing.state)) return { allowed: false, refusal: stateRefusal(standing) };
  const refusal = rule.refuse?.(standing) ?? null;
  return refusal === null ? { allowed: true, slots: rule.slots(standing) } : { allowed: false, refusal };
}

/** The standing of nobody: for sign-up, and for the decoy shown to an unknown account. */
export const noStanding: Standing = {
  state: 'active',
  frozenBy: null,
  identityVerified: false,
  authenticator: false,
  passkeys: 0,
  face: false,
};

/**
 * The slots that one proof fills: its own, and, for a passkey, every open slot that takes a passkey as proof of the
 * person. A new passkey and a device are never filled that way.
 */
export function slotsFilledBy(kind: ProofKind, shown: SlotName, slots: readonly Slot[]): readonly SlotName[] {
  if (kind !== 'passkey') return [shown];
  return slots
    .filter(
      (each) => each.name === shown || (each.accepts.includes('passkey') && each.name !== 'new_passkey'),
    )
    .map((each) => each.name);
}
