import { everydayWords } from './everyday-words.ts';
import { expandTerm, type Language, type QueryWord } from './expand-term.ts';
import { createNearDuplicates } from './near-duplicates.ts';
import { markPassage, trimPassage } from './passages.ts';
import { createPhrases } from './phrases.ts';
import { type Counted, countedOnce, createPostings } from './postings.ts';
import { createRanking, defaultWeights, type Scored, scoreShareMin, type Weights } from './ranking.ts';
import { isStopWord } from './stop-words.ts';
import { createTerms, pickPopular } from './suggestions.ts';
import {
  type ArticleSummary,
  articlesAPage,
  type Category,
  categories,
  type Hit,
  type MarkedText,
  type SearchAnswer,
  type SearchScope,
  type Suggestion,
  searchScopes,
  suggestionsMax,
} from './types.ts';
import { createVocabulary } from './vocabulary.ts';
import { indexForm } from './word-forms.ts';
import { askedWords, cleanTerm, compoundOf, type Word, wordsOf } from './words.ts';

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
  /** What may be meant by a term that is still being typed, at most `suggestionsMax`; popular terms come from elsewhere. */
  suggest(query: SuggestQuery): readonly Suggestion[];
};

export type SuggestQuery = Pick<SearchQuery, 'term' | 'region'> & { readonly popular?: readonly string[] };

type IndexedPassage = { readonly text: string; readonly forms: Uint32Array; words: Word[] | null };
type Entry = {
  readonly number: number;
  readonly article: SearchableArticle;
  readonly passages: readonly IndexedPassage[];
  readonly phrases: readonly (readonly number[])[];
  /** Each word as written, and the forms under which they are indexed. */
  readonly plain: readonly string[];
  readonly forms: Uint32Array;
  /** Its title as it is compared with what is being typed. */
  readonly title: string;
  readonly prior: number;
};
type Ranked = Scored & { readonly entry: Entry };

const queryWordsMax = 24;
const nearestMax = 5;
/** Below this, words have no more in common than any two. */
const likenessMin = 0.34;
const termsMax = 3;
const popularMax = 2;

