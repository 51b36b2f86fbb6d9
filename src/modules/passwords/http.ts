import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { factorsProblems } from '#modules/factors/index.ts';
import {
  asOpened,
  byGrant,
  claimBody,
  doing,
  grantBody,
  grantProblems,
  openedSchema,
  policyRefusals,
} from '#modules/gate/http.ts';
import { type GateDeps, presentGrant } from '#modules/gate/index.ts';
import { browserHolder } from '#modules/sessions/index.ts';
import { type Endpoint, instant, only } from '#platform/http/endpoints.ts';
import { changePassword, startPasswordChange } from './change-password.ts';
import { setForgottenPassword, startForgottenPassword } from './forgotten-password.ts';
import { passwordsProblems } from './problems.ts';

const tag = 'Passwords';
const password = z.string().max(limits.passwordCharsMax);
const newPasswordProblems = only(
  factorsProblems,
  'password_too_short',
  'password_too_long',
  'password_too_common',
);
const held = z.object({ holdEndsAt: instant });

/** Changing the password, and setting a new one without the old one. */
export function registerPasswordsApi(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/account/password-changes',
      tag,
      summary: 'Start changing the password',
      needsSession: true,
      body: z.strictObject({ currentPassword: password, newPassword: password }),
      status: 201,
      answer: openedSchema,
      problems: {
        ...newPasswordProblems,
        ...only(factorsProblems, 'password_try_too_soon'),
        ...passwordsProblems,
        ...policyRefusals,
      },
    },
    async ({ body, caller, client }) => {
      const started = await startPasswordChange(deps, {
        ...caller,
        ...body,
        address: client().address,
        device: deviceFacts(client()),
      });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'put',
      path: '/account/password',
      tag,
      summary: 'Change the password that was given when the change started',
      description: 'Every other session ends, and withdrawals go on hold.',
      needsSession: true,
      ...doing('change_password'),
      status: 200,
      answer: held,
      problems: grantProblems,
    },
    byGrant(deps, 'change_password', (grant, by) => changePassword(deps, grant, by)),
  );

  endpoint(
    {
      method: 'post',
      path: '/forgotten-passwords',
      tag,
      summary: 'Start setting a new password without the old one',
      description: 'The answer is the same whether an account has this contact or not.',
      needsSession: false,
      body: claimBody,
      status: 201,
      answer: openedSchema,
      problems: {},
    },
    async ({ body, client }) =>
      ok({
        challengeId: await startForgottenPassword(deps, { ...body, client: client() }),
      }),
  );

  endpoint(
    {
      method: 'post',
      path: '/forgotten-passwords/new-passwords',
      tag,
      summary: 'Set the new password',
      description: 'Every session of the account ends, and withdrawals go on hold.',
      needsSession: false,
      body: z.strictObject({ ...grantBody, newPassword: password }),
      status: 200,
      answer: held,
      problems: { ...newPasswordProblems, ...grantProblems },
    },
    async ({ body, client }) => {
      const own = client();
      const grant = await presentGrant(deps, {
        grantId: body.grant,
        action: 'forgotten_password',
        holder: browserHolder(deps, own),
      });
      return grant.ok
        ? setForgottenPassword(deps, grant.value, {
            newPassword: body.newPassword,
            device: deviceFacts(own),
          })
        : grant;
    },
  );
}
