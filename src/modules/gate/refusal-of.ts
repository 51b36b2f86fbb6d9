import type { ChallengeId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { accountOf, type Holder } from './challenge.ts';
import { standingOf } from './open-challenge.ts';
import { decide, type PolicyRefusal } from './policy.ts';
import type { GateDeps } from './ports.ts';
import { proofsOf } from './proof-store.ts';
import { findChallenge } from './store.ts';

/**
 * What the policy says against the action of a challenge, once all its proofs are there; `null` when nothing, or when
 * something is still to be proven. For challenges that were opened for a claimed contact.
 */
export async function refusalOf(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder },
): Promise<Problem<PolicyRefusal> | null> {
  const { queries } = deps.db;
  const row = await findChallenge(queries, input.challengeId, input.holder);
  const account = row && (await accountOf(queries, row));
  if (!row || !account || row.is_decoy) return null;
  const proofs = await proofsOf(queries, input.challengeId);
  if (!row.slots.every((slot) => proofs.some((proof) => proof.slot === slot.name))) return null;
  const policy = decide(row.action, await standingOf(deps, queries, account));
  return policy.allowed ? null : problem(policy.refusal);
}
