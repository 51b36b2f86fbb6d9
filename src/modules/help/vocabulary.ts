import { editDistance } from './edit-distance.ts';

/** A word of the index: in how many articles it is, and under which form it is indexed. */
export type KnownWord = { readonly plain: string; readonly form: string; readonly count: number };

/** A word that another may stand for, and how like it is, from 0 to 1. */
export type LikeWord = { readonly word: KnownWord; readonly likeness: number };

/** Every word of an index. Words come and go; looking for a misspelt one reads only words that share pairs of letters. */
export type Vocabulary = {
  add(plain: string, form: string): void;
  remove(plain: string): void;
  find(plain: string): KnownWord | undefined;
  /** Whether a word of ours has this form. */
  hasForm(form: string): boolean;
  /** Words that begin so, the most frequent first. */
  withPrefix(prefix: string): readonly KnownWord[];
  /** The words nearest to a misspelt one, all at the same distance, the most frequent first. */
  nearest(plain: string): readonly KnownWord[];
  /** Words that share many pairs of letters with one that is none of ours, the likest first. */
  alike(plain: string, least?: number): readonly LikeWord[];
};

type Entry = { readonly plain: string; readonly form: string; count: number; readonly number: number };

const expansionsMax = 24;
const prefixScanMax = 500;
const wordCharsMax = 24;
const alikeMax = 4;
const alikeMin = 0.65;
/** So many new words are put in their places one by one; more are sorted together. */
const placedOneByOneMax = 200;

const editsMax = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const entries = new Map<string, Entry>();
  /** How many words have each form. */
  const forms = new Map<string, number>();
  let numbered: (Entry | null)[] = [];
  let byPair = new Map<number, number[]>();
  let sorted: string[] = [];
  let unsorted: string[] = [];
  let dead = 0;
  let shared = new Uint8Array(1024);

  function add(plain: string, form: string): void {
    const known = entries.get(plain);
    if (known) {
      known.count += 1;
      return;
    }
    const entry = { plain, form, count: 1, number: numbered.length };
    entries.set(plain, entry);
    forms.set(form, (forms.get(form) ?? 0) + 1);
    numbered.push(entry);
    unsorted.push(plain);
    addPairs(entry);
  }

  function addPairs({ plain, number }: Entry): void {
    if (plain.length > wordCharsMax || /\d/.test(plain)) return;
    for (const pair of new Set(pairsOf(plain))) {
      const list = byPair.get(pair);
      if (list) list.push(number);
      else byPair.set(pair, [number]);
    }
  }

  function remove(plain: string): void {
    const entry = entries.get(plain);
    if (!entry) return;
    entry.count -= 1;
    if (entry.count > 0) return;
    entries.delete(plain);
    const others = (forms.get(entry.form) ?? 1) - 1;
    if (others > 0) forms.set(entry.form, others);
    else forms.delete(entry.form);
    numbered[entry.number] = null;
    dead += 1;
    if (dead > 1000 && dead * 2 > numbered.length) rebuild();
  }

  /** Words that are gone leave their places only now and then. */
  function rebuild(): void {
    const alive = [...entries.values()];
    dead = 0;
    byPair = new Map();
    numbered = [];
    for (const { plain, form, count } of alive) {
      const entry = { plain, form, count, number: numbered.length };
      entries.set(plain, entry);
      numbered.push(entry);
      addPairs(entry);
    }
    sorted = [];
    unsorted = [...entries.keys()];
  }

  function inOrder(): readonly string[] {
    if (unsorted.length > placedOneByOneMax || (unsorted.length > 0 && sorted.length === 0)) {
      sorted = [...entries.keys()].sort((a, b) => (a < b ? -1 : 1));
    } else {
      for (const plain of unsorted) {
        const place = placeOf(sorted, plain);
        if (sorted[place] !== plain) sorted.splice(place, 0, plain);
      }
    }
    unsorted = [];
    return sorted;
  }

  /** Calls back with every word that shares at least so many pairs of letters. */
  function eachSharing(
    plain: string,
    pairsMin: (length: number) => number,
    take: (entry: Entry, count: number) => void,
  ): void {
    if (shared.length < numbered.length) shared = new Uint8Array(numbered.length * 2);
    const touched: number[] = [];
    for (const pair of new Set(pairsOf(plain))) {
      for (const number of byPair.get(pair) ?? []) {
        const count = shared[number] ?? 0;
        if (count === 0) touched.push(number);
        shared[number] = count + 1;
      }
    }
    for (const number of touched) {
      const count = shared[number] ?? 0;
      shared[number] = 0;
      const entry = numbered[number];
      if (entry && count >= pairsMin(entry.plain.length)) take(entry, count);
    }
  }

  return {
    add,
    remove,
    find: (plain) => entries.get(plain),
    hasForm: (form) => forms.has(form),

    withPrefix(prefix) {
      const words = inOrder();
      const found: Entry[] = [];
      for (let at = placeOf(words, prefix); at < words.length && found.length < prefixScanMax; at += 1) {
        const word = words[at] ?? '';
        if (!word.startsWith(prefix)) break;
        const entry = entries.get(word);
        if (entry) found.push(entry);
      }
      return found.sort(byFrequency).slice(0, expansionsMax);
    },

    nearest(plain) {
      const max = plain.length > wordCharsMax ? 0 : editsMax(plain.length);
      if (max === 0) return [];
      let best = max;
      let found: Entry[] = [];
      // An edit breaks two pairs, a swap of neighbours three.
      const pairsMin = (length: number) => Math.max(1, Math.max(plain.length, length) + 1 - 3 * max);
      eachSharing(plain, pairsMin, (entry) => {
        if (Math.abs(entry.plain.length - plain.length) > best) return;
        const edits = editDistance(plain, entry.plain, best);
        if (edits > best) return;
        if (edits < best) found = [];
        best = edits;
        found.push(entry);
      });
      // The first letter is rarely the wrong one.
      const sameStart = found.filter((entry) => entry.plain[0] === plain[0]);
      return (sameStart.length > 0 ? sameStart : found).sort(byFrequency).slice(0, expansionsMax);
    },

    alike(plain, least = alikeMin) {
      if (plain.length < 4 || plain.length > wordCharsMax) return [];
      const pairs = new Set(pairsOf(plain)).size;
      const found: LikeWord[] = [];
      eachSharing(
        plain,
        () => 2,
        (word, count) => {
          const likeness = (2 * count) / (pairs + word.plain.length + 1);
          if (likeness >= least) found.push({ word, likeness });
        },
      );
      return found.sort((a, b) => b.likeness - a.likeness || byFrequency(a.word, b.word)).slice(0, alikeMax);
    },
  };
}

const byFrequency = (a: KnownWord, b: KnownWord): number => b.count - a.count || (a.plain < b.plain ? -1 : 1);

/** Neighbouring letters of a word, its ends included, as numbers. */
function pairsOf(plain: string): number[] {
  const pairs: number[] = [];
  let before = 0;
  for (let at = 0; at <= plain.length; at += 1) {
    const code = at < plain.length ? plain.charCodeAt(at) : 0;
    pairs.push(before * 65_536 + code);
    before = code;
  }
  return pairs;
}

function placeOf(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
