import type { ReactNode } from 'react';
import { Form } from 'react-router';
import { Button } from '#ui/button.tsx';
import type { Consequences } from '#ui/consequence-panel.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { CookiesOff } from './cookies-off.tsx';

/** The first page of a flow for somebody signed out: which account, and nothing that tells whether there is one. */
export function ClaimPage({
  title,
  lead,
  steps,
  consequences,
  cookiesOffAt,
  children,
}: {
  title: string;
  lead: string;
  /** A `Stepper`. */
  steps?: ReactNode;
  consequences: Consequences;
  /** Where to begin again; given when the form came back without the cookie that its page had set. */
  cookiesOffAt: string | null;
  /** Other ways, below the button. */
  children?: ReactNode;
}) {
  const t = useText();
  const isPending = useIsPending();
  if (cookiesOffAt !== null) return <CookiesOff restart={cookiesOffAt} />;
  return (
    <FlowPage
      title={title}
      lead={lead}
      back={{ href: '/sign-in', label: t('gate.claim.back') }}
      steps={steps}
      consequences={consequences}
    >
      <Form method="post" noValidate className="flex flex-col gap-6">
        <TextField
          name="identifier"
          label={t('gate.claim.identifier')}
          hint={t('gate.claim.identifier.hint')}
          autoComplete="username"
          autoFocus
        />
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('gate.claim.pending')}>
            {t('gate.claim.go_on')}
          </Button>
        </FlowActions>
      </Form>
      {children}
    </FlowPage>
  );
}
