import { z } from '@hono/zod-openapi';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { claimBody, grantBody, grantProblems, openedSchema } from '#modules/gate/http.ts';
import { presentGrant } from '#modules/gate/index.ts';
import { browserHolder } from '#modules/sessions/index.ts';
import { type Endpoint, instant } from '#platform/http/endpoints.ts';
import { freezeAccount, freezeByLink, startUnfreeze, unfreezeAccount, viewFreezeLink } from './freeze.ts';
import type { FreezeDeps } from './ports.ts';
import { closureProblems } from './problems.ts';

const tag = 'Freeze';

/** Freezing and unfreezing. */
export function registerClosureApi(endpoint: Endpoint, deps: FreezeDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/account/freeze',
      tag,
      summary: 'Freeze the account; every session ends',
      needsSession: true,
      status: 204,
      problems: {},
    },
    async ({ caller, client }) => {
      await freezeAccount(deps, { accountId: caller.accountId, device: deviceFacts(client()) });
      return ok();
    },
  );

  const linkPath = z.object({ token: z.string().min(1).max(100) });
  endpoint(
    {
      method: 'get',
      path: '/freeze-links/{token}',
      tag,
      summary: 'Whether a freeze link is live; looking changes nothing',
      needsSession: false,
      params: linkPath,
      status: 200,
      answer: z.object({ isFrozen: z.boolean() }),
      problems: closureProblems,
    },
    ({ params }) => viewFreezeLink(deps, params.token),
  );
  endpoint(
    {
      method: 'post',
      path: '/freeze-links/{token}',
      tag,
      summary: 'Freeze by the link of a security alert',
      needsSession: false,
      params: linkPath,
      status: 204,
      problems: closureProblems,
    },
    ({ params, client }) => freezeByLink(deps, { token: params.token, device: deviceFacts(client()) }),
  );

  endpoint(
    {
      method: 'post',
      path: '/unfreezes',
      tag,
      summary: 'Start unfreezing',
      description: 'The answer is the same whether an account has this contact or not.',
      needsSession: false,
      body: claimBody,
      status: 201,
      answer: openedSchema,
      problems: {},
    },
    async ({ body, client }) => ok({ challengeId: await startUnfreeze(deps, { ...body, client: client() }) }),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/unfreeze',
      tag,
      summary: 'Unfreeze the account that the grant is for',
      needsSession: false,
      body: z.strictObject(grantBody),
      status: 200,
      answer: z.object({ holdEndsAt: instant }),
      problems: grantProblems,
    },
    async ({ body, client }) => {
      const own = client();
      const presented = {
        grantId: body.grant,
        action: 'unfreeze',
        holder: browserHolder(deps, own),
      } as const;
      const grant = await presentGrant(deps, presented);
      return grant.ok ? unfreezeAccount(deps, grant.value, deviceFacts(own)) : grant;
    },
  );
}
