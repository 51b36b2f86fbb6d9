import type { Context } from 'hono';
import { problem } from '#kernel/problem.ts';
import { createText } from '#kernel/text.ts';
import { problemResponse } from '#platform/http/problem-document.ts';
import { httpProblems } from '#platform/http/problems.ts';
import { messages } from './messages.ts';
import type { RequestEnv } from './server-app.ts';

const text = createText(messages, 'en-GB', 'UTC');

/** Answers a request that never reached an endpoint, in the form of every other problem. */
export function refuse(
  c: Context<RequestEnv>,
  code: keyof typeof httpProblems,
  context: { origin: string; now: Date; retryAt?: Date },
): Response {
  return problemResponse(
    problem(code, context.retryAt ? { retryAt: context.retryAt } : {}),
    httpProblems[code],
    {
      text,
      origin: context.origin,
      requestId: c.get('requestId') ?? 'none',
      now: context.now,
    },
  );
}
