import { data, type LoaderFunctionArgs, redirect } from 'react-router';
import { articlePath } from '#modules/help/types.ts';
import { getPage } from '#ui/page-context.ts';

/** Where the `type` of an RFC 9457 problem leads: to the article that explains it. */
export async function loader({ context, params }: LoaderFunctionArgs): Promise<Response> {
  const article = await getPage(context).useCases.help.articleOfProblem(params['code'] ?? '');
  if (!article) throw data(null, { status: 404 });
  return redirect(articlePath(article));
}

/** Never shown: the loader leads away, or the error page tells that there is no such problem. */
export default function Problem() {
  return null;
}
