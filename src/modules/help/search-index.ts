import MiniSearch, { type Query } from 'minisearch';
import { expandTerm, type QueryWord, type Vocabulary } from './expand-term.ts';
import { markPassage, trimPassage } from './passages.ts';
import {
  type ArticleSummary,
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
  readonly headings: string;
  readonly passages: readonly string[];
};

export type SearchQuery = {
  readonly term: string;
  /** A content type; anything else means all of them. */
  readonly category?: string | null;
  readonly page?: number;
};

export type SearchIndex = { search(query: SearchQuery): SearchAnswer };

type IndexedPassage = { readonly text: string; readonly forms: ReadonlySet<string>; words: Word[] | null };
type Ranked = {
  readonly article: SearchableArticle;
  readonly score: number;
  readonly forms: ReadonlySet<string>;
};

export const searchPageSize = 15;
const queryWordsMax = 24;
/** A hit that is worth less than this share of the best one is noise. */
const scoreShareMin = 0.06;
const fields = ['title', 'synonyms', 'headings', 'text'] as const;
const boosts = { title: 4, synonyms: 2.5, headings: 1.6, text: 1 };
/** At equal words the article that explains comes before the one that announces. */
const categoryWeight = { faq: 1, 'product-documents': 0.92, announcements: 0.88 } as const;

/** Builds the search over the articles of one language; it lives in memory and never changes. */
export function createSearchIndex(articles: readonly SearchableArticle[], locale: string): SearchIndex {
  const formOf = (plain: string) => indexForm(plain, locale);
  const formsOf = (text: string): string[] =>
    wordsOf(text, locale)
      .filter(({ plain }) => !isStopWord(plain, locale))
      .map(({ plain }) => formOf(plain));

  const vocabularyForms = new Map<string, string>();
  const passages: IndexedPassage[][] = [];
  const documentsWith = new Map<string, number>();
  const mini = new MiniSearch<{ id: number } & Record<(typeof fields)[number], string>>({
    fields: [...fields],
    tokenize: (text) => wordsOf(text, locale).map(({ plain }) => plain),
    processTerm: (plain) => (isStopWord(plain, locale) ? null : formOf(plain)),
    searchOptions: { boost: boosts },
  });
  for (const [id, article] of articles.entries()) {
    const document = {
      id,
      title: article.title,
      synonyms: article.synonyms.join(' · '),
      headings: article.headings,
      text: [article.summary, ...article.passages].join(' '),
    };
    mini.add(document);
    const own = new Set<string>();
    for (const field of fields) {
      for (const { plain } of wordsOf(document[field], locale)) {
        if (isStopWord(plain, locale)) continue;
        const form = formOf(plain);
        vocabularyForms.set(plain, form);
        own.add(form);
      }
    }
    for (const form of own) documentsWith.set(form, (documentsWith.get(form) ?? 0) + 1);
    passages.push(
      [article.summary, ...article.passages].map((text) => ({
        text,
        forms: new Set(formsOf(text)),
        words: null,
      })),
    );
  }
  const vocabulary: Vocabulary = {
    sorted: [...vocabularyForms.keys()].sort((a, b) => (a < b ? -1 : 1)),
    forms: vocabularyForms,
  };
  const ids = new Map(articles.map((article, id) => [article, id]));
  const rarity = (form: string) => Math.log(1 + articles.length / (documentsWith.get(form) ?? 1));

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
      const article = articles[Number(result.id)];
      if (!article) continue;
      const forms = new Set(result.terms);
      const covered = asked.filter((word) => [...word.forms.keys()].some((form) => forms.has(form))).length;
      const coverage = (covered / asked.length) ** 1.5;
      // A gentle tie-breaker, never more than a few per cent.
      const readOften = 1 + 0.01 * Math.log10(1 + article.views);
      ranked.push({
        article,
        forms,
        score: result.score * coverage * readOften * categoryWeight[article.category],
      });
    }
    ranked.sort((a, b) => b.score - a.score || a.article.title.localeCompare(b.article.title));
    const least = (ranked[0]?.score ?? 0) * scoreShareMin;
    return ranked.filter(({ score }) => score >= least);
  }

  /** The stretch of the article that says most of what was asked, with the asked words marked. */
  function bestPassage({ article, forms }: Ranked): MarkedText {
    let best: IndexedPassage | undefined;
    let bestScore = -1;
    for (const [place, passage] of (passages[ids.get(article) ?? -1] ?? []).entries()) {
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
    search({ term: rawTerm, category, page: askedPage = 1 }) {
      const scope: SearchScope = categories.find((known) => known === category) ?? 'all';
      const term = cleanTerm(rawTerm);
      const plain = wordsOf(term, locale).map((word) => word.plain);
      const telling = plain.filter((word) => !isStopWord(word, locale));
      const words = expandTerm(telling.slice(0, queryWordsMax), vocabulary, formOf);
      const ranked = rank(words);
      const counts = Object.fromEntries(
        searchScopes.map((each) => [
          each,
          ranked.filter(({ article }) => each === 'all' || article.category === each).length,
        ]),
      ) as Record<SearchScope, number>;
      const scoped = ranked.filter(({ article }) => scope === 'all' || article.category === scope);
      const pages = Math.max(1, Math.ceil(scoped.length / searchPageSize));
      const page = Math.min(Math.max(1, Math.trunc(askedPage) || 1), pages);
      const shown = scoped.slice((page - 1) * searchPageSize, page * searchPageSize);
      const isRespelt = words.some(({ spelling }) => spelling !== null);
      return {
        scope,
        term,
        counts,
        hits: shown.map((each): Hit => ({ ...summaryOf(each.article), passage: bestPassage(each) })),
        page,
        pages,
        from: shown.length === 0 ? 0 : (page - 1) * searchPageSize + 1,
        to: (page - 1) * searchPageSize + shown.length,
        spelling:
          isRespelt && ranked.length > 0
            ? words.map(({ plain: typed, spelling }) => spelling ?? typed).join(' ')
            : null,
      };
    },
  };
}

/** An article without what only the search needs. */
export function summaryOf(article: ArticleSummary): ArticleSummary {
  const { locale, category, slug, section, title, summary, tool, publishedOn, updatedOn, views } = article;
  return { locale, category, slug, section, title, summary, tool, publishedOn, updatedOn, views };
}
