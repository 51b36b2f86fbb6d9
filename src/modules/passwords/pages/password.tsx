import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { LockedNotice } from '#modules/gate/pages/locked-notice.tsx';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { HoldBefore } from '#modules/holds/pages/running-holds.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { PasswordField } from '#ui/password-field.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { holdFacts, passwordConsequences, stepsOf } from './password-words.ts';

/** First step of changing the password: the current one and the new one. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { holds, settingsLocked: isLocked } = await page.useCases.account.viewOverview(page.viewer.accountId);
  return { hold: holdFacts(page), holds, isLocked };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const form = await request.formData();
  const started = await page.useCases.passwords.startPasswordChange({
    device: await ownDevice(page),
    ...page.viewer,
    currentPassword: String(form.get('currentPassword') ?? ''),
    newPassword: String(form.get('newPassword') ?? ''),
    address: page.ip,
  });
  return started.ok
    ? redirect(`/security/password/${started.value}`, 303)
    : data<{ problem: Problem }>({ problem: started.problem }, { status: 422 });
}

export default function ChangePassword() {
  const t = useText();
  const { hold, holds, isLocked } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const isPending = useIsPending();
  return (
    <FlowPage
      title={t('passwords.change.title')}
      lead={t('passwords.change.lead')}
      back={{ href: '/security', label: t('passwords.back') }}
      steps={<Stepper steps={stepsOf(t)} current={1} />}
      consequences={passwordConsequences(t, hold)}
    >
      <LockedNotice isLocked={isLocked} />
      <HoldBefore holds={holds} />
      <Form method="post" noValidate className="flex flex-col gap-6">
        <FormError problem={problem} />
        <PasswordField
          purpose="current"
          name="currentPassword"
          label={t('passwords.current')}
          problem={problem}
        />
        <PasswordField
          purpose="new"
          name="newPassword"
          label={t('passwords.new')}
          hint={t('passwords.new.hint')}
          problem={problem}
        />
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('passwords.checking')}>
            {t('passwords.go_on')}
          </Button>
          <Link href="/forgotten-password">{t('passwords.forgotten.link')}</Link>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
