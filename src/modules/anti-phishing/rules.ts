import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

export const codeCharsMin = 3;
export const codeCharsMax = 20;

/**
 * A code as its owner typed it, with single spaces. Nothing that could be markup, a link or invisible, and not digits
 * alone, which would pass for a code to enter. Problems: `anti_phishing_code_not_possible`.
 */
export function readAntiPhishingCode(
  typed: string,
): Result<string, Problem<'anti_phishing_code_not_possible'>> {
  const code = typed.normalize('NFC').trim().replace(/ +/g, ' ');
  const length = [...code].length;
  const isPossible =
    length >= codeCharsMin &&
    length <= codeCharsMax &&
    /^[\p{L}\p{M}\p{N} _-]+$/u.test(code) &&
    /\p{L}/u.test(code);
  if (isPossible) return ok(code);
  const params = { min: codeCharsMin, max: codeCharsMax };
  return fail(problem('anti_phishing_code_not_possible', { field: 'code', params }));
}
