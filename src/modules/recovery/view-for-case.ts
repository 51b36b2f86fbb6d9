import type { RecoveryId } from '#kernel/ids.ts';
import { viewChallenge } from '#modules/gate/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { factsOf, lockForStep } from './advance.ts';
import { isBlind, type Unmatched } from './last-resort-rules.ts';
import { linksOf } from './links.ts';
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
): Promise<{
  readonly stage: Stage;
  readonly holder: string;
  /** Whoever made it must not learn yet whether an account matches. */
  readonly isBlind: boolean;
} | null> {
  const recovery = await findRecovery(queries, { id });
  if (!recovery) return null;
  const facts = await factsOf(deps, queries, recovery);
  return { stage: stageAt(facts, deps.clock.now()), holder: recovery.holder, isBlind: isBlind(recovery) };
}

export type RecoveryForCase = {
  readonly lost: readonly Lost[];
  /** Nothing of the account was proven, only the contacts that will be its new ones. */
  readonly isLastResort: boolean;
  /** Why no account matches, or none does any more; nobody can say yes to it then. */
  readonly unmatched: Unmatched | null;
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
  const { challengeId, holder, lost, startedAt, deviceName, accountId, unmatched } = recovery;
  const challenge = challengeId ? await viewChallenge(deps, { challengeId, holder }) : null;
  const earlier = accountId ? await committedOf(queries, accountId, earlierMax) : [];
  return {
    lost,
    isLastResort: recovery.shownBy === 'nothing',
    unmatched,
    proven: challenge?.ok
      ? challenge.value.slots
          .filter(({ state, name }) => state === 'done' && !name.startsWith('new_'))
          .map(({ name }) => name)
      : [],
    startedAt,
    deviceName,
    earlier: earlier.filter((each) => each.id !== id).map(({ at, outcome }) => ({ at, outcome })),
  };
}

/** Where the contacts of the account stop a claim that isn't decided: every message of its case carries it. */
export async function cancelUrlForCase(
  deps: RecoveryDeps,
  queries: Queries,
  id: RecoveryId,
): Promise<string | null> {
  const recovery = await findRecovery(queries, { id });
  return recovery && isBlind(recovery) ? linksOf(deps, id).cancelUrl : null;
}

/** Lets happen to a recovery what time, or its customer, has brought about; locks the account before it. */
export async function settleForCase(deps: RecoveryDeps, tx: Tx, id: RecoveryId): Promise<void> {
  await lockForStep(deps, tx, { recoveryId: id, holder: null });
}
