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
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { gone, passkeyOf } from './passkeys-read.ts';
import { removalConsequences } from './passkeys-words.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { id, name } = await passkeyOf(page, params);
  const { settingsLocked } = await page.useCases.account.viewOverview(page.viewer.accountId);
  return { id, name, isLocked: settingsLocked };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const { id: passkeyId } = await passkeyOf(page, params);
  const { accountId, sessionId: holder } = page.viewer;
  const started = await page.useCases.factors.startPasskeyRemoval({
    accountId,
    passkeyId,
    holder,
    device: await ownDevice(page),
  });
  if (started.ok) return redirect(`/security/passkeys/${passkeyId}/remove/${started.value}`, 303);
  if (started.problem.code === 'passkey_not_found') return gone(page);
  return data({ problem: started.problem }, { status: 422 });
}

/** Asks before a passkey is removed, and says what that does. */
export default function RemovePasskey() {
  const t = useText();
  const { id, name, isLocked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  return (
    <FlowPage
      title={t('passkey_remove.title', { passkey: name })}
      back={{ href: `/security/passkeys/${id}`, label: t('passkeys.title') }}
      consequences={removalConsequences(t, name)}
    >
      <LockedNotice isLocked={isLocked} />
      <Form method="post" className="flex flex-col gap-6">
        <FormError problem={answer?.problem} />
        <p>{t('passkey.remove.detail')}</p>
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('passkey_remove.starting')}>
            {t('passkey_remove.start')}
          </Button>
          <LinkButton href="/security/passkeys" kind="secondary">
            {t('passkey_remove.keep')}
          </LinkButton>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
