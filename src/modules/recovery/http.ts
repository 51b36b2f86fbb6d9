import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { accountsProblems } from '#modules/accounts/index.ts';
import { contactsProblems } from '#modules/contacts/index.ts';
import { factorsProblems } from '#modules/factors/index.ts';
import { asOpened, doing, grantProblems, openedSchema, policyRefusals } from '#modules/gate/http.ts';
import { gateProblems } from '#modules/gate/index.ts';
import { type Endpoint, idOf, instant, only } from '#platform/http/endpoints.ts';
import { giveNewContact } from './bind-contact.ts';
import { commitRecovery } from './commit-recovery.ts';
import { finishRecovery } from './finish-recovery.ts';
import { planOwnRecovery, planRecovery } from './plan-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { recoveryProblems, stageProblems } from './problems.ts';
import { losableFactors } from './recovery-rules.ts';
import { finishResume, startResume } from './resume-recovery.ts';
import { startRecovery } from './start-recovery.ts';

const tag = 'Recovery';

const lostFactorsOf = z
  .array(z.enum(losableFactors))
  .openapi({ description: 'Everything but the password.' });
const path = z.object({ recoveryId: idOf('recovery') });

const challengeProblems = only(gateProblems, 'challenge_not_found', 'challenge_expired');
const resumeProblems = only(recoveryProblems, 'recovery_only_here', 'recovery_not_yours');
const claimProblems = { ...grantProblems, ...challengeProblems };

/** The way back from lost factors: plan, proofs, waiting time, binding. */
export function registerRecoveryApi(endpoint: Endpoint, deps: RecoveryDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/recoveries',
      tag,
      summary: 'Say what is lost, signed out',
      description:
        'The password says who asks; nothing about an account is told before it is right. Nothing is started yet: read ' +
        'the plan, then start it. Every later step needs the same device.',
      needsSession: false,
      body: z.strictObject({
        identifier: z.string().max(limits.emailCharsMax),
        password: z.string().max(limits.passwordCharsMax),
        country: z.string().max(2).optional(),
        lost: lostFactorsOf,
      }),
      status: 201,
      answer: z.object({ recoveryId: z.string() }),
      problems: {
        ...only(recoveryProblems, 'nothing_lost'),
        ...only(factorsProblems, 'password_wrong', 'password_try_too_soon'),
      },
    },
    async ({ body: { country, ...body }, client }) => {
      const planned = await planRecovery(deps, {
        ...body,
        ...(country ? { country } : {}),
        client: client(),
      });
      return planned.ok ? ok({ recoveryId: planned.value }) : planned;
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/account/recoveries',
      tag,
      summary: 'Say what is lost, from a session; what is proven in the challenge `from` is taken along',
      needsSession: true,
      body: z.strictObject({
        lost: lostFactorsOf,
        from: idOf('challenge').optional(),
      }),
      status: 201,
      answer: z.object({ recoveryId: z.string() }),
      problems: only(recoveryProblems, 'nothing_lost'),
    },
    async ({ body, caller, client }) => {
      const { accountId, sessionId: holder } = caller;
      const planned = await planOwnRecovery(deps, {
        accountId,
        lost: body.lost,
        client: client(),
        from: body.from ? { challengeId: body.from, holder } : null,
      });
      return planned.ok ? ok({ recoveryId: planned.value }) : planned;
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/recoveries/{recoveryId}/start',
      tag,
      summary: 'Start what the plan says: prove what is left',
      needsSession: false,
      params: path,
      status: 204,
      problems: {
        ...stageProblems,
        ...policyRefusals,
        ...only(
          recoveryProblems,
          'nothing_lost',
          'factor_not_linked',
          'case_not_available',
          'recovery_live',
          'recovery_limit_reached',
          'recovery_starts_too_many',
        ),
      },
    },
    ({ params, client }) => startRecovery(deps, { recoveryId: params.recoveryId, client: client() }),
  );

  endpoint(
    {
      method: 'post',
      path: '/recoveries/{recoveryId}/waiting-time',
      tag,
      summary: 'Everything that is left is proven: begin the waiting time, or open the case',
      needsSession: false,
      params: path,
      status: 204,
      problems: {
        ...stageProblems,
        ...challengeProblems,
        ...only(gateProblems, 'proof_missing'),
        ...only(recoveryProblems, 'recovery_live', 'recovery_limit_reached'),
      },
    },
    ({ params, client }) => commitRecovery(deps, { recoveryId: params.recoveryId, client: client() }),
  );

  endpoint(
    {
      method: 'put',
      path: '/recoveries/{recoveryId}/contact',
      tag,
      summary: 'After the wait: name the new phone number or e-mail address',
      needsSession: false,
      params: path,
      body: z.strictObject({
        kind: z.enum(['phone', 'email']),
        value: z.string().max(limits.emailCharsMax),
        country: z.string().max(2).default(''),
      }),
      status: 204,
      problems: {
        ...stageProblems,
        ...challengeProblems,
        ...accountsProblems,
        ...only(contactsProblems, 'same_as_current'),
      },
    },
    ({ params, body, client }) =>
      giveNewContact(deps, {
        recoveryId: params.recoveryId,
        kind: body.kind,
        typed: body.value,
        country: body.country,
        client: client(),
      }),
  );

  endpoint(
    {
      method: 'post',
      path: '/recoveries/{recoveryId}/finish',
      tag,
      summary: 'Replace what is lost; every other session ends',
      needsSession: false,
      params: path,
      rotatesSession: doing('recover_by_case').rotatesSession,
      status: 200,
      answer: z.object({
        hold: z.object({
          reason: z.string(),
          capabilities: z.array(z.string()),
          startsAt: instant,
          endsAt: instant,
        }),
      }),
      problems: {
        ...stageProblems,
        ...claimProblems,
        ...only(contactsProblems, 'contact_in_use', 'same_as_current'),
      },
    },
    ({ params, caller, client }) =>
      finishRecovery(deps, {
        recoveryId: params.recoveryId,
        client: client(),
        session: caller,
        device: deviceFacts(client()),
      }),
  );

  endpoint(
    {
      method: 'post',
      path: '/recoveries/{recoveryId}/resumption',
      tag,
      summary: 'Go on with the recovery that is under way, on this device',
      description:
        'The factors that are left are proven anew. The recovery in the path is the plan of this device.',
      needsSession: false,
      params: path,
      status: 201,
      answer: openedSchema,
      problems: { ...stageProblems, ...policyRefusals, ...resumeProblems },
    },
    async ({ params, client }) => {
      const started = await startResume(deps, { recoveryId: params.recoveryId, client: client() });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/recovery-resumptions/{challengeId}',
      tag,
      summary: 'Take the recovery over to this device, once everything is proven',
      needsSession: false,
      params: z.object({ challengeId: idOf('challenge') }),
      status: 200,
      answer: z.object({ recoveryId: z.string() }),
      problems: { ...stageProblems, ...claimProblems, ...resumeProblems },
    },
    async ({ params, client }) => {
      const resumed = await finishResume(deps, { challengeId: params.challengeId, client: client() });
      return resumed.ok ? ok({ recoveryId: resumed.value }) : resumed;
    },
  );
}
