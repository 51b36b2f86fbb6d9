/** Finds texts that say nearly the same, as they come and go; the work for each doesn't grow with how many there are. */
export type NearDuplicates = {
  add(document: number, text: { readonly title: readonly string[]; readonly words: readonly string[] }): void;
  remove(document: number): void;
  /** The documents that say nearly the same as this one. */
  of(document: number): readonly number[];
};

const shingleWords = 3;
const shinglesMin = 12;
const hashes = 64;
const bandRows = 4;
/** Share of shingles in common from which two texts are the same, and from which they are under one title. */
const sameMin = 0.6;
const sameTitleMin = 0.2;
/** An article for the app and one for the browser are named so. */
const surfaceWords = new Set(['app', 'web', 'website', 'browser', 'desktop']);

type Signature = { readonly minima: Uint32Array; readonly keys: readonly string[] };

/** None yet. */
export function createNearDuplicates(): NearDuplicates {
  const signatures = new Map<number, Signature>();
  const byKey = new Map<string, Set<number>>();
  const pairs = new Map<number, Set<number>>();

  function remove(document: number): void {
    for (const key of signatures.get(document)?.keys ?? []) {
      const known = byKey.get(key);
      known?.delete(document);
      if (known?.size === 0) byKey.delete(key);
    }
    signatures.delete(document);
    for (const other of pairs.get(document) ?? []) pairs.get(other)?.delete(document);
    pairs.delete(document);
  }

  return {
    add(document, { title, words }) {
      remove(document);
      const minima = signatureOf(words);
      if (minima === null) return;
      const named = title.filter((word) => !surfaceWords.has(word));
      const titleKey = named.length === 0 ? [] : [`title ${[...named].sort().join(' ')}`];
      const keys = [...titleKey, ...bandsOf(minima)];
      for (const key of keys) {
        const least = key.startsWith('title ') ? sameTitleMin : sameMin;
        const known = byKey.get(key);
        if (!known) {
          byKey.set(key, new Set([document]));
          continue;
        }
        for (const other of known) {
          const theirs = signatures.get(other);
          if (theirs && likeness(minima, theirs.minima) >= least) join(pairs, document, other);
        }
        if (known.size < sharersMax) known.add(document);
      }
      signatures.set(document, { minima, keys });
    },
    remove,
    of: (document) => [...(pairs.get(document) ?? [])],
  };
}

/** Compared with so many at most under one key, so that a thousand copies of one text stay a thousand steps. */
const sharersMax = 16;

function join(pairs: Map<number, Set<number>>, a: number, b: number): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = pairs.get(from);
    if (known) known.add(to);
    else pairs.set(from, new Set([to]));
  }
}

/** The least hash of each of many families over all runs of three words (MinHash); `null` where there is too little text. */
function signatureOf(words: readonly string[]): Uint32Array | null {
  if (words.length < shinglesMin + shingleWords - 1) return null;
  const codes = words.map(hashOf);
  const minima = new Uint32Array(hashes).fill(0xffff_ffff);
  for (let at = 0; at + shingleWords <= codes.length; at += 1) {
    const shingle = mix(mix(codes[at] ?? 0, codes[at + 1] ?? 0), codes[at + 2] ?? 0);
    for (let family = 0; family < hashes; family += 1) {
      const value = mix(shingle, Math.imul(family + 1, 0x9e37_79b1));
      if (value < (minima[family] ?? 0)) minima[family] = value;
    }
  }
  return minima;
}

function bandsOf(minima: Uint32Array): string[] {
  const bands: string[] = [];
  for (let at = 0; at < hashes; at += bandRows)
    bands.push(`${at} ${minima.slice(at, at + bandRows).join(' ')}`);
  return bands;
}

function likeness(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let at = 0; at < hashes; at += 1) if (a[at] === b[at]) equal += 1;
  return equal / hashes;
}

function hashOf(word: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b + 0x7f4a_7c15), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
