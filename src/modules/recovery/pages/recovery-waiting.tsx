import { Alert } from '#ui/alert.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { KeepFresh } from '#ui/keep-fresh.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { NextList } from '#ui/next-list.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import type { Shown } from './recovery.tsx';
import { isOnlyRemoved, lostText, stepsOf } from './recovery-words.ts';

/** Everything that could be proven is. Time, or our staff, are next; this page goes on by itself. */
export function RecoveryWaiting({ view }: { view: Shown }) {
  const t = useText();
  const isCase = view.stage === 'case_open';
  // Its messages go to contacts that are lost.
  const isLastResort = view.contacts === null;
  return (
    <FlowPage
      title={t(isCase ? 'recovery.case.title' : 'recovery.waiting.title')}
      lead={
        isOnlyRemoved(view.lost) && !isCase
          ? t('recovery.waiting.lead.passkeys')
          : t(isCase ? 'recovery.case.lead' : 'recovery.waiting.lead', { lost: lostText(t, view.lost) })
      }
      steps={<Stepper steps={stepsOf(t, view.lost)} current={3} />}
    >
      <KeepFresh
        events={`/api/v1${view.trackPath.replace('/recover/track', '/recovery-trackers')}/events`}
        everySeconds={60}
      />
      {view.waitsUntil && !isCase ? (
        <Alert state="wait" title={t('recovery.waiting.until')}>
          <Countdown
            kind="wait"
            lead={t('recovery.waiting.go_on')}
            until={view.waitsUntil}
            over={t('recovery.waiting.over')}
          />
        </Alert>
      ) : null}
      <NextList
        title={t('recovery.waiting.next')}
        items={[
          ...(isCase ? [t('recovery.case.next')] : []),
          t(isLastResort ? 'recovery.waiting.next.look' : 'recovery.waiting.next.message'),
          t(view.mayMove ? 'recovery.waiting.next.browser' : 'recovery.waiting.next.only_here'),
          t('recovery.waiting.next.cancel'),
        ]}
      />
      <FlowActions>
        {isCase ? <LinkButton href={`/recover/${view.id}/case`}>{t('case.open')}</LinkButton> : null}
        <LinkButton href={view.trackPath} kind="secondary">
          {t('recovery.track')}
        </LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
