import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { RunningHolds } from '#modules/holds/pages/running-holds.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { NextList } from '#ui/next-list.tsx';
import { fromHelp } from '#ui/next-path.ts';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { flowHref, stepsOf } from './authenticator-words.tsx';

/** Last step: linked, and what that means from now on. Safe to load again. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const from = fromHelp(request);
  const { hasAuthenticator, holds } = await page.useCases.account.viewOverview(page.viewer.accountId);
  if (!hasAuthenticator) throw redirect(flowHref('', from));
  return { from, holds: holds.filter(({ reason }) => reason === 'authenticator_linked').slice(0, 1) };
}

export default function AuthenticatorDone() {
  const t = useText();
  const { from, holds } = useLoaderData<typeof loader>();
  return (
    <FlowPage
      title={t('authenticator.done.title')}
      lead={t('authenticator.done.lead')}
      steps={<Stepper steps={stepsOf(t)} current={3} />}
    >
      <RunningHolds holds={holds} />
      <NextList
        title={t('authenticator.done.next')}
        items={[
          t('authenticator.done.next.sign_in'),
          t('authenticator.done.next.told'),
          t('authenticator.done.next.backup'),
        ]}
      />
      <FlowActions>
        <LinkButton href="/security/backup-codes">{t('backup_codes.make')}</LinkButton>
        {from ? (
          <LinkButton href={from} kind="secondary">
            {t('authenticator.done.article')}
          </LinkButton>
        ) : null}
        <LinkButton href="/security" kind="secondary">
          {t('authenticator.done.security')}
        </LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
