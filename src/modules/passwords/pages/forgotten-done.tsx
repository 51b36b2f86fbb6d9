import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useText } from '#ui/text.tsx';

/** The new password is set: sign in with it. */
export default function ForgottenDone() {
  const t = useText();
  return (
    <FlowPage title={t('passwords.forgotten.done.title')} lead={t('passwords.forgotten.done.lead')}>
      <FlowActions>
        <LinkButton href="/sign-in">{t('passwords.forgotten.done.sign_in')}</LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
