import type { AccountId, ChallengeId, SessionId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { checkPassword, hashPassword } from '#modules/factors/index.ts';
import {
  claimGrant,
  type GateDeps,
  type Grant,
  type Holder,
  openOwnChallenge,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { type DeviceFacts } from '#modules/notifications/index.ts';
import { judgeNewPassword, type NewPasswordProblem } from './judge-new-password.ts';
import { putPasswordInPlace } from './put-password-in-place.ts';

type OpenProblem = Extract<Awaited<ReturnType<typeof openOwnChallenge>>, { ok: false }>['problem'];
export type StartPasswordChangeProblem =
  | NewPasswordProblem
  | Problem<'password_try_too_soon'>
  | Problem<'password_same' | 'current_password_wrong'>
  | OpenProblem;

/**
 * Starts changing the password of a signed-in account: judges the new one, checks the current one with the limits of
 * signing in, and opens the challenge for the second factor. Problems: those of a new password (field `newPassword`),
 * `password_same`, `current_password_wrong`, `password_try_too_soon`, and the policy's refusals.
 */
export async function startPasswordChange(
  deps: GateDeps,
  input: {
    accountId: AccountId;
    sessionId: SessionId;
    currentPassword: string;
    newPassword: string;
    address: string;
    device: DeviceFacts | null;
  },
): Promise<Result<ChallengeId, StartPasswordChangeProblem>> {
  const { accountId, newPassword, currentPassword, address } = input;
  const contacts = await contactsOf(deps.db.queries, accountId);
  const judged = await judgeNewPassword(newPassword, contacts);
  if (!judged.ok) return judged;
  const contact = { kind: 'email', value: contacts.email } as const;
  const checked = await checkPassword(deps, { contact, password: currentPassword, address });
  if (!checked.ok) {
    const { problem: refused } = checked;
    return refused.code === 'password_wrong'
      ? fail(problem('current_password_wrong', { field: 'currentPassword' }))
      : fail({ ...refused, code: refused.code });
  }
  if (currentPassword.normalize('NFKC') === newPassword.normalize('NFKC')) {
    return fail(problem('password_same', { field: 'newPassword' }));
  }
  const passwordHash = await hashPassword(newPassword);
  return openOwnChallenge(deps, {
    action: 'change_password',
    accountId,
    holder: input.sessionId,
    device: input.device,
    payload: { new_password_hash: passwordHash },
    proven: { slot: 'password', kind: 'password' },
  });
}

/**
 * Puts the new password in the place of the old one: every other session ends, withdrawals go on hold, every contact
 * is told (product rules: sections 2 and 5). Problems: those of `spendGrant`.
 */
export async function changePassword(
  deps: GateDeps,
  grant: Grant<'change_password'>,
  input: { device: DeviceFacts | null },
): Promise<Result<{ holdEndsAt: Date }, SpendProblem<'change_password'>>> {
  const { accountId } = grant;
  const passwordHash = grant.payload['new_password_hash'];
  if (!accountId || passwordHash === undefined) throw new Error('A grant without what it was given for');
  return deps.db.tx(async (tx) => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const hold = await putPasswordInPlace(deps, tx, {
      accountId,
      passwordHash,
      device: input.device,
      event: 'password_changed',
      keepSession: grant.holder as SessionId,
    });
    await deps.live.publish(tx, 'account', accountId);
    return ok({ holdEndsAt: hold.endsAt });
  });
}

/** From the last proof straight to the change, for pages. Problems: those of the grant and of `changePassword`. */
export async function finishPasswordChange(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder; device: DeviceFacts | null },
) {
  const grant = await claimGrant(deps, { ...input, action: 'change_password' });
  return grant.ok ? changePassword(deps, grant.value, input) : grant;
}
