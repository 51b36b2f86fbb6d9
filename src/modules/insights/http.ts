import { z } from '@hono/zod-openapi';
import { problem } from '#kernel/problem.ts';
import { fail, ok } from '#kernel/result.ts';
import { categories, type HelpCentre, helpProblems } from '#modules/help/index.ts';
import { type Endpoint, only } from '#platform/http/endpoints.ts';
import type { Insights } from './insights.ts';
import { insightsProblems } from './problems.ts';
import { unhelpfulReasons } from './search-rules.ts';

/** The answer to "Did this help?". */
export function registerInsightsApi(
  endpoint: Endpoint,
  { help, insights }: { help: HelpCentre; insights: Insights },
): void {
  endpoint(
    {
      method: 'post',
      path: '/help/articles/{category}/{slug}/answers',
      tag: 'Help',
      summary: 'Says whether an article helped',
      description: 'Counts once for a reader and article; a later answer replaces the earlier.',
      needsSession: false,
      params: z.object({ category: z.enum(categories), slug: z.string() }),
      body: z.strictObject({
        isHelpful: z.boolean(),
        reason: z.enum(unhelpfulReasons).nullable().default(null),
      }),
      status: 204,
      problems: { ...only(helpProblems, 'article_not_found'), ...insightsProblems },
    },
    async ({ params, body, client }) => {
      const found = await help.readArticle({ locale: 'en', region: null, ...params });
      if (!found.ok) return found;
      const { locale, category, slug } = found.value;
      const { address, userAgent } = client();
      const voter = { address, userAgent };
      const isCounted = await insights.vote({ key: { locale, category, slug }, voter, ...body });
      return isCounted ? ok() : fail(problem('answers_limit_reached'));
    },
  );
}
