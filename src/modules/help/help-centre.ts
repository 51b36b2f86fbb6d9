import { plusDays } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Platform } from '#platform/platform.ts';
import {
  createSearchIndex,
  type SearchIndex,
  type SearchQuery,
  searchPageSize,
  summaryOf,
} from './search-index.ts';
import {
  addReadings,
  deleteReadersBefore,
  findArticleBody,
  type LibraryArticle,
  listArticles,
  type Reading,
} from './store.ts';
import {
  type Article,
  type ArticleSummary,
  type Category,
  categories,
  type SearchAnswer,
  type Section,
  sections,
} from './types.ts';

export type HelpDeps = Pick<Platform, 'db' | 'clock' | 'secrets' | 'live' | 'log'>;

/** Whoever reads: only a keyed hash of it, good for one day, is ever kept. */
export type Reader = { readonly address: string; readonly userAgent: string };

/** The front page: what is read most, the sections and the newest announcements. */
export type FrontPage = {
  readonly popular: readonly ArticleSummary[];
  readonly sections: readonly { readonly section: Section; readonly articles: readonly ArticleSummary[] }[];
  readonly announcements: readonly ArticleSummary[];
  readonly documents: readonly ArticleSummary[];
};

export type CategoryPage = {
  readonly category: Category;
  readonly articles: readonly ArticleSummary[];
  readonly page: number;
  readonly pages: number;
  /** Of the whole category, and the places of the first and last article of this page among them, from 1. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
};

/** The help centre of one process: the articles' index in memory, their bodies in the database. */
export type HelpCentre = {
  searchHelp(query: SearchQuery & { locale: string }): Promise<SearchAnswer>;
  /** Problem: `article_not_found`. */
  readArticle(input: {
    locale: string;
    category: string;
    slug: string;
    reader?: Reader | null;
  }): Promise<Result<Article, Problem<'article_not_found'>>>;
  frontPage(input: { locale: string }): Promise<FrontPage>;
  /**
   * A page of a category: FAQ by section, announcements newest first. A page that doesn't exist is the nearest one;
   * `null` when there is no such category.
   */
  listCategory(input: { locale: string; category: string; page?: number }): Promise<CategoryPage | null>;
  /** The article that explains a problem code. */
  articleOfProblem(code: string): Promise<{ category: Category; slug: string } | null>;
  /** Writes the readings that are still in memory. */
  flushReadings(): Promise<void>;
  /** Forgets yesterday's readers. */
  forgetReaders(): Promise<void>;
  close(): Promise<void>;
};

type Library = {
  readonly articles: readonly LibraryArticle[];
  readonly byKey: ReadonlyMap<string, LibraryArticle>;
  readonly index: SearchIndex;
};

const wordsAMinute = 200;
const popularCount = 6;
const announcementsShown = 3;
const readingsMax = 2000;
const flushMs = 5000;
const fallbackLocale = 'en';
/** As many as the search shows. */
const pageSize = searchPageSize;

/** Opens the help centre. `problems` names the article that explains each problem code. */
export function createHelpCentre(
  deps: HelpDeps,
  options: { problems: Readonly<Record<string, { readonly help: string }>> },
): HelpCentre {
  let libraries: Promise<ReadonlyMap<string, Library>> | null = null;
  const unsubscribe = deps.live.subscribe('help', '*', () => {
    libraries = null;
  });
  const load = async (): Promise<ReadonlyMap<string, Library>> => {
    const all = await listArticles(deps.db.queries);
    const locales = new Set(all.map(({ locale }) => locale));
    return new Map([...locales].map((locale) => [locale, openLibrary(locale, all)]));
  };
  /** The library of the reader's language, or of English where there is none. */
  const library = async (locale: string): Promise<Library> => {
    if (libraries === null) {
      const loading = load();
      libraries = loading;
      // A database that was away is asked again next time.
      loading.catch(() => {
        if (libraries === loading) libraries = null;
      });
    }
    const loaded = await libraries;
    return loaded.get(locale.split('-')[0] ?? '') ?? loaded.get(fallbackLocale) ?? openLibrary(locale, []);
  };

  const pending = new Map<string, Reading>();
  let timer: NodeJS.Timeout | null = null;
  const today = () => deps.clock.now().toISOString().slice(0, 10);

  async function flushReadings(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (pending.size === 0) return;
    const readings = [...pending.values()];
    pending.clear();
    try {
      await addReadings(deps.db.queries, readings);
    } catch (error) {
      // Views are worth less than an answer: a few are lost while the database is away.
      deps.log.warn({ err: error, readings: readings.length }, 'views could not be counted');
    }
  }

  function countReading(article: LibraryArticle, { address, userAgent }: Reader): void {
    const { locale, category, slug } = article;
    const day = today();
    const reader = deps.secrets.mac('limit', `reader ${day} ${address} ${userAgent}`).slice(0, 22);
    pending.set(`${locale} ${category} ${slug} ${reader}`, { locale, category, slug, day, reader });
    if (pending.size >= readingsMax) void flushReadings();
    else timer ??= setTimeout(() => void flushReadings(), flushMs).unref();
  }

  return {
    searchHelp: async (query) => (await library(query.locale)).index.search(query),

    async readArticle({ locale, category, slug, reader }) {
      const { byKey } = await library(locale);
      const known = byKey.get(`${category}/${slug}`);
      const body = known && (await findArticleBody(deps.db.queries, known));
      if (!known || !body) return fail(problem('article_not_found'));
      if (reader) countReading(known, reader);
      const related = body.related.flatMap((key) => {
        const found = byKey.get(key.includes('/') ? key : `${category}/${key}`);
        return found ? [summaryOf(found)] : [];
      });
      return ok({
        ...summaryOf(known),
        blocks: body.blocks,
        regions: body.regions,
        minutes: Math.max(1, Math.ceil(body.words / wordsAMinute)),
        related,
      });
    },

    async frontPage({ locale }) {
      const { articles } = await library(locale);
      const faq = articles.filter(({ category }) => category === 'faq');
      const popular = [...faq].sort((a, b) => b.views - a.views || a.position - b.position);
      return {
        popular: popular.slice(0, popularCount).map(summaryOf),
        sections: sections.map((section) => ({
          section,
          articles: faq.filter((article) => article.section === section).map(summaryOf),
        })),
        announcements: newestFirst(articles, 'announcements').slice(0, announcementsShown),
        documents: articles.filter(({ category }) => category === 'product-documents').map(summaryOf),
      };
    },

    async listCategory({ locale, category: asked, page: askedPage = 1 }) {
      const category = categories.find((known) => known === asked);
      if (!category) return null;
      const all = inOrder((await library(locale)).articles, category);
      const pages = Math.max(1, Math.ceil(all.length / pageSize));
      const page = Math.min(Math.max(1, Math.trunc(askedPage) || 1), pages);
      const shown = all.slice((page - 1) * pageSize, page * pageSize);
      const from = shown.length === 0 ? 0 : (page - 1) * pageSize + 1;
      return { category, articles: shown, page, pages, count: all.length, from, to: from + shown.length - 1 };
    },

    async articleOfProblem(code) {
      const slug = Object.hasOwn(options.problems, code) ? options.problems[code]?.help : undefined;
      const { byKey } = await library(fallbackLocale);
      return slug !== undefined && byKey.has(`faq/${slug}`) ? { category: 'faq', slug } : null;
    },

    flushReadings,
    async forgetReaders() {
      const yesterday = plusDays(deps.clock.now(), -1);
      await deleteReadersBefore(deps.db.queries, yesterday.toISOString().slice(0, 10));
    },
    async close() {
      unsubscribe();
      await flushReadings();
    },
  };
}

function openLibrary(locale: string, all: readonly LibraryArticle[]): Library {
  const articles = all.filter((article) => article.locale === locale);
  return {
    articles,
    byKey: new Map(articles.map((article) => [`${article.category}/${article.slug}`, article])),
    index: createSearchIndex(articles, locale),
  };
}

function inOrder(articles: readonly LibraryArticle[], category: Category): ArticleSummary[] {
  if (category === 'announcements') return newestFirst(articles, category);
  const own = articles.filter((article) => article.category === category);
  return category === 'faq'
    ? sections.flatMap((section) => own.filter((article) => article.section === section).map(summaryOf))
    : own.map(summaryOf);
}

function newestFirst(articles: readonly LibraryArticle[], category: Category): ArticleSummary[] {
  return articles
    .filter((article) => article.category === category)
    .sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1))
    .map(summaryOf);
}
