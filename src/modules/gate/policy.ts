/**
 * The policy: which proofs each action needs. The only place that knows (product rule: one table, tested over every
 * action, account state and set of linked factors). Pure: no clock, no database.
 */
import type { Action } from '#kernel/actions.ts';
import {
  anyContactCode,
  firstSlots,
  type ProofKind,
  phoneCode,
  type Slot,
  type SlotName,
  slot,
} from './slot-rules.ts';

export type AccountState = 'active' | 'frozen' | 'restricted' | 'closed';

/** What stands behind an account when an action is asked for. E-mail and phone are always there once signed up. */
export type Standing = {
  readonly state: AccountState;
  readonly frozenBy: 'customer' | 'staff' | null;
  readonly identityVerified: boolean;
  readonly authenticator: boolean;
  /** Backup codes that are left; none without an authenticator. */
  readonly backupCodes: number;
  /** Usable sign-in passkeys. */
  readonly passkeys: number;
  readonly face: boolean;
  /** The settings lock is on: nothing that secures the account changes. */
  readonly settingsLocked: boolean;
  /** The sign-in that is asked for looks unusual (sessions/risk-rules.ts). */
  readonly unusual: boolean;
};

export const policyRefusals = [
  'account_closed',
  'account_frozen',
  'account_frozen_by_staff',
  'account_not_frozen',
  'account_restricted',
  'authenticator_already_linked',
  'authenticator_not_linked',
  'last_strong_factor',
  'passkey_not_linked',
  'settings_locked',
  'settings_not_locked',
] as const;
export type PolicyRefusal = (typeof policyRefusals)[number];

export type Policy =
  | { readonly allowed: true; readonly slots: readonly Slot[] }
  | { readonly allowed: false; readonly refusal: PolicyRefusal };

const newPhone = slot('new_phone', ...phoneCode);
const newEmail = slot('new_email', 'email_code');
const { email: currentEmail, phone: currentPhone } = firstSlots;
const contact = slot('contact', ...anyContactCode);
const newAuthenticator = slot('new_authenticator', 'authenticator_code');
const password = slot('password', 'password');
const face = slot('face', 'face');
const staffDecision = slot('staff_decision', 'staff_decision');
const waitingTime = slot('waiting_time', 'waiting_time');

/** What the linked authenticator shows, or one of the codes that were made for the day it is gone. */
const authenticatorKinds = (standing: Standing): readonly ProofKind[] =>
  standing.backupCodes > 0 ? ['authenticator_code', 'backup_code'] : ['authenticator_code'];

const authenticator = (standing: Standing): Slot => slot('authenticator', ...authenticatorKinds(standing));

/** The kinds that count as a second factor: passkey or authenticator when linked, otherwise the given contacts. */
function secondFactor(standing: Standing, ...otherwise: readonly ProofKind[]): Slot {
  const strong: ProofKind[] = [];
  if (standing.passkeys > 0) strong.push('passkey');
  if (standing.authenticator) strong.push(...authenticatorKinds(standing));
  return slot('second_factor', ...(strong.length > 0 ? strong : otherwise));
}

/** What a signed-in passkey alone may stand for: password and second factor at once. */
function passwordOrPasskey(standing: Standing): Slot {
  return standing.passkeys > 0 ? slot('password', 'password', 'passkey') : password;
}

/** One authorisation of a new device; an unusual sign-in needs the approval of another device, or two methods. */
function deviceAuthorisation(standing: Standing): Slot[] {
  const kinds: readonly ProofKind[] = [
    'device_approval',
    'phone_call',
    'email_link',
    ...(standing.authenticator ? (['authenticator_code'] as const) : []),
  ];
  const names: readonly SlotName[] = standing.unusual ? ['device', 'device_again'] : ['device'];
  return names.map((name) => slot(name, ...kinds));
}

export const losableFactors = ['email', 'phone', 'authenticator', 'passkey', 'password'] as const;
export type LostFactor = (typeof losableFactors)[number];

