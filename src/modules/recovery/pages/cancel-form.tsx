import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import type { Stage } from '#modules/recovery/index.ts';
import type { Lost } from '#modules/recovery/recovery-rules.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { lostText } from './recovery-words.ts';

/** What cancelling stops, and its two buttons: with and without freezing the account. */
export function CancelForm({
  view,
  problem,
}: {
  view: { lost: readonly Lost[]; startedAt: Date | null; deviceName: string; isLastResort: boolean };
  problem: Problem | null;
}) {
  const t = useText();
  const isCancelling = useIsPending('cancel');
  const isFreezing = useIsPending('cancel_and_freeze');
  return (
    <FlowPage
      title={t('recovery.cancel.title')}
      lead={
        view.isLastResort
          ? t('recovery.cancel.lead.nothing')
          : t('recovery.cancel.lead', { lost: lostText(t, view.lost) })
      }
      consequences={{
        changes: [t('recovery.cancel.changes'), t('recovery.cancel.changes.freeze')],
        told: [t('recovery.told')],
        hold: null,
        undo: t('recovery.cancel.undo'),
      }}
    >
      <FormError problem={problem} />
      <p>
        {t('recovery.cancel.by', { device: view.deviceName })}{' '}
        {view.startedAt ? <Moment at={view.startedAt} /> : null}
      </p>
      <Form method="post">
        <FlowActions>
          <Button
            type="submit"
            name="intent"
            value="cancel_and_freeze"
            kind="danger"
            isPending={isFreezing}
            pendingText={t('recovery.cancel.pending')}
          >
            {t('recovery.cancel.freeze')}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="cancel"
            kind="secondary"
            isPending={isCancelling}
            pendingText={t('recovery.cancel.pending')}
          >
            {t('recovery.cancel.only')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}

/** A recovery that is over can't be cancelled: how it ended, and what helps now. */
export function CancelOver({
  stage,
  isLastResort = false,
  mayFreeze = false,
}: {
  stage: Stage;
  isLastResort?: boolean;
  /** By the link alone: who came too late to stop it may have nothing left to sign in with. */
  mayFreeze?: boolean;
}) {
  const t = useText();
  const isFreezing = useIsPending('cancel_and_freeze');
  const id = stage === 'cancelled' || stage === 'refused' || stage === 'expired' ? stage : 'done';
  return (
    <FlowPage
      title={t(`recovery.cancel.${id}.title`)}
      lead={t(`recovery.cancel.${id}.detail`)}
      consequences={
        mayFreeze
          ? {
              changes: [
                t('freeze.changes.sessions'),
                t('freeze.changes.withdrawals'),
                t('freeze.changes.deposits'),
              ],
              told: [t('freeze.told')],
              hold: null,
              undo: t('freeze.undo'),
            }
          : undefined
      }
    >
      {id === 'cancelled' ? (
        <Alert state="good" title={t('gate.nothing_changed')} isAnnounced>
          {t(isLastResort ? 'recovery.cancel.cancelled.next.nothing' : 'recovery.cancel.cancelled.next')}
        </Alert>
      ) : null}
      <FlowActions>
        {mayFreeze ? (
          <Form method="post">
            <Button
              type="submit"
              name="intent"
              value="cancel_and_freeze"
              kind="danger"
              isPending={isFreezing}
              pendingText={t('freeze.pending')}
            >
              {t('freeze.action')}
            </Button>
          </Form>
        ) : (
          <LinkButton href="/sign-in?next=%2Fsecurity%2Ffreeze" kind="secondary">
            {t('freeze.sign_in')}
          </LinkButton>
        )}
        <Link href="/sign-in?next=%2Fsecurity%2Fpassword" isTarget>
          {t('recovery.cancel.password')}
        </Link>
      </FlowActions>
    </FlowPage>
  );
}
