import type { Problem } from '#kernel/problem.ts';
import { Alert } from '#ui/alert.tsx';
import { FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { problemText } from '#ui/problem-text.ts';
import { useText } from '#ui/text.tsx';

const closed = ['account_frozen', 'account_frozen_by_staff', 'account_closed', 'account_restricted'];

/** Whether the password was right and the account's state keeps it from signing in. */
export const signInClosed = ({ code }: Problem): boolean => closed.includes(code);

/** The account can't be signed in to: why, and what opens it again. */
export function SignInClosed({ problem }: { problem: Problem }) {
  const t = useText();
  const { title, detail } = problemText(t, problem);
  const isOwnFreeze = problem.code === 'account_frozen';
  return (
    <FlowPage title={title}>
      <Alert state="wait" title={t('sign_in.closed.not_signed_in')}>
        <p>{detail}</p>
        {isOwnFreeze ? <p className="mt-1">{t('sign_in.closed.frozen')}</p> : null}
      </Alert>
      <div className="flex flex-col items-stretch gap-3 sm:flex-row sm:flex-wrap sm:items-center">
        {isOwnFreeze ? <LinkButton href="/unfreeze">{t('sign_in.closed.unfreeze')}</LinkButton> : null}
        <LinkButton kind="secondary" href="/help">
          {t('sign_in.closed.help')}
        </LinkButton>
      </div>
    </FlowPage>
  );
}
