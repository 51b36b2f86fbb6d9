import { z } from '@hono/zod-openapi';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { type Endpoint, instant, only, orNull } from '#platform/http/endpoints.ts';
import { type CancelDeps, cancelByLink, cancelOwnRecovery, viewCancelLink } from './cancel-recovery.ts';
import { lostOf, stageProblems, tracker } from './http.ts';
import { recoveryProblems } from './problems.ts';
import { stages } from './stage-rules.ts';
import { viewOwnRecovery, viewTracker } from './view-recovery.ts';

const tag = 'Recovery';
const linkPath = z.object({ token: z.string().min(1).max(100) });
const freezes = z.boolean().default(false).openapi({ description: 'Freeze the account as well.' });

/** Looking at a recovery and stopping it: by the links of its messages, and from a session. */
export function registerRecoveryLinksApi(endpoint: Endpoint, deps: CancelDeps): void {
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
      answer: z.object({ recovery: orNull(tracker.extend({ trackPath: z.string() })) }),
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
