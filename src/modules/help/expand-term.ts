import type { EverydayWords } from './everyday-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One word of a query: the indexed forms that it may mean, each with its weight from 0 to 1. */
export type QueryWord = {
  readonly plain: string;
  readonly forms: ReadonlyMap<string, number>;
  /** The nearest word that exists, where the typed one does not. */
  readonly spelling: string | null;
};

const exactWeight = 1;
const prefixWeight = 0.5;
const joinedWeight = 0.8;
const fuzzyWeight = 0.6;
const meantWeight = 0.6;
const alikeWeight = 0.5;
const prefixCharsMin = 2;
/** A word of so few letters stands for many others. */
const shortPrefixChars = 3;

export type Language = {
  readonly vocabulary: Vocabulary;
  readonly everyday: EverydayWords;
  formOf(plain: string): string;
  isStop(plain: string): boolean;
};

/**
 * What each word of a query may mean. Guessing is held back, because on every word it does more harm than good:
 * a word that exists is itself and what people mean by it; only the last word, which may still be typed, stands for its
 * continuations; and only a word that does not exist is corrected.
 */
export function expandTerm(words: readonly string[], language: Language): QueryWord[] {
  const found: QueryWord[] = [];
  for (let at = 0; at < words.length; ) {
    const said = longestSaid(words, at, language);
    if (said > 1) {
      found.push(ofPhrase(words.slice(at, at + said), language));
      at += said;
    } else {
      if (!language.isStop(words[at] ?? '')) found.push(ofWord(words, at, language));
      at += 1;
    }
  }
  return found;
}

/** How many words from here on are together an everyday way to say something. */
function longestSaid(words: readonly string[], at: number, { everyday }: Language): number {
  for (let count = Math.min(everyday.longest, words.length - at); count > 1; count -= 1)
    if (everyday.meant.has(words.slice(at, at + count).join(' '))) return count;
  return 1;
}

function collect({ vocabulary, everyday, formOf, isStop }: Language) {
  const forms = new Map<string, number>();
  const put = (form: string, weight: number) => forms.set(form, Math.max(weight, forms.get(form) ?? 0));
  return {
    forms,
    put,
    add(plain: string, weight: number): boolean {
      const known = vocabulary.find(plain);
      if (known) put(known.form, weight);
      return known !== undefined;
    },
    meant(said: string, weight: number): boolean {
      const ours = (everyday.meant.get(said) ?? []).filter((word) => !isStop(word));
      for (const word of ours) {
        if (vocabulary.find(word)) put(formOf(word), weight);
      }
      return ours.length > 0;
    },
  };
}

function ofPhrase(words: readonly string[], language: Language): QueryWord {
  const { forms, add, meant } = collect(language);
  for (const word of words) if (!language.isStop(word)) add(word, meantWeight);
  meant(words.join(' '), exactWeight);
  return { plain: words.join(' '), forms, spelling: null };
}

function ofWord(words: readonly string[], at: number, language: Language): QueryWord {
  const { vocabulary, formOf, isStop } = language;
  const { forms, put, add, meant } = collect(language);
  const plain = words[at] ?? '';
  const form = formOf(plain);
  if (vocabulary.find(plain)) put(form, exactWeight);
  else if (vocabulary.hasForm(form)) put(form, exactWeight);
  const isKnown = forms.size > 0;
  const isSaid = meant(plain, isKnown ? meantWeight : exactWeight);
  if (at === words.length - 1 && plain.length >= prefixCharsMin) {
    const weight = isKnown || isSaid ? prefixWeight / 2 : prefixWeight;
    if (!(isKnown && plain.length < shortPrefixChars))
      for (const word of vocabulary.withPrefix(plain)) put(word.form, weight);
  }
  // "pass word" is "password".
  const [before, after] = [words[at - 1], words[at + 1]];
  if (before !== undefined && !isStop(before)) add(before + plain, joinedWeight);
  if (after !== undefined && !isStop(after)) add(plain + after, joinedWeight);
  if (isKnown || isSaid || forms.size > 0) return { plain, forms, spelling: null };
  const split = splitWord(plain, vocabulary);
  for (const part of split ?? []) add(part, joinedWeight);
  if (split) return { plain, forms, spelling: split.join(' ') };
  const near = vocabulary.nearest(plain);
  for (const word of near) {
    put(word.form, fuzzyWeight);
    meant(word.plain, fuzzyWeight * meantWeight);
  }
  // No word is near enough: those that look alike, for a little.
  for (const { word, likeness } of near.length > 0 ? [] : vocabulary.alike(plain)) {
    put(word.form, alikeWeight * likeness);
    meant(word.plain, alikeWeight * likeness * meantWeight);
  }
  return { plain, forms, spelling: near[0]?.plain ?? null };
}

const splitCharsMin = 3;

/** Two words written as one, such as "newphone". */
function splitWord(word: string, vocabulary: Vocabulary): [string, string] | null {
  for (let at = splitCharsMin; at <= word.length - splitCharsMin; at += 1) {
    const parts: [string, string] = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => vocabulary.find(part))) return parts;
  }
  return null;
}
