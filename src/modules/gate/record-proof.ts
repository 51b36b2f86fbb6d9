import type { ChallengeId } from '#kernel/ids.ts';
import { problem, type Problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Tx } from '#platform/db/db.ts';
import { type ChallengeProblem, lockLiveChallenge } from './challenge.ts';
import { type ProofKind, type SlotName, slotsFilledBy } from './policy.ts';
import type { GateDeps } from './ports.ts';
import { type ChallengeRow, insertProof } from './store.ts';

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
  const slot = row.value.slots.find((each) => each.name === input.slot);
  if (row.value.is_decoy || !slot?.accepts.includes(input.kind)) return fail(problem('slot_not_open'));
  await recordProofIn(deps, tx, row.value, input.slot, input.kind);
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
