import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { findAccount, freezeAccountRow, lockAccount, unfreezeAccountRow } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import {
  claimGrant,
  closeChallengesOf,
  type GateDeps,
  type Grant,
  openClaimedChallenge,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { type Hold, placeHold } from '#modules/holds/index.ts';
import { alertAccount, type DeviceFacts, findFreezeLink } from '#modules/notifications/index.ts';
import { browserHolder, type Client, endSessions } from '#modules/sessions/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { FreezeDeps } from './ports.ts';

/**
 * Freezes inside the caller's transaction: state, every session, withdrawals that wait, API keys, audit. False when it was
 * frozen or closed already.
 */
export async function freezeIn(
  deps: FreezeDeps,
  tx: Tx,
  input: {
    accountId: AccountId;
    because: 'customer' | 'alert_link' | 'undo_link';
    device: DeviceFacts;
  },
): Promise<boolean> {
  const account = await lockAccount(tx, input.accountId);
  if (account.state !== 'active' && account.state !== 'restricted') return false;
  await freezeAccountRow(tx, account.id, 'customer');
  await endSessions(deps, tx, { accountId: account.id }, 'account_frozen');
  // Whatever somebody had proven before is worth nothing after it, a recovery's days of waiting included.
  await closeChallengesOf(deps, tx, account.id);
  await deps.onFreeze.cancelPendingWithdrawals(tx, account.id);
  await deps.onFreeze.stopApiKeys(tx, account.id);
  await recordEntry(deps, tx, {
    accountId: account.id,
    at: deps.clock.now(),
    event: 'account_frozen',
    facts: {
      because: input.because,
      device: input.device.name,
      address: input.device.address ?? null,
    },
  });
  return true;
}

export type FreezeLinkProblem = Problem<'freeze_link_not_found'>;

/** Whether a freeze link from an alert is live, and what state its account is in. Looking changes nothing. */
export async function viewFreezeLink(
  deps: GateDeps,
  token: string,
): Promise<Result<{ isFrozen: boolean }, FreezeLinkProblem>> {
  const accountId = await findFreezeLink(deps, deps.db.queries, token);
  const account = accountId && (await findAccount(deps.db.queries, accountId));
  return account ? ok({ isFrozen: account.state === 'frozen' }) : fail(problem('freeze_link_not_found'));
}

/** Freezes the account by the link in a security alert, without signing in. Freezing twice is freezing once. */
export async function freezeByLink(
  deps: FreezeDeps,
  input: { token: string; device: DeviceFacts },
): Promise<Result<undefined, FreezeLinkProblem>> {
  const { token, device } = input;
  return deps.db.tx(async (tx) => {
    const accountId = await findFreezeLink(deps, tx, token);
    if (!accountId) return fail(problem('freeze_link_not_found'));
    if (await freezeIn(deps, tx, { accountId, because: 'alert_link', device }))
      await tellBoth(deps, tx, { accountId, event: 'account_frozen', device });
    return ok();
  });
}

/** Freezes the customer's own account from a session, which ends with it. */
export async function freezeAccount(
  deps: FreezeDeps,
  input: { accountId: AccountId; device: DeviceFacts },
): Promise<void> {
  const { accountId, device } = input;
  await deps.db.tx(async (tx) => {
    if (await freezeIn(deps, tx, { accountId, because: 'customer', device }))
      await tellBoth(deps, tx, { accountId, event: 'account_frozen', device });
  });
}

/**
 * Starts unfreezing, signed out: the contact that says who asks is proven first, then every linked factor. No password:
 * a forgotten one couldn't be replaced while the account is frozen. Whoever is named, the answer is the same.
 */
export async function startUnfreeze(
  deps: GateDeps,
  input: { identifier: string; country?: string; client: Client },
): Promise<ChallengeId> {
  const { client, ...named } = input;
  return openClaimedChallenge(deps, {
    ...named,
    action: 'unfreeze',
    holder: browserHolder(deps, client),
    device: deviceFacts(client),
  });
}

/** Unfreezes and puts withdrawals on hold. Problems: those of `spendGrant`, such as `account_not_frozen`. */
export async function unfreezeAccount(
  deps: GateDeps,
  grant: Grant<'unfreeze'>,
  device: DeviceFacts,
): Promise<Result<{ holdEndsAt: Date }, SpendProblem<'unfreeze'>>> {
  const { accountId } = grant;
  if (!accountId) throw new Error('An unfreeze without an account');
  return deps.db.tx(async (tx) => {
    const spent = await spendGrant(deps, tx, grant, device);
    if (!spent.ok) return spent;
    return ok({ holdEndsAt: (await unfreezeIn(deps, tx, { accountId, device })).endsAt });
  });
}

/** Unfreezes inside the caller's transaction, which has the proofs: state, hold, audit, and everybody is told. */
export async function unfreezeIn(
  deps: GateDeps,
  tx: Tx,
  input: { accountId: AccountId; device: DeviceFacts | null },
): Promise<Hold> {
  const { accountId, device } = input;
  const at = deps.clock.now();
  await unfreezeAccountRow(tx, accountId);
  const hold = await placeHold(deps, tx, { accountId, reason: 'account_unfrozen', at });
  const facts = { device: device?.name ?? null, address: device?.address ?? null };
  await recordEntry(deps, tx, { accountId, at, event: 'account_unfrozen', facts });
  await tellBoth(deps, tx, { accountId, event: 'account_unfrozen', device, holdUntil: hold.endsAt });
  return hold;
}

/** From the last proof straight to the unfreezing, for pages. Problems: those of the grant and of `unfreezeAccount`. */
export async function finishUnfreeze(deps: GateDeps, input: { challengeId: ChallengeId; client: Client }) {
  const holder = browserHolder(deps, input.client);
  const grant = await claimGrant(deps, { challengeId: input.challengeId, action: 'unfreeze', holder });
  return grant.ok ? unfreezeAccount(deps, grant.value, deviceFacts(input.client)) : grant;
}

async function tellBoth(
  deps: GateDeps,
  tx: Tx,
  alert: {
    accountId: AccountId;
    event: 'account_frozen' | 'account_unfrozen';
    device: DeviceFacts | null;
    holdUntil?: Date;
  },
): Promise<void> {
  await alertAccount(deps, tx, { ...alert, at: deps.clock.now() });
}
