import { RunningHolds } from '#modules/holds/pages/running-holds.tsx';
import type { RecoveryView, Stage, TrackerView } from '#modules/recovery/index.ts';
import type { Lost } from '#modules/recovery/recovery-rules.ts';
import { Alert } from '#ui/alert.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { NextList } from '#ui/next-list.tsx';
import { useText } from '#ui/text.tsx';
import { isOnlyRemoved, lostText } from './recovery-words.ts';

/** How it ended, and what can be done now. */
export function RecoveryEnd({
  stage,
  view,
}: {
  stage: Extract<Stage, 'done' | 'cancelled' | 'expired' | 'refused'>;
  view: {
    lost: readonly Lost[];
    stoppedBecause: TrackerView['stoppedBecause'];
    holds: RecoveryView['holds'];
    isSignedIn: boolean;
  };
}) {
  const t = useText();
  if (stage !== 'done') {
    return (
      <FlowPage title={t(`problem.recovery_${stage}.title`)}>
        <Alert state="wait" title={t('gate.nothing_changed')} isAnnounced>
          {view.stoppedBecause ? <p>{t(`recovery.stopped.${view.stoppedBecause}`)}</p> : null}
          <p>{t(`problem.recovery_${stage}.detail`)}</p>
        </Alert>
        <FlowActions>
          <LinkButton href={`/recover?lost=${view.lost.join(',')}`} kind="secondary">
            {t('recovery.again')}
          </LinkButton>
          <Link href="/help/faq/factors-unavailable" isTarget>
            {t('recovery.help')}
          </Link>
        </FlowActions>
      </FlowPage>
    );
  }
  return (
    <FlowPage
      title={t('recovery.done.title')}
      lead={
        isOnlyRemoved(view.lost)
          ? t('recovery.done.lead.passkeys')
          : t('recovery.done.lead', { lost: lostText(t, view.lost) })
      }
    >
      <RunningHolds holds={view.holds} />
      <NextList
        title={t('recovery.done.next')}
        items={[
          t('recovery.done.sessions'),
          t('recovery.done.told'),
          ...(view.lost.includes('password') ? [t('recovery.done.password')] : []),
          ...(view.lost.includes('passkey') ? [t('recovery.done.passkey')] : []),
          ...(view.lost.includes('authenticator') ? [t('recovery.done.backup_codes')] : []),
        ]}
      />
      <FlowActions>
        {view.lost.includes('password') ? (
          <LinkButton href="/forgotten-password">{t('recovery.done.set_password')}</LinkButton>
        ) : view.isSignedIn ? (
          <LinkButton href="/security">{t('recovery.back.security')}</LinkButton>
        ) : (
          <LinkButton href="/sign-in">{t('recovery.sign_in')}</LinkButton>
        )}
      </FlowActions>
    </FlowPage>
  );
}
