import { parseId, type RecoveryId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/db.ts';
import type { JobHandlers } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import { lockForStep } from './advance.ts';
import type { RecoveryDeps } from './ports.ts';

const jobName = 'end_recovery_wait';

/** Sees to it that the end of the wait is told when it comes, whoever looks meanwhile. Belongs to the transaction. */
export async function endWaitJob(
  deps: Pick<Platform, 'jobs'>,
  tx: Tx,
  id: RecoveryId,
  at: Date,
): Promise<void> {
  await deps.jobs.add(tx, jobName, { recoveryId: id }, { runAt: at, key: `${jobName}:${id}` });
}

/** Ends a wait that is over. One that isn't, or was cancelled, is left as it is; twice is once. */
export async function endRecoveryWait(deps: RecoveryDeps, recoveryId: RecoveryId): Promise<void> {
  await deps.db.tx(async (tx) => {
    const found = await lockForStep(deps, tx, { recoveryId, holder: null });
    // The queue's clock may be ahead of ours: it tries again, each time later.
    if (found.ok && found.value.stage === 'waiting') throw new Error(`${recoveryId} still waits`);
  });
}

export const recoveryJobs = (deps: RecoveryDeps): JobHandlers => ({
  [jobName]: async (payload) => {
    const id = parseId('recovery', String(payload['recoveryId'] ?? ''));
    if (!id) throw new Error('A job without its recovery');
    await endRecoveryWait(deps, id);
  },
});
