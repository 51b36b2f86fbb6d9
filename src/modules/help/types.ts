import type { ToolId } from './rules.ts';

/** Content types in the order of the search's tabs. */
export const categories = ['faq', 'announcements', 'product-documents'] as const;
export type Category = (typeof categories)[number];

/** What the search looks at: one type, or all of them. */
export type SearchScope = 'all' | Category;
export const searchScopes = ['all', ...categories] as const;

/** Sections under FAQ, in their order. Their names are `help.section.<id>`. */
export const sections = ['signing-in', 'security', 'account'] as const;
export type Section = (typeof sections)[number];

/** Whom a variant of an article is for; the page opens the one that fits the reader. */
export type Variant = {
  readonly signedIn: boolean | null;
  readonly surface: 'app' | 'web' | null;
  readonly html: string;
};

/** A stretch of an article: text for everybody, or variants side by side. `html` is sanitised. */
export type Block =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'variants'; readonly variants: readonly Variant[] };

export type ArticleKey = { readonly locale: string; readonly category: Category; readonly slug: string };

/** What lists and the search know of an article. Dates are days, `2026-11-22`. */
export type ArticleSummary = ArticleKey & {
  readonly section: Section | null;
  readonly title: string;
  readonly summary: string;
  readonly tool: ToolId | null;
  readonly publishedOn: string;
  readonly updatedOn: string;
  readonly views: number;
};

export type Article = ArticleSummary & {
  readonly blocks: readonly Block[];
  readonly minutes: number;
  readonly regions: readonly string[];
  readonly related: readonly ArticleSummary[];
};

/** Text of a passage in pieces; those that match what was searched for are shown marked. */
export type MarkedText = readonly { readonly text: string; readonly isMatch: boolean }[];

export type Hit = ArticleSummary & { readonly passage: MarkedText };

export type SearchAnswer = {
  readonly scope: SearchScope;
  /** The term as it was searched for: trimmed, without control characters, cut to the limit. */
  readonly term: string;
  readonly counts: Readonly<Record<SearchScope, number>>;
  readonly hits: readonly Hit[];
  readonly page: number;
  readonly pages: number;
  /** Place of the first and last hit of this page among all of them, from 1; 0 when there is none. */
  readonly from: number;
  readonly to: number;
  /** For a page without hits: the same term as we would spell it, when that finds something. */
  readonly spelling: string | null;
};

export const articlePath = (article: { category: Category; slug: string }): string =>
  `/help/${article.category}/${article.slug}`;

export const categoryPath = (category: Category, page = 1): string =>
  `/help/${category}${page > 1 ? `?page=${page}` : ''}`;

/** Where a search leads; the parts that are the default are left out. */
export function searchPath(search: { term: string; scope?: SearchScope; page?: number }): string {
  const query = new URLSearchParams();
  if (search.scope && search.scope !== 'all') query.set('category', search.scope);
  query.set('term', search.term);
  if (search.page && search.page > 1) query.set('page', String(search.page));
  return `/help/search?${query.toString()}`;
}
