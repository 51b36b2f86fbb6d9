import { z } from '@hono/zod-openapi';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { challengeSchema } from '#modules/gate/http.ts';
import { type Endpoint, idOf, instant, only, orNull } from '#platform/http/endpoints.ts';
import { type CancelDeps, cancelByLink, cancelOwnRecovery, viewCancelLink } from './cancel-recovery.ts';
import { recoveryProblems, stageProblems } from './problems.ts';
import { losable } from './recovery-rules.ts';
import { stages } from './stage-rules.ts';
import { stopReasons } from './takeover-rules.ts';
import { viewOwnRecovery, viewRecovery, viewTracker } from './view-recovery.ts';

const tag = 'Recovery';

const lostOf = z.array(z.enum(losable)).openapi({ description: 'Everything that can’t be used any more.' });
const tracker = z
  .object({
    stage: z.enum(stages),
    lost: lostOf,
    startedAt: instant.nullable(),
    waitsUntil: instant.nullable(),
    expiresAt: instant,
    endedAt: instant.nullable(),
    stoppedBecause: orNull(z.enum(stopReasons)),
  })
  .openapi('RecoveryTracker');
const planSchema = z
  .union([
    z.object({
      path: z.enum(['reset', 'case']),
      asks: z.array(z.string()),
      binds: z.array(z.string()),
      waitHours: z.number(),
      holdHours: z.number(),
      backupCodes: z.int(),
      unfreezes: z.boolean(),
    }),
    z.object({ path: z.literal('not_possible_now'), reason: z.string() }),
  ])
  .openapi('RecoveryPlan');

const holdSchema = z.object({
  reason: z.string(),
  capabilities: z.array(z.string()),
  startsAt: instant,
  endsAt: instant,
});
const path = z.object({ recoveryId: idOf('recovery') });
const linkPath = z.object({ token: z.string().min(1).max(100) });
const freezes = z.boolean().default(false).openapi({ description: 'Freeze the account as well.' });

/** Looking at a recovery and stopping it: on its own device, by the links of its messages, and from a session. */
export function registerRecoveryLooksApi(endpoint: Endpoint, deps: CancelDeps): void {
  endpoint(
    {
      method: 'get',
      path: '/recoveries/{recoveryId}',
      tag,
      summary: 'Where a recovery stands, for the device that goes on with it',
      needsSession: false,
      params: path,
      status: 200,
      answer: tracker.extend({
        plan: planSchema,
        contacts: orNull(z.object({ email: z.string(), phone: z.string() })),
        holds: z.array(holdSchema),
        isAnotherLive: z.boolean(),
        mayReplaceLive: z.boolean(),
        mayResume: z.boolean(),
        mayMove: z.boolean(),
        challenge: orNull(challengeSchema),
        isProven: z.boolean(),
        given: z.object({ phone: z.string().optional(), email: z.string().optional() }),
        taken: z.enum(['phone', 'email']).nullable(),
        setup: z.object({ key: z.string(), uri: z.string(), qrSvg: z.string() }).nullable(),
        trackPath: z.string(),
      }),
      problems: only(recoveryProblems, 'recovery_not_found'),
    },
    ({ params, client }) => viewRecovery(deps, { recoveryId: params.recoveryId, client: client() }),
  );

  endpoint(
    {
      method: 'get',
      path: '/recovery-trackers/{token}',
      tag,
      summary: 'Where a recovery stands, for everybody with its link',
      needsSession: false,
      params: linkPath,
      status: 200,
      answer: tracker,
      problems: only(recoveryProblems, 'recovery_link_not_found'),
    },
    ({ params }) => viewTracker(deps, params.token),
  );

  endpoint(
    {
      method: 'get',
      path: '/recovery-cancel-links/{token}',
      tag,
      summary: 'What a cancel link would stop; looking changes nothing',
      needsSession: false,
      params: linkPath,
      status: 200,
      answer: z.object({
        stage: z.enum(stages),
        lost: lostOf,
        isLastResort: z.boolean(),
        startedAt: instant.nullable(),
        deviceName: z.string(),
        mayFreeze: z.boolean().openapi({
          description: 'It is over, and the link freezes the account all the same.',
        }),
      }),
      problems: only(recoveryProblems, 'recovery_link_not_found'),
    },
    ({ params }) => viewCancelLink(deps, params.token),
  );

  endpoint(
    {
      method: 'post',
      path: '/recovery-cancel-links/{token}',
      tag,
      summary: 'Stop a recovery, and freeze the account if asked to',
      needsSession: false,
      params: linkPath,
      body: z.strictObject({ freezes }),
      status: 204,
      problems: { ...stageProblems, ...only(recoveryProblems, 'recovery_link_not_found') },
    },
    ({ params, body, client }) => cancelByLink(deps, { ...params, ...body, device: deviceFacts(client()) }),
  );

  endpoint(
    {
      method: 'get',
      path: '/account/recovery',
      tag,
      summary: 'The recovery of the account that is under way',
      needsSession: true,
      status: 200,
      answer: z.object({
        recovery: orNull(
          tracker.extend({ deviceName: z.string(), isLastResort: z.boolean(), trackPath: z.string() }),
        ),
      }),
      problems: {},
    },
    async ({ caller }) => ok({ recovery: await viewOwnRecovery(deps, caller.accountId) }),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/recovery/cancel',
      tag,
      summary: 'Stop the recovery of the account from a session',
      needsSession: true,
      body: z.strictObject({ freezes }),
      status: 204,
      problems: stageProblems,
    },
    ({ body, caller: { accountId }, client }) =>
      cancelOwnRecovery(deps, { ...body, accountId, device: deviceFacts(client()) }),
  );
}
