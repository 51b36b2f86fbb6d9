import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { hourMs } from '#kernel/instant.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

/** Looking freezes nothing: mail scanners look, too. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const holdMs = page.useCases.settings.policy.holdHours * hourMs;
  const view = await page.useCases.closure.viewFreezeLink(params['token'] ?? '');
  if (view.ok) return data({ isFrozen: view.value.isFrozen, holdMs, problem: null });
  return data({ isFrozen: false, holdMs, problem: view.problem }, { status: 404 });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const device = deviceFacts(page.client());
  await page.useCases.closure.freezeByLink({ token: params['token'] ?? '', device });
  // Whether it is frozen now, or the link leads nowhere, stands on the page itself.
  return redirect(pathOf(request), 303);
}

/** The freeze link of a security alert: what it does, and the one button that does it, without signing in. */
export default function Freeze() {
  const t = useText();
  const { isFrozen, holdMs, problem } = useLoaderData<typeof loader>();
  const isPending = useIsPending();
  if (problem) {
    return (
      <ChallengeProblem problem={problem}>
        <LinkButton href="/sign-in?next=%2Fsecurity%2Ffreeze">{t('freeze.sign_in')}</LinkButton>
        <LinkButton kind="secondary" href="/help">
          {t('freeze.help')}
        </LinkButton>
      </ChallengeProblem>
    );
  }
  if (isFrozen) return <Frozen />;
  return (
    <FlowPage
      title={t('freeze.title')}
      lead={t('freeze.lead')}
      consequences={{
        changes: [
          t('freeze.changes.sessions'),
          t('freeze.changes.withdrawals'),
          t('freeze.changes.deposits'),
        ],
        told: [t('freeze.told')],
        hold: { text: t('freeze.hold', { duration: t.duration(holdMs) }) },
        undo: t('freeze.undo'),
      }}
    >
      <Alert state="info" title={t('freeze.why.title')}>
        {t('freeze.why.detail')}
      </Alert>
      <Form method="post">
        <FlowActions>
          <Button
            type="submit"
            name="intent"
            value="freeze"
            kind="danger"
            isPending={isPending}
            pendingText={t('freeze.pending')}
          >
            {t('freeze.action')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}

function Frozen() {
  const t = useText();
  return (
    <FlowPage title={t('freeze.done.title')} lead={t('freeze.done.lead')}>
      <Alert state="good" title={t('freeze.done.what')} isAnnounced>
        {t('freeze.done.told')}
      </Alert>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('freeze.done.how')}</h2>
        <p>{t('freeze.undo')}</p>
      </section>
      <div className="flex flex-col items-stretch gap-3 sm:flex-row sm:flex-wrap sm:items-center">
        <LinkButton href="/unfreeze">{t('freeze.done.unfreeze')}</LinkButton>
        <LinkButton kind="secondary" href="/help/faq/freeze-account">
          {t('freeze.help')}
        </LinkButton>
      </div>
    </FlowPage>
  );
}
