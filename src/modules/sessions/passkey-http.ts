import { z } from '@hono/zod-openapi';
import { ok } from '#kernel/result.ts';
import { passkeyOptionsSchema, policyRefusals } from '#modules/gate/http.ts';
import { type GateDeps, gateProblems, passkeyAnswerSchema } from '#modules/gate/index.ts';
import { type Endpoint, idOf, instant, only } from '#platform/http/endpoints.ts';
import { signInWithPasskey, startPasskeySignIn } from './sign-in-with-passkey.ts';

const signInTag = 'Sign-in';

/** Signing in with a passkey; it is finished like any sign-in. */
export function registerPasskeySignInApi(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      method: 'post',
      path: '/passkey-sign-ins/ceremonies',
      tag: signInTag,
      summary: 'Start a sign-in with a passkey; it says by itself whose it is',
      needsSession: false,
      status: 201,
      answer: z.object({ ceremonyId: z.string(), options: passkeyOptionsSchema, expiresAt: instant }),
      problems: {},
    },
    async ({ client }) => {
      const { options, ...started } = await startPasskeySignIn(deps, { client: client() });
      return ok({ ...started, options: { ...options } });
    },
  );

  endpoint(
    {
      method: 'post',
      path: '/passkey-sign-ins',
      tag: signInTag,
      summary: 'Take the passkey for password and second factor',
      description: 'Then finish it like any sign-in; a new device is still to be authorised.',
      needsSession: false,
      body: z.strictObject({ ceremonyId: idOf('ceremony'), answer: passkeyAnswerSchema }),
      status: 201,
      answer: z.object({
        challengeId: z.string(),
        suggestsLocalPasskey: z.boolean().openapi({
          description: 'The passkey came from another device: offer to add one on this.',
        }),
      }),
      problems: {
        ...only(gateProblems, 'passkey_ceremony_over', 'passkey_not_accepted', 'passkey_cloned'),
        ...policyRefusals,
      },
    },
    ({ body, client }) => signInWithPasskey(deps, { ...body, client: client() }),
  );
}
