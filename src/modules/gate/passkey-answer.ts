import { z } from '@hono/zod-openapi';

const base64url = (charsMax: number) =>
  z
    .string()
    .max(charsMax)
    .regex(/^[\w-]+$/);

/**
 * What a browser or app answers to a ceremony: `AuthenticationResponseJSON` or `RegistrationResponseJSON` of WebAuthn L3
 * section 5.1.6, as far as it is used. Other members are dropped; each text has a bound.
 */
export const passkeyAnswerSchema = z
  .object({
    id: base64url(1400),
    rawId: base64url(1400),
    type: z.literal('public-key'),
    authenticatorAttachment: z.string().max(40).nullish(),
    response: z.object({
      clientDataJSON: base64url(8000),
      authenticatorData: base64url(8000).optional(),
      signature: base64url(8000).optional(),
      userHandle: base64url(120).nullish(),
      attestationObject: base64url(40_000).optional(),
      transports: z.array(z.string().max(20)).max(20).optional(),
    }),
  })
  .openapi('PasskeyAnswer', {
    description:
      '`AuthenticationResponseJSON` or `RegistrationResponseJSON`, as `credential.toJSON()` gives it.',
  });

export type PasskeyAnswer = z.output<typeof passkeyAnswerSchema>;

/** Reads an answer from the API's JSON, or from the text that a form carries; `null` for anything else. */
export function readPasskeyAnswer(given: unknown): PasskeyAnswer | null {
  const parsed = passkeyAnswerSchema.safeParse(typeof given === 'string' ? parseJson(given) : given);
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
