import type { Context } from 'hono';
import { problem } from '#kernel/problem.ts';
import { createText } from '#kernel/text.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { problemResponse } from '#platform/http/problem-document.ts';
import { httpProblems } from '#platform/http/problems.ts';
import type { Log } from '#platform/log/log.ts';
import { messageSets } from './message-sets.ts';
import { type RefusalPages, wantsPage } from './refusal-page.ts';
import type { RequestEnv } from './server-app.ts';

const text = createText(messageSets, 'en-GB', 'UTC');

export type Refuse = (
  c: Context<RequestEnv>,
  code: keyof typeof httpProblems,
  more?: { retryAt?: Date },
) => Promise<Response>;

/**
 * Answers a request that never reached an endpoint or a page: somebody who reads pages gets one, everybody else the
 * same as a problem.
 */
export function createRefuse(options: {
  origin: string;
  clock: Clock;
  log: Log;
  pages: RefusalPages | null;
}): Refuse {
  const { origin, clock, log, pages } = options;
  return async (c, code, { retryAt } = {}) => {
    const spec = httpProblems[code];
    const answer = problemResponse(problem(code, retryAt ? { retryAt } : {}), spec, {
      text,
      origin,
      requestId: c.get('requestId') ?? 'none',
      now: clock.now(),
    });
    if (!pages || !wantsPage(c.req.raw)) return answer;
    const page = await pages(c, { code, status: spec.status }).catch((error: unknown) => {
      log.error({ err: error, requestId: c.get('requestId') }, 'a page failed');
      return null;
    });
    if (!page) return answer;
    const retryAfter = answer.headers.get('retry-after');
    if (retryAfter) page.headers.set('retry-after', retryAfter);
    return page;
  };
}
