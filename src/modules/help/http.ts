import { z } from '@hono/zod-openapi';
import { baseOf, type Language, languageOf, type Place } from '#kernel/languages.ts';
import { limits } from '#kernel/limits.ts';
import { problem } from '#kernel/problem.ts';
import { fail, ok } from '#kernel/result.ts';
import { type Endpoint, only } from '#platform/http/endpoints.ts';
import type { HelpCentre } from './help-centre.ts';
import { helpProblems } from './problems.ts';
import { tools } from './rules.ts';
import {
  type ArticleSummary,
  articlePath,
  articlesAPage,
  categories,
  searchPath,
  searchScopes,
  suggestionsMax,
} from './types.ts';

const tag = 'Help';
/** Whose help centre: as a page's address says it, and as a query of any of these endpoints. */
const place = {
  locale: z
    .string()
    .default('en')
    .openapi({ example: 'es', description: 'A language that we don’t speak is English.' }),
  region: z
    .string()
    .optional()
    .catch(undefined)
    .openapi({ type: 'string', example: 'US', description: 'Of the rules that apply to the reader.' }),
};
type PlaceQuery = { locale: string; region?: string | undefined };

/** The reader that a query means. */
function readerIn({ locale, region = '' }: PlaceQuery): Place & { locale: Language } {
  const language = languageOf(locale);
  return { locale: language, language, region: /^[a-z]{2}$/i.test(region) ? region.toUpperCase() : null };
}

const day = z.string().openapi({ format: 'date', example: '2026-11-22' });
const summary = z.object({
  category: z.enum(categories),
  slug: z.string(),
  /** The language of the article: another than asked for where it isn't translated. */
  locale: z.string(),
  /** Of the article's page. */
  path: z.string(),
  section: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  /** `path` is null when this deployment doesn't have the tool. */
  tool: z.object({ id: z.string(), path: z.string().nullable() }).nullable(),
  publishedOn: day,
  updatedOn: day,
  views: z.int(),
});
const count = z.int().min(0);

const pageNumber = z.coerce
  .number()
  .int()
  .min(1)
  .catch(1)
  .openapi({ type: 'integer', minimum: 1, default: 1 });

