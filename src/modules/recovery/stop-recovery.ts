import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/db.ts';
import { advance, detach, settle, tell } from './advance.ts';
import { isBlind } from './last-resort-rules.ts';
import type { RecoveryDeps } from './ports.ts';
import { isCommitted, isOver } from './stage-rules.ts';
import {
  findCommitted,
  findRecovery,
  findUncommitted,
  lockRecovery,
  type Recovery,
  type StoppedBecause,
} from './store.ts';

/** Stops a recovery for a reason of its own and tells everybody. Account and recovery are locked. */
export async function stopRecovery(
  deps: RecoveryDeps,
  tx: Tx,
  recovery: Recovery,
  because: StoppedBecause,
): Promise<void> {
  if (isBlind(recovery)) {
    await detach(deps, tx, recovery, { because });
    return;
  }
  const stopped = await advance(deps, tx, recovery, 'cancel', { stopped_because: because });
  if (!stopped.ok) throw new Error(`A recovery in ${recovery.stage} can't be stopped`);
  await tell(deps, tx, recovery, 'recovery_cancelled', { because });
}

/** Stops the recovery of an account that is kept over days, if there is one. The account is locked. */
export async function stopLiveRecovery(
  deps: RecoveryDeps,
  tx: Tx,
  accountId: AccountId,
  because: StoppedBecause,
): Promise<void> {
  const found = await findCommitted(tx, accountId);
  const recovery = found && (await settle(deps, tx, await lockRecovery(tx, found.id)));
  if (recovery?.accountId && isCommitted(recovery.stage)) await stopRecovery(deps, tx, recovery, because);
}

/**
 * A factor of the account is gone or was replaced, and these challenges have ended because they rested on it: a recovery
 * among them is stopped, in the same transaction, and everybody is told. With the password, whatever was begun by it and
 * not proven yet ends as well. The account is locked.
 */
export async function stopUnproven(
  deps: RecoveryDeps,
  tx: Tx,
  gone: {
    readonly accountId: AccountId;
    readonly isPassword: boolean;
    readonly closed: readonly ChallengeId[];
  },
): Promise<void> {
  for (const challengeId of gone.closed) {
    const found = await findRecovery(tx, { challenge_id: challengeId });
    if (!found || isOver(found.stage)) continue;
    const recovery = await lockRecovery(tx, found.id);
    if (isCommitted(recovery.stage)) await stopRecovery(deps, tx, recovery, 'proofs_gone');
    else await advance(deps, tx, recovery, 'cancel', { stopped_because: 'proofs_gone' });
  }
  if (!gone.isPassword) return;
  for (const id of await findUncommitted(tx, gone.accountId)) {
    const recovery = await settle(deps, tx, await lockRecovery(tx, id));
    if (!isOver(recovery.stage))
      await advance(deps, tx, recovery, 'cancel', { stopped_because: 'proofs_gone' });
  }
}
