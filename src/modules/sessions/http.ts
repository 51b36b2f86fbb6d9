import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { ok } from '#kernel/result.ts';
import { factorsProblems } from '#modules/factors/index.ts';
import {
  asOpened,
  challengePath,
  challengeSchema,
  grantProblems,
  openedSchema,
  policyRefusals,
  slotName,
} from '#modules/gate/http.ts';
import { type GateDeps, gateProblems } from '#modules/gate/index.ts';
import { type Endpoint, idOf, instant, only, orNull } from '#platform/http/endpoints.ts';
import {
  answerApproval,
  answerAuthorisationLink,
  listPendingApprovals,
  startAuthorisation,
  viewApproval,
  viewAuthorisationLink,
} from './authorise-device.ts';
import { sessionsProblems } from './problems.ts';
import { unusualReasons } from './risk-rules.ts';
import { browserHolder, finishSignIn, startSignIn } from './sign-in.ts';
import { viewSignIn } from './view-sign-in.ts';

const signInTag = 'Sign-in';
const sessionsTag = 'Sessions and devices';

export const credentialsSchema = z
  .object({
    sessionId: z.string(),
    sessionToken: z.string().openapi({ description: 'Send it as `Authorization: Bearer …`.' }),
    deviceToken: z.string().openapi({ description: 'Keep it and send it as `Holdfast-Device`.' }),
    expiresAt: instant,
  })
  .openapi('Credentials');

export const signInBody = z.strictObject({
  identifier: z
    .string()
    .max(limits.emailCharsMax)
    .openapi({ description: 'E-mail address or phone number.' }),
  country: z.string().max(2).default(''),
  password: z.string().max(limits.passwordCharsMax),
});

const newDeviceShape = {
  name: z.string(),
  system: z.string(),
  browser: z.string(),
  address: z.string(),
  requestedAt: instant,
  expiresAt: instant,
};

export const signInProblems = {
  ...only(factorsProblems, 'password_wrong', 'password_try_too_soon'),
  ...policyRefusals,
};
const gone = only(gateProblems, 'challenge_not_found', 'challenge_expired');
const linkProblems = only(
  sessionsProblems,
  'authorisation_not_found',
  'authorisation_expired',
  'authorisation_settled',
);

/** Sign-in and device authorisation. */
export function registerSignInApi(endpoint: Endpoint, deps: GateDeps): void {
  registerSignIn(endpoint, deps);
  registerAuthorisation(endpoint, deps);
}

function registerSignIn(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/sign-ins',
      tag: signInTag,
      summary: 'Start a sign-in with the password',
      needsSession: false,
      body: signInBody,
      status: 201,
      answer: openedSchema,
      problems: signInProblems,
    },
    async ({ body, client }) => {
      const started = await startSignIn(deps, { ...body, client: client() });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/sign-ins/{challengeId}',
      tag: signInTag,
      summary: 'Where a sign-in stands, device authorisation included',
      needsSession: false,
      params: challengePath,
      status: 200,
      answer: z.object({
        challenge: orNull(challengeSchema),
        deviceSlot: slotName.nullable(),
        unusual: z.array(z.enum(unusualReasons)),
        methods: z.array(z.enum(['device_approval', 'phone_call', 'email_link', 'authenticator_code'])),
        authorisation: z
          .object({
            id: z.string(),
            method: z.enum(['device_approval', 'phone_call', 'email_link']),
            state: z.enum(['waiting', 'confirmed', 'cancelled', 'replaced', 'unanswered', 'expired']),
            code: z.string().nullable(),
            isUndelivered: z.boolean(),
            requestedAt: instant,
            expiresAt: instant,
          })
          .nullable(),
      }),
      problems: gone,
    },
    async ({ params, client }) => {
      const own = { challengeId: params.challengeId, holder: browserHolder(deps, client()) };
      const view = await viewSignIn(deps, own);
      return view.ok ? ok({ ...view.value, deviceSlot: view.value.deviceSlot?.name ?? null }) : view;
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/sign-ins/{challengeId}/authorisation',
      tag: signInTag,
      summary: 'Ask for the authorisation of this new device',
      needsSession: false,
      params: challengePath,
      body: z.strictObject({ method: z.enum(['device_approval', 'phone_call', 'email_link']) }),
      status: 201,
      answer: z.object({ authorisationId: z.string() }),
      problems: {
        ...gone,
        ...only(gateProblems, 'slot_not_open', 'send_limit_reached'),
        ...only(sessionsProblems, 'call_limit_reached', 'approval_limit_reached'),
        ...only(sessionsProblems, 'authorisation_too_soon', 'no_other_device'),
      },
    },
    async ({ params, body, client }) => {
      const own = client();
      const started = await startAuthorisation(deps, {
        challengeId: params.challengeId,
        holder: browserHolder(deps, own),
        method: body.method,
        client: own,
      });
      return started.ok ? ok({ authorisationId: started.value }) : started;
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/sign-ins/{challengeId}/session',
      tag: signInTag,
      summary: 'Finish a sign-in whose proofs are complete',
      needsSession: false,
      params: challengePath,
      status: 201,
      answer: credentialsSchema,
      problems: {
        ...gone,
        ...grantProblems,
      },
    },
    ({ params, client }) => finishSignIn(deps, { challengeId: params.challengeId, client: client() }),
  );
}

