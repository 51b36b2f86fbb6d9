import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { RunningHolds } from '#modules/holds/pages/running-holds.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { stepsOf } from './password-words.ts';

/** Last step: what the new password means now. Safe to load again, and nothing is said of a change that wasn't made. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { holds } = await page.useCases.account.viewOverview(page.viewer.accountId);
  const own = holds.filter(({ reason }) => reason === 'password_changed').slice(0, 1);
  if (own.length === 0) throw redirect('/security');
  return { holds: own };
}

export default function PasswordChanged() {
  const t = useText();
  const { holds } = useLoaderData<typeof loader>();
  return (
    <FlowPage
      title={t('passwords.done.title')}
      lead={t('passwords.done.lead')}
      steps={<Stepper steps={stepsOf(t)} current={3} />}
    >
      <RunningHolds holds={holds} />
      <FlowActions>
        <LinkButton href="/security">{t('passwords.done.security')}</LinkButton>
        <LinkButton href="/devices?show=sessions" kind="secondary">
          {t('passwords.done.sessions')}
        </LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
