import type { RecoveryId } from '#kernel/ids.ts';
import { dayMs, hourMs, plusDays, plusMinutes, plusMs } from '#kernel/instant.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { networkOf } from '#kernel/network.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { createAuthenticatorSecret } from '#modules/factors/index.ts';
import {
  amendPayload,
  carryProofs,
  openChallenge,
  type PolicyRefusal,
  viewChallenge,
} from '#modules/gate/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { accountOf, advance, lockForStep, type StageProblem, settle, stageProblem, tell } from './advance.ts';
import { actionOf, planFor, type RecoveryPlan } from './plan-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { findCommitted, lockRecovery, type Recovery, startedSince } from './store.ts';
import { provesMore, restsOn } from './takeover-rules.ts';

export type StartRecoveryProblem =
  | StageProblem
  | Problem<
      | PolicyRefusal
      | 'nothing_lost'
      | 'factor_not_linked'
      | 'case_not_available'
      | 'recovery_live'
      | 'recovery_limit_reached'
      | 'recovery_starts_too_many'
    >;

/**
 * Starts what the plan said: the factors that are left can be proven now; those that were proven in the step before are. Every contact is told, once a day however
 * often it is started. Problems: why the plan is not possible now, `recovery_live` (one is under way that this one could
 * not take the place of), `recovery_limit_reached`, `recovery_starts_too_many`, and those of the stage.
 */
export async function startRecovery(
  deps: RecoveryDeps,
  input: { recoveryId: RecoveryId; client: Client },
): Promise<Result<undefined, StartRecoveryProblem>> {
  const holder = browserHolder(deps, input.client);
  return deps.db.tx(async (tx): Promise<Result<undefined, StartRecoveryProblem>> => {
    const found = await lockForStep(deps, tx, { recoveryId: input.recoveryId, holder });
    if (!found.ok) return found;
    const recovery = found.value;
    if (recovery.stage === 'proving') return ok();
    if (recovery.stage !== 'planned') return fail(stageProblem(recovery));
    const account = await lockAccount(tx, accountOf(recovery));
    const way = await planFor(deps, tx, account, recovery.lost);
    const live = await findLive(deps, tx, recovery);
    if (live && !mayReplace(recovery, way, await restOf(deps, tx, live)))
      return fail(problem('recovery_live'));
    const limit = await startLimit(deps, tx, recovery, input.client);
    if (!limit.ok) return limit;
    if (way.path === 'not_possible_now') return fail(problem(way.reason));
    const now = deps.clock.now();
    // Frozen or unfrozen since the plan was shown, the way back is another.
    const action = actionOf(account, recovery.lost);
    if (!action) throw new Error('A recovery of nothing');
    // Made now and shown after the wait, so that looking needs to change nothing.
    const secret = recovery.lost.includes('authenticator')
      ? { new_authenticator: createAuthenticatorSecret() }
      : {};
    const claimed = recovery.challengeId;
    if (claimed) {
      const amended = await amendPayload(deps, tx, { challengeId: claimed, holder, payload: secret });
      if (!amended.ok) throw new Error(`A claim that was open isn't: ${amended.problem.code}`);
    }
    const payload = { lost: recovery.lost.join(','), ...secret };
    const opened = claimed
      ? ok(claimed)
      : await openChallenge(deps, tx, {
          action,
          holder,
          account,
          device: deviceFacts(input.client),
          payload,
        });
    if (!opened.ok) return opened;
    if (recovery.from) {
      const { challengeId, holder: fromHolder } = recovery.from;
      await carryProofs(deps, tx, { from: challengeId, holder: fromHolder, to: opened.value });
    }
    const isFirstToday =
      (await startedSince(tx, { accountId: account.id }, plusMs(now, -dayMs), 1)).length === 0;
    const started = await advance(deps, tx, recovery, 'start', {
      action,
      challenge_id: opened.value,
      started_at: now,
      // What was proven for the claim lasts no longer for the start.
      expires_at: claimed ? recovery.expiresAt : plusMinutes(now, deps.config.policy.challengeMinutes),
    });
    if (!started.ok) return started;
    await tell(deps, tx, recovery, 'recovery_started', {
      address: input.client.address,
      // Whoever knows the password must be seen, and must not be able to send messages at will.
      isAlerted: isFirstToday,
    });
    return ok();
  });
}

/** The account's recovery that is kept over days, if there is one besides this. The account is locked. */
export async function findLive(
  deps: RecoveryDeps,
  tx: Tx,
  besides: Pick<Recovery, 'id' | 'accountId'>,
): Promise<Recovery | null> {
  const accountId = accountOf(besides);
  const written = await findCommitted(tx, accountId);
  if (!written || written.id === besides.id) return null;
  await settle(deps, tx, await lockRecovery(tx, written.id));
  return findCommitted(tx, accountId);
}

/** What a recovery that is kept over days rests on. */
export async function restOf(
  deps: RecoveryDeps,
  queries: Queries,
  { challengeId, holder, shownBy }: Recovery,
): Promise<ReadonlySet<string>> {
  const view = challengeId ? await viewChallenge(deps, { challengeId, holder }, queries) : null;
  const slots = view?.ok ? view.value.slots : [];
  return restsOn(
    shownBy,
    slots.filter(({ state }) => state === 'done').map(({ name }) => name),
  );
}

/** Whether a recovery will take the place of the live one, once everything that its plan asks is proven. */
export const mayReplace = (
  { shownBy }: Pick<Recovery, 'shownBy'>,
  way: RecoveryPlan,
  live: ReadonlySet<string>,
): boolean => way.path !== 'not_possible_now' && provesMore(restsOn(shownBy, way.asks), live);

/** Of one account in one network over weeks, and of one network in an hour: nobody shuts out whoever shares theirs. */
async function startLimit(
  deps: RecoveryDeps,
  tx: Tx,
  recovery: Recovery,
  client: Client,
): Promise<Result<undefined, Problem<'recovery_limit_reached' | 'recovery_starts_too_many'>>> {
  const { recoveriesPerAddressMax, recoveriesDays, recoveryStartsPerAddressHour } = deps.config.policy;
  const now = deps.clock.now();
  const addressMac = deps.secrets.mac('limit', networkOf(client.address));
  const lately = await startedSince(tx, { addressMac }, plusMs(now, -hourMs), recoveryStartsPerAddressHour);
  const oldest = lately[recoveryStartsPerAddressHour - 1];
  if (oldest) {
    const retryAt = plusMs(oldest, hourMs);
    return fail(problem('recovery_starts_too_many', { retryAt, params: { until: retryAt } }));
  }
  const since = plusDays(now, -recoveriesDays);
  const accountId = accountOf(recovery);
  const started = await startedSince(tx, { accountId, addressMac }, since, recoveriesPerAddressMax);
  return underLimit(started, recoveriesPerAddressMax, recoveriesDays);
}

/** Problems: `recovery_limit_reached`, with when the next is possible. */
export function underLimit(
  at: readonly Date[],
  max: number,
  days: number,
): Result<undefined, Problem<'recovery_limit_reached'>> {
  const oldest = at[max - 1];
  if (!oldest) return ok();
  const retryAt = plusDays(oldest, days);
  return fail(problem('recovery_limit_reached', { retryAt, params: { until: retryAt, max, days } }));
}
