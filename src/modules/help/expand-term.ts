/** The words that an index knows, and the form that each is indexed under. */
export type Vocabulary = {
  /** Plain words in order, so that a prefix is a range. */
  readonly sorted: readonly string[];
  readonly forms: ReadonlyMap<string, string>;
};

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
const expansionsMax = 24;
const prefixCharsMin = 2;

/**
 * What each word of a query may mean. Guessing is held back, because on every word it does more harm than good:
 * a word that exists is itself; only the last word, which may still be typed, stands for its continuations; and only
 * a word that does not exist is corrected.
 */
export function expandTerm(
  words: readonly string[],
  vocabulary: Vocabulary,
  formOf: (plain: string) => string,
): QueryWord[] {
  const known = new Set(vocabulary.forms.values());
  return words.map((plain, index) => {
    const forms = new Map<string, number>();
    const add = (form: string | undefined, weight: number) => {
      if (form !== undefined && known.has(form)) forms.set(form, Math.max(weight, forms.get(form) ?? 0));
    };
    add(formOf(plain), exactWeight);
    const isKnown = forms.size > 0;
    const isLast = index === words.length - 1;
    if (isLast && plain.length >= prefixCharsMin) {
      for (const word of wordsWithPrefix(vocabulary.sorted, plain))
        add(vocabulary.forms.get(word), prefixWeight);
    }
    // "pass word" is "password".
    for (const neighbour of [words[index - 1]?.concat(plain), words[index + 1] && plain + words[index + 1]]) {
      if (neighbour) add(vocabulary.forms.get(neighbour), joinedWeight);
    }
    if (isKnown || forms.size > 0) return { plain, forms, spelling: null };
    const split = splitWord(plain, vocabulary.forms);
    for (const part of split ?? []) add(vocabulary.forms.get(part), joinedWeight);
    if (split) return { plain, forms, spelling: split.join(' ') };
    const near = nearestWords(plain, vocabulary.sorted);
    for (const word of near) add(vocabulary.forms.get(word), fuzzyWeight);
    return { plain, forms, spelling: near[0] ?? null };
  });
}

function wordsWithPrefix(sorted: readonly string[], prefix: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; at < sorted.length && found.length < expansionsMax; at += 1) {
    const word = sorted[at];
    if (!word?.startsWith(prefix)) break;
    found.push(word);
  }
  return found;
}

const splitCharsMin = 3;

/** Two words written as one, such as "newphone". */
function splitWord(word: string, forms: ReadonlyMap<string, string>): [string, string] | null {
  for (let at = splitCharsMin; at <= word.length - splitCharsMin; at += 1) {
    const parts: [string, string] = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => forms.has(part))) return parts;
  }
  return null;
}

const editsMax = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);
const fuzzyCharsMax = 24;

/** The words nearest to a misspelt one, all at the same distance. */
function nearestWords(word: string, sorted: readonly string[]): string[] {
  const max = word.length > fuzzyCharsMax ? 0 : editsMax(word.length);
  let best = max;
  let found: string[] = [];
  for (const candidate of max > 0 ? sorted : []) {
    if (Math.abs(candidate.length - word.length) > best || /\d/.test(candidate)) continue;
    const edits = editDistance(word, candidate, best);
    if (edits > best) continue;
    if (edits < best) found = [];
    best = edits;
    found.push(candidate);
  }
  // The first letter is rarely the wrong one.
  const sameStart = found.filter((candidate) => candidate[0] === word[0]);
  return (sameStart.length > 0 ? sameStart : found).slice(0, expansionsMax);
}

/** Letters to add, drop, replace or swap with their neighbour (optimal string alignment); above `max`, any larger number. */
export function editDistance(a: string, b: string, max: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let edits = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      }
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > max) return max + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
