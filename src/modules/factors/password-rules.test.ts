import { describe, expect, it } from 'vitest';
import { minuteMs, plusMs } from '#kernel/instant.ts';
import { judgePassword, nextPasswordTry } from './password-rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (...seconds: number[]) => seconds.map((each) => plusMs(now, -each * 1000));
const inSeconds = (seconds: number) => plusMs(now, seconds * 1000);

describe('a new password', () => {
  it.each([
    ['1234567', 4, 'password_too_short'],
    ['12345678', 4, null],
    // Counted as people count: one emoji is one character.
    ['🔑'.repeat(7), 4, 'password_too_short'],
    ['🔑'.repeat(8), 4, null],
    ['x'.repeat(128), 4, null],
    ['x'.repeat(129), 4, 'password_too_long'],
    ['long enough', 2, 'password_too_common'],
    ['long enough', 3, null],
  ] as const)('%s with strength %i: %s', (password, score, code) => {
    const judged = judgePassword(password, score);
    expect(judged.ok ? null : judged.problem.code).toBe(code);
    if (!judged.ok) expect(judged.problem.field).toBe('password');
  });

  it('is told the limits that it misses', () => {
    expect(judgePassword('short', 4)).toMatchObject({ problem: { params: { min: 8 } } });
    expect(judgePassword('x'.repeat(200), 4)).toMatchObject({ problem: { params: { max: 128 } } });
  });
});

describe('the next try after wrong passwords', () => {
  it.each([
    ['none was wrong', ago(), null],
    ['two were', ago(0, 1), null],
    ['three were: two seconds after the last', ago(0, 5, 9), inSeconds(2)],
    ['four were: four seconds', ago(1, 2, 3, 4), inSeconds(3)],
    ['five were: eight seconds, some of them gone', ago(3, 4, 5, 6, 7), inSeconds(5)],
    ['the delay is just over', ago(2, 5, 9), null],
    [
      'ten were: an hour after the oldest that counts',
      ago(...Array.from({ length: 10 }, (_, i) => i * 60)),
      plusMs(now, 51 * minuteMs),
    ],
    [
      'eleven were: the tenth counts',
      ago(...Array.from({ length: 11 }, (_, i) => i * 60)),
      plusMs(now, 51 * minuteMs),
    ],
    ['they were an hour ago', ago(3600, 3601, 3602), null],
    ['one of three was an hour ago', ago(0, 1, 3600), null],
  ])('%s', (_case, wrongAt, next) => {
    expect(nextPasswordTry(wrongAt, 10, now)).toEqual(next);
  });
});
