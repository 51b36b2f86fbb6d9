import type { ContactKind } from '#kernel/contact.ts';
import { dayMs, hourMs } from '#kernel/instant.ts';

/** What can be lost and got back here. */
export const losableFactors = ['phone', 'email', 'authenticator', 'passkey'] as const;
/** With a factor lost as well, the password is no proof of who asks; alone it has a way of its own. */
export const losable = [...losableFactors, 'password'] as const;
export type Lost = (typeof losable)[number];
export type LostFactor = (typeof losableFactors)[number];

/** The actions of the policy that lead back. */
export const recoveryActions = [
  'reset_phone',
  'reset_email',
  'reset_authenticator',
  'reset_passkey',
  'recover_by_case',
] as const;
export type RecoveryAction = (typeof recoveryActions)[number];

/**
 * What a loss leads to: one thing is reset, several are recovered at once; so is a single one behind a freeze, because a
 * frozen account resets nothing by itself. `null`: nothing is lost that is got back here.
 */
export function actionFor(lost: readonly Lost[], isFrozen: boolean): RecoveryAction | null {
  const [factor] = lost.filter((each) => each !== 'password');
  if (!factor) return null;
  return lost.length > 1 || isFrozen ? 'recover_by_case' : `reset_${factor}`;
}

/** Each once, in our order, whatever was sent. */
export const readLost = (given: readonly string[]): readonly Lost[] =>
  losable.filter((each) => given.includes(each));

/** The same without the password, where it isn't what says who asks. */
export const readLostFactors = (given: readonly string[]): readonly LostFactor[] =>
  losableFactors.filter((each) => given.includes(each));

/**
 * Why a claim without a password can't begin, given which kind of contact was typed to show who asks; `null` when it
 * can. Only what was sent counts, so the answer tells nothing of an account.
 */
export function judgeClaim(
  lost: readonly Lost[],
  typed: ContactKind,
): 'only_password_lost' | 'no_contact_left' | 'contact_also_lost' | null {
  if (lost.every((each) => each === 'password')) return 'only_password_lost';
  if (lost.includes('phone') && lost.includes('email')) return 'no_contact_left';
  return lost.includes(typed) ? 'contact_also_lost' : null;
}

/** What must be bound, and proven, in the place of what is lost. A lost passkey is only removed. */
export const boundSlots = {
  phone: 'new_phone',
  email: 'new_email',
  authenticator: 'new_authenticator',
  passkey: null,
  password: null,
} as const satisfies Record<Lost, string | null>;

/** What the policy says of the action, as the gate answers it. */
export type Decision<Slot extends string, Refusal extends string> =
  | {
      readonly allowed: true;
      /** `isLater`: not proven before the wait. */
      readonly slots: readonly { readonly name: Slot; readonly isLater: boolean }[];
    }
  | { readonly allowed: false; readonly refusal: Refusal };

export type Plan<Slot extends string = string, Refusal extends string = string> =
  | {
      /** In a case, people decide before the wait. */
      readonly path: 'reset' | 'case';
      /** Proven first, in this order. */
      readonly asks: readonly Slot[];
      /** Bound and proven at the end. */
      readonly binds: readonly Slot[];
      /** How long the wait is; 0 when a face takes its place. */
      readonly waitHours: number;
      /** How long withdrawals stay off afterwards. */
      readonly holdHours: number;
      /** Backup codes that are left: with one of them the authenticator isn't missing. */
      readonly backupCodes: number;
      /** The account is frozen, and opened again at the end. */
      readonly unfreezes: boolean;
    }
  | {
      readonly path: 'not_possible_now';
      readonly reason: 'nothing_lost' | 'factor_not_linked' | 'case_not_available' | Refusal;
    };

/**
 * The way back from a loss: what will be asked, in which order, how long it takes and what is off afterwards; or why
 * not now. It adds nothing to the policy and takes nothing away: `decision` is what it asks.
 */
export function plan<Slot extends string, Refusal extends string>(input: {
  lost: readonly Lost[];
  linked: { readonly authenticator: boolean; readonly backupCodes: number; readonly passkeys: number };
  /** `null`: nothing is lost that is got back here. */
  decision: Decision<Slot, Refusal> | null;
  /** Whether somebody takes cases here. */
  takesCases: boolean;
  /** Its customer froze the account. */
  isFrozen: boolean;
  /** The settings lock's days while it is on: a reset must not be a way round it. */
  lockDays: number | null;
  waitHours: number;
  holdHours: number;
}): Plan<Slot, Refusal> {
  const { lost, linked, decision } = input;
  const no = (reason: Extract<Plan<Slot, Refusal>, { path: 'not_possible_now' }>['reason']) =>
    ({ path: 'not_possible_now', reason }) as const;
  if (!decision) return no('nothing_lost');
  // First what the account's state forbids.
  if (!decision.allowed && decision.refusal.startsWith('account_')) return no(decision.refusal);
  const isMissing =
    (lost.includes('authenticator') && !linked.authenticator) ||
    (lost.includes('passkey') && linked.passkeys === 0);
  if (isMissing) return no('factor_not_linked');
  if (!decision.allowed) return no(decision.refusal);
  const names = decision.slots.map(({ name }) => name);
  const path = names.some((name) => name === 'staff_decision') ? 'case' : 'reset';
  if (path === 'case' && !input.takesCases) return no('case_not_available');
  return {
    path,
    asks: decision.slots.flatMap(({ name, isLater }) => (isLater ? [] : [name])),
    binds: names.filter((name) => name.startsWith('new_')),
    waitHours: names.some((name) => name === 'waiting_time')
      ? waitMs(input.waitHours, input.lockDays) / hourMs
      : 0,
    holdHours: input.holdHours,
    backupCodes: lost.includes('authenticator') ? linked.backupCodes : 0,
    unfreezes: input.isFrozen,
  };
}

/** The longer of the waiting time and the settings lock. */
export const waitMs = (waitHours: number, lockDays: number | null): number =>
  Math.max(waitHours * hourMs, (lockDays ?? 0) * dayMs);
