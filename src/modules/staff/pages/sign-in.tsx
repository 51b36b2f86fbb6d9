import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { Alert } from '#ui/alert.tsx';
import { FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { CeremonyButton } from './ceremony-button.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = getPage(context);
  if (page.staff !== null && page.staff !== 'over') throw redirect('/console');
  const started = await page.useCases.staff.startStaffSignIn(page.client());
  return { ...started, isOver: new URL(request.url).searchParams.has('over') };
}

type Answer = { isNew: true } | { isNew: false; problem: Problem };

export async function action({ context, request }: ActionFunctionArgs) {
  const page = getPage(context);
  const browser = page.client();
  if (browser.isNew) return data<Answer>({ isNew: true }, { status: 400 });
  const form = await request.formData();
  const done = await page.useCases.staff.finishStaffSignIn({
    ceremony: String(form.get('ceremony') ?? ''),
    answer: String(form.get('passkey') ?? ''),
    browser,
  });
  if (!done.ok) return data<Answer>({ isNew: false, problem: done.problem }, { status: 422 });
  page.setCookie(page.cookies.writeStaff(done.value.token, done.value.expiresAt));
  return redirect('/console', 303);
}

/** The console's door: a passkey, and nothing else. */
export default function StaffSignIn() {
  const t = useText();
  const { ceremony, options, isOver } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.isNew) return <CookiesOff restart="/console/sign-in" />;
  return (
    <FlowPage title={t('console.sign_in.title')} lead={t('console.sign_in.lead')}>
      {isOver && !answer ? (
        <Alert state="info" title={t('console.sign_in.over')}>
          {t('console.sign_in.over.detail')}
        </Alert>
      ) : null}
      <FormError problem={answer?.problem} />
      <CeremonyButton
        kind="show"
        ceremony={ceremony}
        options={options}
        text={t('console.sign_in.action')}
        pendingText={t('console.sign_in.pending')}
      />
      <p className="text-muted">{t('console.sign_in.lost')}</p>
    </FlowPage>
  );
}
