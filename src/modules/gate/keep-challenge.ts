import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { isAfter } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { type ChallengeProblem, type Holder, lockLiveChallenge } from './challenge.ts';
import { deleteUnspentGrants, expireChallengesOf, readExpiry, writeKept } from './keep-store.ts';
import type { GateDeps } from './ports.ts';
import { deleteProof, proofsOf } from './proof-store.ts';
import { isLaterSlot, type SlotName } from './slot-rules.ts';

export type KeepProblem = ChallengeProblem | Problem<'proof_missing'>;

/**
 * Keeps what is proven for as long as a recovery takes. Only a set to which nothing can be added before the wait is
 * kept: an unfinished one ends after minutes, like every other. Spending the grant asks the policy again, so what is
 * kept can't outlive a changed contact. `until` is asked with the slots that are left, and answered with them.
 * Problems: `proof_missing` (naming the slots), `challenge_not_found`, `challenge_expired`.
 */
export async function keepChallenge(
  deps: GateDeps,
  tx: Tx,
  input: { challengeId: ChallengeId; until: (left: readonly SlotName[]) => Date },
): Promise<Result<readonly SlotName[], KeepProblem>> {
  const row = await lockLiveChallenge(deps, tx, input.challengeId, null);
  if (!row.ok) return row;
  const proven = new Set((await proofsOf(tx, input.challengeId)).map((proof) => proof.slot));
  const left = row.value.slots.map(({ name }) => name).filter((name) => !proven.has(name));
  const missing = left.filter((name) => !isLaterSlot(name));
  if (row.value.is_decoy || missing.length > 0) {
    return fail(problem('proof_missing', { params: { slots: missing.join(', ') } }));
  }
  await writeKept(tx, input.challengeId, { expires_at: input.until(left) });
  return ok(left);
}

/**
 * Gives a challenge to another holder, who has shown to be the same person; what the one before could do with it ends, and what
 * they waited counts no more.
 */
export async function moveChallenge(
  tx: Tx,
  input: { challengeId: ChallengeId; holder: Holder },
): Promise<void> {
  await deleteUnspentGrants(tx, input.challengeId);
  await deleteProof(tx, input.challengeId, 'waiting_time');
  await writeKept(tx, input.challengeId, { holder: input.holder });
}

/** Whether a challenge is still open: not run out, and not closed by anybody. */
export async function isChallengeOpen(
  deps: GateDeps,
  queries: Queries,
  challengeId: ChallengeId,
): Promise<boolean> {
  const expiresAt = await readExpiry(queries, challengeId);
  return expiresAt !== null && isAfter(expiresAt, deps.clock.now());
}

/** Ends whatever is under way on an account: what was proven before a freeze is worth nothing after it. */
export async function closeChallengesOf(deps: GateDeps, tx: Tx, accountId: AccountId): Promise<void> {
  for (const id of await expireChallengesOf(tx, accountId, deps.clock.now())) {
    await deps.live.publish(tx, 'challenge', id);
  }
}
