import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { LockedNotice } from '#modules/gate/pages/locked-notice.tsx';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { HoldBefore } from '#modules/holds/pages/running-holds.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { additionConsequences, additionHold } from './passkeys-words.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { holds, settingsLocked: isLocked } = await page.useCases.account.viewOverview(page.viewer.accountId);
  const hold = await additionHold(page);
  // Only the first strong factor starts one.
  return { hold, holds: hold ? holds : [], isLocked };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId, sessionId: holder } = page.viewer;
  const started = await page.useCases.factors.startPasskeyAddition({
    accountId,
    holder,
    device: await ownDevice(page),
  });
  if (started.ok) return redirect(`/security/passkeys/add/${started.value}`, 303);
  return data({ problem: started.problem }, { status: 422 });
}

/** First step of adding a passkey: what it needs and what it changes. */
export default function AddPasskey() {
  const t = useText();
  const { hold, holds, isLocked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  return (
    <FlowPage
      title={t('passkey_add.title')}
      lead={t('passkey_add.lead')}
      back={{ href: '/security/passkeys', label: t('passkeys.title') }}
      consequences={additionConsequences(t, hold)}
    >
      <LockedNotice isLocked={isLocked} />
      <HoldBefore holds={holds} />
      <Form method="post" className="flex flex-col gap-6">
        <FormError problem={answer?.problem} />
        <section className="flex flex-col gap-2">
          <h2 className="text-xl">{t('passkey_add.need')}</h2>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            <li>{t('passkey_add.need.proof')}</li>
            <li>{t('passkey_add.need.device')}</li>
          </ul>
        </section>
        <noscript>
          <p>{t('gate.passkey.no_script')}</p>
        </noscript>
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('passkey_add.starting')}>
            {t('passkey_add.start')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
