import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { problem } from '#kernel/problem.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { Alert } from '#ui/alert.tsx';
import { Card } from '#ui/card.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { KeepFresh } from '#ui/keep-fresh.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { getPage } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { lostText, stepsOf } from './recovery-words.ts';

/** Anybody with the link may look; there is nothing to do here but to go on in the browser that may. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const token = params['token'] ?? '';
  const found = await page.useCases.recovery.viewTracker(token);
  if (!found.ok) return data({ view: null, token }, { status: 404 });
  return data({ view: found.value, token });
}

/** Which of the four steps a stage is; past the last when it is over. */
const stepOf = {
  planned: 1,
  proving: 2,
  case_open: 3,
  waiting: 3,
  binding: 4,
  done: 5,
  cancelled: null,
  expired: null,
  refused: null,
} as const;

export default function Track() {
  const t = useText();
  const { view, token } = useLoaderData<typeof loader>();
  if (!view) {
    return (
      <ChallengeProblem problem={problem('recovery_link_not_found')}>
        <LinkButton href="/recover">{t('recovery.begin_here')}</LinkButton>
      </ChallengeProblem>
    );
  }
  const { stage } = view;
  const current = stepOf[stage];
  const isOpen = current !== null && stage !== 'done';
  return (
    <FlowPage
      title={t('recovery.track.title')}
      lead={t('recovery.track.lead')}
      steps={
        current === null ? undefined : (
          <Stepper steps={stepsOf(t, view.lost)} current={Math.min(current, 4)} />
        )
      }
    >
      {isOpen ? <KeepFresh events={`/api/v1/recovery-trackers/${token}/events`} everySeconds={60} /> : null}
      <Alert
        state={stage === 'done' ? 'good' : isOpen ? 'wait' : 'info'}
        title={t(`recovery.stage.${stage}`)}
        isAnnounced
      >
        <p>{t(`recovery.stage.${stage}.next`)}</p>
        {stage === 'waiting' && view.waitsUntil ? (
          <p className="mt-1">
            <Countdown
              kind="wait"
              lead={t('recovery.waiting.go_on')}
              until={view.waitsUntil}
              over={t('recovery.waiting.over')}
            />
          </p>
        ) : null}
        {stage === 'binding' ? (
          <p className="mt-1">
            <Countdown
              lead={t('recovery.track.lasts')}
              until={view.expiresAt}
              over={t('problem.recovery_expired.title')}
            />
          </p>
        ) : null}
      </Alert>
      <Card>
        <DescriptionList
          items={[
            { term: t('recovery.track.lost'), value: lostText(t, view.lost) },
            ...(view.startedAt
              ? [{ term: t('recovery.track.started'), value: <Moment at={view.startedAt} /> }]
              : []),
            ...(view.endedAt
              ? [{ term: t('recovery.track.ended'), value: <Moment at={view.endedAt} /> }]
              : []),
          ]}
        />
      </Card>
      <p className="text-muted">{t('recovery.track.read_only')}</p>
      <FlowActions>
        {stage === 'binding' ? (
          <LinkButton href={`/recover/${view.id}`}>{t('recovery.track.go_on')}</LinkButton>
        ) : null}
        {stage === 'case_open' ? (
          <LinkButton href={`/recover/${view.id}/case`}>{t('case.open')}</LinkButton>
        ) : null}
        <LinkButton href="/help/faq/factors-unavailable" kind="secondary">
          {t('recovery.help')}
        </LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
