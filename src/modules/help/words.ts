import { limits } from '#kernel/limits.ts';
import { plainArabic } from './word-forms.ts';

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

/** A word as it is written, where it stands, and its plain form: small letters, no accents, one kind of apostrophe. */
export type Word = { readonly text: string; readonly index: number; readonly plain: string };

/** Scripts that write words without spaces between them, and what of their kind there is. */
const needsDictionary =
  /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uD800-\uDFFF]/;
const spacedWord = /[\p{L}\p{N}\p{M}_]+(?:[’'.‘`][\p{L}\p{N}\p{M}_]+)*/gu;

/** The words of a text in any script; Chinese, Japanese, Korean and Thai are segmented by dictionary. */
export function wordsOf(text: string, locale: string): Word[] {
  const words: Word[] = [];
  const add = (segment: string, index: number) => {
    const before = words.at(-1);
    // "e-mail" is one word, and the same as "email".
    if (before?.text.length === 1 && index === before.index + 2 && text[index - 1] === '-') {
      const joined = text.slice(before.index, index + segment.length);
      words[words.length - 1] = { ...before, text: joined, plain: plainWord(joined.replace('-', '')) };
    } else words.push({ text: segment, index, plain: plainWord(segment) });
  };
  if (needsDictionary.test(text)) {
    for (const { segment, index, isWordLike } of segmenterOf(locale).segment(text))
      if (isWordLike) add(segment, index);
  } else for (const { 0: segment, index } of text.matchAll(spacedWord)) add(segment, index);
  return words;
}

const isSimple = /^[a-z0-9]*$/;

function plainWord(word: string): string {
  const small = word.toLowerCase();
  if (isSimple.test(small)) return small;
  return plainArabic(
    small
      .normalize('NFKD')
      // Accents go from Latin letters only: elsewhere a mark makes another letter.
      .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[‘'`]/g, '’'),
  );
}

const verbs = new Set(['sign', 'signing', 'signed', 'log', 'logging', 'logged']);
const particles = new Map([
  ['in', 'in'],
  ['on', 'in'],
  ['into', 'in'],
  ['out', 'out'],
  ['off', 'out'],
  ['up', 'up'],
]);

/** "Sign in", "log out" and their like as the one word that they are; `null` for any other two words. */
export function compoundOf(first: string, second: string | undefined, locale: string): string | null {
  if (second === undefined || !verbs.has(first) || !locale.startsWith('en')) return null;
  const particle = particles.get(second);
  return particle === undefined ? null : `sign${particle}`;
}

/** The plain words of what somebody asks, with "sign in" and its like as one. */
export function askedWords(text: string, locale: string): string[] {
  const plain = wordsOf(text, locale).map((word) => word.plain);
  const asked: string[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    const word = plain[at] ?? '';
    const compound = compoundOf(word, plain[at + 1], locale);
    asked.push(compound ?? word);
    if (compound !== null) at += 1;
  }
  return asked;
}

/** What is searched for: at most `limits.searchTermCharsMax` characters, no control characters, single spaces. */
export function cleanTerm(raw: string): string {
  const term = raw
    .slice(0, limits.searchTermCharsMax * 4)
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  return [...term].slice(0, limits.searchTermCharsMax).join('').trim();
}
