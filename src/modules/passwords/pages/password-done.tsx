import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { stepsOf } from './password-words.ts';

/** Last step: what the new password means now. Safe to load again. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { holds } = await page.useCases.account.viewOverview(page.viewer.accountId);
  return { heldUntil: holds.find((hold) => hold.reason === 'password_changed')?.endsAt ?? null };
}

export default function PasswordChanged() {
  const t = useText();
  const { heldUntil } = useLoaderData<typeof loader>();
  return (
    <FlowPage
      title={t('passwords.done.title')}
      lead={t('passwords.done.lead')}
      steps={<Stepper steps={stepsOf(t)} current={3} />}
    >
      {heldUntil ? (
        <p>
          {t('passwords.done.hold')} <Moment at={heldUntil} />.
        </p>
      ) : null}
      <FlowActions>
        <LinkButton href="/security">{t('passwords.done.security')}</LinkButton>
        <LinkButton href="/devices?show=sessions" kind="secondary">
          {t('passwords.done.sessions')}
        </LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
