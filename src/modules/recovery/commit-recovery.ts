import type { RecoveryId } from '#kernel/ids.ts';
import { plusDays, plusMs } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { type KeepProblem, keepChallenge, type SlotName } from '#modules/gate/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import { advance, lockForStep, type StageProblem, stageProblem, tell } from './advance.ts';
import { waitMsOf } from './plan-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { findLive, underLimit } from './start-recovery.ts';
import { committedSince } from './store.ts';
import { endWaitJob } from './wait-job.ts';

export type CommitProblem = StageProblem | KeepProblem | Problem<'recovery_live' | 'recovery_limit_reached'>;

/**
 * Everything that could be proven is: the waiting time begins, or the case is opened. From here on what was proven is
 * kept, and every contact can cancel. Problems: `proof_missing`, `recovery_live`, `recovery_limit_reached`, those of
 * the stage and of the challenge.
 */
export async function commitRecovery(
  deps: RecoveryDeps,
  input: { recoveryId: RecoveryId; client: Client },
): Promise<Result<undefined, CommitProblem>> {
  const holder = browserHolder(deps, input.client);
  return deps.db.tx(async (tx): Promise<Result<undefined, CommitProblem>> => {
    const found = await lockForStep(deps, tx, { recoveryId: input.recoveryId, holder });
    if (!found.ok) return found;
    const recovery = found.value;
    const { challengeId, accountId } = recovery;
    if (recovery.stage !== 'proving' || !challengeId) return fail(stageProblem(recovery));
    // Of two at once, the account's lock lets one through.
    if (await findLive(deps, tx, recovery)) return fail(problem('recovery_live'));
    const { recoveriesMax, recoveriesDays, recoveryBindDays, recoveryCaseDays } = deps.config.policy;
    const now = deps.clock.now();
    const since = plusDays(now, -recoveriesDays);
    const earlier = await committedSince(tx, accountId, since, recoveriesMax);
    const limit = underLimit(earlier, recoveriesMax, recoveriesDays);
    if (!limit.ok) return limit;

    const account = await lockAccount(tx, accountId);
    const waitsUntil = plusMs(now, waitMsOf(deps, account));
    const afterWait = plusDays(waitsUntil, recoveryBindDays);
    const untilDecided = plusDays(now, recoveryCaseDays);
    const isCase = (left: readonly SlotName[]): boolean => left.includes('staff_decision');
    const until = (left: readonly SlotName[]): Date => (isCase(left) ? untilDecided : afterWait);
    const kept = await keepChallenge(deps, tx, { challengeId, until });
    if (!kept.ok) return kept;
    const committed = { committed_at: now, expires_at: until(kept.value) };
    if (isCase(kept.value)) {
      if (!deps.cases) throw new Error('A case was planned, and nobody takes it');
      const opened = await advance(deps, tx, recovery, 'open_case', committed);
      if (!opened.ok) return opened;
      await deps.cases.open(tx, { recoveryId: recovery.id, accountId, lost: recovery.lost });
      await tell(deps, tx, recovery, 'recovery_case_opened', { address: input.client.address });
      return ok();
    }
    // A face that was shown takes the place of the wait.
    if (!kept.value.includes('waiting_time')) {
      const ready = await advance(deps, tx, recovery, 'prove_without_wait', committed);
      if (!ready.ok) return ready;
      await tell(deps, tx, recovery, 'recovery_ready', { address: input.client.address });
      return ok();
    }
    const waiting = await advance(deps, tx, recovery, 'prove', { ...committed, waits_until: waitsUntil });
    if (!waiting.ok) return waiting;
    await endWaitJob(deps, tx, recovery.id, waitsUntil);
    await tell(deps, tx, recovery, 'recovery_waiting', { address: input.client.address });
    return ok();
  });
}
