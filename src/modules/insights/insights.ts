import { minuteMs, plusDays } from '#kernel/instant.ts';
import { languageOf } from '#kernel/languages.ts';
import type { ArticleKey } from '#modules/help/index.ts';
import type { Platform } from '#platform/platform.ts';
import { keepableTerm, type UnhelpfulReason } from './search-rules.ts';
import {
  type ArticleEvent,
  type ArticleInsight,
  type ArticleOrder,
  addArticleEvent,
  addReason,
  addSearches,
  countVotes,
  forgetBefore,
  listArticleInsights,
  listEmptyTerms,
  listPopularTerms,
  listUnclickedTerms,
  type SearchCount,
  saveVote,
  sumArticles,
  type TermInsight,
} from './store.ts';

export type InsightsDeps = Pick<Platform, 'db' | 'clock' | 'secrets' | 'log'>;

/** Whoever answers: only a keyed hash of it, good for one month, is ever kept. */
export type Voter = { readonly address: string; readonly userAgent: string };

export const insightsPageSize = 25;
const insightDays = 30;
const keptDays = 365;
const flushMs = 5000;
const termsMax = 2000;
/** More answers in a month than any honest reader gives. */
const votesMax = 100;
/** Rarer terms are shown to nobody: they could say who asked. */
const popularSearchesMin = 10;
const popularMax = 50;
const popularEveryMs = 5 * minuteMs;

/** What staff learn from readers, without learning who they are. Counts wait in memory for a few seconds. */
export type Insights = {
  /** A search with its number of hits. Terms that could name somebody are not kept. */
  countSearch(search: { locale: string; term: string; hits: number }): void;
  /** An article was opened from the list of a search. */
  countClick(click: { locale: string; term: string }): void;
  /** A tool was started or finished from an article, or a case came of it. */
  countEvent(key: ArticleKey, event: ArticleEvent): void;
  /** "Did this help?", once a reader; a later answer replaces the earlier. `false`: too many answers from there. */
  vote(input: {
    key: ArticleKey;
    voter: Voter;
    isHelpful: boolean;
    reason: UnhelpfulReason | null;
  }): Promise<boolean>;
  /** What is searched for most in a language, for everybody to see; read every few minutes. */
  popularTerms(locale: string): Promise<readonly string[]>;
  flush(): Promise<void>;
  /** Forgets who answered in earlier months, and counts of more than a year ago. */
  forgetOld(): Promise<void>;
  listTerms(input: { kind: 'empty' | 'unclicked'; page: number }): Promise<readonly TermInsight[]>;
  listArticles(input: { order: ArticleOrder; page: number }): Promise<readonly ArticleInsight[]>;
  totals(): Promise<{ started: number; finished: number; helpful: number; unhelpful: number }>;
  close(): Promise<void>;
};

/** Opens the insights of one process. */
export function createInsights(deps: InsightsDeps): Insights {
  const { queries } = deps.db;
  const searches = new Map<string, { -readonly [K in keyof SearchCount]: SearchCount[K] }>();
  const events = new Map<string, { key: ArticleKey; event: ArticleEvent; count: number }>();
  const popular = new Map<string, { at: number; terms: Promise<readonly string[]> }>();
  let timer: NodeJS.Timeout | null = null;
  const today = () => deps.clock.now().toISOString().slice(0, 10);
  const month = () => `${today().slice(0, 7)}-01`;
  const since = () => plusDays(deps.clock.now(), -insightDays).toISOString().slice(0, 10);
  const later = () => {
    timer ??= setTimeout(() => void flush(), flushMs).unref();
  };

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const counts = [...searches.values()];
    const happened = [...events.values()];
    searches.clear();
    events.clear();
    try {
      if (counts.length > 0) await addSearches(queries, today(), counts);
      for (const { key, event, count } of happened) {
        for (let each = 0; each < count; each += 1) await addArticleEvent(queries, today(), key, event);
      }
    } catch (error) {
      // Worth less than an answer: some are lost while the database is away.
      deps.log.warn({ err: error }, 'insights could not be counted');
    }
  }

  function count(locale: string, typed: string, add: Partial<SearchCount>): void {
    const term = keepableTerm(typed);
    if (term === null || (searches.size >= termsMax && !searches.has(`${locale} ${term}`))) return;
    const known = searches.get(`${locale} ${term}`) ?? { locale, term, searches: 0, empty: 0, clicks: 0 };
    known.searches += add.searches ?? 0;
    known.empty += add.empty ?? 0;
    known.clicks += add.clicks ?? 0;
    searches.set(`${locale} ${term}`, known);
    later();
  }

  const pageOf = (page: number) => ({ offset: (page - 1) * insightsPageSize, size: insightsPageSize });

  return {
    countSearch: ({ locale, term, hits }) => count(locale, term, { searches: 1, empty: hits === 0 ? 1 : 0 }),
    countClick: ({ locale, term }) => count(locale, term, { clicks: 1 }),
    countEvent(key, event) {
      const name = `${key.locale}/${key.category}/${key.slug} ${event}`;
      const known = events.get(name) ?? { key, event, count: 0 };
      known.count += 1;
      events.set(name, known);
      later();
    },
    async vote({ key, voter, isHelpful, reason }) {
      const hash = deps.secrets
        .mac('limit', `voter ${month()} ${voter.address} ${voter.userAgent}`)
        .slice(0, 22);
      return deps.db.tx(async (tx) => {
        if ((await countVotes(tx, month(), hash)) >= votesMax) return false;
        const vote = { isHelpful, reason: isHelpful ? null : reason };
        const { before } = await saveVote(tx, { month: month(), voter: hash, key, vote });
        if (before?.isHelpful !== isHelpful) {
          await addArticleEvent(tx, today(), key, isHelpful ? 'helpful' : 'unhelpful');
          if (before) await addArticleEvent(tx, today(), key, isHelpful ? 'unhelpful' : 'helpful', -1);
        }
        if (vote.reason && before?.reason !== vote.reason) await addReason(tx, today(), key, vote.reason);
        return true;
      });
    },
    async popularTerms(asked) {
      const locale = languageOf(asked);
      const now = deps.clock.now().getTime();
      const known = popular.get(locale);
      if (known && now - known.at < popularEveryMs) return known.terms;
      const terms = listPopularTerms(queries, {
        since: since(),
        locale,
        searchesMin: popularSearchesMin,
        size: popularMax,
      }).catch((error: unknown) => {
        deps.log.warn({ err: error }, 'popular terms could not be read');
        return [];
      });
      popular.set(locale, { at: now, terms });
      return terms;
    },
    flush,
    async forgetOld() {
      const day = plusDays(deps.clock.now(), -keptDays).toISOString().slice(0, 10);
      await forgetBefore(queries, { month: month(), day });
    },
    listTerms: ({ kind, page }) =>
      (kind === 'empty' ? listEmptyTerms : listUnclickedTerms)(queries, { since: since(), ...pageOf(page) }),
    listArticles: ({ order, page }) =>
      listArticleInsights(queries, { since: since(), order, ...pageOf(page) }),
    totals: () => sumArticles(queries, since()),
    close: flush,
  };
}
