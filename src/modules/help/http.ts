import { z } from '@hono/zod-openapi';
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
const reader = { locale: 'en', region: null } as const;

const day = z.string().openapi({ format: 'date', example: '2026-11-22' });
const summary = z.object({
  category: z.enum(categories),
  slug: z.string(),
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
      status: 200,
      answer: z.object({
        popular: z.array(summary),
        sections: z.array(z.object({ section: z.string(), title: z.string(), articles: z.array(summary) })),
        announcements: z.array(summary),
        documents: z.array(summary),
      }),
      problems: {},
    },
    async () => {
      const { popular, announcements, documents, ...front } = await help.frontPage(reader);
      return ok({
        popular: popular.map(presentSummary),
        sections: front.sections.map(({ section, articles }) => ({
          section: section.id,
          title: section.title,
          articles: articles.map(presentSummary),
        })),
        announcements: announcements.map(presentSummary),
        documents: documents.map(presentSummary),
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
      query: z.object({ page: pageNumber, section: z.string().optional() }),
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
      const list = await help.listCategory({
        ...reader,
        category: params.category,
        section: query.section ?? null,
        page: query.page,
      });
      if (!list) return fail(problem('category_not_found'));
      const { category, page, pages, articles } = list;
      return ok({ category, page, pages, count: list.count, articles: articles.map(presentSummary) });
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
      status: 200,
      answer: z.object({ category: z.enum(categories), slug: z.string(), path: z.string() }),
      problems: only(helpProblems, 'article_not_found'),
    },
    async ({ params }) => {
      const article = await help.articleOfProblem({ ...reader, code: params.code });
      if (!article) return fail(problem('article_not_found'));
      const { category, slug } = article;
      return ok({ category, slug, path: articlePath(article) });
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
      const { scope, counts, hits, nearest, ...answer } = await help.searchHelp({ ...reader, ...query });
      return ok({
        ...answer,
        category: scope,
        counts,
        nearest: nearest.map(presentSummary),
        hits: hits.map((hit) => ({ ...presentSummary(hit), passage: [...hit.passage] })),
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
    async ({ params }) => {
      const moved = await help.movedTo({ ...reader, ...params });
      const found = await help.readArticle({ ...reader, ...(moved ?? params) });
      if (!found.ok) return found;
      const { minutes, blocks, related } = found.value;
      return ok({
        ...presentSummary(found.value),
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
        related: related.map(presentSummary),
      });
    },
  );
}

function presentSummary(article: ArticleSummary) {
  const { category, slug, section, title, summary: text, tool, publishedOn, updatedOn, views } = article;
  return {
    category,
    slug,
    path: articlePath(article),
    section,
    title,
    summary: text,
    tool: tool && { id: tool, path: tools[tool].path },
    publishedOn,
    updatedOn,
    views,
  };
}
