import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { Alert } from '#ui/alert.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useText } from '#ui/text.tsx';

/** Until when the hold runs: told by the answer that set the password, and carried in the address so that a refresh keeps it. */
export function loader({ request }: LoaderFunctionArgs) {
  const until = new Date(new URL(request.url).searchParams.get('held-until') ?? '');
  return { heldUntil: Number.isNaN(until.getTime()) ? null : until };
}

/** The new password is set: sign in with it. */
export default function ForgottenDone() {
  const t = useText();
  const { heldUntil } = useLoaderData<typeof loader>();
  return (
    <FlowPage title={t('passwords.forgotten.done.title')} lead={t('passwords.forgotten.done.lead')}>
      {heldUntil ? (
        <Alert state="wait" title={t('holds.title')}>
          <p>{t('holds.reason.password_changed')}</p>
          <p>
            <Countdown until={heldUntil} over={t('holds.over')} />
          </p>
        </Alert>
      ) : null}
      <FlowActions>
        <LinkButton href="/sign-in">{t('passwords.forgotten.done.sign_in')}</LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
