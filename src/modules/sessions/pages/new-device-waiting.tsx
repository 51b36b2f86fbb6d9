import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { ChallengeId } from '#kernel/ids.ts';
import { plusSeconds } from '#kernel/instant.ts';
import type { AuthorisationView } from '#modules/sessions/index.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import type { Consequences } from '#ui/consequence-panel.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { KeepFresh } from '#ui/keep-fresh.tsx';
import { Link } from '#ui/link.tsx';
import { Moment } from '#ui/moment.tsx';
import { ProofRail } from '#ui/proof-rail.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import type { DeviceAnswer } from './new-device.tsx';

/** As the use-case has it: half a minute between two requests of the same kind. */
const againAfterSeconds = 30;

/** The wait for the answer. It moves on by itself; the button does the same by hand. */
export function Waiting({
  challengeId,
  authorisation,
  contacts,
  isComplete,
  choose,
  answer,
  consequences,
}: {
  challengeId: ChallengeId;
  authorisation: AuthorisationView;
  contacts: { email: string; phone: string } | null;
  isComplete: boolean;
  choose: string;
  answer: DeviceAnswer | undefined;
  consequences: Consequences;
}) {
  const t = useText();
  const { method, expiresAt } = authorisation;
  const isFinishing = useIsPending('finish');
  const contact =
    method === 'phone_call' ? contacts?.phone : method === 'email_link' ? contacts?.email : undefined;
  const notYet = answer?.kind === 'step' && answer.problem.code === 'proof_missing' && !isComplete;
  return (
    <FlowPage
      title={t(isComplete ? 'new_device.confirmed.title' : `new_device.${method}.title`)}
      back={{ href: choose, label: t('new_device.other_way') }}
      consequences={consequences}
    >
      {isComplete ? null : <KeepFresh events={`/api/v1/challenges/${challengeId}/events`} />}
      <FormError problem={answer?.kind === 'start' ? answer.problem : null} />
      <FormError problem={answer?.kind === 'step' && !notYet ? answer.problem : null} />
      {notYet ? (
        <Alert state="info" title={t('new_device.not_yet.title')} isAnnounced>
          {t('new_device.not_yet.detail')}
        </Alert>
      ) : null}
      {authorisation.isUndelivered && !isComplete ? (
        <Alert state="problem" title={t('gate.not_delivered.email')} isAnnounced>
          {t('gate.not_delivered.detail')}
        </Alert>
      ) : null}
      <ProofRail
        title={t('new_device.rail')}
        proofs={[
          {
            id: method,
            name: t(`new_device.${method}.label`),
            contact,
            state: isComplete ? 'done' : 'waiting',
            detail: isComplete ? t('new_device.confirmed.detail') : undefined,
            children: isComplete ? undefined : (
              <div className="flex flex-col gap-3">
                <Steps authorisation={authorisation} />
                <p className="text-muted">
                  <Countdown until={expiresAt} lead={t('new_device.open')} over={t('new_device.open_over')} />
                  <span aria-hidden="true">.</span>
                </p>
                <Again authorisation={authorisation} />
              </div>
            ),
            ways: isComplete
              ? []
              : [
                  <Link key="other" href={choose} isTarget>
                    {t('new_device.other_way')}
                  </Link>,
                  <Link key="help" href="/help/faq/authorise-a-device" isTarget>
                    {t('gate.unable')}
                  </Link>,
                ],
          },
        ]}
      />
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="finish" />
        <FlowActions>
          <Button type="submit" isPending={isFinishing} pendingText={t('sign_in.finishing')}>
            {t('new_device.complete')}
          </Button>
          <p className="text-sm text-muted">{t('new_device.by_itself')}</p>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}

function Steps({ authorisation }: { authorisation: AuthorisationView }) {
  const t = useText();
  const { method, code, requestedAt } = authorisation;
  const steps: readonly ReactNode[] =
    method === 'device_approval'
      ? [
          t('new_device.device_approval.open'),
          t('new_device.device_approval.look'),
          t('new_device.device_approval.type'),
        ]
      : method === 'phone_call'
        ? [t('new_device.phone_call.answer'), t('new_device.phone_call.one'), t('new_device.phone_call.two')]
        : [t('new_device.email_link.open'), t('new_device.email_link.any'), t('new_device.email_link.press')];
  return (
    <>
      <p className="text-sm text-muted">
        {t(`new_device.${method}.since`)} <Moment at={requestedAt} />
      </p>
      {method === 'device_approval' && code ? <ApprovalCode code={code} /> : null}
      <ol className="flex list-decimal flex-col gap-1 ps-5">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps never change places
          <li key={index}>{step}</li>
        ))}
      </ol>
    </>
  );
}

function ApprovalCode({ code }: { code: string }) {
  const t = useText();
  const half = code.length / 2;
  return (
    <p className="flex flex-col gap-1 rounded-md bg-sunken px-4 py-3">
      <span className="text-sm text-muted">{t('new_device.device_approval.code')}</span>
      <output id="approval-code" className="font-mono text-3xl font-semibold tracking-[0.08em]">
        {code.slice(0, half)} {code.slice(half)}
      </output>
    </p>
  );
}

/** Once more by the same way: at once when the call ended, after half a minute otherwise. */
function Again({ authorisation: { method, requestedAt } }: { authorisation: AuthorisationView }) {
  const t = useText();
  const { now } = useShell();
  const againAt = plusSeconds(requestedAt, againAfterSeconds);
  const form = <AgainForm method={method} />;
  if (againAt <= now) return form;
  return (
    <p>
      <Countdown kind="wait" lead={t('new_device.again_in')} until={againAt} over={form} />
    </p>
  );
}

function AgainForm({ method }: { method: AuthorisationView['method'] }) {
  const t = useText();
  const isPending = useIsPending('start');
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="start" />
      <input type="hidden" name="method" value={method} />
      <Button
        type="submit"
        kind="secondary"
        size="small"
        isPending={isPending}
        pendingText={t('new_device.starting')}
      >
        {t(`new_device.${method}.again`)}
      </Button>
    </Form>
  );
}
