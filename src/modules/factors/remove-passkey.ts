import { type AccountId, type ChallengeId, type PasskeyId, parseId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import {
  claimGrant,
  forgetProofs,
  type GateDeps,
  type Grant,
  type Holder,
  openChallenge,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import { deletePasskey, findPasskey } from './passkey-store.ts';

type OpenProblem = Extract<Awaited<ReturnType<typeof openChallenge>>, { ok: false }>['problem'];

/**
 * Starts removing one passkey. Problems: `passkey_not_found`, and the policy's refusals: `last_strong_factor` while
 * neither another passkey nor an authenticator would stay.
 */
export async function startPasskeyRemoval(
  deps: GateDeps,
  input: { accountId: AccountId; passkeyId: PasskeyId; holder: Holder; device: DeviceFacts | null },
): Promise<Result<ChallengeId, OpenProblem | Problem<'passkey_not_found'>>> {
  return deps.db.tx(async (tx) => {
    const account = await lockAccount(tx, input.accountId);
    if (!(await findPasskey(tx, input.accountId, input.passkeyId))) return fail(problem('passkey_not_found'));
    return openChallenge(deps, tx, {
      action: 'remove_passkey',
      holder: input.holder,
      account,
      device: input.device,
      payload: { passkey: input.passkeyId },
    });
  });
}

/**
 * Removes the passkey that the grant is for; what passkeys have proven in other steps under way is proven no more.
 * Answers its name. Problems: those of `spendGrant`, such as `last_strong_factor`, and `passkey_not_found`.
 */
export async function removePasskey(
  deps: GateDeps,
  grant: Grant<'remove_passkey'>,
  input: { device: DeviceFacts | null },
): Promise<Result<{ name: string }, SpendProblem<'remove_passkey'> | Problem<'passkey_not_found'>>> {
  const { accountId } = grant;
  const passkeyId = parseId('passkey', grant.payload['passkey'] ?? '');
  if (!accountId || !passkeyId) throw new Error('A grant without what it was given for');
  const at = deps.clock.now();
  return deps.db.tx(async (tx) => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const name = await deletePasskey(tx, accountId, passkeyId);
    if (name === null) return fail(problem('passkey_not_found'));
    await forgetProofs(deps, tx, accountId, 'passkey');
    const { device } = input;
    await recordEntry(deps, tx, {
      accountId,
      at,
      event: 'passkey_removed',
      facts: { passkey: name, device: device?.name ?? null, address: device?.address ?? null },
    });
    await alertAccount(deps, tx, { accountId, event: 'passkey_removed', at, device });
    return ok({ name });
  });
}

/** From the last proof straight to the removal, for pages. Problems: those of the grant and of `removePasskey`. */
export async function finishPasskeyRemoval(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder; device: DeviceFacts | null },
) {
  const grant = await claimGrant(deps, { ...input, action: 'remove_passkey' });
  return grant.ok ? removePasskey(deps, grant.value, input) : grant;
}
