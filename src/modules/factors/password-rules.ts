import { hourMs, isAfter, plusMs, plusSeconds } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/** NIST SP 800-63B section 3.1.1: length instead of composition rules, and a list of common and breached passwords. */
export const passwordCharsMin = 8;
export const passwordCharsMax = 128;
/** zxcvbn's estimate from 0 to 4; 3 withstands an attacker who stole the hashes for a while. */
export const passwordScoreMin = 3;

export type PasswordProblem = Problem<'password_too_short' | 'password_too_long' | 'password_too_common'>;

/** Judges a new password by its length and its strength estimate (0-4). */
export function judgePassword(password: string, score: number): Result<undefined, PasswordProblem> {
  const field = 'password';
  if ([...password].length < passwordCharsMin) {
    return fail(problem('password_too_short', { field, params: { min: passwordCharsMin } }));
  }
  if ([...password].length > passwordCharsMax) {
    return fail(problem('password_too_long', { field, params: { max: passwordCharsMax } }));
  }
  return score < passwordScoreMin ? fail(problem('password_too_common', { field })) : ok();
}

const freeTries = 3;

/**
 * When the next password may be tried, or `null` for now: free tries first, then a delay that doubles (2, 4, 8 …
 * seconds), and an hour's rest once `perHour` are wrong. `wrongAt` is newest first. (Product rule: section 3.)
 */
export function nextPasswordTry(wrongAt: readonly Date[], perHour: number, now: Date): Date | null {
  const recent = wrongAt.filter((at) => isAfter(plusMs(at, hourMs), now));
  const [newest] = recent;
  if (!newest || recent.length < freeTries) return null;
  const oldestCounted = recent[perHour - 1];
  const next = oldestCounted
    ? plusMs(oldestCounted, hourMs)
    : plusSeconds(newest, 2 ** (recent.length - freeTries + 1));
  return isAfter(next, now) ? next : null;
}
