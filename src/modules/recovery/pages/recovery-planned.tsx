import { Form } from 'react-router';
import { HoldBefore } from '#modules/holds/pages/running-holds.tsx';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useShell } from '#ui/shell.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { Answer, Shown } from './recovery.tsx';
import { consequencesOf, isOnlyRemoved, lostText, stepsOf } from './recovery-words.ts';

const hourMs = 3_600_000;

/** What will be asked, how long it takes and what is off afterwards; or why not now, and what to do instead. */
export function RecoveryPlanned({ view, answer }: { view: Shown; answer: Answer | undefined }) {
  const t = useText();
  const { now } = useShell();
  const isPending = useIsPending('start');
  const { plan, lost } = view;
  const back = { href: `/recover?lost=${lost.join(',')}`, label: t('recovery.what') };
  if (view.isAnotherLive && !view.mayReplaceLive)
    return <AnotherLive back={back} answer={answer} mayResume={view.mayResume} />;
  if (plan.path === 'not_possible_now') return <NotNow view={view} reason={plan.reason} back={back} />;
  const wait = t.duration(plan.waitHours * hourMs);
  const waitsUntil = new Date(now.getTime() + plan.waitHours * hourMs);
  return (
    <FlowPage
      title={t('recovery.planned.title')}
      lead={
        isOnlyRemoved(lost)
          ? t('recovery.planned.lead.passkeys')
          : t('recovery.planned.lead', { lost: lostText(t, lost) })
      }
      back={back}
      steps={<Stepper steps={stepsOf(t, lost)} current={1} />}
      consequences={consequencesOf(t, { ...plan, lost })}
    >
      <HoldBefore holds={view.holds} another={t('recovery.hold.another')} />
      {view.isAnotherLive ? (
        <Alert state="info" title={t('recovery.live.title')}>
          {t('recovery.live.replaced')}
        </Alert>
      ) : null}
      {plan.unfreezes ? (
        <Alert state="wait" title={t('recovery.planned.frozen.title')}>
          {t('recovery.planned.frozen.detail')}
        </Alert>
      ) : null}
      {plan.backupCodes > 0 ? (
        <Alert state="info" title={t('recovery.backup_codes.title')}>
          {t('recovery.backup_codes.detail', { count: plan.backupCodes })}
        </Alert>
      ) : null}
      <ol className="flex list-decimal flex-col gap-4 ps-5">
        <li>
          <p className="font-semibold">{t('recovery.planned.prove')}</p>
          <ul className="mt-1 flex list-disc flex-col gap-1 ps-5">
            {plan.asks.length === 0 ? <li>{t('recovery.planned.prove.nothing')}</li> : null}
            {plan.asks.map((slot) => (
              <li key={slot}>
                {t(`gate.slot.${slot}`)}
                {slot === 'current_email' || slot === 'current_phone' ? (
                  <>
                    <VisuallyHidden>: </VisuallyHidden>
                    {/* On a line of its own, as on the rail: on a narrow screen a mask would break in the middle. */}
                    <span dir="ltr" className="block font-mono text-sm break-all text-muted rtl:text-end">
                      {slot === 'current_email' ? view.contacts?.email : view.contacts?.phone}
                    </span>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </li>
        {plan.path === 'case' ? (
          <li>
            <p className="font-semibold">{t('recovery.planned.case')}</p>
            <p>{t('recovery.planned.case.detail')}</p>
          </li>
        ) : null}
        {plan.waitHours > 0 ? (
          <li>
            <p className="font-semibold">{t('recovery.planned.wait', { duration: wait })}</p>
            <p>{t('recovery.planned.wait.detail')}</p>
            {plan.path === 'reset' ? (
              <p>{t('recovery.planned.wait.until', { until: t.dateTime(waitsUntil) })}</p>
            ) : null}
          </li>
        ) : null}
        <li>
          <p className="font-semibold">
            {t(isOnlyRemoved(lost) ? 'recovery.planned.finish' : 'recovery.planned.bind')}
          </p>
          <p>
            {plan.binds.length === 0
              ? t('recovery.planned.bind.passkey')
              : t('recovery.planned.bind.detail', {
                  new: t.list(plan.binds.map((slot) => t(`gate.slot.${slot}`))),
                })}
          </p>
          {lost.includes('password') ? <p>{t('recovery.planned.bind.password')}</p> : null}
        </li>
      </ol>
      <Form method="post">
        <input type="hidden" name="intent" value="start" />
        <FormError problem={answer?.kind === 'step' ? answer.problem : null} />
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('recovery.starting')}>
            {t('recovery.start')}
          </Button>
          <Link href={back.href} isTarget>
            {t('recovery.other')}
          </Link>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}

type Back = { readonly href: string; readonly label: string };

/** One at a time: go on with it here, or stop it. */
function AnotherLive({
  back,
  answer,
  mayResume,
}: {
  back: Back;
  answer: Answer | undefined;
  mayResume: boolean;
}) {
  const t = useText();
  const isPending = useIsPending('resume');
  return (
    <FlowPage title={t('recovery.live.title')} lead={t('recovery.live.lead')} back={back}>
      <Form method="post" className="flex flex-col gap-6">
        <input type="hidden" name="intent" value="resume" />
        <FormError problem={answer?.kind === 'step' ? answer.problem : null} />
        <p>{t(mayResume ? 'recovery.live.detail' : 'recovery.live.only_there')}</p>
        <p>{t('recovery.live.stop')}</p>
        <FlowActions>
          {mayResume ? (
            <Button type="submit" isPending={isPending} pendingText={t('recovery.starting')}>
              {t('recovery.resume')}
            </Button>
          ) : (
            <LinkButton href="/recover/cancel">{t('recovery.cancel.sign_in')}</LinkButton>
          )}
          <Link href="/help/faq/factors-unavailable" isTarget>
            {t('recovery.help')}
          </Link>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}

function NotNow({ view, reason, back }: { view: Shown; reason: string; back: Back }) {
  const t = useText();
  const id = `problem.${reason}`;
  const title = `${id}.title`;
  const detail = `${id}.detail`;
  return (
    <FlowPage title={t('recovery.not_now.title')} back={back}>
      <Alert state="wait" title={t.has(title) ? t(title) : reason}>
        {t.has(detail) ? t(detail) : null}
      </Alert>
      {reason === 'case_not_available' ? (
        <p>
          {t('recovery.not_now.support')}{' '}
          <Link href={`mailto:${view.supportEmail}`}>{view.supportEmail}</Link>
        </p>
      ) : null}
      <FlowActions>
        {reason === 'account_frozen' ? (
          <LinkButton href="/unfreeze">{t('recovery.unfreeze')}</LinkButton>
        ) : (
          <LinkButton href={back.href}>{t('recovery.other')}</LinkButton>
        )}
        <Link href="/help/faq/factors-unavailable" isTarget>
          {t('recovery.help')}
        </Link>
      </FlowActions>
    </FlowPage>
  );
}
