import { z } from '@hono/zod-openapi';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import {
  asOpened,
  byGrant,
  challengePath,
  doing,
  grantProblems,
  openedSchema,
  policyRefusals,
} from '#modules/gate/http.ts';
import { type GateDeps, gateProblems } from '#modules/gate/index.ts';
import { type Endpoint, idOf, instant, only } from '#platform/http/endpoints.ts';
import { addPasskey, startPasskeyAddition } from './add-passkey.ts';
import { linkAuthenticator, startAuthenticatorLink, viewAuthenticatorSetup } from './link-authenticator.ts';
import { listPasskeys } from './list-passkeys.ts';
import { factorsProblems } from './problems.ts';
import { removePasskey, startPasskeyRemoval } from './remove-passkey.ts';
import { renamePasskey } from './rename-passkey.ts';

const tag = 'Factors';

const passkeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    product: z.enum(['sign_in']),
    provider: z.string().nullable(),
    keptOn: z.enum(['synced', 'syncable', 'device']),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .openapi('Passkey');
const passkeyPath = z.object({ passkeyId: idOf('passkey') });

/** The account's sign-in passkeys. */
function registerPasskeys(endpoint: Endpoint, deps: GateDeps): void {
  const tag = 'Passkeys';
  endpoint(
    {
      method: 'get',
      path: '/account/passkeys',
      tag,
      summary: 'Passkeys, oldest first',
      needsSession: true,
      status: 200,
      answer: z.object({ items: z.array(passkeySchema) }),
      problems: {},
    },
    async ({ caller }) => ok({ items: await listPasskeys(deps, caller.accountId) }),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/passkey-additions',
      tag,
      summary: 'Start adding a passkey',
      needsSession: true,
      status: 201,
      answer: openedSchema,
      problems: { ...policyRefusals, ...only(gateProblems, 'passkey_limit_reached') },
    },
    async ({ caller, client }) => {
      const started = await startPasskeyAddition(deps, {
        device: deviceFacts(client()),
        accountId: caller.accountId,
        holder: caller.sessionId,
      });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/account/passkeys',
      tag,
      summary: 'Add the passkey that was made',
      description: 'As the first strong factor of an account it puts withdrawals on hold.',
      needsSession: true,
      ...doing('add_passkey'),
      status: 201,
      answer: z.object({ id: z.string(), name: z.string(), holdEndsAt: instant.nullable() }),
      problems: {
        ...grantProblems,
        ...only(gateProblems, 'passkey_already_added', 'passkey_limit_reached'),
      },
    },
    byGrant(deps, 'add_passkey', (grant, by) => addPasskey(deps, grant, by)),
  );

  endpoint(
    {
      method: 'patch',
      path: '/account/passkeys/{passkeyId}',
      tag,
      summary: 'Rename a passkey',
      needsSession: true,
      params: passkeyPath,
      body: z.strictObject({ name: z.string().max(200) }),
      status: 200,
      answer: z.object({ name: z.string() }),
      problems: {
        ...policyRefusals,
        ...only(factorsProblems, 'passkey_not_found', 'passkey_name_not_possible'),
      },
    },
    async ({ params, body, caller, client }) => {
      const named = await renamePasskey(deps, {
        device: deviceFacts(client()),
        accountId: caller.accountId,
        passkeyId: params.passkeyId,
        name: body.name,
      });
      return named.ok ? ok({ name: named.value }) : named;
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/account/passkeys/{passkeyId}/removal',
      tag,
      summary: 'Start removing a passkey',
      needsSession: true,
      params: passkeyPath,
      status: 201,
      answer: openedSchema,
      problems: { ...policyRefusals, ...only(factorsProblems, 'passkey_not_found') },
    },
    async ({ params, caller, client }) => {
      const started = await startPasskeyRemoval(deps, {
        device: deviceFacts(client()),
        accountId: caller.accountId,
        passkeyId: params.passkeyId,
        holder: caller.sessionId,
      });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/account/passkeys/removed',
      tag,
      summary: 'Remove the passkey that the grant is for',
      needsSession: true,
      ...doing('remove_passkey'),
      status: 200,
      answer: z.object({ name: z.string() }),
      problems: { ...grantProblems, ...only(factorsProblems, 'passkey_not_found') },
    },
    byGrant(deps, 'remove_passkey', (grant, by) => removePasskey(deps, grant, by)),
  );
}

/** Linking an authenticator app. */
export function registerFactorsApi(endpoint: Endpoint, deps: GateDeps): void {
  registerPasskeys(endpoint, deps);
  endpoint(
    {
      method: 'post',
      path: '/account/authenticator-links',
      tag,
      summary: 'Start linking an authenticator app',
      needsSession: true,
      status: 201,
      answer: openedSchema,
      problems: policyRefusals,
    },
    async ({ caller, client }) => {
      const started = await startAuthenticatorLink(deps, {
        device: deviceFacts(client()),
        accountId: caller.accountId,
        holder: caller.sessionId,
      });
      return asOpened(started);
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
      description: 'Withdrawals go on hold.',
      needsSession: true,
      ...doing('link_authenticator'),
      status: 200,
      answer: z.object({ holdEndsAt: instant }),
      problems: grantProblems,
    },
    byGrant(deps, 'link_authenticator', (grant, by) => linkAuthenticator(deps, grant, by)),
  );
}
