// A passkey with one signed answer, and its verification: the same call of the library as the product's.
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { SoftwarePasskey } from '../src/app/testing-passkey.ts';

const origin = 'http://localhost:41901';
const challenge = Buffer.from('a challenge of thirty-two bytes!').toString('base64url');
const passkey = new SoftwarePasskey({ origin });
const { id, rawId, response } = passkey.show({ challenge });
const credential = { id, publicKey: passkey.publicKey(), counter: 0 };

/** Verifies the answer; throws when it is wrong, which it isn't. */
export async function verifyOnce(): Promise<void> {
  const { clientDataJSON, authenticatorData, signature } = response;
  const { verified } = await verifyAuthenticationResponse({
    response: {
      id,
      rawId,
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: 'localhost',
    requireUserVerification: true,
    credential,
  });
  if (!verified) throw new Error('The answer was refused');
}
