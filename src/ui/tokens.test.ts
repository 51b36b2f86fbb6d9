import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accentProblems, contrast } from './accent.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Both colours of a token, `[light, dark]`. */
function token(name: string): readonly [string, string] {
  const found = new RegExp(`--color-${name}:[^;]*?light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!found?.[1] || !found[2]) throw new Error(`No token ${name}`);
  return [found[1], found[2]];
}

const text = [
  ...['paper', 'surface', 'sunken', 'raised'].flatMap((ground) => [
    ['ink', ground],
    ['muted', ground],
    ['accent', ground],
  ]),
  ...['good', 'wait', 'problem', 'info'].flatMap((state) => [
    [state, `${state}-soft`],
    ['ink', `${state}-soft`],
    ['muted', `${state}-soft`],
    ['accent', `${state}-soft`],
    [state, 'surface'],
    [state, 'paper'],
  ]),
  ['on-accent', 'accent'],
  ['surface', 'good'],
] as [string, string][];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('In the %s theme', (_theme, at) => {
  test.each(text)('%s on %s can be read (WCAG 2.2, 1.4.3: 4.5 to 1)', (ink, ground) => {
    expect(contrast(token(ink)[at], token(ground)[at])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['paper', 'surface', 'raised'])(
    'the border of a control stands out on %s (1.4.11: 3 to 1)',
    (ground) => {
      expect(contrast(token('control')[at], token(ground)[at])).toBeGreaterThanOrEqual(3);
    },
  );
});

test('Black on white has the largest contrast there is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

test('An operator’s accent is refused with the reason when it can’t be read or is no colour', () => {
  expect(accentProblems({ light: '#0b4f5c', dark: '#86cbd3' })).toEqual([]);
  expect(accentProblems({ light: '#ffd400', dark: '#86cbd3' }).join()).toContain('#ffd400 has a contrast of');
  expect(accentProblems({ light: 'red;}', dark: '#86cbd3' })).toEqual([
    'The light accent "red;}" is not a colour of the form #rrggbb.',
  ]);
});