function registerAuthorisation(endpoint: Endpoint, deps: GateDeps): void {
  const answerBody = z.strictObject({ answer: z.enum(['confirm', 'cancel']) });
  const linkPath = z.object({ token: z.string().min(1).max(100) });

  endpoint(
    {
      method: 'get',
      path: '/authorisation-links/{token}',
      tag: signInTag,
      summary: 'What an authorisation link is about; looking changes nothing',
      needsSession: false,
      params: linkPath,
      status: 200,
      answer: z.object(newDeviceShape),
      problems: linkProblems,
    },
    ({ params }) => viewAuthorisationLink(deps, params.token),
  );

  endpoint(
    {
      method: 'post',
      path: '/authorisation-links/{token}',
      tag: signInTag,
      summary: 'Confirm or cancel by the e-mail link',
      needsSession: false,
      params: linkPath,
      body: answerBody,
      status: 204,
      problems: linkProblems,
    },
    ({ params, body }) => answerAuthorisationLink(deps, { token: params.token, answer: body.answer }),
  );

  endpoint(
    {
      method: 'get',
      path: '/approvals',
      tag: sessionsTag,
      summary: 'New devices that wait for the approval of this one',
      needsSession: true,
      status: 200,
      answer: z.object({ items: z.array(z.object({ id: z.string(), ...newDeviceShape })) }),
      problems: {},
    },
    async ({ caller }) => ok({ items: await listPendingApprovals(deps, caller) }),
  );

  const approvalPath = z.object({ authorisationId: idOf('authorisation') });
  endpoint(
    {
      method: 'get',
      path: '/approvals/{authorisationId}',
      tag: sessionsTag,
      summary: 'One new device that waits',
      needsSession: true,
      params: approvalPath,
      status: 200,
      answer: z.object({ id: z.string(), ...newDeviceShape }),
      problems: linkProblems,
    },
    ({ params, caller }) => viewApproval(deps, caller, params.authorisationId),
  );

  endpoint(
    {
      method: 'post',
      path: '/approvals/{authorisationId}',
      tag: sessionsTag,
      summary: 'Confirm with the code that the new device shows, or cancel',
      needsSession: true,
      params: approvalPath,
      body: answerBody.extend({ code: z.string().max(20).default('') }),
      status: 204,
      problems: { ...linkProblems, ...only(sessionsProblems, 'approval_code_wrong') },
    },
    ({ params, body, caller }) => answerApproval(deps, caller, { id: params.authorisationId, ...body }),
  );
}
