import {
  type CipherKey,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto';
import type { Id, IdKind } from '#kernel/ids.ts';
import { idPrefixes } from '#kernel/ids.ts';

/**
 * Randomness, hashing and sealing, over Node's own primitives. One process secret; a key per purpose is derived with
 * HKDF (RFC 5869), so that a value made for one purpose is worthless for another.
 */
export type Secrets = {
  /** A new identifier with 120 random bits. */
  id<K extends IdKind>(kind: K): Id<K>;
  /** A URL-safe bearer token with 256 random bits. Store only `hashToken` of it. */
  token(): string;
  /** SHA-256 of a token, base64url: enough for 256 random bits, and fast. */
  hashToken(token: string): string;
  /** A uniformly random decimal code of that many digits. */
  digits(count: number): string;
  /** HMAC-SHA-256 under the purpose's key, base64url: for short codes that a plain hash would not hide. */
  mac(purpose: SecretPurpose, text: string): string;
  /** Compares in constant time. */
  isSame(a: string, b: string): boolean;
  /** AES-256-GCM under the purpose's key; `context` must be the same when opening. */
  seal(purpose: SecretPurpose, plain: string, context: string): string;
  /** The sealed text, or `null` when it was tampered with or sealed for something else. */
  open(purpose: SecretPurpose, sealed: string, context: string): string | null;
  /**
   * AES-256-GCM under a key made for these bytes alone; the key comes back sealed under the purpose's. One key never
   * opens another's bytes, and bytes without their key say nothing.
   */
  sealBytes(purpose: SecretPurpose, plain: Uint8Array, context: string): SealedBytes;
  /** The bytes, or `null` when they or their key were tampered with or sealed for something else. */
  openBytes(purpose: SecretPurpose, sealed: SealedBytes, context: string): Buffer | null;
};

export type SealedBytes = { readonly keySealed: string; readonly bytes: Buffer };

export type SecretPurpose =
  | 'code'
  | 'outbox'
  | 'audit'
  | 'authenticator'
  | 'backup_code'
  | 'master_key'
  | 'cookie'
  | 'payload'
  | 'document'
  | 'staff'
  | 'link'
  | 'limit'
  | 'cursor';

const ivBytes = 12;
const tagBytes = 16;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export function createSecrets(processSecret: string): Secrets {
  // As key objects: from bytes Node would make one for each use, which takes three times as long as the HMAC.
  const keys = new Map<SecretPurpose, KeyObject>();
  const key = (purpose: SecretPurpose): KeyObject => {
    let derived = keys.get(purpose);
    if (!derived) {
      derived = createSecretKey(Buffer.from(hkdfSync('sha256', processSecret, 'holdfast', purpose, 32)));
      keys.set(purpose, derived);
    }
    return derived;
  };
  return {
    id(kind) {
      let text = '';
      for (const byte of randomBytes(24)) text += alphabet[byte & 31];
      return `${idPrefixes[kind]}_${text}` as Id<typeof kind>;
    },
    token: () => randomBytes(32).toString('base64url'),
    hashToken: (token) => hash('sha256', token, 'base64url'),
    digits(count) {
      return randomInt(0, 10 ** count)
        .toString()
        .padStart(count, '0');
    },
    mac: (purpose, text) => createHmac('sha256', key(purpose)).update(text).digest('base64url'),
    isSame(a, b) {
      const left = createHash('sha256').update(a).digest();
      const right = createHash('sha256').update(b).digest();
      return timingSafeEqual(left, right);
    },
    seal: (purpose, plain, context) =>
      encrypt(key(purpose), Buffer.from(plain, 'utf8'), context).toString('base64url'),
    open: (purpose, sealed, context) =>
      decrypt(key(purpose), Buffer.from(sealed, 'base64url'), context)?.toString('utf8') ?? null,
    sealBytes(purpose, plain, context) {
      const own = randomBytes(32);
      return {
        keySealed: encrypt(key(purpose), own, context).toString('base64url'),
        bytes: encrypt(own, plain, context),
      };
    },
    openBytes(purpose, sealed, context) {
      const own = decrypt(key(purpose), Buffer.from(sealed.keySealed, 'base64url'), context);
      return own && decrypt(own, sealed.bytes, context);
    },
  };
}

/** AES-256-GCM: the random IV, the tag, then what was encrypted. */
function encrypt(key: CipherKey, plain: Uint8Array, context: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: CipherKey, bytes: Buffer, context: string): Buffer | null {
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}
