import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const formTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

/**
 * A request whose form every page can read: of the types that a browser sends, and whole. Problems:
 * `form_type_not_supported`, `form_not_readable`.
 */
export async function readForm(
  request: Request,
): Promise<Result<Request, Problem<'form_type_not_supported' | 'form_not_readable'>>> {
  if (safeMethods.has(request.method)) return ok(request);
  const type = request.headers.get('content-type') ?? '';
  if (!formTypes.has(type.split(';')[0]?.trim().toLowerCase() ?? '')) {
    return fail(problem('form_type_not_supported'));
  }
  const body = await request.arrayBuffer();
  try {
    await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (error) {
    if (error instanceof TypeError) return fail(problem('form_not_readable'));
    throw error;
  }
  return ok(
    new Request(request.url, {
      method: request.method,
      headers: request.headers,
      signal: request.signal,
      body,
    }),
  );
}
