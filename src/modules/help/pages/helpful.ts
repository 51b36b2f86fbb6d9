import { type ActionFunctionArgs, redirect } from 'react-router';
import { articlePath } from '#modules/help/types.ts';
import { getPage } from '#ui/page-context.ts';
import { readerOf } from './reader.ts';

const reasons = ['wrong_question', 'unclear', 'outdated', 'did_not_work', 'other'] as const;

/** Takes the answer to "Did this help?" and returns to the article, which thanks or asks why. */
export async function action({ context, request, params }: ActionFunctionArgs): Promise<Response> {
  const page = getPage(context);
  const reader = readerOf(page, params);
  const asked = { ...reader, category: params['category'] ?? '', slug: params['slug'] ?? '' };
  const found = await page.useCases.help.readArticle(asked);
  if (!found.ok) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const isHelpful = form.get('helpful') === 'yes';
  const reason = reasons.find((each) => each === form.get('reason')) ?? null;
  const { locale, category, slug } = found.value;
  const isCounted = await page.useCases.insights.vote({
    key: { locale, category, slug },
    voter: { address: page.ip, userAgent: request.headers.get('user-agent') ?? '' },
    isHelpful,
    reason,
  });
  const answer = !isCounted ? 'enough' : isHelpful ? 'yes' : reason === null ? 'no' : 'thanks';
  return redirect(`${articlePath(found.value, reader.base)}?helpful=${answer}#helpful`, 303);
}

export const loader = ({ context, params }: ActionFunctionArgs): Response => {
  const { base } = readerOf(getPage(context), params);
  return redirect(`${base}/help/${params['category']}/${params['slug']}`);
};
