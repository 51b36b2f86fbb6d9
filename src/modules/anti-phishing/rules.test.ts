import { describe, expect, it } from 'vitest';
import { readAntiPhishingCode } from './rules.ts';

describe('an anti-phishing code', () => {
  it.each([
    ['blue heron', 'blue heron'],
    ['  blue   heron ', 'blue heron'],
    ['Flöße_7', 'Flöße_7'],
    ['abc', 'abc'],
    ['青い鳥', '青い鳥'],
    ['x'.repeat(20), 'x'.repeat(20)],
  ])('%j is kept as %j', (typed, kept) => {
    expect(readAntiPhishingCode(typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    ['too short', 'ab'],
    ['nothing', '   '],
    ['too long', 'x'.repeat(21)],
    ['markup', '<b>heron</b>'],
    ['an entity', 'a&amp;b'],
    ['a link', 'evil.example'],
    ['an address', 'me@evil'],
    ['a new line', 'blue\nheron'],
    ['a control character', 'blue\u0007heron'],
    ['an invisible character', 'blue\u200bheron'],
    ['a change of direction', 'blue\u202eheron'],
    ['digits alone', '123456'],
    ['digits with a space', '123 456'],
  ])('can’t be %s', (_, typed) => {
    expect(readAntiPhishingCode(typed)).toMatchObject({
      ok: false,
      problem: { code: 'anti_phishing_code_not_possible', field: 'code' },
    });
  });
});