/** The lists, the search and the articles of the help centre. */
export function registerHelpApi(
  endpoint: Endpoint,
  help: HelpCentre,
  popularTerms: (locale: string) => Promise<readonly string[]>,
): void {
  endpoint(
    {
      method: 'get',
      path: '/help',
      tag,
      summary: 'The front page: what is read most, the questions by section, and what is new',
      needsSession: false,
      query: z.object(place),
      status: 200,
      answer: z.object({
        popular: z.array(summary),
        sections: z.array(z.object({ section: z.string(), title: z.string(), articles: z.array(summary) })),
        announcements: z.array(summary),
        documents: z.array(summary),
      }),
      problems: {},
    },
    async ({ query }) => {
      const reader = readerIn(query);
      const present = presentIn(reader);
      const { popular, announcements, documents, ...front } = await help.frontPage(reader);
      return ok({
        popular: popular.map(present),
        sections: front.sections.map(({ section, articles }) => ({
          section: section.id,
          title: section.title,
          articles: articles.map(present),
        })),
        announcements: announcements.map(present),
        documents: documents.map(present),
      });
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/help/categories/{category}/articles',
      tag,
      summary: 'The articles of a category, a page at a time',
      description: `${articlesAPage} a page: questions by section, announcements newest first. A page that does not exist is the nearest one.`,
      needsSession: false,
      params: z.object({ category: z.string().openapi({ example: 'faq' }) }),
      query: z.object({ ...place, page: pageNumber, section: z.string().optional() }),
      status: 200,
      answer: z.object({
        category: z.enum(categories),
        page: z.int(),
        pages: z.int(),
        count,
        articles: z.array(summary),
      }),
      problems: only(helpProblems, 'category_not_found'),
    },
    async ({ params, query }) => {
      const reader = readerIn(query);
      const list = await help.listCategory({
        ...reader,
        category: params.category,
        section: query.section ?? null,
        page: query.page,
      });
      if (!list) return fail(problem('category_not_found'));
      const { category, page, pages, articles } = list;
      return ok({ category, page, pages, count: list.count, articles: articles.map(presentIn(reader)) });
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/help/problems/{code}',
      tag,
      summary: 'The article that explains a problem',
      needsSession: false,
      params: z.object({ code: z.string().openapi({ example: 'code_expired' }) }),
      query: z.object(place),
      status: 200,
      answer: z.object({ category: z.enum(categories), slug: z.string(), path: z.string() }),
      problems: only(helpProblems, 'article_not_found'),
    },
    async ({ params, query }) => {
      const reader = readerIn(query);
      const article = await help.articleOfProblem({ ...reader, code: params.code });
      if (!article) return fail(problem('article_not_found'));
      const { category, slug } = article;
      return ok({ category, slug, path: articlePath(article, baseOf(reader)) });
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/help/search',
      tag,
      summary: 'Search the help centre',
      description: `Unknown categories mean all of them. Of a term, the first ${limits.searchTermCharsMax} characters count.`,
      needsSession: false,
      query: z.object({
        ...place,
        term: z.string().default(''),
        category: z.string().default('all').openapi({ example: 'faq' }),
        page: pageNumber,
      }),
      status: 200,
      answer: z.object({
        term: z.string(),
        category: z.enum(searchScopes),
        counts: z.object({ all: count, faq: count, announcements: count, 'product-documents': count }),
        page: z.int(),
        pages: z.int(),
        /** The term in words that exist, where it has words that don't. */
        spelling: z.string().nullable(),
        /** Where nothing matches: articles with words that look alike. */
        nearest: z.array(summary),
        hits: z.array(
          summary.extend({ passage: z.array(z.object({ text: z.string(), isMatch: z.boolean() })) }),
        ),
      }),
      problems: {},
    },
    async ({ query }) => {
      const reader = readerIn(query);
      const present = presentIn(reader);
      const found = await help.searchHelp({ ...query, ...reader });
      const { scope, counts, hits, nearest, ...answer } = found;
      return ok({
        ...answer,
        category: scope,
        counts,
        nearest: nearest.map(present),
        hits: hits.map((hit) => ({ ...present(hit), passage: [...hit.passage] })),
      });
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/help/suggestions',
      tag,
      summary: 'What a term that is still being typed may become',
      description: `At most ${suggestionsMax}: terms to search for, and articles. Without a term, what is searched for most. A locale that we don't speak is English.`,
      needsSession: false,
      query: z.object({
        term: z.string().default('').openapi({ example: 'change my ph' }),
        locale: z.string().default('en').openapi({ example: 'en-GB' }),
      }),
      status: 200,
      answer: z.object({
        suggestions: z.array(
          z.object({ kind: z.enum(['term', 'article']), text: z.string(), path: z.string() }),
        ),
      }),
      problems: {},
    },
    async ({ query: { term, locale } }) => {
      const popular = await popularTerms(locale);
      const found = await help.suggestHelp({ locale, region: null, term, popular });
      return ok({
        suggestions: found.map((each) =>
          each.kind === 'term'
            ? { kind: each.kind, text: each.term, path: searchPath({ term: each.term }) }
            : { kind: each.kind, text: each.title, path: articlePath(each) },
        ),
      });
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/help/articles/{category}/{slug}',
      tag,
      summary: 'One article',
      needsSession: false,
      params: z.object({ category: z.string(), slug: z.string() }),
      query: z.object(place),
      status: 200,
      answer: summary.extend({
        minutesToRead: z.int(),
        /** Sanitised HTML in order; of variants, show the one that fits the reader. */
        blocks: z.array(
          z.object({
            html: z.string().optional(),
            variants: z
              .array(
                z.object({
                  signedIn: z.boolean().nullable(),
                  surface: z.enum(['app', 'web']).nullable(),
                  regions: z.array(z.string()).nullable(),
                  html: z.string(),
                }),
              )
              .optional(),
          }),
        ),
        related: z.array(summary),
      }),
      problems: only(helpProblems, 'article_not_found'),
    },
    async ({ params, query }) => {
      const reader = readerIn(query);
      const present = presentIn(reader);
      const moved = await help.movedTo({ ...reader, ...params });
      const found = await help.readArticle({ ...reader, ...(moved ?? params) });
      if (!found.ok) return found;
      const { minutes, blocks, related } = found.value;
      return ok({
        ...present(found.value),
        minutesToRead: minutes,
        blocks: blocks.map((block) =>
          block.kind === 'html'
            ? { html: block.html }
            : {
                variants: block.variants.map((each) => ({
                  ...each,
                  regions: each.regions && [...each.regions],
                })),
              },
        ),
        related: related.map(present),
      });
    },
  );
}

/** How an article is told to a reader there. */
const presentIn = (place: Place) => (article: ArticleSummary) => {
  const { category, slug, locale, section, title, summary: text, tool } = article;
  const { publishedOn, updatedOn, views } = article;
  return {
    category,
    slug,
    locale,
    path: articlePath(article, baseOf(place)),
    section,
    title,
    summary: text,
    tool: tool && { id: tool, path: tools[tool].path },
    publishedOn,
    updatedOn,
    views,
  };
};
