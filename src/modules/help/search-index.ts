import MiniSearch, { type Query } from 'minisearch';
import { expandTerm, type QueryWord, type Vocabulary } from './expand-term.ts';
import { markPassage, trimPassage } from './passages.ts';
import {
  type ArticleSummary,
  articlesAPage,
  type Category,
  categories,
  type Hit,
  type MarkedText,
  type SearchAnswer,
  type SearchScope,
  searchScopes,
} from './types.ts';
import { cleanTerm, indexForm, isStopWord, type Word, wordsOf } from './words.ts';

/** An article as the search reads it. */
export type SearchableArticle = ArticleSummary & {
  readonly synonyms: readonly string[];
  /** Regions (ISO 3166) that it is for; empty: all of them. */
  readonly regions: readonly string[];
  readonly headings: string;
  readonly passages: readonly string[];
};

export type SearchQuery = {
  readonly term: string;
  /** A content type; anything else means all of them. */
  readonly category?: string | null;
  readonly page?: number;
  /** Of the reader, where it is known: articles for other regions are left out. */
  readonly region?: string | null;
};

export type SearchIndex = {
  /** Adds articles, or takes their newer form. */
  put(articles: readonly SearchableArticle[]): void;
  remove(article: { readonly category: Category; readonly slug: string }): void;
  search(query: SearchQuery): SearchAnswer;
};

type IndexedPassage = { readonly text: string; readonly forms: ReadonlySet<string>; words: Word[] | null };
type Entry = {
  readonly article: SearchableArticle;
  readonly passages: readonly IndexedPassage[];
  /** Each word as written, and the forms under which they are indexed. */
  readonly plain: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
};
type Ranked = { readonly entry: Entry; readonly score: number; readonly forms: ReadonlySet<string> };

const queryWordsMax = 24;
/** A hit that is worth less than this share of the best one is noise. */
const scoreShareMin = 0.06;
const fields = ['title', 'synonyms', 'headings', 'text'] as const;
const boosts = { title: 4, synonyms: 2.5, headings: 1.6, text: 1 };
/** At equal words the article that explains comes before the one that announces. */
const categoryWeight = { faq: 1, 'product-documents': 0.92, announcements: 0.88 } as const;

