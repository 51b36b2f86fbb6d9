import type { ChallengeId, RecoveryId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { plusDays, plusMs } from '#kernel/instant.ts';
import { deviceFacts, nameDevice } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Account, lockAccount } from '#modules/accounts/index.ts';
import {
  claimGrant,
  decide,
  type KeepProblem,
  keepChallenge,
  moveChallenge,
  openChallenge,
  type PolicyRefusal,
  type SpendProblem,
  spendGrant,
  standingOf,
} from '#modules/gate/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { accountOf, advance, lockForStep, type StageProblem, stageProblem, tell } from './advance.ts';
import { waitMsOf } from './plan-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { isCommitted } from './stage-rules.ts';
import { findLive } from './start-recovery.ts';
import { type Recovery, updateRecovery } from './store.ts';
import { judgeResume, type ShownBy, shownBys } from './takeover-rules.ts';
import { endWaitJob } from './wait-job.ts';

export type ResumeProblem =
  | StageProblem
  | Problem<PolicyRefusal | 'recovery_only_here' | 'recovery_not_yours'>;

/**
 * Starts going on with the account's recovery in another browser. Who asks was shown by the plan of that browser; every
 * factor that is left is proven anew. Problems: `recovery_not_found`, `recovery_only_here` and `recovery_not_yours`
 * (takeover-rules.ts), the policy's refusals, those of the stage.
 */
export async function startResume(
  deps: RecoveryDeps,
  input: { recoveryId: RecoveryId; client: Client },
): Promise<Result<ChallengeId, ResumeProblem>> {
  const holder = browserHolder(deps, input.client);
  return deps.db.tx(async (tx): Promise<Result<ChallengeId, ResumeProblem>> => {
    const own = await lockForStep(deps, tx, { recoveryId: input.recoveryId, holder });
    if (!own.ok) return own;
    if (own.value.stage !== 'planned') return fail(stageProblem(own.value));
    const live = await findLive(deps, tx, own.value);
    if (!live) return fail(problem('recovery_not_found'));
    const account = await lockAccount(tx, accountOf(live));
    const judged = await judgeResumeOf(deps, tx, account, own.value.shownBy, live);
    if (judged !== 'may') return fail(problem(judged));
    return openChallenge(deps, tx, {
      action: 'resume_recovery',
      holder,
      account,
      device: deviceFacts(input.client),
      payload: { lost: live.lost.join(','), recovery: live.id, shown_by: own.value.shownBy },
    });
  });
}

/** Whether a plan of this account, and who asks for it, may go on with the recovery that is under way. */
export async function judgeResumeOf(
  deps: RecoveryDeps,
  queries: Queries,
  account: Account,
  shownBy: ShownBy,
  live: Pick<Recovery, 'lost' | 'shownBy'>,
): Promise<ReturnType<typeof judgeResume> | PolicyRefusal> {
  // Who began it has proven nothing that anybody could prove again.
  if (live.shownBy === 'nothing') return 'recovery_only_here';
  const policy = decide('resume_recovery', await standingOf(deps, queries, account), live.lost);
  return policy.allowed
    ? judgeResume({
        shownBy,
        isPasswordLost: live.lost.includes('password'),
        left: policy.slots.map(({ name }) => name),
      })
    : policy.refusal;
}

type ClaimProblem = Extract<
  Awaited<ReturnType<typeof claimGrant<'resume_recovery'>>>,
  { ok: false }
>['problem'];

export type FinishResumeProblem =
  | ClaimProblem
  | SpendProblem<'resume_recovery'>
  | Problem<PolicyRefusal | 'recovery_only_here' | 'recovery_not_yours'>
  | KeepProblem
  | StageProblem;

/**
 * Gives the recovery to the browser that has proven what is left; the one before can't go on with it any more, the wait
 * begins anew, and everybody is told. Problems: those of the grant and of the stage.
 */
export async function finishResume(
  deps: RecoveryDeps,
  input: { challengeId: ChallengeId; client: Client },
): Promise<Result<RecoveryId, FinishResumeProblem>> {
  const holder = browserHolder(deps, input.client);
  const grant = await claimGrant(deps, { challengeId: input.challengeId, action: 'resume_recovery', holder });
  if (!grant.ok) return grant;
  const recoveryId = parseId('recovery', grant.value.payload['recovery'] ?? '');
  if (!recoveryId) throw new Error('A grant without what it was given for');
  return deps.db.tx(async (tx): Promise<Result<RecoveryId, FinishResumeProblem>> => {
    const spent = await spendGrant(deps, tx, grant.value, deviceFacts(input.client));
    if (!spent.ok) return spent;
    const found = await lockForStep(deps, tx, { recoveryId, holder: null });
    if (!found.ok) return found;
    const { stage, challengeId } = found.value;
    if (!isCommitted(stage) || !challengeId) return fail(stageProblem(found.value));
    // What is linked may have changed since, and with it what was left to prove.
    const account = await lockAccount(tx, accountOf(found.value));
    const shownBy = shownBys.find((each) => each === grant.value.payload['shown_by']) ?? 'claim';
    const judged = await judgeResumeOf(deps, tx, account, shownBy, found.value);
    if (judged !== 'may') return fail(problem(judged));
    await moveChallenge(tx, { challengeId, holder });
    const device_name = nameDevice(input.client.userAgent).name;
    await updateRecovery(tx, recoveryId, { holder, device_name });
    const waitsAgain = await waitAgain(deps, tx, found.value, account);
    if (!waitsAgain.ok) return waitsAgain;
    const moved = { ...waitsAgain.value, deviceName: device_name };
    await tell(deps, tx, moved, 'recovery_moved', {
      address: input.client.address,
    });
    return ok(recoveryId);
  });
}

/** Begins a wait anew that runs or is over; before the decision of a case there is none yet, and with a face none at all. */
async function waitAgain(
  deps: RecoveryDeps,
  tx: Tx,
  recovery: Recovery,
  account: Account,
): Promise<Result<Recovery, StageProblem | KeepProblem>> {
  const { id, challengeId, waitsUntil: before } = recovery;
  if (!before || !challengeId) return ok(recovery);
  const waitsUntil = plusMs(deps.clock.now(), waitMsOf(deps, account));
  const until = plusDays(waitsUntil, deps.config.policy.recoveryBindDays);
  const kept = await keepChallenge(deps, tx, { challengeId, until: () => until });
  if (!kept.ok) return kept;
  const waiting = await advance(deps, tx, recovery, 'wait_again', {
    waits_until: waitsUntil,
    expires_at: until,
  });
  if (!waiting.ok) return waiting;
  await endWaitJob(deps, tx, id, waitsUntil);
  return waiting;
}