/** The search over the articles of one language, in memory; articles come and go while it is asked. */
export function createSearchIndex(locale: string, weights: Weights = defaultWeights): SearchIndex {
  const isStop = (plain: string) => isStopWord(plain, locale);
  const numbers = new Map<string, number>();
  const entries: (Entry | undefined)[] = [];
  const free: number[] = [];
  const vocabulary = createVocabulary();
  const formOf = (plain: string) => vocabulary.find(plain)?.form ?? indexForm(plain, locale);
  const postings = createPostings(weights);
  const phrases = createPhrases();
  const duplicates = createNearDuplicates();
  const terms = createTerms((text) => askedWords(text, locale).join(' '));
  const ranking = createRanking(postings, (number) => entries[number], weights);
  const language: Language = {
    vocabulary,
    everyday: everydayWords(locale, (text) => askedWords(text, locale)),
    formOf,
    isStop,
  };

  const idOf = ({ category, slug }: { category: Category; slug: string }) => `${category}/${slug}`;

  function remove(article: { category: Category; slug: string }): void {
    const id = idOf(article);
    const number = numbers.get(id);
    const entry = number === undefined ? undefined : entries[number];
    if (!entry) return;
    numbers.delete(id);
    entries[entry.number] = undefined;
    free.push(entry.number);
    postings.remove(entry.number, entry.forms);
    phrases.remove(entry.number);
    terms.remove(entry.article.synonyms);
    duplicates.remove(entry.number);
    for (const plain of entry.plain) vocabulary.remove(plain);
  }

  /** The words of a text that say something, "sign in" and its like as words of their own on top of theirs. */
  function tellingWords(words: readonly Word[]): string[] {
    const telling: string[] = [];
    for (const [at, { plain }] of words.entries()) {
      if (!isStop(plain)) telling.push(plain);
      const compound = compoundOf(plain, words[at + 1]?.plain, locale);
      if (compound !== null) telling.push(compound);
    }
    return telling;
  }

  function put(articles: readonly SearchableArticle[]): void {
    const counted = new Map<number, Counted>();
    for (const article of articles) {
      remove(article);
      const number = free.pop() ?? entries.length;
      const { entry, lengths, counts } = read(article, number);
      entries[number] = entry;
      numbers.set(idOf(article), number);
      counted.set(number, { lengths, counts });
      for (const plain of entry.plain) vocabulary.add(plain, formOf(plain));
      phrases.add(
        number,
        [article.title, ...article.synonyms].map((text) => askedWords(text, locale).map(formOf)),
      );
      terms.add(article.synonyms);
    }
    postings.add(counted);
  }

  function read(article: SearchableArticle, number: number): Counted & { readonly entry: Entry } {
    const words = new Set<string>();
    const counts = new Map<number, number>();
    const told: string[] = [];
    const texts = [article.summary, ...article.passages];
    const byField = [[article.title], article.synonyms, [article.headings], texts].map((all, field) =>
      all.map((text) => {
        const found = wordsOf(text, locale);
        if (field === 3) for (const { plain } of found) told.push(plain);
        return tellingWords(found).map((plain) => {
          words.add(plain);
          const form = postings.take(formOf(plain));
          counts.set(form, countedOnce(counts.get(form) ?? 0, field));
          return form;
        });
      }),
    );
    const title = askedWords(article.title, locale);
    duplicates.add(number, { title, words: told });
    const entry: Entry = {
      number,
      article,
      title: title.join(' '),
      passages: texts.map((text, at) => ({
        text,
        forms: Uint32Array.from(new Set(byField[3]?.[at])),
        words: null,
      })),
      phrases: [...(byField[0] ?? []), ...(byField[1] ?? [])],
      plain: [...words],
      forms: Uint32Array.from(counts.keys()),
      prior: priorOf(article, weights),
    };
    const lengths = byField.map((all) => all.reduce((sum, { length }) => sum + length, 0));
    return { entry, counts, lengths };
  }

  function rank(words: readonly QueryWord[], asked: readonly string[]): Ranked[] {
    const said = phrases.within(asked.map(formOf));
    const scored = ranking.rank(words, said, asked.length);
    const least = (scored[0]?.score ?? 0) * scoreShareMin;
    return scored.flatMap((each): Ranked[] => {
      const entry = each.score >= least ? entries[each.document] : undefined;
      return entry ? [{ ...each, entry }] : [];
    });
  }

  /** Of articles that say nearly the same, the best hit. */
  function merged(ranked: readonly Ranked[]): Ranked[] {
    const shown = new Set<number>();
    return ranked.filter(({ document }) => {
      const others = duplicates.of(document);
      if (others.length === 0) return true;
      if (shown.has(document) || others.some((other) => shown.has(other))) return false;
      for (const other of others) shown.add(other);
      shown.add(document);
      return true;
    });
  }

  /** The stretch of the article that says most of what was asked, with the asked words marked. */
  function bestPassage({ entry }: Ranked, words: readonly QueryWord[]): MarkedText {
    const asked = new Map<number, number>();
    for (const { forms } of words)
      for (const [form, weight] of forms) {
        const number = postings.numberOf(form);
        if (number !== undefined) asked.set(number, weight * ranking.rarityOf(number));
      }
    let best: IndexedPassage | undefined;
    let bestScore = -1;
    for (const [place, passage] of entry.passages.entries()) {
      let score = 0;
      for (const form of passage.forms) score += asked.get(form) ?? 0;
      // The summary stands in for an article whose text says nothing of it.
      if (place === 0) score *= 0.5;
      if (score > bestScore) {
        best = passage;
        bestScore = score;
      }
    }
    if (!best) return [];
    best.words ??= wordsOf(best.text, locale);
    const isAsked = (plain: string) => asked.has(postings.numberOf(formOf(plain)) ?? -1);
    const isMatch = (all: readonly Word[], at: number): boolean => {
      const plain = all[at]?.plain ?? '';
      if (!isStop(plain) && isAsked(plain)) return true;
      const after = compoundOf(plain, all[at + 1]?.plain, locale);
      const before = compoundOf(all[at - 1]?.plain ?? '', plain, locale);
      return (after !== null && isAsked(after)) || (before !== null && isAsked(before));
    };
    const all = best.words;
    const text = trimPassage(best.text, all.find((_, at) => isMatch(all, at))?.index ?? 0);
    const shown = text === best.text ? all : wordsOf(text, locale);
    return markPassage(
      text,
      shown.map((word, at) => ({ ...word, isMatch: isMatch(shown, at) })),
    );
  }

  /** Where no word is ours: articles with words that look like those that were typed. */
  function nearest(asked: readonly string[], region: string | null): ArticleSummary[] {
    const words = asked
      .filter((plain) => !isStop(plain))
      .slice(0, queryWordsMax)
      .map((plain) => {
        const alike = vocabulary.alike(plain, likenessMin);
        const forms = new Map(alike.map(({ word, likeness }) => [word.form, likeness]));
        return { plain, forms, spelling: null };
      });
    return merged(rank(words, []).filter(({ entry }) => isForRegion(entry.article, region)))
      .slice(0, nearestMax)
      .map(({ entry }) => summaryOf(entry.article));
  }

  function suggest({ term: rawTerm, region = null, popular = [] }: SuggestQuery): Suggestion[] {
    const term = cleanTerm(rawTerm);
    const asked = askedWords(term, locale).slice(0, queryWordsMax);
    if (asked.length === 0)
      return popular.slice(0, suggestionsMax).map((each) => ({ kind: 'term', term: each }));
    const typed = asked.join(' ');
    const words = expandTerm(asked, language);
    const spelt = words.map(({ plain, spelling }) => spelling ?? plain).join(' ');
    const completed = [...terms.startingWith(typed, termsMax)];
    if (completed.length === 0 && spelt !== typed) completed.push(...terms.startingWith(spelt, termsMax));
    const others = pickPopular(popular, term.toLowerCase(), completed, popularMax);
    const found: Suggestion[] = [...others, ...completed]
      .slice(0, termsMax)
      .map((each) => ({ kind: 'term', term: each }));
    const begins = entries.filter((entry) => entry?.title.startsWith(typed));
    const ranked = merged(rank(words, asked));
    const isNamed = ({ entry }: Ranked) => words.every(({ forms }) => isInPhrases(entry, forms));
    const shown = new Set([
      ...begins,
      ...ranked.filter(isNamed).map(({ entry }) => entry),
      ...ranked.map(({ entry }) => entry),
    ]);
    for (const entry of shown) {
      if (found.length >= suggestionsMax) break;
      if (!entry || !isForRegion(entry.article, region)) continue;
      const { category, slug, title } = entry.article;
      found.push({ kind: 'article', category, slug, title });
    }
    return found;
  }

  const isInPhrases = ({ phrases: own }: Entry, forms: QueryWord['forms']): boolean => {
    const wanted = new Set([...forms.keys()].map((form) => postings.numberOf(form)));
    return own.some((phrase) => phrase.some((form) => wanted.has(form)));
  };

  return {
    put,
    remove,
    suggest,
    search({ term: rawTerm, category, page: askedPage = 1, region = null }) {
      const scope: SearchScope = categories.find((known) => known === category) ?? 'all';
      const term = cleanTerm(rawTerm);
      const asked = askedWords(term, locale);
      const words = expandTerm(asked, language).slice(0, queryWordsMax);
      const ranked = merged(rank(words, asked).filter(({ entry }) => isForRegion(entry.article, region)));
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
        hits: shown.map(
          (each): Hit => ({ ...summaryOf(each.entry.article), passage: bestPassage(each, words) }),
        ),
        page,
        pages,
        from: shown.length === 0 ? 0 : (page - 1) * articlesAPage + 1,
        to: (page - 1) * articlesAPage + shown.length,
        spelling:
          isRespelt && ranked.length > 0
            ? words.map(({ plain: typed, spelling }) => spelling ?? typed).join(' ')
            : null,
        nearest: ranked.length === 0 ? nearest(asked, region) : [],
      };
    },
  };
}

const dayMs = 86_400_000;
/** After so many days an article's freshness is worth half. */
const freshDays = 365;
const newest = Date.parse('2026-01-01');

/** What speaks for an article at equal words: being read, being fresh, being an answer rather than news. */
function priorOf({ category, views, updatedOn }: SearchableArticle, weights: Weights): number {
  const kind = { faq: 1, announcements: weights.announcements, 'product-documents': weights.documents }[
    category
  ];
  const read = 1 + weights.views * Math.log10(1 + views);
  const days = (Date.parse(updatedOn) - newest) / dayMs;
  const fresh = 1 + weights.freshness * Math.tanh(days / freshDays);
  return kind * read * fresh;
}

/** Whether an article is for readers of a region; where the region isn't known, every article is. */
export const isForRegion = (
  article: { readonly regions: readonly string[] },
  region: string | null,
): boolean => region === null || article.regions.length === 0 || article.regions.includes(region);

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
