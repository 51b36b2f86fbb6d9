import { z } from '@hono/zod-openapi';
import type { ChallengeId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import {
  type ApiCaller,
  type ApiClient,
  type Endpoint,
  idOf,
  instant,
  only,
} from '#platform/http/endpoints.ts';
import { viewChallenge } from './challenge.ts';
import { issueGrant } from './grant.ts';
import { actions, proofKinds, slotNames } from './policy.ts';
import type { GateDeps } from './ports.ts';
import { gateProblems } from './problems.ts';
import { proveCode } from './prove-code.ts';
import { sendCode } from './send-code.ts';

const channel = z.enum(['email', 'sms', 'voice']);
const slotName = z.enum(slotNames);
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
    expiresAt: instant,
    lockedUntil: instant.nullable(),
  })
  .openapi('Challenge');

export const challengePath = z.object({ challengeId: idOf('challenge') });
export const grantBody = { grant: idOf('grant') };

/** What the policy may say of an account, whatever the action. */
export const policyRefusals = only(
  gateProblems,
  'account_closed',
  'account_frozen',
  'account_frozen_by_staff',
  'account_not_frozen',
  'account_restricted',
  'authenticator_already_linked',
  'authenticator_not_linked',
  'last_strong_factor',
  'passkey_not_linked',
);

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
          'code_replaced',
          'code_not_sent',
          'code_entry_locked',
          'authenticator_clock_off',
        ),
      },
    },
    async ({ params, body, caller, client }) => {
      const own = {
        challengeId: params.challengeId,
        holder: await holderOf(params.challengeId, caller, client),
      };
      const proven = await proveCode(deps, { ...own, ...body });
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
