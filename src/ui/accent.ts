import type { Brand } from './page-context.ts';

const textContrastMin = 4.5;
const lightPaper = '#f9f7f3';
const darkPaper = '#161412';
const lightOnAccent = '#ffffff';
const darkOnAccent = '#0a1f23';

/** The operator's own accent as a rule for `<style nonce>`, or nothing. Colours were checked by `accentProblems` at start. */
export function accentStyle({ accent }: Brand): string | undefined {
  if (!accent || !isHex(accent.light) || !isHex(accent.dark)) return undefined;
  return `:root{--brand-accent:light-dark(${accent.light},${accent.dark})}`;
}

/** Says, one sentence each, why an operator's accent can't be used; empty when it can. WCAG 2.2, 1.4.3. */
export function accentProblems(accent: { readonly light: string; readonly dark: string }): string[] {
  const problems: string[] = [];
  for (const [name, colour, paper, on] of [
    ['light', accent.light, lightPaper, lightOnAccent],
    ['dark', accent.dark, darkPaper, darkOnAccent],
  ] as const) {
    if (!isHex(colour)) {
      problems.push(`The ${name} accent "${colour}" is not a colour of the form #rrggbb.`);
      continue;
    }
    for (const against of [paper, on]) {
      const ratio = contrast(colour, against);
      if (ratio < textContrastMin) {
        problems.push(
          `The ${name} accent ${colour} has a contrast of ${ratio.toFixed(2)} on ${against}; at least ${textContrastMin} is needed.`,
        );
      }
    }
  }
  return problems;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const isHex = (colour: string): boolean => /^#[0-9a-f]{6}$/i.test(colour);
