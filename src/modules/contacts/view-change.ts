import type { Contact, ContactKind } from '#kernel/contact.ts';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { isAfter, plusHours } from '#kernel/instant.ts';
import { problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf, findAccount, maskContact, showContact } from '#modules/accounts/index.ts';
import {
  type ChallengeProblem,
  type ChallengeView,
  type GateDeps,
  type Holder,
  readPayload,
  viewChallenge,
} from '#modules/gate/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Platform } from '#platform/platform.ts';
import {
  actionOf,
  checkProvenContact,
  type StartChangeProblem,
  slotOf,
  startContactChange,
} from './change-contact.ts';
import { takesMigrations } from './migration-rules.ts';
import { findLatestChange, findMigration } from './store.ts';

export type ContactChangeView = {
  readonly challenge: ChallengeView;
  /** In full: whoever typed it checks it here. */
  readonly newValue: string;
  /** The same, as it is stored. */
  readonly newContact: string;
  /** Masked, as in every message. */
  readonly current: string;
  /** The other contact, which is told too. */
  readonly other: string;
  /** `taken`: proven, but another account has it. `done`: the account has it now, whichever tab did it. */
  readonly state: 'open' | 'taken' | 'done';
  /** `offered`: it is taken, and may be moved from the customer's own other account. `agreed`: it will be. */
  readonly migration: 'none' | 'offered' | 'agreed';
  /** When the hold would end if the change were made now. */
  readonly holdUntil: Date;
};

/**
 * A contact change on its way. Problems: `challenge_not_found` (also for a challenge of another kind or account),
 * `challenge_expired`.
 */
export async function viewContactChange(
  deps: GateDeps,
  input: { accountId: AccountId; challengeId: ChallengeId; holder: Holder; kind: ContactKind },
): Promise<Result<ContactChangeView, ChallengeProblem>> {
  const read = await readNewContact(deps, input);
  if (!read.ok) return read;
  const contacts = await contactsOf(deps.db.queries, input.accountId);
  const challenge = await viewChallenge(deps, input);
  const isDone = contacts[input.kind] === read.value.value;
  if (!challenge.ok) return challenge;
  const isProven = challenge.value.slots.some(
    (slot) => slot.name === slotOf[input.kind] && slot.state === 'done',
  );
  // Told only to whoever has shown that the new contact is theirs (product rule: section 5).
  const isTaken = isProven && !(await checkProvenContact(deps, read.value, input.accountId)).ok;
  const account = isTaken ? await findAccount(deps.db.queries, input.accountId) : null;
  const agreed = isTaken ? await findMigration(deps.db.queries, input.accountId, read.value) : null;
  const isAgreed = agreed !== null && isAfter(agreed.agreedUntil, deps.clock.now());
  const isOffered = account !== null && takesMigrations(account);
  const other = input.kind === 'phone' ? 'email' : 'phone';
  return ok({
    challenge: challenge.value,
    newValue: showContact(read.value),
    newContact: read.value.value,
    current: maskContact({ kind: input.kind, value: contacts[input.kind] }),
    other: maskContact({ kind: other, value: contacts[other] }),
    state: isDone ? 'done' : isTaken && !isAgreed ? 'taken' : 'open',
    migration: isAgreed ? 'agreed' : isOffered ? 'offered' : 'none',
    holdUntil: plusHours(deps.clock.now(), deps.config.policy.holdHours),
  });
}

async function readNewContact(
  deps: GateDeps,
  input: {
    accountId: AccountId;
    challengeId: ChallengeId;
    holder: Holder;
    kind: ContactKind;
    evenExpired?: boolean;
  },
): Promise<Result<Contact, ChallengeProblem>> {
  const read = await readPayload(deps, input);
  if (!read.ok) return read;
  const value = read.value.payload[slotOf[input.kind]];
  if (
    read.value.action !== actionOf[input.kind] ||
    read.value.accountId !== input.accountId ||
    value === undefined
  )
    return fail(problem('challenge_not_found'));
  return ok({ kind: input.kind, value });
}

/**
 * Starts a change that ran out again, with the same new contact. Problems: `challenge_not_found` and those of
 * `startContactChange`.
 */
export async function restartContactChange(
  deps: GateDeps,
  input: {
    accountId: AccountId;
    challengeId: ChallengeId;
    holder: Holder;
    kind: ContactKind;
    device: DeviceFacts | null;
  },
): Promise<Result<ChallengeId, StartChangeProblem | ChallengeProblem>> {
  const read = await readNewContact(deps, { ...input, evenExpired: true });
  if (!read.ok) return read;
  return startContactChange(deps, { ...input, typed: read.value.value });
}

export type DoneChange = {
  readonly before: string;
  readonly now: string;
  readonly changedAt: Date;
  /** The end of the hold and of the undo link. */
  readonly holdUntil: Date;
};

/** The latest change of a contact while its hold lasts, or `null`: for the page that tells that it is done. */
export async function viewLatestChange(
  deps: Platform,
  input: { accountId: AccountId; kind: ContactKind },
): Promise<DoneChange | null> {
  const change = await findLatestChange(deps.db.queries, input.accountId, input.kind);
  if (!change || !isAfter(change.undoUntil, deps.clock.now())) return null;
  return {
    before: maskContact({ kind: change.kind, value: change.oldValue }),
    now: maskContact({ kind: change.kind, value: change.newValue }),
    changedAt: change.changedAt,
    holdUntil: change.undoUntil,
  };
}

/** What a contact change would do, said before it starts. */
export async function previewContactChange(
  deps: Platform,
  input: { accountId: AccountId; kind: ContactKind },
): Promise<{ current: string; other: string; holdUntil: Date }> {
  const contacts = await contactsOf(deps.db.queries, input.accountId);
  const other = input.kind === 'phone' ? 'email' : 'phone';
  return {
    current: maskContact({ kind: input.kind, value: contacts[input.kind] }),
    other: maskContact({ kind: other, value: contacts[other] }),
    holdUntil: plusHours(deps.clock.now(), deps.config.policy.holdHours),
  };
}
