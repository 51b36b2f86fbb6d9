import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { ok } from '#kernel/result.ts';
import { openedSchema } from '#modules/gate/http.ts';
import { gateProblems } from '#modules/gate/index.ts';
import { type Endpoint, idOf, only } from '#platform/http/endpoints.ts';
import { claimRecovery, planClaimedRecovery } from './claim-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { recoveryProblems } from './problems.ts';
import { losableFactors } from './recovery-rules.ts';

/** The beginning of a recovery whose customer has lost the password as well; it goes on like every other. */
export function registerRecoveryClaimsApi(endpoint: Endpoint, deps: RecoveryDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/recovery-claims',
      tag: 'Recovery',
      summary: 'Say what is lost besides the password, signed out',
      description:
        'The answer is the same whether an account has this contact or not: a challenge that first asks for a code to it. ' +
        'Then read the plan; the challenge goes on as the recovery’s own. It is a case that staff decide.',
      needsSession: false,
      body: z.strictObject({
        identifier: z.string().max(limits.emailCharsMax),
        country: z.string().max(2).optional(),
        lost: z.array(z.enum(losableFactors)).openapi({ description: 'Everything but the password.' }),
        from: idOf('challenge')
          .optional()
          .openapi({ description: 'A challenge of this device: what is proven there is taken along.' }),
      }),
      status: 201,
      answer: openedSchema,
      problems: only(recoveryProblems, 'only_password_lost', 'no_contact_left', 'contact_also_lost'),
    },
    async ({ body: { country, from, ...body }, client }) => {
      const claimed = await claimRecovery(deps, {
        ...body,
        from: from ?? null,
        ...(country ? { country } : {}),
        client: client(),
      });
      return claimed.ok ? ok({ challengeId: claimed.value }) : claimed;
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/recovery-claims/{challengeId}/plan',
      tag: 'Recovery',
      summary: 'Make the plan of a claim whose contact is proven',
      needsSession: false,
      params: z.object({ challengeId: idOf('challenge') }),
      status: 201,
      answer: z.object({ recoveryId: z.string() }),
      problems: only(gateProblems, 'challenge_not_found', 'challenge_expired', 'proof_missing'),
    },
    async ({ params, client }) => {
      const planned = await planClaimedRecovery(deps, { ...params, client: client() });
      return planned.ok ? ok({ recoveryId: planned.value }) : planned;
    },
  );
}
