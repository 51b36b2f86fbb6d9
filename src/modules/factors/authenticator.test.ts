import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { judgeAuthenticatorCode, stepAt } from './authenticator.ts';

const secret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32;
const never = -1;
const at = (seconds: number) => new Date(seconds * 1000);

describe('a code of the authenticator', () => {
  // RFC 6238 appendix B, the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %d seconds is that of RFC 6238', (seconds, code) => {
    const now = at(seconds);
    expect(judgeAuthenticatorCode(secret, code, never, now)).toEqual({ verdict: 'right', step: stepAt(now) });
  });

  it('is right one step before and after its own, and tells a clock that is further off', () => {
    const now = at(1_234_567_890);
    const codeIn = (steps: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() + steps * 30_000 });
    for (const steps of [-1, 0, 1]) {
      const step = stepAt(now) + steps;
      expect(judgeAuthenticatorCode(secret, codeIn(steps), never, now)).toEqual({ verdict: 'right', step });
      expect(judgeAuthenticatorCode(secret, codeIn(steps), step, now)).toEqual({ verdict: 'used' });
    }
    expect(judgeAuthenticatorCode(secret, codeIn(-2), never, now)).toEqual({
      verdict: 'clock_off',
      minutes: -1,
    });
    expect(judgeAuthenticatorCode(secret, codeIn(40), never, now)).toEqual({
      verdict: 'clock_off',
      minutes: 20,
    });
    expect(judgeAuthenticatorCode(secret, codeIn(41), never, now)).toEqual({ verdict: 'wrong' });
    expect(judgeAuthenticatorCode(secret, '12345', never, now)).toEqual({ verdict: 'wrong' });
  });
});
