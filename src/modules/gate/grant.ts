import { type Action } from '#kernel/actions.ts';
import type { AccountId, ChallengeId, GrantId } from '#kernel/ids.ts';
import { isAfter, plusMinutes } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf, lockAccount } from '#modules/accounts/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import {
  type ChallengeProblem,
  type Holder,
  lockLiveChallenge,
  openPayload,
  type Payload,
} from './challenge.ts';
import { standingOf } from './open-challenge.ts';
import { decide, lostIn, type PolicyRefusal } from './policy.ts';
import type { GateDeps } from './ports.ts';
import { proofsOf } from './proof-store.ts';
import type { SlotName } from './slot-rules.ts';
import {
  deleteGrant,
  findGrant,
  findGrantOfChallenge,
  insertGrant,
  isUnusual,
  spendGrantRow,
  usedCodes,
} from './store.ts';
import { tellLockTried } from './tell-lock-tried.ts';

declare const granted: unique symbol;

/**
 * The right to do one action once. Only the gate makes one, so a use-case that takes a `Grant` can't be called
 * without the proofs; it must spend it inside its own transaction.
 */
export type Grant<A extends Action> = {
  readonly [granted]: A;
  readonly id: GrantId;
  readonly action: A;
  readonly accountId: AccountId | null;
  readonly payload: Payload;
  readonly holder: Holder;
};

export type IssueProblem = ChallengeProblem | Problem<'proof_missing' | 'grant_used' | 'grant_expired'>;

/**
 * Issues the grant of a challenge whose slots are all proven; asked again before it is used, it answers the same one.
 * Problems: `proof_missing` (naming the slots), `grant_used`, `grant_expired`, `challenge_not_found`, `challenge_expired`.
 */
export async function issueGrant(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder },
): Promise<Result<GrantId, IssueProblem>> {
  return deps.db.tx(async (tx) => {
    const row = await lockLiveChallenge(deps, tx, input.challengeId, input.holder);
    if (!row.ok) return row;
    const missing = await missingSlots(tx, row.value);
    if (row.value.is_decoy || missing.length > 0) {
      return fail(problem('proof_missing', { params: { slots: missing.join(', ') } }));
    }
    const now = deps.clock.now();
    const before = await findGrantOfChallenge(tx, input.challengeId);
    if (before?.spent_at) return fail(problem('grant_used'));
    // What would be done was corrected since, and proven again: the earlier grant is for something else.
    const isOutdated = before !== null && before.payload_sha256 !== row.value.payload_sha256;
    if (isOutdated) await deleteGrant(tx, before.id as GrantId);
    else if (before)
      return isAfter(before.expires_at, now) ? ok(before.id as GrantId) : fail(problem('grant_expired'));
    const id = deps.secrets.id('grant');
    await insertGrant(tx, {
      id,
      challenge_id: row.value.id,
      account_id: row.value.account_id,
      holder: row.value.holder,
      action: row.value.action,
      payload_sha256: row.value.payload_sha256,
      issued_at: now,
      expires_at: plusMinutes(now, deps.config.policy.grantMinutes),
      spent_at: null,
    });
    return ok(id);
  });
}

async function missingSlots(
  tx: Tx,
  row: { id: string; slots: readonly { readonly name: SlotName }[] },
): Promise<SlotName[]> {
  const proven = new Set((await proofsOf(tx, row.id as ChallengeId)).map((proof) => proof.slot));
  return row.slots.filter((slot) => !proven.has(slot.name)).map((slot) => slot.name);
}

export type PresentProblem = Problem<'grant_not_found' | 'grant_used' | 'grant_expired'>;

/**
 * Turns a grant's id, shown by its own holder for its own action, into the value that use-cases take. A grant of
 * another session, account or action is `grant_not_found`. Problems: also `grant_used`, `grant_expired`.
 */
