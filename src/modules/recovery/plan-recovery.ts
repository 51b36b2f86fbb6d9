import type { AccountId, ChallengeId, RecoveryId } from '#kernel/ids.ts';
import { plusMinutes } from '#kernel/instant.ts';
import { nameDevice } from '#kernel/name-device.ts';
import { networkOf } from '#kernel/network.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  type Account,
  findAccount,
  isSettingsLocked,
  lockAccount,
  readIdentifier,
} from '#modules/accounts/index.ts';
import { checkPassword, type SignInPasswordProblem } from '#modules/factors/index.ts';
import {
  decide,
  isLaterSlot,
  type PolicyRefusal,
  provenAccount,
  type SlotName,
  standingOf,
} from '#modules/gate/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import type { Queries } from '#platform/db/db.ts';
import { tokensOf } from './links.ts';
import type { RecoveryDeps } from './ports.ts';
import {
  actionFor,
  type Lost,
  type Plan,
  plan,
  type RecoveryAction,
  readLost,
  readLostFactors,
  waitMs,
} from './recovery-rules.ts';
import { findRecovery, insertRecovery, type Step } from './store.ts';
import type { ShownBy } from './takeover-rules.ts';

export type RecoveryPlan = Plan<SlotName, PolicyRefusal>;

/** How long a reset of this account waits now. */
export const waitMsOf = (deps: RecoveryDeps, account: Account): number =>
  waitMs(deps.config.policy.recoveryWaitHours, lockDaysOf(deps, account));

const lockDaysOf = (deps: RecoveryDeps, account: Account): number | null =>
  isSettingsLocked(account.settingsLock, deps.clock.now()) ? (account.settingsLock?.days ?? null) : null;

const isFrozen = (account: Account): boolean => account.state === 'frozen';

/** The action of the policy that leads back from this loss, for this account, now. */
export const actionOf = (account: Account, lost: readonly Lost[]): RecoveryAction | null =>
  actionFor(lost, isFrozen(account));

/** What the way back from this loss is, for this account, now. Only for somebody who has shown who they are. */
export async function planFor(
  deps: RecoveryDeps,
  queries: Queries,
  account: Account,
  lost: readonly Lost[],
): Promise<RecoveryPlan> {
  const standing = await standingOf(deps, queries, account);
  const action = actionOf(account, lost);
  const policy = action && decide(action, standing, lost);
  return plan<SlotName, PolicyRefusal>({
    lost,
    linked: standing,
    decision: policy?.allowed
      ? { allowed: true, slots: policy.slots.map(({ name }) => ({ name, isLater: isLaterSlot(name) })) }
      : policy,
    takesCases: deps.cases !== undefined,
    isFrozen: isFrozen(account),
    lockDays: lockDaysOf(deps, account),
    waitHours: deps.config.policy.recoveryWaitHours,
    holdHours: deps.config.policy.holdHours,
  });
}

export type PlanProblem = SignInPasswordProblem | Problem<'nothing_lost'>;

/**
 * Begins with naming the loss, from a session. Nothing is asked and nobody is told yet: the plan comes first. What is proven in
 * `from`, a step of this session, is taken along at the start.
 * Problems: `nothing_lost`.
 */
export async function planOwnRecovery(
  deps: RecoveryDeps,
  input: { accountId: AccountId; lost: readonly string[]; client: Client; from?: Step | null },
): Promise<Result<RecoveryId, Problem<'nothing_lost'>>> {
  return planOf(deps, {
    ...input,
    from: input.from ?? null,
    lost: readLostFactors(input.lost),
    shownBy: 'session',
  });
}

async function planOf(
  deps: RecoveryDeps,
  input: {
    accountId: AccountId;
    lost: readonly Lost[];
    client: Client;
    shownBy: ShownBy;
    from: Step | null;
  },
): Promise<Result<RecoveryId, Problem<'nothing_lost'>>> {
  const account = await findAccount(deps.db.queries, input.accountId);
  if (!account) throw new Error(`No account ${input.accountId}`);
  return actionOf(account, input.lost) === null
    ? fail(problem('nothing_lost', { field: 'lost' }))
    : ok(await writePlan(deps, account, input));
}

