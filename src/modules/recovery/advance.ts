import type { AccountId, RecoveryId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { recordEntry, timesOf } from '#modules/audit/index.ts';
import { closeChallenge, isChallengeOpen, recordProof } from '#modules/gate/index.ts';
import {
  alertAccount,
  type ClaimNews,
  type DeviceFacts,
  type SecurityEvent,
} from '#modules/notifications/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { tellClaimant } from './claimant.ts';
import { blindlyLost, isBlind } from './last-resort-rules.ts';
import { linksOf } from './links.ts';
import type { RecoveryDeps } from './ports.ts';
import {
  dueEvent,
  isOver,
  type Stage,
  type StageEvent,
  type StageFacts,
  stageAt,
  step,
} from './stage-rules.ts';
import {
  findRecovery,
  lockRecovery,
  type Recovery,
  type RecoveryChange,
  type StoppedBecause,
  updateRecovery,
} from './store.ts';

export type StageProblem = Problem<
  | 'recovery_not_found'
  | 'recovery_step_not_open'
  | 'recovery_waiting'
  | 'recovery_done'
  | 'recovery_cancelled'
  | 'recovery_expired'
  | 'recovery_refused'
>;

/** Whom a recovery is of, where it can't be a claim that matches nobody. */
export function accountOf({ id, accountId }: Pick<Recovery, 'id' | 'accountId'>): AccountId {
  if (accountId === null) throw new Error(`${id} matches no account`);
  return accountId;
}

/** What the rules want to know of a stored recovery, as its holder sees it: a claim shows nothing of an account. */
export async function factsOf(deps: RecoveryDeps, queries: Queries, recovery: Recovery): Promise<StageFacts> {
  const { stage, waitsUntil, expiresAt, challengeId } = recovery;
  const asks = challengeId !== null && !isOver(stage) && !isBlind(recovery);
  return {
    stage,
    waitsUntil,
    expiresAt,
    isKept: asks ? (await whyLetGo(deps, queries, recovery)) === null : null,
  };
}

/**
 * Why what a recovery rests on is worth nothing any more: the gate has let go of it, or somebody has signed in to an account
 * of which everything is said to be lost. `null` as long as it stands.
 */
export async function whyLetGo(
  deps: RecoveryDeps,
  queries: Queries,
  { accountId, challengeId, shownBy, committedAt }: Recovery,
): Promise<'proofs_gone' | 'signed_in' | null> {
  if (challengeId && !(await isChallengeOpen(deps, queries, challengeId))) return 'proofs_gone';
  if (shownBy !== 'nothing' || accountId === null || committedAt === null) return null;
  for (const event of ['signed_in', 'signed_in_new_device'] as const)
    if ((await timesOf(queries, { accountId, event, since: committedAt, max: 1 })).length > 0)
      return 'signed_in';
  return null;
}

/**
 * Locks a recovery for one step, by whoever may take it, and first lets happen what time has brought about. The
 * account is locked before it, as everywhere. Problems: `recovery_not_found` (or another browser's).
 */
export async function lockForStep(
  deps: RecoveryDeps,
  tx: Tx,
  input: { recoveryId: RecoveryId; holder: string | null },
): Promise<Result<Recovery, Problem<'recovery_not_found'>>> {
  const found = await findRecovery(tx, { id: input.recoveryId });
  if (!found || (input.holder !== null && found.holder !== input.holder))
    return fail(problem('recovery_not_found'));
  // Its holder can do nothing in it but follow it, and looking up an account would take time that tells.
  if (input.holder !== null && isBlind(found))
    return ok({ ...found, stage: stageAt(await factsOf(deps, tx, found), deps.clock.now()) });
  if (found.accountId) await lockAccount(tx, found.accountId);
  const recovery = await settle(deps, tx, await lockRecovery(tx, found.id));
  // It may have gone on in another browser meanwhile.
  return input.holder !== null && recovery.holder !== input.holder
    ? fail(problem('recovery_not_found'))
    : ok(recovery);
}

/** Writes what has come about by time, or because the gate let go of the proofs. Account and recovery are locked. */
export async function settle(deps: RecoveryDeps, tx: Tx, recovery: Recovery): Promise<Recovery> {
  let current = recovery;
  if (isBlind(current) && current.accountId && !isOver(current.stage)) {
    const because = await whyLetGo(deps, tx, current);
    // Whoever froze the account, or replaced what it is secured by, has heard of that.
    if (because) current = await detach(deps, tx, current, { because, isAlerted: because === 'signed_in' });
  }
  for (;;) {
    const event = dueEvent(await factsOf(deps, tx, current), deps.clock.now());
    if (!event) return current;
    if (event === 'wait_over') await endWait(deps, tx, current);
    const isSignedIn =
      event === 'cancel' && current.accountId && (await whyLetGo(deps, tx, current)) === 'signed_in';
    const because = isSignedIn ? ({ stopped_because: 'signed_in' } as const) : {};
    const moved = await advance(deps, tx, current, event, because);
    if (isSignedIn) await tell(deps, tx, current, 'recovery_cancelled', { because: 'signed_in' });
    if (!moved.ok) throw new Error(`${event} is due in ${current.stage}, and leads nowhere`);
    current = moved.value;
  }
}

/**
 * Stops a claim before our staff have decided: it is no account's any more, and goes on for whoever made it like every claim that
 * never was one's. Ending it would tell them that there is an account. Everybody of the account is told. All are locked.
 */
export async function detach(
  deps: RecoveryDeps,
  tx: Tx,
  recovery: Recovery,
  options: { because?: StoppedBecause; isAlerted?: boolean } = {},
): Promise<Recovery> {
  const accountId = accountOf(recovery);
  await tell(deps, tx, recovery, 'recovery_cancelled', options);
  if (recovery.challengeId) await closeChallenge(deps, tx, recovery.challengeId);
  await updateRecovery(tx, recovery.id, { account_id: null, unmatched: 'stopped', lost: [...blindlyLost] });
  await deps.cases?.detach(tx, { recoveryId: recovery.id });
  // Nothing is said of the recovery itself: its holder listens.
  await deps.live.publish(tx, 'account', accountId);
  return lockRecovery(tx, recovery.id);
}

/** The wait is over: its proof is written, and everybody is told. */
async function endWait(deps: RecoveryDeps, tx: Tx, recovery: Recovery): Promise<void> {
  const { challengeId } = recovery;
  if (!challengeId) throw new Error('A wait without a challenge');
  const waited = await recordProof(deps, tx, { challengeId, slot: 'waiting_time', kind: 'waiting_time' });
  if (!waited.ok) throw new Error(`The waiting time was not taken: ${waited.problem.code}`);
  await tell(deps, tx, recovery, 'recovery_ready');
}

/** What whoever made a last resort hears of a step; a refusal comes with its reason, from those who refuse. */
const newsOf: Readonly<Partial<Record<StageEvent, ClaimNews>>> = {
  open_case: 'received',
  approve: 'approved',
  wait_over: 'ready',
  cancel: 'stopped',
  expire: 'expired',
};

/** Takes one step of the table and writes it. Problems: why the event can't happen now. */
export async function advance(
  deps: RecoveryDeps,
  tx: Tx,
  recovery: Recovery,
  event: StageEvent,
  change: RecoveryChange = {},
): Promise<Result<Recovery, StageProblem>> {
  const stage = step(recovery.stage, event);
  if (!stage) return fail(stageProblem(recovery));
  const now = deps.clock.now();
  const end = isOver(stage) ? { ended_at: now, claimant_sealed: null } : {};
  await updateRecovery(tx, recovery.id, { ...change, stage, ...end });
  const news = newsOf[event];
  // Before a decision only a job would notice that it ran out, and sooner where an account's customer looks.
  if (news && (event !== 'expire' || !isBlind(recovery)))
    await tellClaimant(deps, tx, recovery, news, {
      until: change.waits_until ?? (event === 'wait_over' ? recovery.expiresAt : null),
    });
  if (isOver(stage) && recovery.challengeId && !recovery.unmatched)
    await closeChallenge(deps, tx, recovery.challengeId);
  await deps.live.publish(tx, 'recovery', recovery.id);
  if (recovery.accountId) await deps.live.publish(tx, 'account', recovery.accountId);
  return ok(await lockRecovery(tx, recovery.id));
}

/** Why a step can't be taken at this stage. */
export function stageProblem(recovery: {
  readonly stage: Stage;
  readonly waitsUntil: Date | null;
}): StageProblem {
  const { stage, waitsUntil } = recovery;
  if (stage === 'done') return problem('recovery_done');
  if (stage === 'cancelled') return problem('recovery_cancelled');
  if (stage === 'expired') return problem('recovery_expired');
  if (stage === 'refused') return problem('recovery_refused');
  return stage === 'waiting' && waitsUntil
    ? problem('recovery_waiting', { retryAt: waitsUntil, params: { until: waitsUntil } })
    : problem('recovery_step_not_open');
}

/** A wait begins with these, so that they say when it ends. */
const startsWait: ReadonlySet<SecurityEvent> = new Set([
  'recovery_waiting',
  'recovery_last_resort_waiting',
  'recovery_moved',
]);

/**
 * Records a step and tells every old and new contact, with the links to follow and to cancel it; of a claim that matches nobody,
 * nobody. A claim that isn't decided is followed by whoever made it: its contacts can stop it.
 */
export async function tell(
  deps: RecoveryDeps,
  tx: Tx,
  recovery: Pick<Recovery, 'id' | 'accountId' | 'lost' | 'deviceName' | 'shownBy' | 'waitsUntil'>,
  event: Extract<SecurityEvent, `recovery_${string}`>,
  options: { address?: string | null; isAlerted?: boolean; because?: StoppedBecause } = {},
): Promise<void> {
  const { accountId } = recovery;
  if (accountId === null) return;
  const at = deps.clock.now();
  const device: DeviceFacts = { name: recovery.deviceName, address: options.address ?? null };
  await recordEntry(deps, tx, {
    accountId,
    at,
    event,
    facts: {
      lost: recovery.lost.join(', '),
      device: device.name,
      address: device.address ?? null,
      ...(options.because ? { because: options.because } : {}),
    },
  });
  if (options.isAlerted === false) return;
  const { cancelUrl, trackUrl } = linksOf(deps, recovery.id);
  const links = isBlind(recovery) ? { cancelUrl } : { cancelUrl, trackUrl };
  const isStopped = event === 'recovery_cancelled' || event === 'recovery_refused';
  await alertAccount(deps, tx, {
    accountId,
    event,
    at,
    device,
    // Once it is stopped there is nothing to cancel: what is left is to freeze.
    links: isStopped ? {} : links,
    ...(startsWait.has(event) ? { waitsUntil: recovery.waitsUntil } : {}),
  });
}
