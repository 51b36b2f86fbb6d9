import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject, isoCBOR } from '@simplewebauthn/server/helpers';
import { minuteMs } from '#kernel/instant.ts';
import type { PasskeyAnswer } from '#modules/gate/index.ts';
import type { Platform } from '#platform/platform.ts';
import { ceremonyMinutes, readTransports } from './passkey-rules.ts';

/**
 * WebAuthn itself, whoever the passkey belongs to: customers and staff keep theirs apart and judge them alike. Here is
 * no storage; whose challenge it was and whether it was answered before is the caller's to know.
 */
type WebauthnDeps = Pick<Platform, 'config' | 'log'>;

/** COSE algorithms that are offered and accepted, the best first: Ed25519, ES256, RS256 (for Windows Hello on old TPMs). */
const algorithms = [-8, -7, -257];

/** Passkeys belong to the host of our public origin and are accepted from that origin only. */
function relyingParty(deps: WebauthnDeps): { id: string; origin: string } {
  const { hostname, origin } = new URL(deps.config.origin);
  return { id: hostname, origin };
}

const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'));

type Descriptor = { readonly credentialId: string; readonly transports: readonly string[] };
const describe = ({ credentialId, transports }: Descriptor) => ({
  id: credentialId,
  transports: readTransports(transports),
});

/** What the browser is given to have a passkey shown: one of these, or, with none named, any that it has for us. */
export function passkeyRequest(
  deps: WebauthnDeps,
  input: { challenge: string; among: readonly Descriptor[] },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty(deps).id,
    challenge: bytesOf(input.challenge),
    timeout: ceremonyMinutes * minuteMs,
    userVerification: 'required',
    allowCredentials: input.among.map(describe),
  });
}

/** What the browser is given to have a passkey made. `userHandle` is an id that says nothing about the person. */
export function passkeyCreation(
  deps: WebauthnDeps,
  input: { challenge: string; userHandle: string; userName: string; except: readonly Descriptor[] },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpID: relyingParty(deps).id,
    rpName: deps.config.brand.name,
    userID: new Uint8Array(Buffer.from(input.userHandle)),
    userName: input.userName,
    userDisplayName: input.userName,
    challenge: bytesOf(input.challenge),
    timeout: ceremonyMinutes * minuteMs,
    // Whose make it is decides nothing here, and a serial number would be one more thing to protect.
    attestationType: 'none',
    excludeCredentials: input.except.map(describe),
    // Discoverable, so that signing in needs no name typed.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
}

export type ShownPasskey = {
  readonly counter: number;
  readonly isBackupEligible: boolean;
  readonly isBackedUp: boolean;
};

/** Verifies that the passkey was shown for this challenge, by its user; `null` for anything else. */
export async function verifyShownPasskey(
  deps: WebauthnDeps,
  answer: PasskeyAnswer,
  challenge: string,
  passkey: { readonly credentialId: string; readonly publicKey: Uint8Array<ArrayBuffer> },
): Promise<ShownPasskey | null> {
  const { authenticatorData, signature, clientDataJSON } = answer.response;
  if (!authenticatorData || !signature) return null;
  const response: AuthenticationResponseJSON = {
    id: answer.id,
    rawId: answer.rawId,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData, signature },
  };
  const { id, origin } = relyingParty(deps);
  try {
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // The counter is judged by our own rule, once the signature is known to be right: a copy raises an alarm.
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
    });
    if (!verified) return null;
    return {
      counter: info.newCounter,
      isBackupEligible: info.credentialDeviceType === 'multiDevice',
      isBackedUp: info.credentialBackedUp,
    };
  } catch (error) {
    // The library throws a sentence for whatever is wrong with the answer; none of it is a bug of ours.
    deps.log.debug({ reason: error instanceof Error ? error.message : 'unknown' }, 'a passkey was refused');
    return null;
  }
}

/**
 * The attestation object with its statement dropped. We asked for none and trust none, and a statement of a stranger may
 * carry certificates whose revocation lists the library would fetch from wherever they say.
 */
function withoutStatement(attestationObject: string): string {
  const authData = decodeAttestationObject(bytesOf(attestationObject)).get('authData');
  const bare = new Map<string, Parameters<typeof isoCBOR.encode>[0]>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', authData],
  ]);
  return Buffer.from(isoCBOR.encode(bare)).toString('base64url');
}

export type MadePasskey = ShownPasskey & {
  readonly credentialId: string;
  /** COSE_Key. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly transports: readonly string[];
  readonly aaguid: string;
  readonly attachment: string | null;
};

/** Verifies that the passkey was made for this challenge, by its user; `null` for anything else. */
export async function verifyMadePasskey(
  deps: WebauthnDeps,
  answer: PasskeyAnswer,
  challenge: string,
): Promise<MadePasskey | null> {
  const { attestationObject, clientDataJSON } = answer.response;
  if (!attestationObject) return null;
  const { id, origin } = relyingParty(deps);
  try {
    const response: RegistrationResponseJSON = {
      id: answer.id,
      rawId: answer.rawId,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON, attestationObject: withoutStatement(attestationObject) },
    };
    const { verified, registrationInfo: made } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified || made.credential.id !== answer.id) return null;
    return {
      credentialId: made.credential.id,
      publicKey: made.credential.publicKey,
      counter: made.credential.counter,
      transports: readTransports(answer.response.transports),
      aaguid: made.aaguid,
      isBackupEligible: made.credentialDeviceType === 'multiDevice',
      isBackedUp: made.credentialBackedUp,
      attachment: answer.authenticatorAttachment ?? null,
    };
  } catch (error) {
    deps.log.debug(
      { reason: error instanceof Error ? error.message : 'unknown' },
      'a new passkey was refused',
    );
    return null;
  }
}
