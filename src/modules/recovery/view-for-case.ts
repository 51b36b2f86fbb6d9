import type { RecoveryId } from '#kernel/ids.ts';
import { viewChallenge } from '#modules/gate/index.ts';
import type { Queries } from '#platform/db/db.ts';
import { factsOf } from './advance.ts';
import type { RecoveryDeps } from './ports.ts';
import type { Lost } from './recovery-rules.ts';
import { type Stage, stageAt } from './stage-rules.ts';
import { committedOf, findRecovery } from './store.ts';

const earlierMax = 10;

/** Where a recovery stands, and the browser that may act in it, for whoever decides its case; `null` when it is gone. */
export async function standForCase(
  deps: RecoveryDeps,
  queries: Queries,
  id: RecoveryId,
): Promise<{ readonly stage: Stage; readonly holder: string } | null> {
  const recovery = await findRecovery(queries, { id });
  if (!recovery) return null;
  const facts = await factsOf(deps, queries, recovery);
  return { stage: stageAt(facts, deps.clock.now()), holder: recovery.holder };
}

export type RecoveryForCase = {
  readonly lost: readonly Lost[];
  /** The slots that are proven, in the policy's words. */
  readonly proven: readonly string[];
  readonly startedAt: Date | null;
  readonly deviceName: string;
  /** Earlier ones of the account that got as far as a wait or a case, newest first. */
  readonly earlier: readonly { readonly at: Date; readonly outcome: Stage }[];
};

/** What people who decide a case may know of its recovery: no contact, no code, nothing that opens anything. */
export async function viewForCase(
  deps: RecoveryDeps,
  queries: Queries,
  id: RecoveryId,
): Promise<RecoveryForCase | null> {
  const recovery = await findRecovery(queries, { id });
  if (!recovery) return null;
  const { challengeId, holder, lost, startedAt, deviceName, accountId } = recovery;
  const challenge = challengeId ? await viewChallenge(deps, { challengeId, holder }) : null;
  const earlier = await committedOf(queries, accountId, earlierMax);
  return {
    lost,
    proven: challenge?.ok
      ? challenge.value.slots.filter(({ state }) => state === 'done').map(({ name }) => name)
      : [],
    startedAt,
    deviceName,
    earlier: earlier.filter((each) => each.id !== id).map(({ at, outcome }) => ({ at, outcome })),
  };
}
