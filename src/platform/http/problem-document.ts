import { z } from '@hono/zod-openapi';
import { secondsUntil } from '#kernel/instant.ts';
import type { Problem, ProblemSpec } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';

/** RFC 9457, with our own members: a code, the way on, and when to try again. */
export const problemSchema = z
  .object({
    type: z.url().openapi({ description: 'The help page that explains this problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: 'What happened and what to do next, for the customer.' }),
    code: z.string(),
    requestId: z.string(),
    retryAt: z.string().optional().openapi({ format: 'date-time' }),
    retryAfterSeconds: z.int().optional(),
    /** Values such as the tries left. */
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z
      .array(z.object({ field: z.string(), detail: z.string() }))
      .optional()
      .openapi({ description: 'By field, where single fields are at fault.' }),
  })
  .openapi('Problem');

export type FieldError = { readonly field: string; readonly detail: string };
export type ProblemDocument = z.infer<typeof problemSchema>;

export const problemContentType = 'application/problem+json';

/** The answer for a refusal: document and headers. A problem without texts is a bug and throws. */
export function problemResponse(
  problem: Problem,
  spec: ProblemSpec,
  context: { text: Text; origin: string; requestId: string; now: Date; errors?: readonly FieldError[] },
): Response {
  const { text } = context;
  const titleId = `problem.${problem.code}.title`;
  const detailId = `problem.${problem.code}.detail`;
  if (!text.has(titleId) || !text.has(detailId)) throw new Error(`No texts for the problem ${problem.code}`);
  const title = text(titleId, problem.params);
  const detail = text(detailId, problem.params);
  const errors = context.errors ?? (problem.field ? [{ field: problem.field, detail }] : undefined);
  const retryAfterSeconds = problem.retryAt ? secondsUntil(context.now, problem.retryAt) : undefined;
  const document: ProblemDocument = {
    type: `${context.origin}/help/problems/${problem.code}`,
    title,
    status: spec.status,
    detail,
    code: problem.code,
    requestId: context.requestId,
    ...(problem.retryAt ? { retryAt: problem.retryAt.toISOString() } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(problem.params ? { params: plainParams(problem.params) } : {}),
    ...(errors ? { errors: [...errors] } : {}),
  };
  const headers = new Headers({ 'content-type': problemContentType, 'cache-control': 'no-store' });
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  else if (spec.status === 503) headers.set('retry-after', '5');
  return new Response(JSON.stringify(document), { status: spec.status, headers });
}

function plainParams(params: NonNullable<Problem['params']>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  );
}