/**
 * The same, from a step of this browser in which the password was shown already: a sign-in whose code doesn't come. It
 * need not be typed again, and what else is proven there is taken along; with a passkey shown in its place it may be lost. Problems: `nothing_lost`, `challenge_not_found`.
 */
export async function planProvenRecovery(
  deps: RecoveryDeps,
  input: { challengeId: ChallengeId; lost: readonly string[]; client: Client },
): Promise<Result<RecoveryId, Problem<'nothing_lost' | 'challenge_not_found'>>> {
  const holder = browserHolder(deps, input.client);
  const accountId = await provenAccount(deps, { challengeId: input.challengeId, holder });
  return accountId
    ? planOf(deps, {
        accountId,
        lost: readLost(input.lost),
        client: input.client,
        shownBy: 'step',
        from: { challengeId: input.challengeId, holder },
      })
    : fail(problem('challenge_not_found'));
}

/** Whether `planProvenRecovery` would know who asks. */
export async function isProvenHere(
  deps: RecoveryDeps,
  input: { challengeId: ChallengeId; client: Client },
): Promise<boolean> {
  const holder = browserHolder(deps, input.client);
  return (await provenAccount(deps, { challengeId: input.challengeId, holder })) !== null;
}

/**
 * The same, signed out: the password says who asks. Known and unknown accounts get the same answers in the same time,
 * and nothing about an account is told before. Problems: `nothing_lost`, `password_wrong`, `password_try_too_soon`.
 */
export async function planRecovery(
  deps: RecoveryDeps,
  input: { identifier: string; country?: string; password: string; lost: readonly string[]; client: Client },
): Promise<Result<RecoveryId, PlanProblem>> {
  const lost = readLostFactors(input.lost);
  if (lost.length === 0) return fail(problem('nothing_lost', { field: 'lost' }));
  const checked = await checkPassword(deps, {
    contact: readIdentifier(input.identifier, input.country),
    password: input.password,
    address: input.client.address,
  });
  if (!checked.ok) return checked;
  return ok(await writePlan(deps, checked.value, { lost, client: input.client, shownBy: 'password' }));
}

/** Writes what is lost, and by whom. With a claim that showed who asks, its challenge is the recovery's, and one plan. */
export async function writePlan(
  deps: RecoveryDeps,
  account: Account,
  input: {
    readonly lost: readonly Lost[];
    readonly client: Client;
    readonly shownBy: ShownBy;
    readonly from?: Step | null;
    readonly claim?: { readonly challengeId: ChallengeId; readonly expiresAt: Date };
  },
): Promise<RecoveryId> {
  const { lost, client, claim } = input;
  const id = deps.secrets.id('recovery');
  const now = deps.clock.now();
  const tokens = tokensOf(deps, id);
  const action = actionOf(account, lost);
  if (!action) throw new Error('A plan for nothing');
  return deps.db.tx(async (tx) => {
    if (claim) {
      await lockAccount(tx, account.id);
      const planned = await findRecovery(tx, { challenge_id: claim.challengeId });
      if (planned) return planned.id;
    }
    await insertRecovery(tx, {
      id,
      account_id: account.id,
      action,
      lost: [...lost],
      shown_by: input.shownBy,
      from_challenge: input.from?.challengeId ?? null,
      from_holder: input.from?.holder ?? null,
      holder: browserHolder(deps, client),
      address_mac: deps.secrets.mac('limit', networkOf(client.address)),
      device_name: nameDevice(client.userAgent).name,
      track_hash: deps.secrets.hashToken(tokens.track),
      cancel_hash: deps.secrets.hashToken(tokens.cancel),
      created_at: now,
      challenge_id: claim?.challengeId ?? null,
      expires_at: claim?.expiresAt ?? plusMinutes(now, deps.config.policy.challengeMinutes),
    });
    return id;
  });
}