export async function presentGrant<A extends Action>(
  deps: GateDeps,
  input: { grantId: GrantId; action: A; holder: Holder },
): Promise<Result<Grant<A>, PresentProblem>> {
  const row = await findGrant(deps.db.queries, input.grantId, input.holder);
  if (!row || row.action !== input.action) return fail(problem('grant_not_found'));
  // What was proven is what will be done: a payload changed after the grant needs a new one.
  if (row.payload_sha256 !== row.challenge_sha256) return fail(problem('grant_not_found'));
  if (row.spent_at) return fail(problem('grant_used'));
  if (!isAfter(row.expires_at, deps.clock.now())) return fail(problem('grant_expired'));
  const grant = {
    id: input.grantId,
    action: input.action,
    accountId: row.account_id as AccountId | null,
    payload: openPayload(deps, { id: row.challenge_id, payload_sealed: row.payload_sealed }),
    holder: row.holder,
  };
  return ok(grant as Grant<A>);
}

/**
 * Issues and presents in one step, for a page that goes from the last proof straight to the action.
 * Problems: those of `issueGrant` and `presentGrant`.
 */
export async function claimGrant<A extends Action>(
  deps: GateDeps,
  input: { challengeId: ChallengeId; action: A; holder: Holder },
): Promise<Result<Grant<A>, IssueProblem | PresentProblem>> {
  const issued = await issueGrant(deps, input);
  if (!issued.ok) return issued;
  return presentGrant(deps, { grantId: issued.value, action: input.action, holder: input.holder });
}

/** An action without an account can't be refused for the account's state. */
export type SpendProblem<A extends Action> = Problem<
  'grant_used' | (A extends 'sign_up' ? never : PolicyRefusal | 'proof_missing')
>;

/**
 * Spends the grant, first thing in the action's transaction: of two at once, one gets `grant_used`. Locks the account
 * and asks the policy again, because it may have been frozen, or have other factors or contacts, since the proofs were
 * shown. `device`: where it is spent from, for what the customer is told of a refusal. Problems: `grant_used`, the policy's
 * refusals, `proof_missing` (naming the slots that would be needed now).
 */
export async function spendGrant<A extends Action>(
  deps: GateDeps,
  tx: Tx,
  grant: Grant<A>,
  device: DeviceFacts | null,
): Promise<Result<undefined, SpendProblem<A>>> {
  const challengeId = await spendGrantRow(tx, grant.id, deps.clock.now());
  if (challengeId === null) return fail(problem('grant_used'));
  return grant.accountId === null
    ? ok()
    : (recheck(deps, tx, { ...grant, accountId: grant.accountId, challengeId, device }) as Promise<
        Result<undefined, SpendProblem<A>>
      >);
}

async function recheck(
  deps: GateDeps,
  tx: Tx,
  grant: {
    action: Action;
    accountId: AccountId;
    challengeId: ChallengeId;
    payload: Payload;
    device: DeviceFacts | null;
  },
): Promise<Result<undefined, Problem<PolicyRefusal | 'proof_missing'>>> {
  const account = await lockAccount(tx, grant.accountId);
  const unusual = await isUnusual(tx, grant.challengeId);
  const policy = decide(grant.action, await standingOf(deps, tx, account, unusual), lostIn(grant.payload));
  if (!policy.allowed) {
    if (policy.refusal === 'settings_locked')
      await tellLockTried(deps, tx, account.id, grant.action, { device: grant.device });
    return fail(problem(policy.refusal));
  }
  const proofs = await proofsOf(tx, grant.challengeId);
  const contacts = await contactsOf(tx, grant.accountId);
  const current = new Set(Object.values(contacts).map((value) => deps.secrets.mac('limit', value)));
  const provedElsewhere = new Set(
    (await usedCodes(tx, grant.challengeId))
      .filter((code) => !newContactSlots.has(code.slot) && !current.has(code.destination_mac))
      .map((code) => code.slot),
  );
  const missing = policy.slots
    .filter(
      (slot) =>
        provedElsewhere.has(slot.name) ||
        !proofs.some((proof) => proof.slot === slot.name && slot.accepts.includes(proof.kind)),
    )
    .map((slot) => slot.name);
  return missing.length === 0
    ? ok()
    : fail(problem('proof_missing', { params: { slots: missing.join(', ') } }));
}

/** Their codes went to a contact that is not the account's yet. */
const newContactSlots = new Set<SlotName>(['new_email', 'new_phone']);
