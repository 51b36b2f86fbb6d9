import type { ChallengeId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { hashPassword } from '#modules/factors/index.ts';
import {
  type ChallengeView,
  claimGrant,
  type GateDeps,
  type Grant,
  openClaimedChallenge,
  type PolicyRefusal,
  refusalOf,
  type SpendProblem,
  spendGrant,
  viewChallenge,
} from '#modules/gate/index.ts';
import { type DeviceFacts } from '#modules/notifications/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import { judgeNewPassword, type NewPasswordProblem } from './judge-new-password.ts';
import { putPasswordInPlace } from './put-password-in-place.ts';

/**
 * Starts setting a new password for somebody who is signed out. Whoever is named, known or not, frozen or locked, gets
 * the same answer: a challenge that first asks for a code to the contact that was typed.
 */
export async function startForgottenPassword(
  deps: GateDeps,
  input: { identifier: string; country?: string; client: Client },
): Promise<ChallengeId> {
  const { client, ...named } = input;
  return openClaimedChallenge(deps, {
    ...named,
    action: 'forgotten_password',
    holder: browserHolder(deps, client),
    device: deviceFacts(client),
  });
}

type ViewProblem = Extract<Awaited<ReturnType<typeof viewChallenge>>, { ok: false }>['problem'];

/**
 * Where it stands, and, once everything is proven, what the account's state or its settings lock forbids.
 * Problems: `challenge_not_found`, `challenge_expired`.
 */
export async function viewForgottenPassword(
  deps: GateDeps,
  input: { challengeId: ChallengeId; client: Client },
): Promise<Result<{ challenge: ChallengeView; refusal: Problem<PolicyRefusal> | null }, ViewProblem>> {
  const own = { challengeId: input.challengeId, holder: browserHolder(deps, input.client) };
  const view = await viewChallenge(deps, own);
  if (!view.ok) return view;
  if (view.value.action !== 'forgotten_password') return fail(problem('challenge_not_found'));
  const refusal = view.value.isComplete ? await refusalOf(deps, own) : null;
  return ok({ challenge: view.value, refusal });
}

/**
 * Sets the new password: every session ends, withdrawals go on hold, every contact is told. Problems: those of a new
 * password, and those of `spendGrant`, such as `account_frozen`.
 */
export async function setForgottenPassword(
  deps: GateDeps,
  grant: Grant<'forgotten_password'>,
  input: { newPassword: string; device: DeviceFacts | null },
): Promise<Result<{ holdEndsAt: Date }, NewPasswordProblem | SpendProblem<'forgotten_password'>>> {
  const { accountId } = grant;
  if (!accountId) throw new Error('A new password without an account');
  const judged = await judgeNewPassword(input.newPassword, await contactsOf(deps.db.queries, accountId));
  if (!judged.ok) return judged;
  const passwordHash = await hashPassword(input.newPassword);
  return deps.db.tx(async (tx) => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const hold = await putPasswordInPlace(deps, tx, {
      accountId,
      passwordHash,
      device: input.device,
      event: 'password_reset',
    });
    return ok({ holdEndsAt: hold.endsAt });
  });
}

/** From the last proof straight to the new password, for pages. Problems: those of the grant and of setting it. */
export async function finishForgottenPassword(
  deps: GateDeps,
  input: { challengeId: ChallengeId; client: Client; newPassword: string; device: DeviceFacts | null },
) {
  const holder = browserHolder(deps, input.client);
  const { challengeId } = input;
  const grant = await claimGrant(deps, { challengeId, action: 'forgotten_password', holder });
  return grant.ok ? setForgottenPassword(deps, grant.value, input) : grant;
}
