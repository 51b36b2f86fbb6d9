import { z } from '@hono/zod-openapi';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { asOpened, byGrant, doing, grantProblems, openedSchema, policyRefusals } from '#modules/gate/http.ts';
import { type GateDeps } from '#modules/gate/index.ts';
import { type Endpoint, instant } from '#platform/http/endpoints.ts';
import { makeBackupCodes, startBackupCodes, viewBackupCodes } from './backup-codes.ts';
import { replaceAuthenticator, startAuthenticatorReplacement } from './replace-authenticator.ts';

const tag = 'Factors';

/** Replacing the authenticator app, and the codes for the day that it is gone. */
export function registerAuthenticatorApi(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/account/authenticator-replacements',
      tag,
      summary: 'Start replacing the authenticator app',
      description: 'The new QR code and key are read like those of a link, with this challenge.',
      needsSession: true,
      status: 201,
      answer: openedSchema,
      problems: policyRefusals,
    },
    async ({ caller, client }) => {
      const { accountId, sessionId: holder } = caller;
      const device = deviceFacts(client());
      const started = await startAuthenticatorReplacement(deps, { accountId, holder, device });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'put',
      path: '/account/authenticator/replacement',
      tag,
      summary: 'Put the proven authenticator app in the place of the linked one',
      description: 'Backup codes of the old one become void, and withdrawals go on hold.',
      needsSession: true,
      ...doing('replace_authenticator'),
      status: 200,
      answer: z.object({ holdEndsAt: instant }),
      problems: grantProblems,
    },
    byGrant(deps, 'replace_authenticator', (grant, by) => replaceAuthenticator(deps, grant, by)),
  );

  endpoint(
    {
      method: 'get',
      path: '/account/backup-codes',
      tag,
      summary: 'How many backup codes are left',
      needsSession: true,
      status: 200,
      answer: z.object({ set: z.object({ left: z.int(), madeAt: instant }).nullable() }),
      problems: {},
    },
    async ({ caller }) => ok({ set: await viewBackupCodes(deps, caller.accountId) }),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/backup-code-sets',
      tag,
      summary: 'Start making a set of backup codes',
      needsSession: true,
      status: 201,
      answer: openedSchema,
      problems: policyRefusals,
    },
    async ({ caller, client }) => {
      const { accountId, sessionId: holder } = caller;
      const device = deviceFacts(client());
      const started = await startBackupCodes(deps, { accountId, holder, device });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'put',
      path: '/account/backup-codes',
      tag,
      summary: 'Make ten backup codes; earlier ones become void',
      description: 'The codes are in this one answer and never shown again.',
      needsSession: true,
      ...doing('make_backup_codes'),
      status: 200,
      answer: z.object({ codes: z.array(z.string()) }),
      problems: grantProblems,
    },
    byGrant(deps, 'make_backup_codes', (grant, by) => makeBackupCodes(deps, grant, by)),
  );
}
