import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { recordEntry } from '#modules/audit/index.ts';
import {
  claimGrant,
  forgetProofs,
  type GateDeps,
  type Grant,
  type Holder,
  openOwnChallenge,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { placeHold } from '#modules/holds/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import { createAuthenticatorSecret } from './authenticator.ts';
import { resetAuthenticator } from './reset-factors.ts';

/**
 * Starts replacing the authenticator app: makes the new secret and opens the challenge that carries it.
 * Problems: the policy's refusals, such as `authenticator_not_linked`.
 */
export const startAuthenticatorReplacement = (
  deps: GateDeps,
  input: { accountId: AccountId; holder: Holder; device: DeviceFacts | null },
): ReturnType<typeof openOwnChallenge> =>
  openOwnChallenge(deps, {
    ...input,
    action: 'replace_authenticator',
    payload: { new_authenticator: createAuthenticatorSecret() },
  });

/**
 * Puts the proven authenticator in the place of the linked one. Backup codes of the old one are void, and withdrawals
 * go on hold (product rule: section 5). Problems: those of `spendGrant`.
 */
export async function replaceAuthenticator(
  deps: GateDeps,
  grant: Grant<'replace_authenticator'>,
  input: { device: DeviceFacts | null },
): Promise<Result<{ holdEndsAt: Date }, SpendProblem<'replace_authenticator'>>> {
  const { accountId, payload } = grant;
  const secret = payload['new_authenticator'];
  const step = Number(payload['new_authenticator_step']);
  if (!accountId || !secret || !Number.isSafeInteger(step))
    throw new Error('A grant without what it was given for');
  return deps.db.tx(async (tx) => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const at = deps.clock.now();
    await resetAuthenticator(deps, tx, { accountId, secret, step, at });
    await forgetProofs(deps, tx, accountId, 'authenticator');
    const hold = await placeHold(deps, tx, { accountId, reason: 'authenticator_replaced', at });
    await recordEntry(deps, tx, {
      accountId,
      at,
      event: 'authenticator_replaced',
      facts: { device: input.device?.name ?? null, address: input.device?.address ?? null },
    });
    await alertAccount(deps, tx, {
      accountId,
      event: 'authenticator_replaced',
      at,
      device: input.device,
      holdUntil: hold.endsAt,
    });
    await deps.live.publish(tx, 'account', accountId);
    return ok({ holdEndsAt: hold.endsAt });
  });
}

/** From the last proof straight to the replacement, for pages. Problems: those of the grant and of the replacement. */
export async function finishAuthenticatorReplacement(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder; device: DeviceFacts | null },
) {
  const grant = await claimGrant(deps, { ...input, action: 'replace_authenticator' });
  return grant.ok ? replaceAuthenticator(deps, grant.value, input) : grant;
}