/** One proof of each factor linked to the account, but for those that are lost. */
function everyLinkedFactor(standing: Standing, ...lost: readonly LostFactor[]): Slot[] {
  const slots: Slot[] = [];
  if (!lost.includes('email')) slots.push(currentEmail);
  if (!lost.includes('phone')) slots.push(currentPhone);
  if (standing.authenticator && !lost.includes('authenticator')) slots.push(authenticator(standing));
  if (standing.passkeys > 0 && !lost.includes('passkey')) slots.push(slot('passkey', 'passkey'));
  return slots;
}

/** What takes the place of a lost factor. Lost passkeys are only removed, and a password is set anew afterwards. */
const boundAnew = (lost: LostFactor): readonly Slot[] =>
  ({ email: [newEmail], phone: [newPhone], authenticator: [newAuthenticator], passkey: [], password: [] })[
    lost
  ];

/**
 * Verified accounts with a face on file show it, and without one staff look at a document; everybody else waits, and any
 * old contact can cancel.
 */
const resetSlots = (standing: Standing, lost: LostFactor): Slot[] => [
  ...everyLinkedFactor(standing, lost),
  ...(standing.identityVerified ? [standing.face ? face : staffDecision] : []),
  // The settings lock can't be gone round: while it is on, every reset waits as long as unlocking would.
  ...(standing.identityVerified && standing.face && !standing.settingsLocked ? [] : [waitingTime]),
  ...boundAnew(lost),
];

