import { minuteMs, plusDays } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Platform } from '#platform/platform.ts';
import { createLibraries, type ReadIn } from './libraries.ts';
import { type SearchQuery, type SuggestQuery, summaryOf } from './search-index.ts';
import {
  addReadings,
  deleteReadersBefore,
  findArticleBody,
  type LibraryArticle,
  type Reading,
} from './store.ts';
import {
  type Article,
  type ArticleSummary,
  articlesAPage,
  type Category,
  categories,
  type SearchAnswer,
  type Section,
  type Suggestion,
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

/** One page of a category's articles, or of one section of it. */
export type ArticleList = {
  readonly category: Category;
  readonly section: Section | null;
  readonly sections: readonly Section[];
  readonly articles: readonly ArticleSummary[];
  readonly page: number;
  readonly pages: number;
  /** Of the whole list, and the places of the first and last article of this page among them, from 1. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
};

/** The help centre of one process: the articles' index in memory, their bodies in the database. */
export type HelpCentre = {
  searchHelp(query: SearchQuery & ReadIn): Promise<SearchAnswer>;
  /** What a term that is still being typed may become. `popular` terms are mixed in; they are all there is for no term. */
  suggestHelp(query: SuggestQuery & ReadIn): Promise<readonly Suggestion[]>;
  /** In another language when there is none in the reader's. Problem: `article_not_found`. */
  readArticle(
    input: ReadIn & { category: string; slug: string },
  ): Promise<Result<Article, Problem<'article_not_found'>>>;
  /** Counts somebody who was shown an article, once a day. */
  countReading(input: ReadIn & { category: string; slug: string; reader: Reader }): Promise<void>;
  /** Where an article is now that had this address before; `null` when nothing was ever there. */
  movedTo(
    input: ReadIn & { category: string; slug: string },
  ): Promise<{ category: Category; slug: string } | null>;
  frontPage(input: ReadIn): Promise<FrontPage>;
  /** The articles of a category, or of one of its sections. `null` when there is no such category or section. */
  listCategory(
    input: ReadIn & { category: string; section?: string | null; page?: number },
  ): Promise<ArticleList | null>;
  /** The newest announcements, for the feed. */
  announcements(input: ReadIn & { count: number }): Promise<readonly ArticleSummary[]>;
  /** Every address of every language, for the sitemap. */
  listAddresses(): Promise<
    readonly (Pick<ArticleSummary, 'category' | 'slug' | 'updatedOn'> & { locales: readonly string[] })[]
  >;
  /** The article that explains a problem code. */
  articleOfProblem(input: ReadIn & { code: string }): Promise<ArticleSummary | null>;
  /** Calls back whenever what readers see has changed. Returns the way to stop. */
  onChange(changed: () => void): () => void;
  /** Writes the readings that are still in memory. */
  flushReadings(): Promise<void>;
  /** Forgets yesterday's readers. */
  forgetReaders(): Promise<void>;
  close(): Promise<void>;
};

const wordsAMinute = 200;
const popularCount = 6;
const announcementsShown = 3;
const documentsShown = 6;
const readingsMax = 2000;
const flushMs = 5000;
const viewsEveryMs = minuteMs;
const redirectsMax = 10;

/** Opens the help centre. `problems` names the article that explains each problem code. */
export function createHelpCentre(
  deps: HelpDeps,
  options: { problems: Readonly<Record<string, { readonly help: string }>> },
): HelpCentre {
  const libraries = createLibraries(deps);

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

  function addReading(article: LibraryArticle, { address, userAgent }: Reader): void {
    const { locale, category, slug } = article;
    const day = today();
    const reader = deps.secrets.mac('limit', `reader ${day} ${address} ${userAgent}`).slice(0, 22);
    pending.set(`${locale} ${category} ${slug} ${reader}`, { locale, category, slug, day, reader });
    if (pending.size >= readingsMax) void flushReadings();
    else timer ??= setTimeout(() => void flushReadings(), flushMs).unref();
  }

  /** Counts of other processes; pages show them a minute late. */
  async function refreshViews(): Promise<void> {
    try {
      await libraries.refreshViews();
    } catch (error) {
      deps.log.debug({ err: error }, 'views could not be read');
    }
  }
  const viewsTimer = setInterval(() => void refreshViews(), viewsEveryMs);
  viewsTimer.unref();

  return {
    searchHelp: async (query) => (await libraries.of(query.locale)).search(query),

    suggestHelp: async (query) => (await libraries.of(query.locale)).suggest(query),

    async readArticle({ locale, region, category, slug }) {
      const known = await libraries.find({ locale, region }, category, slug);
      const body = known && (await findArticleBody(deps.db.queries, known));
      if (!known || !body) return fail(problem('article_not_found'));
      const own = await libraries.of(known.locale);
      const sections = await libraries.sectionsOf(known.locale);
      const byLocale = await libraries.all();
      const related = await Promise.all(
        body.related.map((key) => {
          const [kind, name] = key.includes('/') ? key.split('/') : [category, key];
          return libraries.find({ locale, region }, kind ?? '', name ?? '');
        }),
      );
      const parent = known.parent === null ? null : own.find(category, known.parent);
      return ok({
        ...summaryOf(known),
        sectionTitle: sections.find(({ id }) => id === known.section)?.title ?? null,
        blocks: body.blocks,
        regions: known.regions,
        incident: body.incident,
        minutes: Math.max(1, Math.ceil(body.words / wordsAMinute)),
        related: related.flatMap((article) => (article ? [summaryOf(article)] : [])),
        parent: parent && summaryOf(parent),
        children: own
          .list(known.category, region)
          .filter((article) => article.parent === known.slug)
          .map(summaryOf),
        versions: own.versionsOf(known).map(summaryOf),
        locales: [...byLocale.keys()].filter((each) => byLocale.get(each)?.find(category, slug)),
      });
    },

    async countReading({ locale, region, category, slug, reader }) {
      const known = await libraries.find({ locale, region }, category, slug);
      if (known) addReading(known, reader);
    },

    async movedTo({ locale, region, category, slug }) {
      let at = { category, slug };
      for (let step = 0; step < redirectsMax; step += 1) {
        const next = await libraries.redirectOf(locale, at.category, at.slug);
        if (!next) return null;
        if (await libraries.find({ locale, region }, next.category, next.slug)) return next;
        at = next;
      }
      return null;
    },

    async frontPage({ locale, region }) {
      const own = await libraries.of(locale);
      const faq = own.list('faq', region);
      const popular = [...faq].sort((a, b) => b.views - a.views || a.position - b.position);
      const sections = await libraries.sectionsOf(locale);
      return {
        popular: popular.slice(0, popularCount).map(summaryOf),
        sections: sections.map((section) => ({
          section,
          articles: faq.filter((article) => article.section === section.id).map(summaryOf),
        })),
        announcements: own.list('announcements', region).slice(0, announcementsShown).map(summaryOf),
        documents: own
          .list('product-documents', region)
          .filter(({ parent }) => parent === null)
          .slice(0, documentsShown)
          .map(summaryOf),
      };
    },

    async listCategory({ locale, region, category: asked, section: askedSection, page: askedPage = 1 }) {
      const category = categories.find((known) => known === asked);
      if (!category) return null;
      const sections = category === 'faq' ? await libraries.sectionsOf(locale) : [];
      const section = sections.find(({ id }) => id === askedSection) ?? null;
      if (askedSection && !section) return null;
      const listed = (await libraries.of(locale)).list(category, region);
      // Questions stand by the parts that they belong to, in the order of those.
      const all =
        category === 'faq'
          ? (section ? [section] : [...sections, null]).flatMap((part) =>
              listed.filter((each) =>
                part ? each.section === part.id : !sections.some(({ id }) => id === each.section),
              ),
            )
          : listed;
      const pages = Math.max(1, Math.ceil(all.length / articlesAPage));
      const page = Math.min(Math.max(1, Math.trunc(askedPage) || 1), pages);
      const articles = all.slice((page - 1) * articlesAPage, page * articlesAPage).map(summaryOf);
      const from = articles.length === 0 ? 0 : (page - 1) * articlesAPage + 1;
      const to = from + articles.length - 1;
      return { category, section, sections, articles, page, pages, count: all.length, from, to };
    },

    async announcements({ locale, region, count }) {
      const all = (await libraries.of(locale)).list('announcements', region);
      return [...all]
        .sort((a, b) => b.publishedOn.localeCompare(a.publishedOn))
        .slice(0, count)
        .map(summaryOf);
    },

    async listAddresses() {
      const byLocale = await libraries.all();
      const found = new Map<
        string,
        { category: Category; slug: string; updatedOn: string; locales: string[] }
      >();
      for (const [locale, each] of byLocale) {
        for (const { category, slug, updatedOn } of each.all()) {
          const key = `${category}/${slug}`;
          const known = found.get(key) ?? { category, slug, updatedOn, locales: [] };
          known.locales.push(locale);
          if (updatedOn > known.updatedOn) known.updatedOn = updatedOn;
          found.set(key, known);
        }
      }
      return [...found.values()];
    },

    async articleOfProblem({ code, ...reader }) {
      const slug = Object.hasOwn(options.problems, code) ? options.problems[code]?.help : undefined;
      const known = slug === undefined ? null : await libraries.find(reader, 'faq', slug);
      return known && summaryOf(known);
    },

    onChange: libraries.onChange,
    flushReadings,
    async forgetReaders() {
      const yesterday = plusDays(deps.clock.now(), -1);
      await deleteReadersBefore(deps.db.queries, yesterday.toISOString().slice(0, 10));
    },
    async close() {
      clearInterval(viewsTimer);
      await libraries.close();
      await flushReadings();
    },
  };
}
