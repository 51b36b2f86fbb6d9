/** Things said in so many words: titles and synonyms, each as the forms of its words, stop words included. */
export type Phrases = {
  add(document: number, phrases: readonly (readonly string[])[]): void;
  remove(document: number): void;
  /** Documents that have a phrase which is part of what was asked, with the longest such phrase's share of it. */
  within(asked: readonly string[]): ReadonlyMap<number, PhraseMatch>;
};

/** How many words the phrase has, and how many documents say it. */
export type PhraseMatch = { readonly words: number; readonly start: number; readonly documents: number };

const wordsMax = 6;

/** No phrases yet. */
export function createPhrases(): Phrases {
  const byText = new Map<string, Set<number>>();
  const ofDocument = new Map<number, readonly string[]>();

  return {
    add(document, phrases) {
      const texts = [
        ...new Set(phrases.filter(({ length }) => length <= wordsMax).map((each) => each.join(' '))),
      ];
      ofDocument.set(document, texts);
      for (const text of texts) {
        const known = byText.get(text);
        if (known) known.add(document);
        else byText.set(text, new Set([document]));
      }
    },
    remove(document) {
      for (const text of ofDocument.get(document) ?? []) {
        const known = byText.get(text);
        known?.delete(document);
        if (known?.size === 0) byText.delete(text);
      }
      ofDocument.delete(document);
    },
    within(asked) {
      const found = new Map<number, PhraseMatch>();
      for (let start = 0; start < asked.length; start += 1) {
        let text = '';
        for (let end = start; end < Math.min(asked.length, start + wordsMax); end += 1) {
          text = end === start ? (asked[end] ?? '') : `${text} ${asked[end]}`;
          const documents = byText.get(text);
          const words = end - start + 1;
          for (const document of documents ?? []) {
            if ((found.get(document)?.words ?? 0) < words)
              found.set(document, { words, start, documents: documents?.size ?? 1 });
          }
        }
      }
      return found;
    },
  };
}
