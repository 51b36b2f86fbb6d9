import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Tx } from '#platform/db/db.ts';
import { type ChallengeProblem, lockLiveChallenge } from './challenge.ts';
import type { GateDeps } from './ports.ts';
import { deleteProofsOfKind, insertProof, proofsOf } from './proof-store.ts';
import { isDeviceSlot, mayFill, type ProofKind, type SlotName, slotsFilledBy } from './slot-rules.ts';
import { type ChallengeRow } from './store.ts';

/**
 * Takes a proof that another module has verified (a password, a confirmed call, an opened link, an approval from
 * another device). Problems: `challenge_not_found`, `challenge_expired`, `slot_not_open`.
 */
export async function recordProof(
  deps: GateDeps,
  tx: Tx,
  input: { challengeId: ChallengeId; slot: SlotName; kind: ProofKind },
): Promise<Result<undefined, ChallengeProblem | Problem<'slot_not_open'>>> {
  const row = await lockLiveChallenge(deps, tx, input.challengeId, null);
  if (!row.ok) return row;
  const proofs = await proofsOf(tx, row.value.id as ChallengeId);
  const slot = row.value.slots.find(
    ({ name }) =>
      name === input.slot ||
      // Of the two that an unusual sign-in has, whichever is still open.
      (isDeviceSlot(input.slot) && isDeviceSlot(name) && !proofs.some((proof) => proof.slot === name)),
  );
  if (row.value.is_decoy || !slot?.accepts.includes(input.kind) || !mayFill(input.kind, slot.name, proofs))
    return fail(problem('slot_not_open'));
  await recordProofIn(deps, tx, row.value, slot.name, input.kind);
  return ok();
}

/** Writes the proof for every slot that it fills, and tells whoever waits on the challenge. */
export async function recordProofIn(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  shown: SlotName,
  kind: ProofKind,
): Promise<void> {
  for (const slot of slotsFilledBy(kind, shown, row.slots)) {
    await insertProof(tx, { challenge_id: row.id, slot, kind, proved_at: deps.clock.now() });
  }
  await deps.live.publish(tx, 'challenge', row.id);
}

/**
 * Takes back what a factor has proven on an account, when the factor itself is removed: proofs count until they are
 * used, and a thief's challenge must not outlive the passkey that completed it.
 */
export async function forgetProofs(tx: Tx, accountId: AccountId, kind: ProofKind): Promise<void> {
  await deleteProofsOfKind(tx, accountId, kind);
}
