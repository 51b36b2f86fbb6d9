import type { AccountId } from '#kernel/ids.ts';
import { isBefore, plusDays } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type FreezeDeps, freezeIn } from '#modules/closure/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import {
  advance,
  detach,
  factsOf,
  lockForStep,
  type StageProblem,
  stageProblem,
  tell,
  whyLetGo,
} from './advance.ts';
import { isBlind, stageForOwner } from './last-resort-rules.ts';
import type { RecoveryDeps } from './ports.ts';
import type { Lost } from './recovery-rules.ts';
import { isOver, type Stage, stageAt } from './stage-rules.ts';
import { findCommitted, findRecovery, type Recovery } from './store.ts';

export type LinkProblem = Problem<'recovery_link_not_found'>;

/** Whether the account is frozen as well, and from where that is asked. */
type Cancelling = { readonly freezes: boolean; readonly device: DeviceFacts };

/** What stopping asks for, since it may freeze as well. */
export type CancelDeps = RecoveryDeps & FreezeDeps;

export type CancelView = {
  readonly stage: Stage;
  readonly lost: readonly Lost[];
  /** Whoever began it has proven nothing of the account. */
  readonly isLastResort: boolean;
  readonly startedAt: Date | null;
  readonly deviceName: string;
  /** It is over, and the link freezes the account all the same: as long as the one of any other alert. */
  readonly mayFreeze: boolean;
};

/** What a cancel link would stop; looking changes nothing. Problems: `recovery_link_not_found`. */
export async function viewCancelLink(
  deps: RecoveryDeps,
  token: string,
): Promise<Result<CancelView, LinkProblem>> {
  const found = await byCancelLink(deps, token);
  if (!found) return fail(problem('recovery_link_not_found'));
  const { lost, startedAt, deviceName } = found;
  const { queries } = deps.db;
  const stage = stageAt(await factsOf(deps, queries, found), deps.clock.now());
  const isLetGo = isBlind(found) && !isOver(stage) && (await whyLetGo(deps, queries, found)) !== null;
  return ok({
    stage: isLetGo ? 'cancelled' : forOwner({ ...found, stage }),
    lost,
    isLastResort: found.shownBy === 'nothing',
    startedAt,
    deviceName,
    mayFreeze: mayFreeze(deps, found),
  });
}

/** Whoever reads of a reset too late to stop it may have no way left to sign in. */
const mayFreeze = (
  { clock, config }: Pick<RecoveryDeps, 'clock' | 'config'>,
  { accountId, endedAt }: Pick<Recovery, 'accountId' | 'endedAt'>,
): boolean =>
  accountId !== null &&
  endedAt !== null &&
  isBefore(clock.now(), plusDays(endedAt, config.policy.freezeLinkDays));

const forOwner = ({ stage, unmatched }: Pick<Recovery, 'stage' | 'unmatched'>): Stage =>
  stageForOwner(stage, unmatched);

const byCancelLink = (deps: RecoveryDeps, token: string): Promise<Recovery | null> =>
  findRecovery(deps.db.queries, { cancel_hash: deps.secrets.hashToken(token) });

/**
 * Stops a recovery by the link that every contact was sent, without signing in; with `freezes` the account is frozen as
 * well, for some days also when the recovery is over. Everybody is told. Without, it works once, until the recovery is done.
 * Problems: `recovery_link_not_found`, and what became of the recovery: `recovery_done`, `recovery_cancelled`,
 * `recovery_expired`, `recovery_refused`.
 */
export async function cancelByLink(
  deps: CancelDeps,
  input: Cancelling & { token: string },
): Promise<Result<undefined, LinkProblem | StageProblem>> {
  const found = await byCancelLink(deps, input.token);
  return found ? cancel(deps, found, input) : fail(problem('recovery_link_not_found'));
}

/** Stops the recovery of one's own account, from any session. Problems: `recovery_not_found`, and what became of it. */
export async function cancelOwnRecovery(
  deps: CancelDeps,
  input: Cancelling & { accountId: AccountId },
): Promise<Result<undefined, StageProblem>> {
  const found = await findCommitted(deps.db.queries, input.accountId);
  return found ? cancel(deps, found, input) : fail(problem('recovery_not_found'));
}

async function cancel(
  deps: CancelDeps,
  { id: recoveryId }: Recovery,
  { freezes, device }: Cancelling,
): Promise<Result<undefined, StageProblem>> {
  return deps.db.tx(async (tx): Promise<Result<undefined, StageProblem>> => {
    const found = await lockForStep(deps, tx, { recoveryId, holder: null });
    if (!found.ok) return found;
    const { accountId } = found.value;
    if (!accountId) return fail(stageProblem({ ...found.value, stage: forOwner(found.value) }));
    if (isBlind(found.value) && !isOver(found.value.stage)) await detach(deps, tx, found.value);
    else {
      const cancelled = await advance(deps, tx, found.value, 'cancel');
      if (cancelled.ok) await tell(deps, tx, found.value, 'recovery_cancelled');
      else if (!freezes || !mayFreeze(deps, found.value)) return cancelled;
    }
    if (freezes && (await freezeIn(deps, tx, { accountId, because: 'alert_link', device }))) {
      const at = deps.clock.now();
      await alertAccount(deps, tx, { accountId, event: 'account_frozen', at, device });
    }
    return ok();
  });
}
