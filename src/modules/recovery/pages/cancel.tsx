import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { deviceFacts } from '#kernel/name-device.ts';
import { problem } from '#kernel/problem.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { CancelForm, CancelOver } from './cancel-form.tsx';

/** Looking cancels nothing: mail scanners look, too. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const found = await page.useCases.recovery.viewCancelLink(params['token'] ?? '');
  return found.ok ? data({ view: found.value }) : data({ view: null }, { status: 404 });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const form = await request.formData();
  const done = await page.useCases.recovery.cancelByLink({
    token: params['token'] ?? '',
    freezes: form.get('intent') === 'cancel_and_freeze',
    device: deviceFacts(page.client()),
  });
  if (done.ok && form.get('intent') === 'cancel_and_freeze') return redirect('/frozen', 303);
  const isShown = done.ok || done.problem.code !== 'recovery_step_not_open';
  // What became of it stands on the page itself.
  return isShown ? redirect(pathOf(request), 303) : data({ problem: done.problem }, { status: 409 });
}

/** The cancel link of a recovery's messages: what it stops, and the buttons that do it, without signing in. */
export default function Cancel() {
  const t = useText();
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!view) {
    return (
      <ChallengeProblem problem={problem('recovery_link_not_found')}>
        <LinkButton href="/sign-in?next=%2Frecover%2Fcancel">{t('recovery.cancel.sign_in')}</LinkButton>
      </ChallengeProblem>
    );
  }
  const isLive = ['proving', 'case_open', 'waiting', 'binding'].includes(view.stage);
  return isLive ? (
    <CancelForm view={view} problem={answer?.problem ?? null} />
  ) : (
    <CancelOver stage={view.stage} isLastResort={view.isLastResort} mayFreeze={view.mayFreeze} />
  );
}
