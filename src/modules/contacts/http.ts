import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { accountsProblems } from '#modules/accounts/index.ts';
import { grantBody, grantProblems, policyRefusals } from '#modules/gate/http.ts';
import { type GateDeps, presentGrant } from '#modules/gate/index.ts';
import { type Endpoint, instant, only } from '#platform/http/endpoints.ts';
import { changeContact, startContactChange } from './change-contact.ts';
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
export function registerContactsApi(endpoint: Endpoint, deps: GateDeps): void {
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
      answer: z.object({ challengeId: z.string() }),
      problems: { ...accountsProblems, ...limitsOfChange, ...policyRefusals },
    },
    async ({ body, caller }) => {
      const started = await startContactChange(deps, {
        accountId: caller.accountId,
        holder: caller.sessionId,
        kind: 'phone',
        typed: body.phone,
        country: body.country,
      });
      return started.ok ? ok({ challengeId: started.value }) : started;
    },
  );

  endpoint(
    {
      method: 'put',
      path: '/account/phone',
      tag,
      summary: 'Change the phone number to the one that was proven',
      needsSession: true,
      body: z.strictObject(grantBody),
      status: 200,
      answer: changed,
      problems: { ...grantProblems, ...limitsOfChange, ...only(contactsProblems, 'contact_in_use') },
    },
    async ({ body, caller, client }) => {
      const presented = { grantId: body.grant, action: 'change_phone', holder: caller.sessionId } as const;
      const grant = await presentGrant(deps, presented);
      return grant.ok ? changeContact(deps, grant.value, { device: deviceFacts(client()) }) : grant;
    },
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
      answer: z.object({ challengeId: z.string() }),
      problems: { ...accountsProblems, ...limitsOfChange, ...policyRefusals },
    },
    async ({ body, caller }) => {
      const started = await startContactChange(deps, {
        accountId: caller.accountId,
        holder: caller.sessionId,
        kind: 'email',
        typed: body.email,
      });
      return started.ok ? ok({ challengeId: started.value }) : started;
    },
  );

  endpoint(
    {
      method: 'put',
      path: '/account/email',
      tag,
      summary: 'Change the e-mail address to the one that was proven',
      needsSession: true,
      body: z.strictObject(grantBody),
      status: 200,
      answer: changed,
      problems: { ...grantProblems, ...limitsOfChange, ...only(contactsProblems, 'contact_in_use') },
    },
    async ({ body, caller, client }) => {
      const presented = { grantId: body.grant, action: 'change_email', holder: caller.sessionId } as const;
      const grant = await presentGrant(deps, presented);
      return grant.ok ? changeContact(deps, grant.value, { device: deviceFacts(client()) }) : grant;
    },
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
    ({ params }) => undoChange(deps, params.token),
  );
}
