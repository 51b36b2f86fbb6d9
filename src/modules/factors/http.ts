import { z } from '@hono/zod-openapi';
import { ok } from '#kernel/result.ts';
import { type GateDeps, gateProblems, presentGrant } from '#modules/gate/index.ts';
import { challengePath, grantBody } from '#modules/gate/http.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Endpoint, only } from '#platform/http/endpoints.ts';
import { linkAuthenticator, startAuthenticatorLink, viewAuthenticatorSetup } from './link-authenticator.ts';

const tag = 'Factors';

/** Linking an authenticator app. */
export function registerFactorsApi(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/account/authenticator-links',
      tag,
      summary: 'Start linking an authenticator app',
      needsSession: true,
      status: 201,
      answer: z.object({ challengeId: z.string() }),
      problems: only(
        gateProblems,
        'account_closed',
        'account_frozen',
        'account_frozen_by_staff',
        'account_not_frozen',
        'account_restricted',
        'authenticator_already_linked',
        'authenticator_not_linked',
        'last_strong_factor',
        'passkey_not_linked',
      ),
    },
    async ({ caller }) => {
      const started = await startAuthenticatorLink(deps, {
        accountId: caller.accountId,
        holder: caller.sessionId,
      });
      return started.ok ? ok({ challengeId: started.value }) : started;
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/account/authenticator-links/{challengeId}',
      tag,
      summary: 'The QR code and key of the authenticator that is being linked',
      needsSession: true,
      params: challengePath,
      status: 200,
      answer: z.object({ qrSvg: z.string(), key: z.string(), uri: z.string() }),
      problems: only(gateProblems, 'challenge_not_found', 'challenge_expired'),
    },
    ({ params, caller }) =>
      viewAuthenticatorSetup(deps, { challengeId: params.challengeId, holder: caller.sessionId }),
  );

  endpoint(
    {
      method: 'put',
      path: '/account/authenticator',
      tag,
      summary: 'Link the authenticator app that was proven',
      needsSession: true,
      body: z.strictObject(grantBody),
      status: 204,
      problems: only(
        gateProblems,
        'grant_not_found',
        'grant_expired',
        'grant_used',
        'authenticator_already_linked',
      ),
    },
    async ({ body, caller, client }) => {
      const presented = {
        grantId: body.grant,
        action: 'link_authenticator',
        holder: caller.sessionId,
      } as const;
      const grant = await presentGrant(deps, presented);
      return grant.ok ? linkAuthenticator(deps, grant.value, { device: deviceFacts(client()) }) : grant;
    },
  );
}
