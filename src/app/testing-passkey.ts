import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/**
 * An authenticator in software, for tests over HTTP: ES256, attestation "none". Every member can be told to lie, which
 * no browser's authenticator can be. Journeys in a browser use Chromium's own virtual authenticator instead.
 */
export type PasskeyTraits = {
  origin: string;
  rpId: string;
  isVerifying: boolean;
  isBackupEligible: boolean;
  isBackedUp: boolean;
  /** `null`: the counter stays at zero, as with synced passkeys. */
  counter: number | null;
  attachment: 'platform' | 'cross-platform';
  transports: readonly string[];
  aaguid: string;
  /** Certificates of an attestation statement that nobody asked for. */
  certificates: readonly Uint8Array[];
};

const defaults: PasskeyTraits = {
  origin: 'http://localhost:3999',
  rpId: 'localhost',
  isVerifying: true,
  isBackupEligible: true,
  isBackedUp: true,
  counter: null,
  attachment: 'platform',
  transports: ['internal', 'hybrid'],
  aaguid: '00000000-0000-0000-0000-000000000000',
  certificates: [],
};

type Options = { challenge: string; user?: { id: string } };

const flag = { present: 0x01, verified: 0x04, eligible: 0x08, backedUp: 0x10, credential: 0x40 };
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();

export class SoftwarePasskey {
  readonly traits: PasskeyTraits;
  readonly id = randomBytes(16).toString('base64url');
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;
  #userHandle: string | null = null;

  constructor(traits: Partial<PasskeyTraits> = {}) {
    this.traits = { ...defaults, ...traits };
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = pair.privateKey;
    this.#publicKey = pair.publicKey;
  }

  /** As COSE_Key. */
  publicKey(): Uint8Array<ArrayBuffer> {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' });
    return isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]),
    );
  }

  /** Answers the options of a ceremony that makes a passkey. */
  make(options: Options, lie: Partial<PasskeyTraits> = {}) {
    this.#userHandle = options.user?.id ?? null;
    const traits = { ...this.traits, ...lie };
    const credentialId = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credentialId.length);
    const authData = Buffer.concat([
      this.#authenticatorData(traits, flag.credential),
      Buffer.from(traits.aaguid.replaceAll('-', ''), 'hex'),
      length,
      credentialId,
      this.publicKey(),
    ]);
    const attestationObject = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', traits.certificates.length > 0 ? 'android-key' : 'none'],
        ['attStmt', new Map(traits.certificates.length > 0 ? [['x5c', [...traits.certificates]]] : [])],
        ['authData', new Uint8Array(authData)],
      ]) as unknown as Parameters<typeof isoCBOR.encode>[0],
    );
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      authenticatorAttachment: traits.attachment,
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData('webauthn.create', options.challenge, traits.origin).toString('base64url'),
        attestationObject: Buffer.from(attestationObject).toString('base64url'),
        transports: [...traits.transports],
      },
    };
  }

  /** Answers the options of a ceremony that shows a passkey; the counter rises unless the answer lies about it. */
  show(options: Options, lie: Partial<PasskeyTraits> & { userHandle?: string | null } = {}) {
    if (this.traits.counter !== null && lie.counter === undefined) this.traits.counter += 1;
    const traits = { ...this.traits, ...lie };
    const data = clientData('webauthn.get', options.challenge, traits.origin);
    const authenticatorData = this.#authenticatorData(traits, 0);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), this.#key);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      authenticatorAttachment: traits.attachment,
      clientExtensionResults: {},
      response: {
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: lie.userHandle === undefined ? this.#userHandle : lie.userHandle,
      },
    };
  }

  #authenticatorData(traits: PasskeyTraits, extra: number): Buffer {
    const flags =
      flag.present |
      (traits.isVerifying ? flag.verified : 0) |
      (traits.isBackupEligible ? flag.eligible : 0) |
      (traits.isBackedUp ? flag.backedUp : 0) |
      extra;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(traits.counter ?? 0);
    return Buffer.concat([sha256(traits.rpId), Buffer.from([flags]), counter]);
  }
}

const clientData = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
