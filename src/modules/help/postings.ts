/** Parts of an article, each with a weight of its own. */
export const fields = ['title', 'synonyms', 'headings', 'text'] as const;
export type Field = (typeof fields)[number];

/** In which documents a form is: the documents' numbers, and how often each field has it, a byte a field. */
export type Posting = { readonly documents: number[]; readonly counts: number[] };

/** Forms and the documents that they are in. Forms and documents go by numbers, so that a search adds up in flat arrays. */
export type Postings = {
  /** Number of a form, or `undefined` where no document ever had it. */
  numberOf(form: string): number | undefined;
  /** The same, and a new number where there was none. */
  take(form: string): number;
  /** Adds a document: for each form how often each field has it, and how long each field is. */
  add(document: number, forms: ReadonlyMap<number, number>, lengths: readonly number[]): void;
  remove(document: number, forms: Iterable<number>): void;
  of(form: number): Posting;
  /** How many documents there are, and one more than the highest form. */
  readonly documents: number;
  readonly forms: number;
  /** The highest number that a document ever had. */
  readonly highest: number;
  /** How much of each field counts in a document of its lengths: less, the longer it is. */
  norms(document: number): readonly number[];
};

const bytesMax = 255;
/** How much the length of each field matters. */
const lengthWeight = [0.3, 0.1, 0.3, 0.6] as const;

/** One more of a form in a field, in the packed counts of a document. */
export function countedOnce(counts: number, field: number): number {
  const shift = field * 8;
  return ((counts >>> shift) & bytesMax) === bytesMax ? counts : counts + 2 ** shift;
}

const none: Posting = { documents: [], counts: [] };

/** Empty postings. */
export function createPostings(): Postings {
  const numbers = new Map<string, number>();
  const lists: Posting[] = [];
  const lengthsOf: (readonly number[] | undefined)[] = [];
  const sums = [0, 0, 0, 0];
  let documents = 0;

  const tally = (lengths: readonly number[], by: 1 | -1) => {
    documents += by;
    for (const [field, length] of lengths.entries()) sums[field] = (sums[field] ?? 0) + by * length;
  };

  return {
    numberOf: (form) => numbers.get(form),
    take(form) {
      const known = numbers.get(form);
      if (known !== undefined) return known;
      const number = lists.length;
      numbers.set(form, number);
      lists.push({ documents: [], counts: [] });
      return number;
    },
    add(document, forms, lengths) {
      lengthsOf[document] = lengths;
      tally(lengths, 1);
      for (const [form, counts] of forms) {
        lists[form]?.documents.push(document);
        lists[form]?.counts.push(counts);
      }
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
        const lastCounts = list.counts.pop();
        if (at === list.documents.length || lastDocument === undefined || lastCounts === undefined) continue;
        list.documents[at] = lastDocument;
        list.counts[at] = lastCounts;
      }
    },
    of: (form) => lists[form] ?? none,
    get documents() {
      return documents;
    },
    get highest() {
      return lengthsOf.length;
    },
    get forms() {
      return lists.length;
    },
    norms(document) {
      const lengths = lengthsOf[document] ?? [];
      return fields.map((_, field) => {
        const average = (sums[field] ?? 0) / (documents || 1) || 1;
        const weight = lengthWeight[field] ?? 0;
        return 1 / (1 - weight + (weight * (lengths[field] ?? 0)) / average);
      });
    },
  };
}
