import { Secret, TOTP } from 'otpauth';
import type { AuthenticatorVerdict } from '#modules/gate/index.ts';

/** RFC 6238 with the parameters that every authenticator app knows: SHA-1, 6 digits, 30 seconds. */
const stepSeconds = 30;
/** One step either side of now is accepted; the steps beyond only tell how wrong the phone's clock is. */
const windowSteps = 1;
const clockSearchSteps = 40;
const secretBytes = 20;

function totp(secretBase32: string, label = 'account', issuer = ''): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secretBase32),
    algorithm: 'SHA1',
    digits: 6,
    period: stepSeconds,
    label,
    issuer,
  });
}

/** A new secret in base32, from the library's cryptographic random source. */
export function createAuthenticatorSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The `otpauth://` address that an app reads from the QR code. */
export function authenticatorUri(secretBase32: string, label: string, issuer: string): string {
  return totp(secretBase32, label, issuer).toString();
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
  const delta = totp(secretBase32).validate({
    token: code,
    timestamp: now.getTime(),
    window: clockSearchSteps,
  });
  if (delta === null) return { verdict: 'wrong' };
  if (Math.abs(delta) > windowSteps) {
    return {
      verdict: 'clock_off',
      minutes: Math.sign(delta) * Math.max(1, Math.round((Math.abs(delta) * stepSeconds) / 60)),
    };
  }
  const step = stepAt(now) + delta;
  return step > lastStep ? { verdict: 'right', step } : { verdict: 'used' };
}
