import type { AccountId, RecoveryId } from '#kernel/ids.ts';
import { plusDays, plusMs } from '#kernel/instant.ts';
import { networkOf } from '#kernel/network.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { type KeepProblem, keepChallenge, type SlotName } from '#modules/gate/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accountOf, advance, lockForStep, type StageProblem, stageProblem, tell } from './advance.ts';
import { waitMsOf } from './plan-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { findLive, restOf, underLimit } from './start-recovery.ts';
import { stopRecovery } from './stop-recovery.ts';
import { committedSince } from './store.ts';
import { provesMore } from './takeover-rules.ts';
import { endWaitJob } from './wait-job.ts';

export type CommitProblem = StageProblem | KeepProblem | Problem<'recovery_live' | 'recovery_limit_reached'>;

/**
 * Everything that could be proven is: the waiting time begins, or the case is opened. From here on what was proven is
 * kept, and every contact can cancel. One that was under way and proved less is stopped. Problems: `proof_missing`, `recovery_live`, `recovery_limit_reached`, those of
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
    const { challengeId } = recovery;
    if (recovery.stage !== 'proving' || !challengeId) return fail(stageProblem(recovery));
    const accountId = accountOf(recovery);
    // Of two at once, the account's lock lets one through.
    const live = await findLive(deps, tx, recovery);
    const proves = await restOf(deps, tx, recovery);
    if (live && !provesMore(proves, await restOf(deps, tx, live))) return fail(problem('recovery_live'));
    const limit = await commitLimit(deps, tx, accountId, input.client);
    if (!limit.ok) return limit;
    const { recoveryBindDays, recoveryCaseDays } = deps.config.policy;
    const now = deps.clock.now();

    const account = await lockAccount(tx, accountId);
    const waitsUntil = plusMs(now, waitMsOf(deps, account));
    const afterWait = plusDays(waitsUntil, recoveryBindDays);
    const untilDecided = plusDays(now, recoveryCaseDays);
    const isCase = (left: readonly SlotName[]): boolean => left.includes('staff_decision');
    const until = (left: readonly SlotName[]): Date => (isCase(left) ? untilDecided : afterWait);
    const kept = await keepChallenge(deps, tx, { challengeId, until });
    if (!kept.ok) return kept;
    if (live) await stopRecovery(deps, tx, live, 'superseded');
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
    await tell(deps, tx, waiting.value, 'recovery_waiting', { address: input.client.address });
    return ok();
  });
}

/**
 * An account's allowance is used up by what was done, or refused by staff. Whatever else came to the wait counts for the
 * network that it came from: somebody who knows the password uses up their own, not the owner's.
 */
async function commitLimit(
  deps: RecoveryDeps,
  tx: Tx,
  accountId: AccountId,
  client: Client,
): Promise<Result<undefined, Problem<'recovery_limit_reached'>>> {
  const { recoveriesMax: max, recoveriesDays: days } = deps.config.policy;
  const addressMac = deps.secrets.mac('limit', networkOf(client.address));
  const since = plusDays(deps.clock.now(), -days);
  const { settled, fromHere } = await committedSince(tx, { accountId, addressMac, since, max });
  const limit = underLimit(settled, max, days);
  return limit.ok ? underLimit(fromHere, max, days) : limit;
}
