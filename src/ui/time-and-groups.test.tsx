import { expect, test } from 'vitest';
import { groupCode } from './code-field.tsx';
import { grouped } from './copy-field.tsx';
import { timeLeft } from './countdown.tsx';
import { testText } from './testing.tsx';

test.each([
  [1, '1 second'],
  [42_000, '42 seconds'],
  [59_999, '59 seconds'],
  [60_000, '1 minute'],
  [119_999, '1 minute'],
  [9.99 * 60_000, '9 minutes'],
  [3_600_000, '1 hour'],
  [3 * 3_600_000 + 20 * 60_000, '3 hours 20 minutes'],
  [24 * 3_600_000, '1 day'],
  [26.5 * 3_600_000, '1 day 2 hours'],
])('%i ms are told as "%s": never more than there is', (leftMs, words) => {
  expect(timeLeft(testText, leftMs)).toBe(words);
});

test.each([
  ['418027', '418 027'],
  ['418-027', '418 027'],
  ['Your code is 418027.', '418 027'],
  ['41', '41'],
  ['418', '418'],
  ['4180279', '418 027'],
  ['４１８０２７', '418 027'],
])('The code "%s" is shown as "%s"', (typed, shown) => {
  expect(groupCode(typed, 6)).toBe(shown);
});

test('A key is grouped for the eye', () => {
  expect(grouped('JBSWY3DPEH', 4)).toBe('JBSW Y3DP EH');
  expect(grouped('req_42', 0)).toBe('req_42');
});
