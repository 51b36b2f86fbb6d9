import { createSearchIndex, isForRegion, type SearchIndex } from './search-index.ts';
import type { LibraryArticle } from './store.ts';
import { type Category, categories } from './types.ts';

/** The articles of one language in memory, with their search; kept up to date one article at a time. */
export type Library = {
  readonly locale: string;
  readonly search: SearchIndex['search'];
  readonly suggest: SearchIndex['suggest'];
  find(category: string, slug: string): LibraryArticle | null;
  /** The articles of a category in their order; earlier versions of documents are left out. */
  list(category: Category, region: string | null): readonly LibraryArticle[];
  /** Every version of a document, the one in force first; empty when there is only this one. */
  versionsOf(article: LibraryArticle): readonly LibraryArticle[];
  all(): Iterable<LibraryArticle>;
  put(articles: readonly LibraryArticle[]): void;
  remove(category: Category, slug: string): void;
  /** Whether that was news. */
  setViews(category: Category, slug: string, views: number): boolean;
};

/** Announcements by day, the newest first and pinned ones on top; everything else in its authors' order. */
const orders: Readonly<Record<Category, (a: LibraryArticle, b: LibraryArticle) => number>> = {
  faq: byPosition,
  announcements: (a, b) =>
    Number(b.isPinned) - Number(a.isPinned) ||
    b.publishedOn.localeCompare(a.publishedOn) ||
    a.slug.localeCompare(b.slug),
  'product-documents': byPosition,
};

function byPosition(a: LibraryArticle, b: LibraryArticle): number {
  return a.position - b.position || a.title.localeCompare(b.title);
}

/** An empty library of one language. */
export function createLibrary(locale: string): Library {
  const index = createSearchIndex(locale);
  const articles = new Map<string, LibraryArticle>();
  const lists = new Map<Category, LibraryArticle[]>();
  const keyOf = (category: string, slug: string) => `${category}/${slug}`;

  const listOf = (category: Category): LibraryArticle[] => {
    const known = lists.get(category);
    if (known) return known;
    const made = [...articles.values()]
      .filter((article) => article.category === category && article.versionOf === null)
      .sort(orders[category]);
    lists.set(category, made);
    return made;
  };

  return {
    locale,
    search: index.search,
    suggest: index.suggest,
    find: (category, slug) => articles.get(keyOf(category, slug)) ?? null,
    list: (category, region) => listOf(category).filter((article) => isForRegion(article, region)),
    versionsOf(article) {
      const current = article.versionOf ?? article.slug;
      const earlier = [...articles.values()].filter(
        ({ category, versionOf }) => category === article.category && versionOf === current,
      );
      if (earlier.length === 0) return [];
      earlier.sort((a, b) => b.publishedOn.localeCompare(a.publishedOn));
      const inForce = articles.get(keyOf(article.category, current));
      return inForce ? [inForce, ...earlier] : earlier;
    },
    all: () => articles.values(),
    put(given) {
      for (const article of given) articles.set(keyOf(article.category, article.slug), article);
      for (const category of categories) lists.delete(category);
      index.put(given.filter(({ versionOf }) => versionOf === null));
    },
    remove(category, slug) {
      articles.delete(keyOf(category, slug));
      lists.delete(category);
      index.remove({ category, slug });
    },
    setViews(category, slug, views) {
      const known = articles.get(keyOf(category, slug));
      if (!known || known.views === views) return false;
      Object.assign(known, { views });
      return true;
    },
  };
}
