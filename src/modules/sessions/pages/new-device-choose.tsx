import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import type { AuthorisationMethod, AuthorisationView, UnusualReason } from '#modules/sessions/index.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import type { Consequences } from '#ui/consequence-panel.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { RadioCards } from '#ui/radio-cards.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

type Method = AuthorisationMethod | 'authenticator_code';

/** The ways to authorise a new device, each with who is asked and what will happen. */
export function ChooseMethod({
  methods,
  unusual,
  isSecond,
  contacts,
  calls,
  before,
  back,
  answer,
  consequences,
}: {
  methods: readonly Method[];
  /** Why two methods are needed; empty when one is enough. */
  unusual: readonly UnusualReason[];
  /** The first of two is done. */
  isSecond: boolean;
  contacts: { email: string; phone: string } | null;
  /** How often we call within an hour at most. */
  calls: number;
  /** The request before this one: how it ended. */
  before: AuthorisationView | null;
  back: string;
  answer: { problem: Problem; method: string } | null;
  consequences: Consequences;
}) {
  const t = useText();
  const isPending = useIsPending('start');
  const ended = before && (before.state === 'unanswered' || before.state === 'expired') ? before : null;
  const contactOf = (method: Method) =>
    method === 'phone_call' ? contacts?.phone : method === 'email_link' ? contacts?.email : undefined;
  return (
    <FlowPage
      title={t('new_device.title')}
      lead={t('new_device.lead')}
      back={{ href: back, label: t('sign_in.title') }}
      consequences={consequences}
    >
      {unusual.length > 0 ? (
        <Alert state="info" title={t(isSecond ? 'new_device.unusual.second' : 'new_device.unusual.title')}>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            {unusual.map((reason) => (
              <li key={reason}>{t(`new_device.unusual.${reason}`)}</li>
            ))}
          </ul>
          <p className="mt-1">
            {t(
              methods.includes('device_approval') ? 'new_device.unusual.approval' : 'new_device.unusual.two',
            )}
          </p>
        </Alert>
      ) : null}
      {ended && !answer ? (
        <Alert
          state="wait"
          title={t(`new_device.ended.${ended.state === 'expired' ? 'expired' : 'unanswered'}`)}
          isAnnounced
        >
          {t('new_device.ended.detail')}
        </Alert>
      ) : null}
      <Form method="post" className="flex flex-col gap-6">
        <input type="hidden" name="intent" value="start" />
        <FormError problem={answer?.problem} />
        <RadioCards
          name="method"
          legend={t('new_device.how')}
          defaultValue={answer?.method ?? methods[0]}
          problem={answer?.problem}
          options={methods.map((method) => ({
            value: method,
            label: t(`new_device.${method}.label`),
            badge: contactOf(method) ? (
              <span dir="ltr" className="font-mono text-sm whitespace-nowrap text-muted">
                {contactOf(method)}
              </span>
            ) : undefined,
            detail: t(`new_device.${method}.detail`, { calls }),
          }))}
        />
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('new_device.starting')}>
            {t('new_device.start')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
