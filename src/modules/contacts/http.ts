import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { accountsProblems } from '#modules/accounts/index.ts';
import { factorsProblems } from '#modules/factors/index.ts';
import { asOpened, byGrant, doing, grantProblems, openedSchema, policyRefusals } from '#modules/gate/http.ts';
import { gateProblems } from '#modules/gate/index.ts';
import { type Endpoint, idOf, instant, only } from '#platform/http/endpoints.ts';
import { agreeMigration } from './agree-migration.ts';
import { changeContact, startContactChange } from './change-contact.ts';
import type { ContactsDeps } from './migrate-contact.ts';
import { contactsProblems } from './problems.ts';
import { undoChange, viewUndo } from './undo-change.ts';

const tag = 'Contacts';

const limitsOfChange = only(contactsProblems, 'same_as_current', 'change_limit_reached');
const changed = z.object({
  hold: z.object({
    reason: z.string(),
    capabilities: z.array(z.string()),
    startsAt: instant,
    endsAt: instant,
  }),
});

/** Changing phone and e-mail, and taking a change back. */
export function registerContactsApi(endpoint: Endpoint, deps: ContactsDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/account/phone-changes',
      tag,
      summary: 'Start changing the phone number',
      needsSession: true,
      body: z.strictObject({
        phone: z.string().max(limits.phoneCharsMax),
        country: z.string().max(2).default(''),
      }),
      status: 201,
      answer: openedSchema,
      problems: { ...accountsProblems, ...limitsOfChange, ...policyRefusals },
    },
    async ({ body, caller, client }) => {
      const started = await startContactChange(deps, {
        device: deviceFacts(client()),
        accountId: caller.accountId,
        holder: caller.sessionId,
        kind: 'phone',
        typed: body.phone,
        country: body.country,
      });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'put',
      path: '/account/phone',
      tag,
      summary: 'Change the phone number to the one that was proven',
      needsSession: true,
      ...doing('change_phone'),
      status: 200,
      answer: changed,
      problems: {
        ...grantProblems,
        ...limitsOfChange,
        ...only(contactsProblems, 'contact_in_use', 'migration_not_possible'),
      },
    },
    byGrant(deps, 'change_phone', (grant, by) => changeContact(deps, grant, by)),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/email-changes',
      tag,
      summary: 'Start changing the e-mail address',
      needsSession: true,
      body: z.strictObject({ email: z.string().max(limits.emailCharsMax) }),
      status: 201,
      answer: openedSchema,
      problems: { ...accountsProblems, ...limitsOfChange, ...policyRefusals },
    },
    async ({ body, caller, client }) => {
      const started = await startContactChange(deps, {
        device: deviceFacts(client()),
        accountId: caller.accountId,
        holder: caller.sessionId,
        kind: 'email',
        typed: body.email,
      });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'put',
      path: '/account/email',
      tag,
      summary: 'Change the e-mail address to the one that was proven',
      needsSession: true,
      ...doing('change_email'),
      status: 200,
      answer: changed,
      problems: {
        ...grantProblems,
        ...limitsOfChange,
        ...only(contactsProblems, 'contact_in_use', 'migration_not_possible'),
      },
    },
    byGrant(deps, 'change_email', (grant, by) => changeContact(deps, grant, by)),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/contact-changes/{challengeId}/migration',
      tag,
      summary:
        'Agree to move a proven contact from the customer’s own other account, which is closed with the change',
      description:
        'For a verified account. The other one must be unverified and empty; its password shows whose it is. The change itself still needs every proof.',
      needsSession: true,
      params: z.object({ challengeId: idOf('challenge') }),
      body: z.strictObject({ kind: z.enum(['phone', 'email']), password: z.string().max(1000) }),
      status: 204,
      problems: {
        ...only(contactsProblems, 'migration_not_possible'),
        ...only(factorsProblems, 'password_wrong', 'password_try_too_soon'),
        ...only(gateProblems, 'challenge_not_found', 'challenge_expired'),
      },
    },
    ({ params, body, caller, client }) =>
      agreeMigration(deps, {
        accountId: caller.accountId,
        holder: caller.sessionId,
        kind: body.kind,
        challengeId: params.challengeId,
        password: body.password,
        address: client().address,
      }),
  );

  const undoPath = z.object({ token: z.string().min(1).max(100) });
  const undoProblems = only(
    contactsProblems,
    'undo_not_found',
    'undo_expired',
    'undo_done',
    'contact_in_use',
  );
  endpoint(
    {
      method: 'get',
      path: '/undo-links/{token}',
      tag,
      summary: 'What a "this wasn’t me" link would take back; looking changes nothing',
      needsSession: false,
      params: undoPath,
      status: 200,
      answer: z.object({
        kind: z.enum(['email', 'phone']),
        before: z.string(),
        now: z.string(),
        changedAt: instant,
        undoUntil: instant,
      }),
      problems: undoProblems,
    },
    ({ params }) => viewUndo(deps, params.token),
  );

  endpoint(
    {
      method: 'post',
      path: '/undo-links/{token}',
      tag,
      summary: 'Put the old contact back, sign out everywhere and freeze',
      needsSession: false,
      params: undoPath,
      status: 204,
      problems: undoProblems,
    },
    ({ params, client }) => undoChange(deps, { token: params.token, device: deviceFacts(client()) }),
  );
}
