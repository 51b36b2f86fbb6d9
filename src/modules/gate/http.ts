import { z } from '@hono/zod-openapi';
import { type Action, actions } from '#kernel/actions.ts';
import type { ChallengeId, GrantId } from '#kernel/ids.ts';
import { limits } from '#kernel/limits.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import {
  type ApiCaller,
  type ApiClient,
  type Endpoint,
  idOf,
  instant,
  only,
} from '#platform/http/endpoints.ts';
import { viewChallenge } from './challenge.ts';
import { type Grant, issueGrant, presentGrant } from './grant.ts';
import { passkeyAnswerSchema } from './passkey-answer.ts';
import { policyRefusals as refusals, rotatesSession } from './policy.ts';
import type { GateDeps } from './ports.ts';
import { gateProblems } from './problems.ts';
import { proveCodeAndView } from './prove-code.ts';
import { provePasskey, startPasskeyProof } from './prove-passkey.ts';
import { sendCode } from './send-code.ts';
import { proofKinds, slotNames } from './slot-rules.ts';

const channel = z.enum(['email', 'sms', 'voice']);
export const slotName = z.enum(slotNames);
const tag = 'Proofs';

/** A challenge as the API shows it: which proofs an action needs, and how far they are. */
export const challengeSchema = z
  .object({
    id: z.string(),
    action: z.enum(actions),
    slots: z.array(
      z.object({
        name: slotName,
        state: z.enum(['needed', 'sent', 'done']),
        provedBy: z.enum(proofKinds).nullable(),
        methods: z.array(
          z.object({
            kind: z.enum(proofKinds),
            channel: channel.nullable(),
            to: z.string().nullable().openapi({ description: 'Masked contact.' }),
            restsUntil: instant.nullable(),
          }),
        ),
        sent: z
          .object({ channel, to: z.string(), at: instant, expiresAt: instant, resendAt: instant })
          .nullable(),
      }),
    ),
    isComplete: z.boolean(),
    isSpent: z.boolean(),
    expiresAt: instant,
    lockedUntil: instant.nullable(),
  })
  .openapi('Challenge');

/** Options of WebAuthn as JSON; what the browser's `parse…OptionsFromJSON` takes. */
export const passkeyOptionsSchema = z.looseObject({ challenge: z.string() }).openapi('PasskeyOptions', {
  description:
    '`PublicKeyCredentialRequestOptionsJSON`, or `PublicKeyCredentialCreationOptionsJSON` where a passkey is made (WebAuthn L3 section 5.1).',
});
export const challengePath = z.object({ challengeId: idOf('challenge') });
export const grantBody = { grant: idOf('grant') };

/** How somebody signed out names an account: by one of its contacts, as typed. */
export const claimBody = z
  .strictObject({ identifier: z.string().max(limits.emailCharsMax), country: z.string().max(2).optional() })
  .transform(({ identifier, country }) => ({ identifier, ...(country === undefined ? {} : { country }) }));

/**
 * What every endpoint declares that does a grant's action for a signed-in caller: the body with the grant, and whether
 * the policy gives the session a new token for it.
 */
export const doing = (action: Action) => ({
  body: z.strictObject(grantBody),
  rotatesSession: rotatesSession(action),
});

/**
 * The handler of such an endpoint: presents the caller's grant and does the action, whose use-case tells of the caller's
 * device. Problems: those of `presentGrant` and of the use-case.
 */
export const byGrant =
  <A extends Action, Done extends Result<unknown, Problem>>(
    deps: GateDeps,
    action: A,
    act: (grant: Grant<A>, by: { device: DeviceFacts; client: ApiClient }) => Promise<Done>,
  ) =>
  async ({
    body,
    caller,
    client,
  }: {
    body: { grant: GrantId };
    caller: ApiCaller;
    client: () => ApiClient;
  }) => {
    const grant = await presentGrant(deps, { grantId: body.grant, action, holder: caller.sessionId });
    if (!grant.ok) return grant;
    const asker = client();
    return act(grant.value, { device: deviceFacts(asker), client: asker });
  };

/** The challenge that an action was started with, as the API answers it. */
export const openedSchema = z.object({ challengeId: z.string() });
export const asOpened = <P>(started: Result<ChallengeId, P>): Result<{ challengeId: ChallengeId }, P> =>
  started.ok ? ok({ challengeId: started.value }) : started;

/** What the policy may say of an account, whatever the action. */
export const policyRefusals = only(gateProblems, ...refusals);

/** What can be wrong with a grant when it is used. */
export const grantProblems = {
  ...only(gateProblems, 'grant_not_found', 'grant_expired', 'grant_used', 'proof_missing'),
  ...policyRefusals,
};

/** Who works on a challenge: the session that started it, else the browser or app, signed in or not. */
export type HolderOf = (
  challengeId: ChallengeId,
  caller: ApiCaller | null,
  client: () => ApiClient,
) => Promise<string>;

