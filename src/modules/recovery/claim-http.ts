import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { ok } from '#kernel/result.ts';
import { accountsProblems } from '#modules/accounts/index.ts';
import { contactsProblems } from '#modules/contacts/index.ts';
import { asOpened, openedSchema } from '#modules/gate/http.ts';
import { gateProblems } from '#modules/gate/index.ts';
import { type Endpoint, idOf, only } from '#platform/http/endpoints.ts';
import { claimRecovery, planClaimedRecovery } from './claim-recovery.ts';
import { claimLastResort, openLastResort } from './last-resort.ts';
import type { RecoveryDeps } from './ports.ts';
import { recoveryProblems } from './problems.ts';
import { losableFactors } from './recovery-rules.ts';

const tag = 'Recovery';
const typed = z.string().max(limits.emailCharsMax);
const country = z.string().max(2).default('');

/** The beginning of a recovery whose customer has lost the password as well; it goes on like every other. */
export function registerRecoveryClaimsApi(endpoint: Endpoint, deps: RecoveryDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/recovery-claims',
      tag,
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
      tag,
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

  registerLastResort(endpoint, deps);
}

/** The way in for whoever can prove nothing of their account; it goes on as a recovery with a case. */
function registerLastResort(endpoint: Endpoint, deps: RecoveryDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/last-resorts',
      tag,
      summary: 'Claim an account of which nothing is left to prove, signed out',
      description:
        'Names the account by a contact that may be lost, and two new contacts, which the challenge asks codes of. Every ' +
        'answer depends on what is sent alone: nothing tells whether an account has the contact.',
      needsSession: false,
      body: z.strictObject({
        identifier: typed,
        country,
        email: typed.openapi({ description: 'A new e-mail address.' }),
        phone: z.string().max(limits.phoneCharsMax).openapi({ description: 'A new phone number.' }),
        phoneCountry: country,
      }),
      status: 201,
      answer: openedSchema,
      problems: {
        ...accountsProblems,
        ...only(contactsProblems, 'same_as_current'),
        ...only(recoveryProblems, 'recovery_limit_reached', 'case_not_available'),
      },
    },
    async ({ body, client }) => asOpened(await claimLastResort(deps, { ...body, client: client() })),
  );

  endpoint(
    {
      method: 'post',
      path: '/last-resorts/{challengeId}/case',
      tag,
      summary: 'Open the case of a claim whose new contacts are proven',
      description:
        'Then add documents to the case of the recovery and hand them in. Until two of our staff have decided, it looks the ' +
        'same whether an account matches or not.',
      needsSession: false,
      params: z.object({ challengeId: idOf('challenge') }),
      status: 201,
      answer: z.object({ recoveryId: z.string() }),
      problems: {
        ...only(
          gateProblems,
          'challenge_not_found',
          'challenge_expired',
          'proof_missing',
          'grant_not_found',
          'grant_used',
          'grant_expired',
        ),
        ...only(contactsProblems, 'contact_in_use'),
        ...only(recoveryProblems, 'recovery_limit_reached', 'case_not_available'),
      },
    },
    async ({ params, client }) => {
      const opened = await openLastResort(deps, { ...params, client: client() });
      return opened.ok ? ok({ recoveryId: opened.value }) : opened;
    },
  );
}
