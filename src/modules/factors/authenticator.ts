import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { AuthenticatorVerdict } from '#modules/gate/index.ts';

/** RFC 6238 with the parameters that every authenticator app knows: SHA-1, 6 digits, 30 seconds. */
const stepSeconds = 30;
/** One step either side of now is accepted; the steps beyond only tell how wrong the phone's clock is. */
const windowSteps = 1;
const clockSearchSteps = 40;
const secretBytes = 20;
const digits = 6;

/** A new secret in base32, from the library's cryptographic random source. */
export function createAuthenticatorSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The `otpauth://` address that an app reads from the QR code. */
export function authenticatorUri(secretBase32: string, label: string, issuer: string): string {
  const secret = Secret.fromBase32(secretBase32);
  return new TOTP({ secret, algorithm: 'SHA1', digits, period: stepSeconds, label, issuer }).toString();
}

export const stepAt = (at: Date): number => Math.floor(at.getTime() / (stepSeconds * 1000));

/** Judges a typed code at `now`; steps up to `lastStep` were accepted before and never are again. */
export function judgeAuthenticatorCode(
  secretBase32: string,
  code: string,
  lastStep: number,
  now: Date,
): AuthenticatorVerdict {
  if (!/^\d{6}$/.test(code)) return { verdict: 'wrong' };
  const current = stepAt(now);
  const shown = stepOf(code, secretBase32, current);
  if (shown === null) return { verdict: 'wrong' };
  const delta = shown - current;
  if (Math.abs(delta) > windowSteps) {
    return {
      verdict: 'clock_off',
      minutes: Math.sign(delta) * Math.max(1, Math.round((Math.abs(delta) * stepSeconds) / 60)),
    };
  }
  return shown > lastStep ? { verdict: 'right', step: shown } : { verdict: 'used' };
}

/** The step whose code this is, the nearest to `around` first; `null` when it is none's within the search. */
function stepOf(code: string, secretBase32: string, around: number): number | null {
  // As a key object, made once: a wrong code is compared with that of every step.
  const key = createSecretKey(Secret.fromBase32(secretBase32).bytes);
  const typed = Buffer.from(code);
  for (let distance = 0; distance <= clockSearchSteps; distance += 1) {
    for (const step of [around - distance, around + distance]) {
      if (step >= 0 && timingSafeEqual(typed, Buffer.from(codeAt(key, step)))) return step;
    }
  }
  return null;
}

/** The code of one step: HOTP (RFC 4226 section 5.3) of its number. */
function codeAt(key: KeyObject, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}