/** Challenges, codes, proofs and grants. */
export function registerGateApi(endpoint: Endpoint, deps: GateDeps, holderOf: HolderOf): void {
  const gone = only(gateProblems, 'challenge_not_found', 'challenge_expired');

  endpoint(
    {
      method: 'get',
      path: '/challenges/{challengeId}',
      tag,
      summary: 'What an action needs and what is proven',
      needsSession: false,
      params: challengePath,
      status: 200,
      answer: challengeSchema,
      problems: gone,
    },
    async ({ params, caller, client }) =>
      viewChallenge(deps, {
        challengeId: params.challengeId,
        holder: await holderOf(params.challengeId, caller, client),
      }),
  );

  endpoint(
    {
      method: 'post',
      path: '/challenges/{challengeId}/codes',
      tag,
      summary: 'Send a code for one slot',
      description: 'By e-mail, SMS or a call that reads it out. The slot’s earlier code becomes void.',
      needsSession: false,
      params: challengePath,
      body: z.strictObject({ slot: slotName, channel }),
      status: 202,
      problems: {
        ...gone,
        ...only(
          gateProblems,
          'slot_not_open',
          'code_entry_locked',
          'resend_too_soon',
          'channel_resting',
          'send_limit_reached',
        ),
      },
    },
    async ({ params, body, caller, client }) =>
      sendCode(deps, {
        challengeId: params.challengeId,
        holder: await holderOf(params.challengeId, caller, client),
        slot: body.slot,
        channel: body.channel,
        address: client().address,
      }),
  );

  endpoint(
    {
      method: 'post',
      path: '/challenges/{challengeId}/proofs',
      tag,
      summary: 'Prove one slot by a code',
      needsSession: false,
      params: challengePath,
      body: z.strictObject({ slot: slotName, code: z.string().max(20) }),
      status: 200,
      answer: challengeSchema,
      problems: {
        ...gone,
        ...only(
          gateProblems,
          'slot_not_open',
          'code_incomplete',
          'code_wrong',
          'code_expired',
          'code_used',
          'backup_code_used',
          'code_replaced',
          'code_not_sent',
          'code_entry_locked',
          'authenticator_clock_off',
        ),
      },
    },
    async ({ params, body, caller, client }) =>
      proveCodeAndView(deps, {
        challengeId: params.challengeId,
        holder: await holderOf(params.challengeId, caller, client),
        device: deviceFacts(client()),
        ...body,
      }),
  );

  endpoint(
    {
      method: 'post',
      path: '/challenges/{challengeId}/passkey-ceremonies',
      tag,
      summary: 'Start proving one slot by a passkey',
      description:
        'The slot’s earlier ceremony becomes void. A new passkey is made last, when every other slot is proven.',
      needsSession: false,
      params: challengePath,
      body: z.strictObject({ slot: slotName }),
      status: 201,
      answer: z.object({ kind: z.enum(['show', 'make']), options: passkeyOptionsSchema }),
      problems: { ...gone, ...only(gateProblems, 'slot_not_open', 'passkey_limit_reached') },
    },
    async ({ params, body, caller, client }) => {
      const started = await startPasskeyProof(deps, {
        challengeId: params.challengeId,
        holder: await holderOf(params.challengeId, caller, client),
        slot: body.slot,
      });
      return started.ok ? ok({ kind: started.value.kind, options: { ...started.value.options } }) : started;
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/challenges/{challengeId}/passkey-proofs',
      tag,
      summary: 'Prove one slot by a passkey, or make the new one',
      needsSession: false,
      params: challengePath,
      body: z.strictObject({ slot: slotName, answer: passkeyAnswerSchema }),
      status: 200,
      answer: challengeSchema,
      problems: {
        ...gone,
        ...only(
          gateProblems,
          'slot_not_open',
          'passkey_ceremony_over',
          'passkey_not_accepted',
          'passkey_cloned',
          'passkey_already_added',
        ),
      },
    },
    async ({ params, body, caller, client }) => {
      const own = {
        challengeId: params.challengeId,
        holder: await holderOf(params.challengeId, caller, client),
      };
      const proven = await provePasskey(deps, { ...own, ...body, device: deviceFacts(client()) });
      return proven.ok ? viewChallenge(deps, own) : proven;
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/challenges/{challengeId}/grant',
      tag,
      summary: 'Turn complete proofs into the right to act once',
      needsSession: false,
      params: challengePath,
      status: 201,
      answer: z.object({ grant: z.string() }).openapi('Grant'),
      problems: { ...gone, ...only(gateProblems, 'proof_missing', 'grant_used', 'grant_expired') },
    },
    async ({ params, caller, client }) => {
      const issued = await issueGrant(deps, {
        challengeId: params.challengeId,
        holder: await holderOf(params.challengeId, caller, client),
      });
      return issued.ok ? ok({ grant: issued.value }) : issued;
    },
  );
}
