import type { ToolId } from './rules.ts';

/** Content types in the order of the search's tabs. */
export const categories = ['faq', 'announcements', 'product-documents'] as const;
export type Category = (typeof categories)[number];

/** What the search looks at: one type, or all of them. */
export type SearchScope = 'all' | Category;
export const searchScopes = ['all', ...categories] as const;

/** A part of the FAQ, in the words of one language. */
export type Section = { readonly id: string; readonly title: string; readonly position: number };

/** Whom a variant of an article is for; the page opens the one that fits the reader. */
export type Variant = {
  readonly signedIn: boolean | null;
  readonly surface: 'app' | 'web' | null;
  /** Regions (ISO 3166) whose readers it is for; `null` is for all of them. */
  readonly regions: readonly string[] | null;
  readonly html: string;
};

/** A stretch of an article: text for everybody, or variants side by side. `html` is sanitised. */
export type Block =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'variants'; readonly variants: readonly Variant[] };

export type ArticleKey = { readonly locale: string; readonly category: Category; readonly slug: string };

/** What lists and the search know of an article. Dates are days, `2026-11-22`. */
export type ArticleSummary = ArticleKey & {
  readonly section: string | null;
  readonly title: string;
  readonly summary: string;
  readonly tool: ToolId | null;
  readonly publishedOn: string;
  readonly updatedOn: string;
  readonly views: number;
  /** Of a product document, such as "2.1". */
  readonly version: string | null;
  /** An announcement that stays on top. */
  readonly isPinned: boolean;
};

/** An article as its author gave it, rendered: what the editors hand over to be published. */
export type ArticleContent = Omit<ArticleSummary, 'views' | 'tool'> & {
  readonly position: number;
  readonly tool: string | null;
  readonly related: readonly string[];
  readonly synonyms: readonly string[];
  readonly regions: readonly string[];
  readonly parent: string | null;
  readonly versionOf: string | null;
  readonly incident: string | null;
  readonly blocks: readonly Block[];
  readonly headings: string;
  /** Its text in pieces, in reading order. */
  readonly pieces: readonly string[];
};

export type Article = ArticleSummary & {
  /** Of its part of the FAQ. */
  readonly sectionTitle: string | null;
  readonly blocks: readonly Block[];
  readonly minutes: number;
  readonly regions: readonly string[];
  /** Where the incident that an announcement is about can be followed. */
  readonly incident: string | null;
  readonly related: readonly ArticleSummary[];
  /** Of a product document: the one above it and those below it in the tree. */
  readonly parent: ArticleSummary | null;
  readonly children: readonly ArticleSummary[];
  /** Every version of a product document, the one in force first; empty when there is only this one. */
  readonly versions: readonly ArticleSummary[];
  /** The languages in which the same article can be read. */
  readonly locales: readonly string[];
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
  /** The same term as we would spell it, when that finds something. */
  readonly spelling: string | null;
  /** Where nothing matches: articles with words that look alike. */
  readonly nearest: readonly ArticleSummary[];
};

/** What a term that is still being typed may become: a term to search for, or an article to open. */
export type Suggestion =
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'article'; readonly category: Category; readonly slug: string; readonly title: string };

export const suggestionsMax = 8;

/** Lists of articles are shown so many at a time. */
export const articlesAPage = 15;

/** Where an article is read. `base` is the reader's language and region, such as `/es`; nothing for the site's own. */
export const articlePath = (article: { category: Category; slug: string }, base = ''): string =>
  `${base}/help/${article.category}/${article.slug}`;

/** Where a search leads; the parts that are the default are left out. */
export function searchPath(search: { term: string; scope?: SearchScope; page?: number }, base = ''): string {
  const query = new URLSearchParams();
  if (search.scope && search.scope !== 'all') query.set('category', search.scope);
  query.set('term', search.term);
  if (search.page && search.page > 1) query.set('page', String(search.page));
  return `${base}/help/search?${query.toString()}`;
}
