import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { readAnswer, showOutcome, showRequest } from './authorise-answer.ts';
import { RequestOver } from './authorise-over.tsx';
import { AuthoriseQuestion } from './authorise-question.tsx';

/** Looking changes nothing: mail scanners look, too. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  return showRequest(await page.useCases.sessions.viewAuthorisationLink(params['token'] ?? ''));
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const answered = await page.useCases.sessions.answerAuthorisationLink({
    token: params['token'] ?? '',
    answer: readAnswer(await request.formData()),
  });
  return showOutcome(request, answered);
}

/** The request behind the link of an e-mail: who wants in, and the two answers. Works in any browser. */
export default function Authorise() {
  const t = useText();
  const { device, problem: over } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!device) return <RequestOver problem={over} />;
  return (
    <AuthoriseQuestion
      title={t('authorise.title')}
      lead={t('authorise.lead')}
      device={device}
      problem={answer?.problem}
    >
      <p>{t('authorise.only_if')}</p>
    </AuthoriseQuestion>
  );
}
