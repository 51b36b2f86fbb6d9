import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import type { NewDevice } from '#modules/sessions/index.ts';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { DeviceFacts } from './authorise-facts.tsx';

/** A new device that wants in: what is known of it, what either answer does, and the two answers. */
export function AuthoriseQuestion({
  title,
  lead,
  back,
  device,
  problem,
  children,
}: {
  title: string;
  lead: string;
  back?: { href: string; label: string };
  device: NewDevice;
  problem: Problem | undefined;
  /** Above the buttons, in their form. */
  children: ReactNode;
}) {
  const t = useText();
  const isConfirming = useIsPending('confirm');
  const isCancelling = useIsPending('cancel');
  return (
    <FlowPage
      title={title}
      lead={lead}
      back={back}
      consequences={{
        changes: [t('authorise.changes.confirm'), t('authorise.changes.cancel')],
        told: [t('authorise.told.confirm'), t('authorise.told.cancel')],
        hold: null,
        undo: t('authorise.undo'),
      }}
    >
      <FormError problem={problem} />
      <DeviceFacts device={device} />
      <Form method="post" noValidate className="flex flex-col gap-6">
        {children}
        <FlowActions>
          <Button
            type="submit"
            name="intent"
            value="confirm"
            isPending={isConfirming}
            pendingText={t('authorise.confirming')}
          >
            {t('authorise.confirm')}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="cancel"
            kind="danger"
            isPending={isCancelling}
            pendingText={t('authorise.cancelling')}
          >
            {t('authorise.cancel')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
