/**
 * The last resort: somebody who can prove nothing of an account claims it. Whether an account matches must show in nothing
 * before our staff have decided. Pure: the table is its test.
 */
import type { Lost } from './recovery-rules.ts';
import type { Stage } from './stage-rules.ts';
import type { ShownBy } from './takeover-rules.ts';

/** Why a claim is no account's, as staff see it; whoever made it sees no difference. */
export const unmatchedReasons = [
  /** Nobody has the contact that was named. */
  'no_account',
  /** Its account can't be recovered: frozen by staff, or closed. */
  'not_open',
  /** Another recovery of its account is under way, and nothing proves more than nothing. */
  'another_live',
  /** Its account was claimed too often. */
  'limit_reached',
  /** The account's customer stopped it, or showed up. */
  'stopped',
] as const;
export type Unmatched = (typeof unmatchedReasons)[number];

/** What is lost, as far as it may be told before a decision: the same for everybody. */
export const blindlyLost = ['phone', 'email', 'password'] as const satisfies readonly Lost[];

/** Everything that is linked is lost, for whoever can show none of it. */
export const lostWith = (linked: {
  readonly authenticator: boolean;
  readonly passkeys: number;
}): readonly Lost[] => [
  'phone',
  'email',
  ...(linked.authenticator ? (['authenticator'] as const) : []),
  ...(linked.passkeys > 0 ? (['passkey'] as const) : []),
  'password',
];

/** Which account a claim is for, or why it is none's. */
export function judgeMatch(facts: {
  readonly isKnown: boolean;
  /** What the policy says of a case of this account. */
  readonly isOpen: boolean;
  readonly isAnotherLive: boolean;
  /** Claims of the account in the window. */
  readonly claims: number;
  readonly claimsMax: number;
}): Unmatched | null {
  if (!facts.isKnown) return 'no_account';
  if (!facts.isOpen) return 'not_open';
  if (facts.isAnotherLive) return 'another_live';
  return facts.claims >= facts.claimsMax ? 'limit_reached' : null;
}

/** Whether whoever made it may not learn yet, or ever, that there is an account: nobody has approved it. */
export const isBlind = (recovery: { readonly shownBy: ShownBy; readonly waitsUntil: Date | null }): boolean =>
  recovery.shownBy === 'nothing' && recovery.waitsUntil === null;

/** What the contacts of the account are shown of it: to them it is over once it was stopped, whatever staff still say of it. */
export const stageForOwner = (stage: Stage, unmatched: Unmatched | null): Stage =>
  unmatched === 'stopped' ? 'cancelled' : stage;
