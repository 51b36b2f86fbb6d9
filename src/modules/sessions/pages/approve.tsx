import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import { problem } from '#kernel/problem.ts';
import { CodeField } from '#ui/code-field.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { pathOf, requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { readAnswer, showOutcome, showRequest } from './authorise-answer.ts';
import { RequestOver } from './authorise-over.tsx';
import { AuthoriseQuestion } from './authorise-question.tsx';

const missing = { ok: false, problem: problem('authorisation_not_found') } as const;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const id = parseId('authorisation', params['authorisationId'] ?? '');
  return showRequest(id ? await page.useCases.sessions.viewApproval(page.viewer, id) : missing);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const id = parseId('authorisation', params['authorisationId'] ?? '');
  if (!id) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const answered = await page.useCases.sessions.answerApproval(page.viewer, {
    id,
    answer: readAnswer(form),
    code: String(form.get('code') ?? ''),
  });
  // The last wrong code has refused the sign-in: the page says that.
  if (!answered.ok && answered.problem.params?.['left'] === 0) return redirect(pathOf(request), 303);
  return showOutcome(request, answered);
}

/** On a device that is signed in: the new device's facts, and the code that it shows, to be typed here. */
export default function Approve() {
  const t = useText();
  const { device, problem: over } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!device) {
    return (
      <RequestOver problem={over} ways={<LinkButton href="/overview">{t('approve.overview')}</LinkButton>} />
    );
  }
  return (
    <AuthoriseQuestion
      title={t('approve.title')}
      lead={t('approve.lead')}
      back={{ href: '/overview', label: t('ui.nav.overview') }}
      device={device}
      problem={answer?.problem}
    >
      <CodeField
        name="code"
        label={t('approve.code')}
        hint={t('approve.code.hint')}
        problem={answer?.problem}
      />
    </AuthoriseQuestion>
  );
}
