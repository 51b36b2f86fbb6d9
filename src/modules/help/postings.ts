/** Parts of an article, each with a weight of its own. */
export const fields = ['title', 'synonyms', 'headings', 'text'] as const;
export type Field = (typeof fields)[number];

/** In which documents a form is, and how much it says there, from 0 to `saturation + 1`. */
export type Posting = { readonly documents: number[]; readonly worths: number[] };

/** What a document is made of: how often each field has each form, a byte a field, and how many words each field has. */
export type Counted = { readonly counts: ReadonlyMap<number, number>; readonly lengths: readonly number[] };

/** Forms and the documents that they are in. Forms and documents go by numbers, so that a search adds up in flat arrays. */
export type Postings = {
  /** Number of a form, or `undefined` where no document ever had it. */
  numberOf(form: string): number | undefined;
  /** The same, and a new number where there was none. */
  take(form: string): number;
  /** Adds documents, each under its number. */
  add(documents: ReadonlyMap<number, Counted>): void;
  remove(document: number, forms: Iterable<number>): void;
  of(form: number): Posting;
  /** How many documents there are, one more than the highest number that one ever had, and how many forms. */
  readonly documents: number;
  readonly places: number;
  readonly forms: number;
};

const bytesMax = 255;
/** How much the length of each field matters. */
const lengthWeight = [0.3, 0.1, 0.3, 0.6] as const;

/** One more of a form in a field, in the packed counts of a document. */
export function countedOnce(counts: number, field: number): number {
  const shift = field * 8;
  return ((counts >>> shift) & bytesMax) === bytesMax ? counts : counts + 2 ** shift;
}

const none: Posting = { documents: [], worths: [] };

/**
 * Empty postings. What a form is worth in a document (BM25 over fields) is worked out when it comes, with the average
 * lengths of that moment: they hardly move once there are some articles.
 */
export function createPostings(weights: { fields: readonly number[]; saturation: number }): Postings {
  const numbers = new Map<string, number>();
  const lists: Posting[] = [];
  const lengthsOf: (readonly number[] | undefined)[] = [];
  const sums = [0, 0, 0, 0];
  let documents = 0;

  const tally = (lengths: readonly number[], by: 1 | -1) => {
    documents += by;
    for (const [field, length] of lengths.entries()) sums[field] = (sums[field] ?? 0) + by * length;
  };

  const normsOf = (lengths: readonly number[]): number[] =>
    fields.map((_, field) => {
      const average = (sums[field] ?? 0) / (documents || 1) || 1;
      const weight = lengthWeight[field] ?? 0;
      return (weights.fields[field] ?? 0) / (1 - weight + (weight * (lengths[field] ?? 0)) / average);
    });

  function addOne(document: number, { counts, lengths }: Counted): void {
    const norms = normsOf(lengths);
    for (const [form, packed] of counts) {
      let frequency = 0;
      for (let field = 0; field < fields.length; field += 1)
        frequency += ((packed >>> (field * 8)) & bytesMax) * (norms[field] ?? 0);
      lists[form]?.documents.push(document);
      lists[form]?.worths.push((frequency * (weights.saturation + 1)) / (frequency + weights.saturation));
    }
  }

  return {
    numberOf: (form) => numbers.get(form),
    take(form) {
      const known = numbers.get(form);
      if (known !== undefined) return known;
      const number = lists.length;
      numbers.set(form, number);
      lists.push({ documents: [], worths: [] });
      return number;
    },
    add(all) {
      for (const [document, { lengths }] of all) {
        lengthsOf[document] = lengths;
        tally(lengths, 1);
      }
      for (const [document, counted] of all) addOne(document, counted);
    },
    remove(document, forms) {
      const lengths = lengthsOf[document];
      if (!lengths) return;
      lengthsOf[document] = undefined;
      tally(lengths, -1);
      for (const form of forms) {
        const list = lists[form] ?? none;
        const at = list.documents.indexOf(document);
        if (at < 0) continue;
        // The last one takes its place: the order means nothing.
        const lastDocument = list.documents.pop();
        const lastWorth = list.worths.pop();
        if (at === list.documents.length || lastDocument === undefined || lastWorth === undefined) continue;
        list.documents[at] = lastDocument;
        list.worths[at] = lastWorth;
      }
    },
    of: (form) => lists[form] ?? none,
    get documents() {
      return documents;
    },
    get places() {
      return lengthsOf.length;
    },
    get forms() {
      return lists.length;
    },
  };
}
