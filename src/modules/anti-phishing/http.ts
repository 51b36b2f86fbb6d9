import { z } from '@hono/zod-openapi';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { policyRefusals } from '#modules/gate/http.ts';
import type { GateDeps } from '#modules/gate/index.ts';
import type { Endpoint } from '#platform/http/endpoints.ts';
import { removeAntiPhishingCode, setAntiPhishingCode, viewAntiPhishingCode } from './anti-phishing-code.ts';
import { antiPhishingProblems } from './problems.ts';

const shared = {
  tag: 'Anti-phishing code',
  needsSession: true,
  path: '/account/anti-phishing-code',
} as const;

/** The code that stands on top of every e-mail. */
export function registerAntiPhishingApi(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      ...shared,
      method: 'get',
      summary: 'The code on top of every e-mail',
      status: 200,
      answer: z.object({ code: z.string().nullable() }),
      problems: {},
    },
    async ({ caller }) => ok({ code: await viewAntiPhishingCode(deps, caller.accountId) }),
  );

  endpoint(
    {
      ...shared,
      method: 'put',
      summary: 'Choose or replace the code',
      body: z.strictObject({ code: z.string().max(100) }),
      status: 200,
      answer: z.object({ code: z.string() }),
      problems: { ...antiPhishingProblems, ...policyRefusals },
    },
    async ({ body, caller, client }) => {
      const { accountId } = caller;
      const set = await setAntiPhishingCode(deps, {
        accountId,
        code: body.code,
        device: deviceFacts(client()),
      });
      return set.ok ? ok({ code: set.value }) : set;
    },
  );

  endpoint(
    { ...shared, method: 'delete', summary: 'Remove the code', status: 204, problems: policyRefusals },
    ({ caller, client }) =>
      removeAntiPhishingCode(deps, { accountId: caller.accountId, device: deviceFacts(client()) }),
  );
}
