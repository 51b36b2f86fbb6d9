import { z } from '@hono/zod-openapi';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { challengePath, grantBody, grantProblems, policyRefusals } from '#modules/gate/http.ts';
import { type GateDeps, gateProblems, presentGrant } from '#modules/gate/index.ts';
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
      problems: policyRefusals,
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
      problems: grantProblems,
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
