import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { LockedNotice } from '#modules/gate/pages/locked-notice.tsx';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { HoldBefore } from '#modules/holds/pages/running-holds.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { holdFacts } from './hold-words.ts';
import { replacementConsequences, replacementSteps } from './replace-authenticator-words.ts';

/** First step of replacing the authenticator: what it needs and what it changes. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId } = page.viewer;
  const { hasAuthenticator, holds, settingsLocked } = await page.useCases.account.viewOverview(accountId);
  if (!hasAuthenticator) throw redirect('/security/authenticator');
  return { hold: holdFacts(page), holds, isLocked: settingsLocked };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId, sessionId: holder } = page.viewer;
  const started = await page.useCases.factors.startAuthenticatorReplacement({
    accountId,
    holder,
    device: await ownDevice(page),
  });
  return started.ok
    ? redirect(`/security/authenticator/replace/${started.value}`, 303)
    : data<{ problem: Problem }>({ problem: started.problem }, { status: 422 });
}

export default function ReplaceAuthenticator() {
  const t = useText();
  const { hold, holds, isLocked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  return (
    <FlowPage
      title={t('authenticator.replace.title')}
      lead={t('authenticator.replace.lead')}
      back={{ href: '/security', label: t('authenticator.back') }}
      steps={<Stepper steps={replacementSteps(t)} current={1} />}
      consequences={replacementConsequences(t, hold)}
    >
      <LockedNotice isLocked={isLocked} />
      <HoldBefore holds={holds} />
      <Form method="post" className="flex flex-col gap-6">
        <FormError problem={answer?.problem} />
        <section className="flex flex-col gap-2">
          <h2 className="text-xl">{t('authenticator.need')}</h2>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            <li>{t('authenticator.replace.need.old')}</li>
            <li>{t('authenticator.need.contact')}</li>
            <li>{t('authenticator.replace.need.new')}</li>
          </ul>
        </section>
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('authenticator.starting')}>
            {t('authenticator.start')}
          </Button>
          <Link href="/recover?lost=authenticator">{t('authenticator.replace.lost')}</Link>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
