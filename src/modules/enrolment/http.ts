import { z } from '@hono/zod-openapi';
import { languageOf, languages } from '#kernel/languages.ts';
import { limits } from '#kernel/limits.ts';
import { ok } from '#kernel/result.ts';
import { accountsProblems, listCountries } from '#modules/accounts/index.ts';
import { contactsProblems } from '#modules/contacts/index.ts';
import { factorsProblems } from '#modules/factors/index.ts';
import { asOpened, challengePath, challengeSchema, grantBody, openedSchema } from '#modules/gate/http.ts';
import { type GateDeps, gateProblems, presentGrant } from '#modules/gate/index.ts';
import { credentialsSchema } from '#modules/sessions/http.ts';
import { browserHolder } from '#modules/sessions/index.ts';
import { type Endpoint, only } from '#platform/http/endpoints.ts';
import { listRegions } from './list-regions.ts';
import { enrolmentProblems } from './problems.ts';
import { correctSignUpEmail, createAccount, giveSignUpPhone, startSignUp, viewSignUp } from './sign-up.ts';

const tag = 'Sign-up';
const locale = 'en-GB';
const sending = only(
  gateProblems,
  'challenge_not_found',
  'challenge_expired',
  'slot_not_open',
  'code_entry_locked',
  'resend_too_soon',
  'channel_resting',
  'send_limit_reached',
);
const inUse = only(contactsProblems, 'contact_in_use');
const signUpSchema = z.object({
  step: z.enum(['email', 'phone', 'phone_code', 'details']),
  email: z.string(),
  phone: z.string().nullable(),
  challenge: challengeSchema,
});

/** Sign-up: both contacts proven, then the account. */
export function registerEnrolmentApi(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      method: 'get',
      path: '/sign-up-options',
      tag,
      summary: 'Where an account can be opened, and the countries of phone numbers',
      needsSession: false,
      status: 200,
      answer: z.object({
        regions: z.array(z.object({ code: z.string().openapi({ example: 'GB' }), name: z.string() })),
        countries: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            callingCode: z.string().openapi({ description: 'Without the plus sign.', example: '44' }),
          }),
        ),
      }),
      problems: {},
    },
    async () => ok({ regions: listRegions(deps, locale), countries: listCountries(locale) }),
  );

  endpoint(
    {
      method: 'post',
      path: '/sign-ups',
      tag,
      summary: 'Start a sign-up; a code goes to the e-mail address',
      description: 'Codes are written in what the `Accept-Language` of this request asks for.',
      needsSession: false,
      body: z.strictObject({ email: z.string().max(limits.emailCharsMax) }),
      status: 201,
      answer: openedSchema,
      problems: { ...only(accountsProblems, 'email_not_possible', 'email_disposable'), ...sending },
    },
    async ({ body, client }) => {
      const started = await startSignUp(deps, { email: body.email, client: client() });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/sign-ups/{challengeId}',
      tag,
      summary: 'Where a sign-up stands',
      description: 'A proven contact that has an account already is told here, and only here.',
      needsSession: false,
      params: challengePath,
      status: 200,
      answer: signUpSchema,
      problems: { ...only(gateProblems, 'challenge_not_found', 'challenge_expired'), ...inUse },
    },
    ({ params, client }) => viewSignUp(deps, { challengeId: params.challengeId, client: client() }),
  );

  endpoint(
    {
      method: 'put',
      path: '/sign-ups/{challengeId}/email',
      tag,
      summary: 'Correct the e-mail address; a code goes to it',
      needsSession: false,
      params: challengePath,
      body: z.strictObject({ email: z.string().max(limits.emailCharsMax) }),
      status: 202,
      problems: { ...only(accountsProblems, 'email_not_possible', 'email_disposable'), ...sending },
    },
    ({ params, body, client }) =>
      correctSignUpEmail(deps, { challengeId: params.challengeId, ...body, client: client() }),
  );

  endpoint(
    {
      method: 'put',
      path: '/sign-ups/{challengeId}/phone',
      tag,
      summary: 'Give or correct the phone number; a code goes to it',
      needsSession: false,
      params: challengePath,
      body: z.strictObject({
        phone: z.string().max(limits.phoneCharsMax),
        country: z.string().max(2).default(''),
      }),
      status: 202,
      problems: {
        ...only(accountsProblems, 'phone_not_possible', 'phone_not_personal'),
        ...sending,
        ...only(gateProblems, 'proof_missing'),
      },
    },
    ({ params, body, client }) =>
      giveSignUpPhone(deps, { challengeId: params.challengeId, ...body, client: client() }),
  );

  endpoint(
    {
      method: 'post',
      path: '/accounts',
      tag,
      summary: 'Create the account that the grant is for, signed in',
      needsSession: false,
      body: z.strictObject({
        ...grantBody,
        password: z.string().max(limits.passwordCharsMax),
        region: z.string().length(2),
        acceptsTerms: z.boolean(),
        timeZone: z.string().max(60).default('UTC'),
        language: z
          .enum(languages)
          .optional()
          .openapi({ description: 'Without it, what the request’s `Accept-Language` asks for.' }),
      }),
      status: 201,
      answer: credentialsSchema,
      problems: {
        ...only(gateProblems, 'grant_not_found', 'grant_expired', 'grant_used'),
        ...only(factorsProblems, 'password_too_short', 'password_too_long', 'password_too_common'),
        ...enrolmentProblems,
        ...inUse,
      },
    },
    async ({ body, client }) => {
      const own = client();
      const grant = await presentGrant(deps, {
        grantId: body.grant,
        action: 'sign_up',
        holder: browserHolder(deps, own),
      });
      if (!grant.ok) return grant;
      const language = body.language ?? languageOf(own.locale);
      return createAccount(deps, grant.value, { ...body, language, client: own });
    },
  );
}
