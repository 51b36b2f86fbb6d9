/** Terms that can be completed: what people call things, as articles list it. The one that most articles have comes first. */
export type Terms = {
  add(terms: readonly string[]): void;
  remove(terms: readonly string[]): void;
  startingWith(prefix: string, count: number): readonly string[];
};

const scanMax = 200;

/** No terms yet. `plainOf` is how terms are compared. */
export function createTerms(plainOf: (text: string) => string): Terms {
  const known = new Map<string, { text: string; count: number }>();
  let sorted: string[] | null = null;

  const inOrder = (): readonly string[] => {
    sorted ??= [...known.keys()].sort((a, b) => (a < b ? -1 : 1));
    return sorted;
  };

  return {
    add(terms) {
      for (const text of terms) {
        const plain = plainOf(text);
        const entry = known.get(plain);
        if (entry) entry.count += 1;
        else {
          known.set(plain, { text, count: 1 });
          sorted = null;
        }
      }
    },
    remove(terms) {
      for (const text of terms) {
        const plain = plainOf(text);
        const entry = known.get(plain);
        if (!entry) continue;
        entry.count -= 1;
        if (entry.count > 0) continue;
        known.delete(plain);
        sorted = null;
      }
    },
    startingWith(prefix, count) {
      const all = inOrder();
      let low = 0;
      let high = all.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((all[middle] ?? '') < prefix) low = middle + 1;
        else high = middle;
      }
      const found: { text: string; count: number }[] = [];
      for (let at = low; at < all.length && at < low + scanMax; at += 1) {
        const plain = all[at] ?? '';
        if (!plain.startsWith(prefix)) break;
        const entry = known.get(plain);
        if (entry && plain !== prefix) found.push(entry);
      }
      return found
        .sort((a, b) => b.count - a.count || a.text.length - b.text.length)
        .slice(0, count)
        .map(({ text }) => text);
    },
  };
}

/** Terms of others that begin so, or have a word that does; those that are given already are left out. */
export function pickPopular(
  popular: readonly string[],
  prefix: string,
  given: readonly string[],
  count: number,
): string[] {
  const taken = new Set(given.map((term) => term.toLowerCase()));
  return popular
    .filter((term) => !taken.has(term) && term !== prefix && ` ${term}`.includes(` ${prefix}`))
    .slice(0, count);
}
