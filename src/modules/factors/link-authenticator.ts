import { toString as renderQr } from 'qrcode';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import {
  type ChallengeProblem,
  claimGrant,
  type GateDeps,
  type Grant,
  type Holder,
  openOwnChallenge,
  readPayload,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { placeHold } from '#modules/holds/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import { authenticatorUri, createAuthenticatorSecret } from './authenticator.ts';
import { insertAuthenticator } from './store.ts';

export type AuthenticatorSetup = {
  /** The QR code as SVG, made here so that the secret meets no third party. */
  readonly qrSvg: string;
  /** The same secret to type, in groups of four. */
  readonly key: string;
  readonly uri: string;
};

/**
 * Starts linking an authenticator app: makes its secret and opens the challenge that carries it.
 * Problems: the policy's refusals, such as `authenticator_already_linked` and `account_frozen`.
 */
export const startAuthenticatorLink = (
  deps: GateDeps,
  input: { accountId: AccountId; holder: Holder; device: DeviceFacts | null },
): ReturnType<typeof openOwnChallenge> =>
  openOwnChallenge(deps, {
    ...input,
    action: 'link_authenticator',
    payload: { new_authenticator: createAuthenticatorSecret() },
  });

/** What the customer scans or types. Problems: `challenge_not_found`, `challenge_expired`. */
export async function viewAuthenticatorSetup(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder },
): Promise<Result<AuthenticatorSetup, ChallengeProblem>> {
  const read = await readPayload(deps, input);
  if (!read.ok) return read;
  const secret = read.value.payload['new_authenticator'];
  if (secret === undefined || !read.value.accountId) return fail(problem('challenge_not_found'));
  const { email } = await contactsOf(deps.db.queries, read.value.accountId);
  const uri = authenticatorUri(secret, email, deps.config.brand.name);
  const qrSvg = await renderQr(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return ok({ qrSvg, key: secret.replace(/(.{4})(?=.)/g, '$1 '), uri });
}

/**
 * Links the authenticator that was proven. Withdrawals ask for it from then on, so they go on hold: the link may be a thief's.
 * Problems: those of `spendGrant`, such as `authenticator_already_linked`.
 */
export async function linkAuthenticator(
  deps: GateDeps,
  grant: Grant<'link_authenticator'>,
  input: { device: DeviceFacts | null },
): Promise<Result<{ holdEndsAt: Date }, SpendProblem<'link_authenticator'>>> {
  const { accountId } = grant;
  const secret = grant.payload['new_authenticator'];
  const step = Number(grant.payload['new_authenticator_step']);
  if (!accountId || !secret || !Number.isSafeInteger(step))
    throw new Error('A grant without what it was given for');
  const now = deps.clock.now();
  return deps.db.tx(async (tx) => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const linked = await insertAuthenticator(tx, accountId, {
      secretSealed: deps.secrets.seal('authenticator', secret, accountId),
      linkedAt: now,
      lastStep: step,
    });
    if (linked === 'already_linked') return fail(problem('authenticator_already_linked'));
    const hold = await placeHold(deps, tx, { accountId, reason: 'authenticator_linked', at: now });
    await recordEntry(deps, tx, {
      accountId,
      at: now,
      event: 'authenticator_linked',
      facts: { device: input.device?.name ?? null, address: input.device?.address ?? null },
    });
    await alertAccount(deps, tx, {
      accountId,
      event: 'authenticator_linked',
      at: now,
      device: input.device,
      holdUntil: hold.endsAt,
    });
    await deps.live.publish(tx, 'account', accountId);
    return ok({ holdEndsAt: hold.endsAt });
  });
}

/** From the last proof straight to the link, for pages. Problems: those of the grant and of `linkAuthenticator`. */
export async function finishAuthenticatorLink(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder; device: DeviceFacts | null },
) {
  const grant = await claimGrant(deps, { ...input, action: 'link_authenticator' });
  return grant.ok ? linkAuthenticator(deps, grant.value, input) : grant;
}
