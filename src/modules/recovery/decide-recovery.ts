import type { RecoveryId } from '#kernel/ids.ts';
import { plusDays, plusMs } from '#kernel/instant.ts';
import { problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { type KeepProblem, keepChallenge, recordProof } from '#modules/gate/index.ts';
import type { AlertReason } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accountOf, advance, lockForStep, type StageProblem, stageProblem, tell } from './advance.ts';
import { tellClaimant } from './claimant.ts';
import { waitMsOf } from './plan-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { endWaitJob } from './wait-job.ts';

/**
 * What became of a case, inside the transaction that records it. Withdrawn, the recovery is given up. Refused, the
 * customer hears it with the reason from those who refused. Approved, the waiting time begins: it comes after people's decision, so that nobody can be talked round it. Problems: those of the stage, such
 * as `recovery_cancelled`.
 */
export async function decideRecovery(
  deps: RecoveryDeps,
  tx: Tx,
  input: {
    recoveryId: RecoveryId;
    decision: 'approved' | 'refused' | 'withdrawn';
    reason?: AlertReason | null;
  },
): Promise<Result<undefined, StageProblem | KeepProblem>> {
  const found = await lockForStep(deps, tx, { recoveryId: input.recoveryId, holder: null });
  if (!found.ok) return found;
  const recovery = found.value;
  const { stage, challengeId } = recovery;
  if (stage !== 'case_open' || !challengeId) return fail(stageProblem(recovery));
  if (input.decision === 'refused') {
    const refused = await advance(deps, tx, recovery, 'refuse');
    if (!refused.ok) return refused;
    await tell(deps, tx, recovery, 'recovery_refused', { isAlerted: false });
    await tellClaimant(deps, tx, recovery, 'refused', { reason: input.reason ?? null });
    return ok();
  }
  if (input.decision === 'withdrawn') {
    const cancelled = await advance(deps, tx, recovery, 'cancel');
    if (!cancelled.ok) return cancelled;
    await tell(deps, tx, recovery, 'recovery_cancelled');
    return ok();
  }
  // Nobody can say yes to a claim of nobody's account.
  if (recovery.unmatched) return fail(problem('recovery_step_not_open'));
  const decided = await recordProof(deps, tx, {
    challengeId,
    slot: 'staff_decision',
    kind: 'staff_decision',
  });
  if (!decided.ok) throw new Error(`The decision was not taken: ${decided.problem.code}`);
  const account = await lockAccount(tx, accountOf(recovery));
  const waitsUntil = plusMs(deps.clock.now(), waitMsOf(deps, account));
  const until = plusDays(waitsUntil, deps.config.policy.recoveryBindDays);
  const kept = await keepChallenge(deps, tx, { challengeId, until: () => until });
  if (!kept.ok) return kept;
  const waiting = await advance(deps, tx, recovery, 'approve', {
    waits_until: waitsUntil,
    expires_at: until,
  });
  if (!waiting.ok) return waiting;
  await endWaitJob(deps, tx, recovery.id, waitsUntil);
  const isLastResort = recovery.shownBy === 'nothing';
  await tell(deps, tx, waiting.value, isLastResort ? 'recovery_last_resort_waiting' : 'recovery_waiting');
  return ok();
}
