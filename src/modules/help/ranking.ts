import type { QueryWord } from './expand-term.ts';
import type { PhraseMatch } from './phrases.ts';
import type { Postings } from './postings.ts';

/** What counts how much. Every figure is from the tuning half of the labelled set (docs/decisions/0025). */
export type Weights = {
  /** Of title, synonyms, headings and text. */
  readonly fields: readonly [number, number, number, number];
  /** How fast another occurrence of a word stops to count. */
  readonly saturation: number;
  /** How much it counts that an article has all of the words. */
  readonly coverage: number;
  /** For a title or synonym that says what was asked and nothing else. */
  readonly sameWords: number;
  /** For a title or synonym that is a part of what was asked, word for word. */
  readonly phrase: number;
  /** For words that stand in one passage. */
  readonly passage: number;
  /** Tie-breakers. */
  readonly views: number;
  readonly freshness: number;
  readonly announcements: number;
  readonly documents: number;
};

export const defaultWeights: Weights = {
  fields: [9.5, 1.4, 1.5, 1],
  saturation: 8.5,
  coverage: 0.36,
  sameWords: 1.1,
  phrase: 1.75,
  passage: 0.1,
  views: 0.01,
  freshness: 0.02,
  announcements: 0.9,
  documents: 0.9,
};

/** What the ranking reads of a document. */
export type RankedDocument = {
  readonly number: number;
  /** Title and synonyms: numbers of the forms of their telling words. */
  readonly phrases: readonly (readonly number[])[];
  readonly passages: readonly { readonly forms: Uint32Array }[];
  /** Of views, freshness and kind. */
  readonly prior: number;
};

export type Scored = { readonly document: number; readonly score: number };

/** A hit that is worth less than this share of the best one is noise. */
export const scoreShareMin = 0.1;
const closelyReadMax = 40;

type Asked = { readonly forms: readonly (readonly [number, number])[]; readonly rarity: number };

/** Scores documents; one for an index, because it keeps its arrays from search to search. */
export function createRanking(
  postings: Postings,
  documentOf: (number: number) => RankedDocument | undefined,
  weights: Weights,
) {
  let scores = new Float64Array(256);
  let covered = new Float64Array(256);
  let bests = new Float64Array(256);
  let askedBy = new Int16Array(1024);

  const rarityOf = (form: number): number =>
    Math.log(1 + (postings.documents + 0.5) / (postings.of(form).documents.length + 0.5));

  function read(words: readonly QueryWord[]): Asked[] {
    return words.flatMap(({ forms }) => {
      const numbered = [...forms].flatMap(([form, weight]): (readonly [number, number])[] => {
        const number = postings.numberOf(form);
        return number === undefined || postings.of(number).documents.length === 0 ? [] : [[number, weight]];
      });
      if (numbered.length === 0) return [];
      const rarity = Math.max(...numbered.map(([form, weight]) => rarityOf(form) * weight));
      return [{ forms: numbered, rarity }];
    });
  }

  /** BM25 over fields: each word counts by its best form. Answers the documents that have any. */
  function addUp(asked: readonly Asked[]): number[] {
    const touched: number[] = [];
    for (const { forms, rarity } of asked) {
      const having: number[] = [];
      for (const [form, weight] of forms) {
        const { documents, worths } = postings.of(form);
        const rarity = rarityOf(form) * weight;
        for (let at = 0; at < documents.length; at += 1) {
          const document = documents[at] ?? 0;
          const value = rarity * (worths[at] ?? 0);
          const best = bests[document] ?? 0;
          if (best === 0) having.push(document);
          if (value > best) bests[document] = value;
        }
      }
      for (const document of having) {
        if ((covered[document] ?? 0) === 0) touched.push(document);
        scores[document] = (scores[document] ?? 0) + (bests[document] ?? 0);
        covered[document] = (covered[document] ?? 0) + rarity;
        bests[document] = 0;
      }
    }
    return touched;
  }

  /** What a closer look adds: the same words in a title or synonym, and words that stand together. */
  function closely(document: RankedDocument, asked: readonly Asked[], total: number): number {
    let same = 0;
    for (const phrase of document.phrases) {
      let shared = 0;
      let others = 0;
      let seen = 0;
      for (const form of phrase) {
        const word = askedBy[form] ?? 0;
        if (word === 0) others += rarityOf(form);
        else if ((seen & (1 << word)) === 0) {
          seen |= 1 << word;
          shared += asked[word - 1]?.rarity ?? 0;
        }
      }
      same = Math.max(same, shared / (total + others));
    }
    let together = 0;
    for (const passage of weights.passage === 0 ? [] : document.passages) {
      let shared = 0;
      let seen = 0;
      for (const form of passage.forms) {
        const word = askedBy[form] ?? 0;
        if (word === 0 || (seen & (1 << word)) !== 0) continue;
        seen |= 1 << word;
        shared += asked[word - 1]?.rarity ?? 0;
      }
      together = Math.max(together, shared / total);
    }
    return 1 + weights.sameWords * same + weights.passage * together * together;
  }

  return {
    rarityOf,
    /** Every document that has a word or a phrase of what was asked, the best first. */
    rank(
      words: readonly QueryWord[],
      phrases: ReadonlyMap<number, PhraseMatch>,
      askedCount: number,
    ): Scored[] {
      grow();
      const asked = read(words).slice(0, 30);
      const total = asked.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
      const touched = addUp(asked);
      for (const document of touched) {
        const coverage = (covered[document] ?? 0) / total;
        scores[document] = (scores[document] ?? 0) * coverage ** weights.coverage;
      }
      for (const [document, { words: said, documents }] of weights.phrase === 0 ? [] : phrases) {
        const rarity = Math.log(1 + postings.documents / documents);
        const share = said / Math.max(1, askedCount);
        if ((scores[document] ?? 0) === 0) touched.push(document);
        scores[document] = (scores[document] ?? 0) + weights.phrase * rarity * said ** 0.5 * share ** 0.5;
      }
      let best = 0;
      for (const document of touched) {
        const score = (scores[document] ?? 0) * (documentOf(document)?.prior ?? 1);
        scores[document] = score;
        if (score > best) best = score;
      }
      // A closer look adds to the best ones at most so much; what is noise even then is left out here.
      const least = (best * scoreShareMin) / (1 + weights.sameWords + weights.passage);
      const scored: Scored[] = [];
      for (const document of touched) {
        const score = scores[document] ?? 0;
        if (score >= least) scored.push({ document, score });
        scores[document] = 0;
        covered[document] = 0;
      }
      scored.sort(byScore);
      for (const [word, { forms }] of asked.entries()) {
        for (const [form] of forms) if ((askedBy[form] ?? 0) === 0) askedBy[form] = word + 1;
      }
      const near = scored.slice(0, closelyReadMax).map(({ document, score }) => {
        const known = documentOf(document);
        return { document, score: known ? score * closely(known, asked, total) : score };
      });
      for (const { forms } of asked) for (const [form] of forms) askedBy[form] = 0;
      return [...near.sort(byScore), ...scored.slice(closelyReadMax)];
    },
  };

  function grow(): void {
    if (askedBy.length < postings.forms) askedBy = new Int16Array(postings.forms * 2);
    const documents = postings.places;
    if (scores.length >= documents) return;
    scores = new Float64Array(documents * 2);
    covered = new Float64Array(documents * 2);
    bests = new Float64Array(documents * 2);
  }
}

const byScore = (a: Scored, b: Scored): number => b.score - a.score || a.document - b.document;
