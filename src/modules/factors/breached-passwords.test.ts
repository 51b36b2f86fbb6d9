import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { checkNewPassword } from './password.ts';
import { passwordCharsMin } from './password-rules.ts';

const codeFor = async (password: string): Promise<string | null> => {
  const judged = await checkNewPassword(password, []);
  return judged.ok ? null : judged.problem.code;
};

describe('a password of the breached lists', () => {
  // Each is long enough and has small and capital letters, a digit and a sign: what a composition rule would let through.
  it.each([
    'P@ssw0rd',
    'P@ssw0rd1',
    'P@$$w0rd',
    'Passw0rd!',
    'Password1!',
    'Password123!',
    'Password@123',
    'Pass@123',
    'Qwerty1!',
    'Qwerty123!',
    'Qwerty@123',
    'Welcome1!',
    'Welcome@123',
    'Admin@123',
    'Admin123!',
    'Test@123',
    'Abc@1234',
    'Abcd@1234',
    'Abcd1234!',
    'Aa123456!',
    'Aa@123456',
    '1qaz@WSX',
    '!QAZ2wsx',
    'Zaq1@wsx',
    'Letmein1!',
    'Iloveyou1!',
    'Football1!',
    'Monkey123!',
    'Dragon123!',
    'Sunshine1!',
    'Summer2023!',
    'Changeme1!',
    'Trustno1!',
    'India@123',
  ])('is refused although it has everything that rules of composition ask for: %s', async (password) => {
    expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^\w]).{8,}$/);
    expect(await codeFor(password)).toBe('password_too_common');
  });

  it('is refused whichever it is: a sample of the tens of thousands that come with the estimate', async () => {
    const breached = dictionary['passwords-common'].map(String);
    expect(breached.length).toBeGreaterThan(40_000);
    const long = breached.filter((password) => [...password].length >= passwordCharsMin);
    expect(long.length).toBeGreaterThan(5000);
    const sample = long.filter((_, index) => index % 40 === 0);
    const accepted = [];
    for (const password of sample) if ((await codeFor(password)) === null) accepted.push(password);
    expect(accepted).toEqual([]);
  });

  it('is refused with its capitals, turned round, and with what people put behind it', async () => {
    for (const password of [
      'PASSWORD',
      'drowssap',
      'Password2026',
      'password!!!',
      'iloveyou123',
      'qwertyuiop1',
    ])
      expect(await codeFor(password), password).toBe('password_too_common');
  });

  it('does not keep anybody from a phrase of four words', async () => {
    for (const password of ['velvet-anchor-71-drifting', 'correct lantern mild trouser'])
      expect(await codeFor(password), password).toBeNull();
  });
});