/** The search over the articles of one language, in memory; articles come and go while it is asked. */
export function createSearchIndex(locale: string): SearchIndex {
  const formOf = (plain: string) => indexForm(plain, locale);
  const tellingWords = (text: string): string[] =>
    wordsOf(text, locale)
      .map(({ plain }) => plain)
      .filter((plain) => !isStopWord(plain, locale));

  const entries = new Map<string, Entry>();
  /** In how many articles each word and each form occurs. */
  const wordCounts = new Map<string, number>();
  const formCounts = new Map<string, number>();
  let vocabulary: Vocabulary | null = null;
  const mini = new MiniSearch<{ id: string } & Record<(typeof fields)[number], string>>({
    fields: [...fields],
    tokenize: (text) => wordsOf(text, locale).map(({ plain }) => plain),
    processTerm: (plain) => (isStopWord(plain, locale) ? null : formOf(plain)),
    searchOptions: { boost: boosts },
  });

  const idOf = ({ category, slug }: { category: Category; slug: string }) => `${category}/${slug}`;

  function remove(article: { category: Category; slug: string }): void {
    const id = idOf(article);
    const entry = entries.get(id);
    if (!entry) return;
    entries.delete(id);
    mini.discard(id);
    for (const plain of entry.plain) count(wordCounts, plain, -1);
    for (const form of entry.forms) count(formCounts, form, -1);
    vocabulary = null;
  }

  function put(articles: readonly SearchableArticle[]): void {
    for (const article of articles) {
      remove(article);
      const id = idOf(article);
      const document = {
        id,
        title: article.title,
        synonyms: article.synonyms.join(' · '),
        headings: article.headings,
        text: [article.summary, ...article.passages].join(' '),
      };
      mini.add(document);
      const plain = new Set(fields.flatMap((field) => tellingWords(document[field])));
      const forms = new Set([...plain].map(formOf));
      for (const each of plain) count(wordCounts, each, 1);
      for (const form of forms) count(formCounts, form, 1);
      const passages = [article.summary, ...article.passages].map((text) => ({
        text,
        forms: new Set(tellingWords(text).map(formOf)),
        words: null,
      }));
      entries.set(id, { article, passages, plain, forms });
    }
    vocabulary = null;
  }

  /** Sorted only when it is needed, so that many articles can come one after the other. */
  function knownWords(): Vocabulary {
    vocabulary ??= {
      sorted: [...wordCounts.keys()].sort((a, b) => (a < b ? -1 : 1)),
      forms: new Map([...wordCounts.keys()].map((plain) => [plain, formOf(plain)])),
    };
    return vocabulary;
  }

  const rarity = (form: string) => Math.log(1 + entries.size / (formCounts.get(form) ?? 1));

  function rank(words: readonly QueryWord[]): Ranked[] {
    const asked = words.filter(({ forms }) => forms.size > 0);
    if (asked.length === 0) return [];
    const query: Query = {
      combineWith: 'OR',
      queries: asked.flatMap(({ forms }) =>
        [...forms].map(([form, weight]) => ({ queries: [form], boostTerm: () => weight })),
      ),
    };
    const ranked: Ranked[] = [];
    for (const result of mini.search(query, { tokenize: (form) => [form], processTerm: (form) => form })) {
      const entry = entries.get(String(result.id));
      if (!entry) continue;
      const { article } = entry;
      const forms = new Set(result.terms);
      const covered = asked.filter((word) => [...word.forms.keys()].some((form) => forms.has(form))).length;
      const coverage = (covered / asked.length) ** 1.5;
      // A gentle tie-breaker, never more than a few per cent.
      const readOften = 1 + 0.01 * Math.log10(1 + article.views);
      ranked.push({
        entry,
        forms,
        score: result.score * coverage * readOften * categoryWeight[article.category],
      });
    }
    ranked.sort((a, b) => b.score - a.score || a.entry.article.title.localeCompare(b.entry.article.title));
    const least = (ranked[0]?.score ?? 0) * scoreShareMin;
    return ranked.filter(({ score }) => score >= least);
  }

  /** The stretch of the article that says most of what was asked, with the asked words marked. */
  function bestPassage({ entry, forms }: Ranked): MarkedText {
    let best: IndexedPassage | undefined;
    let bestScore = -1;
    for (const [place, passage] of entry.passages.entries()) {
      let score = 0;
      for (const form of forms) if (passage.forms.has(form)) score += rarity(form);
      // The summary stands in for an article whose text says nothing of it.
      if (place === 0) score *= 0.5;
      if (score > bestScore) {
        best = passage;
        bestScore = score;
      }
    }
    if (!best) return [];
    best.words ??= wordsOf(best.text, locale);
    const isMatch = ({ plain }: Word) => !isStopWord(plain, locale) && forms.has(formOf(plain));
    const text = trimPassage(best.text, best.words.find(isMatch)?.index ?? 0);
    const words = text === best.text ? best.words : wordsOf(text, locale);
    return markPassage(
      text,
      words.map((word) => ({ ...word, isMatch: isMatch(word) })),
    );
  }

  return {
    put,
    remove,
    search({ term: rawTerm, category, page: askedPage = 1, region = null }) {
      const scope: SearchScope = categories.find((known) => known === category) ?? 'all';
      const term = cleanTerm(rawTerm);
      const plain = wordsOf(term, locale).map((word) => word.plain);
      const telling = plain.filter((word) => !isStopWord(word, locale));
      const words = expandTerm(telling.slice(0, queryWordsMax), knownWords(), formOf);
      const ranked = rank(words).filter(({ entry }) => isForRegion(entry.article, region));
      const counts = Object.fromEntries(
        searchScopes.map((each) => [
          each,
          ranked.filter(({ entry }) => each === 'all' || entry.article.category === each).length,
        ]),
      ) as Record<SearchScope, number>;
      const scoped = ranked.filter(({ entry }) => scope === 'all' || entry.article.category === scope);
      const pages = Math.max(1, Math.ceil(scoped.length / articlesAPage));
      const page = Math.min(Math.max(1, Math.trunc(askedPage) || 1), pages);
      const shown = scoped.slice((page - 1) * articlesAPage, page * articlesAPage);
      const isRespelt = words.some(({ spelling }) => spelling !== null);
      return {
        scope,
        term,
        counts,
        hits: shown.map((each): Hit => ({ ...summaryOf(each.entry.article), passage: bestPassage(each) })),
        page,
        pages,
        from: shown.length === 0 ? 0 : (page - 1) * articlesAPage + 1,
        to: (page - 1) * articlesAPage + shown.length,
        spelling:
          isRespelt && ranked.length > 0
            ? words.map(({ plain: typed, spelling }) => spelling ?? typed).join(' ')
            : null,
      };
    },
  };
}

/** Whether an article is for readers of a region; where the region isn't known, every article is. */
export const isForRegion = (
  article: { readonly regions: readonly string[] },
  region: string | null,
): boolean => region === null || article.regions.length === 0 || article.regions.includes(region);

function count(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
}

/** An article without what only the search needs. */
export function summaryOf(article: ArticleSummary): ArticleSummary {
  const { locale, category, slug, section, title, summary, tool, publishedOn, updatedOn, views } = article;
  const { version, isPinned } = article;
  return {
    locale,
    category,
    slug,
    section,
    title,
    summary,
    tool,
    publishedOn,
    updatedOn,
    views,
    version,
    isPinned,
  };
}
