import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { LockedNotice } from '#modules/gate/pages/locked-notice.tsx';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { HoldBefore } from '#modules/holds/pages/running-holds.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { fromHelp } from '#ui/next-path.ts';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { consequencesOf, flowHref, stepsOf } from './authenticator-words.tsx';
import { holdFacts } from './hold-words.ts';

/** First step: what it is, what it needs and what it changes; or that one is linked. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId } = page.viewer;
  const { hasAuthenticator, holds, settingsLocked } = await page.useCases.account.viewOverview(accountId);
  return {
    isLinked: hasAuthenticator,
    isLocked: settingsLocked,
    from: fromHelp(request),
    hold: holdFacts(page),
    holds,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const from = fromHelp(request);
  const { accountId, sessionId: holder } = page.viewer;
  const started = await page.useCases.factors.startAuthenticatorLink({
    accountId,
    holder,
    device: await ownDevice(page),
  });
  if (started.ok) return redirect(flowHref(`/${started.value}`, from), 303);
  if (started.problem.code === 'authenticator_already_linked') return redirect(flowHref('', from), 303);
  return data({ problem: started.problem }, { status: 422 });
}

export default function Authenticator() {
  const t = useText();
  const { isLinked, isLocked, from, hold, holds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  const back = from
    ? { href: from, label: t('authenticator.done.article') }
    : { href: '/security', label: t('authenticator.back') };
  if (isLinked) {
    return (
      <FlowPage title={t('authenticator.linked.title')} lead={t('authenticator.linked.lead')} back={back}>
        <p>{t('authenticator.linked.detail')}</p>
        <FlowActions>
          <LinkButton href="/security/authenticator/replace">{t('authenticator.linked.replace')}</LinkButton>
          <LinkButton href="/security/backup-codes" kind="secondary">
            {t('authenticator.linked.backup')}
          </LinkButton>
          <Link href="/help/faq/authenticator-code-rejected" isTarget>
            {t('authenticator.linked.help')}
          </Link>
        </FlowActions>
      </FlowPage>
    );
  }
  return (
    <FlowPage
      title={t('authenticator.title')}
      lead={t('authenticator.lead')}
      back={back}
      steps={<Stepper steps={stepsOf(t)} current={1} />}
      consequences={consequencesOf(t, hold)}
    >
      <LockedNotice isLocked={isLocked} />
      <HoldBefore holds={holds} />
      <Form method="post" className="flex flex-col gap-6">
        <FormError problem={answer?.problem} />
        <section className="flex flex-col gap-2">
          <h2 className="text-xl">{t('authenticator.need')}</h2>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            <li>{t('authenticator.need.app')}</li>
            <li>{t('authenticator.need.contact')}</li>
          </ul>
        </section>
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('authenticator.starting')}>
            {t('authenticator.start')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
