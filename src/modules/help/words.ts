import { stemmer } from 'stemmer';
import { limits } from '#kernel/limits.ts';

/** Words that say nothing about what an English question is about. Negations stay out, too: every worry has one. */
const stopWordsEn = new Set(
  (
    'a about after again all also am an and any are as at be because been before being but by can could did do does ' +
    'doing for from get gets getting got had has have having he help her here hers him his how i if in into is it its ' +
    'just let like me more most my myself need no nor not of off on once only or other our ours out over own please she ' +
    'should so some such than that the their theirs them then there these they this those through to too until up us ' +
    'very want was we were what when where which while who whom why will with would you your yours ' +
    'aren’t can’t cannot cant couldn’t didn’t didnt doesn’t doesnt doing don’t dont hasn’t haven’t i’d i’ll i’m im i’ve ' +
    'ive isn’t isnt it’s won’t wont wouldn’t wasn’t weren’t what’s you’re'
  ).split(' '),
);

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

/** The words of a text in any script; Chinese, Japanese, Korean and Thai are segmented by dictionary. */
export function wordsOf(text: string, locale: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenterOf(locale).segment(text)) {
    if (!isWordLike) continue;
    const before = words.at(-1);
    // "e-mail" is one word, and the same as "email".
    if (before?.text.length === 1 && index === before.index + 2 && text[index - 1] === '-') {
      const joined = text.slice(before.index, index + segment.length);
      words[words.length - 1] = { ...before, text: joined, plain: plainWord(joined.replace('-', '')) };
    } else words.push({ text: segment, index, plain: plainWord(segment) });
  }
  return words;
}

function plainWord(word: string): string {
  return (
    word
      .normalize('NFKD')
      // Accents go from Latin letters only: elsewhere a mark makes another letter.
      .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[‘'`]/g, '’')
  );
}

export const isStopWord = (plain: string, locale: string): boolean =>
  locale.startsWith('en') && stopWordsEn.has(plain);

/** The form under which a word is indexed: its stem in English, itself elsewhere. */
export function indexForm(plain: string, locale: string): string {
  if (!locale.startsWith('en')) return plain;
  return stemmer(plain.replace(/’s?$/, '').replaceAll('’', ''));
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