type Rule = {
  /** The states in which the action is open; anything else is refused by `stateRefusal`. */
  readonly in: readonly AccountState[];
  readonly refuse?: (standing: Standing) => PolicyRefusal | null;
  /** `lost`: the factors that a case is about; every other action names its own. */
  readonly slots: (standing: Standing, lost: readonly LostFactor[]) => readonly Slot[];
  /**
   * It changes what the account is secured by. A session that does it gets a new token, so that one which was stolen
   * before doesn't outlive the change.
   */
  readonly rotatesSession?: true;
  /**
   * The settings lock stops it (product rule: section 13): what changes how the account is secured, and new withdrawal
   * addresses. Resets go on, with the waiting time of the lock.
   */
  readonly isSetting?: true;
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
    slots: (s) => [passwordOrPasskey(s), secondFactor(s, ...anyContactCode), ...deviceAuthorisation(s)],
  },
  change_phone: {
    in: live,
    slots: (s) => [newPhone, currentPhone, secondFactor(s, 'email_code')],
    rotatesSession: true,
    isSetting: true,
  },
  change_email: {
    in: live,
    slots: (s) => [newEmail, currentEmail, secondFactor(s, ...phoneCode)],
    rotatesSession: true,
    isSetting: true,
  },
  link_authenticator: {
    in: live,
    refuse: (s) => (s.authenticator ? 'authenticator_already_linked' : null),
    // With a passkey that too: else a session and a mailbox would get past it to a second factor of their own.
    slots: (s) => [contact, ...(s.passkeys > 0 ? [secondFactor(s)] : []), newAuthenticator],
    rotatesSession: true,
    isSetting: true,
  },
  replace_authenticator: {
    in: live,
    refuse: needsAuthenticator,
    slots: (s) => [authenticator(s), contact, newAuthenticator],
    rotatesSession: true,
    isSetting: true,
  },
  make_backup_codes: {
    in: live,
    refuse: needsAuthenticator,
    // No backup code: whoever found one would have ten.
    slots: (s) => [secondFactor({ ...s, backupCodes: 0 })],
    rotatesSession: true,
    isSetting: true,
  },
  add_passkey: {
    in: live,
    slots: (s) => [secondFactor(s, ...anyContactCode), slot('new_passkey', 'passkey')],
    rotatesSession: true,
    isSetting: true,
  },
  rename_passkey: { in: live, refuse: needsPasskey, slots: () => [], isSetting: true },
  remove_passkey: {
    in: live,
    refuse: (s) =>
      s.passkeys === 0
        ? 'passkey_not_linked'
        : s.passkeys === 1 && !s.authenticator
          ? 'last_strong_factor'
          : null,
    slots: (s) => [secondFactor(s)],
    rotatesSession: true,
    isSetting: true,
  },
  change_password: {
    in: live,
    slots: (s) => [password, secondFactor(s, ...anyContactCode)],
    rotatesSession: true,
    isSetting: true,
  },
  forgotten_password: {
    in: live,
    slots: (s) => [
      currentEmail,
      currentPhone,
      ...(s.authenticator || s.passkeys > 0 ? [secondFactor(s)] : []),
    ],
    isSetting: true,
  },
  choose_anti_phishing_code: { in: live, slots: () => [], isSetting: true },
  reset_phone: { in: live, slots: (s) => resetSlots(s, 'phone'), rotatesSession: true },
  reset_email: { in: live, slots: (s) => resetSlots(s, 'email'), rotatesSession: true },
  reset_authenticator: {
    in: live,
    refuse: needsAuthenticator,
    slots: (s) => resetSlots(s, 'authenticator'),
    rotatesSession: true,
  },
  reset_passkey: {
    in: live,
    refuse: needsPasskey,
    slots: (s) => resetSlots(s, 'passkey'),
    rotatesSession: true,
  },
  // Nothing of the account can be proven: only what will take the place of its contacts. It opens a case, and nothing else.
  claim_last_resort: { in: ['active'], slots: () => [newEmail, newPhone] },
  // What is left is proven as for a single reset; staff decide on top of it, never in its place.
  // Open to an account that its own customer froze, and opens it again: with a factor lost it can be unfrozen no other way.
  recover_by_case: {
    in: [...live, 'frozen'],
    refuse: frozenByStaff,
    slots: (s, lost) => [
      ...everyLinkedFactor(s, ...lost),
      ...(s.face ? [face] : []),
      staffDecision,
      waitingTime,
      ...lost.flatMap(boundAnew),
    ],
    rotatesSession: true,
  },
  // Somebody who began a recovery goes on with it in another browser.
  resume_recovery: {
    in: [...live, 'frozen'],
    refuse: frozenByStaff,
    slots: (s, lost) => everyLinkedFactor(s, ...lost),
  },
  // Not from a session alone: a thief could keep the owner from changing anything for a month.
  lock_settings: { in: live, slots: (s) => [secondFactor(s, ...anyContactCode)], isSetting: true },
  // From a session nothing more is asked, and the waiting time does the rest; this is for somebody who can't sign in.
  unlock_settings: {
    in: live,
    refuse: (s) => (s.settingsLocked ? null : 'settings_not_locked'),
    slots: () => [currentEmail, currentPhone],
  },
  freeze: { in: live, slots: () => [] },
  unfreeze: {
    in: ['frozen'],
    refuse: frozenByStaff,
    slots: (s) => everyLinkedFactor(s),
  },
  close_account: {
    in: live,
    refuse: needsAuthenticator,
    slots: (s) => [authenticator(s), contact],
    isSetting: true,
  },
  withdraw: { in: live, slots: withdrawSlots },
  add_withdrawal_address: { in: ['active'], slots: withdrawSlots, isSetting: true },
  activate_pay: {
    in: ['active'],
    slots: (s) => [secondFactor(s, ...anyContactCode), slot('new_passkey', 'passkey')],
    rotatesSession: true,
    isSetting: true,
  },
};

function frozenByStaff(standing: Standing): PolicyRefusal | null {
  return standing.frozenBy === 'staff' ? 'account_frozen_by_staff' : null;
}

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
export function decide(action: Action, standing: Standing, lost: readonly LostFactor[] = []): Policy {
  const rule = rules[action];
  if (!rule.in.includes(standing.state)) return { allowed: false, refusal: stateRefusal(standing) };
  const locked = standing.settingsLocked && rule.isSetting ? ('settings_locked' as const) : null;
  const refusal = locked ?? rule.refuse?.(standing) ?? null;
  return refusal === null
    ? { allowed: true, slots: rule.slots(standing, lost) }
    : { allowed: false, refusal };
}

/** The payload's name for the factors that an action is about, joined by commas. */
export const lostIn = (payload: Readonly<Record<string, string>>): readonly LostFactor[] =>
  losableFactors.filter((each) => (payload['lost'] ?? '').split(',').includes(each));

/** Whether a session that has done `action` gets a new token. */
export const rotatesSession = (action: Action): boolean => rules[action].rotatesSession ?? false;

/** The standing of nobody: for sign-up, and for the decoy shown to an unknown account. */
export const noStanding: Standing = {
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
