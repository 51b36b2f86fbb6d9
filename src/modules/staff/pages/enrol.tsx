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

/** A link that works shows whose it is; every other one leads nowhere, like any address that isn't there. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const token = params['token'] ?? '';
  const found = await page.useCases.staff.viewEnrolment({ token, browser: page.client() });
  if (!found.ok) throw new Response(null, { status: 404 });
  return found.value;
}

type Answer = { isNew: true } | { isNew: false; problem: Problem };

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const browser = page.client();
  if (browser.isNew) return data<Answer>({ isNew: true }, { status: 400 });
  const form = await request.formData();
  const done = await page.useCases.staff.finishEnrolment({
    token: params['token'] ?? '',
    ceremony: String(form.get('ceremony') ?? ''),
    answer: String(form.get('passkey') ?? ''),
    browser,
  });
  if (!done.ok) return data<Answer>({ isNew: false, problem: done.problem }, { status: 422 });
  page.setCookie(page.cookies.writeStaff(done.value.token, done.value.expiresAt));
  page.setFlash({ state: 'good', textId: 'console.enrol.done' });
  return redirect('/console/passkeys', 303);
}

/** Somebody's first passkey for the console. Opening the link uses nothing up. */
export default function Enrol() {
  const t = useText();
  const { name, email, ceremony, options } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.isNew) return <CookiesOff restart="" />;
  return (
    <FlowPage title={t('console.enrol.title', { name })} lead={t('console.enrol.lead', { email })}>
      <FormError problem={answer?.problem} />
      <Alert state="info" title={t('console.enrol.once')}>
        {t('console.enrol.consequence')}
      </Alert>
      <CeremonyButton
        kind="make"
        ceremony={ceremony}
        options={options}
        text={t('console.enrol.action')}
        pendingText={t('console.enrol.pending')}
      />
    </FlowPage>
  );
}
