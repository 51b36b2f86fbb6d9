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
import { RunningHolds } from '#modules/holds/pages/running-holds.tsx';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { backupConsequences } from './backup-codes-words.ts';

/** How many backup codes are left, and the way to a new set. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId } = page.viewer;
  const { hasAuthenticator, holds, settingsLocked } = await page.useCases.account.viewOverview(accountId);
  // A replaced authenticator leads here, because its codes went with it.
  const own = holds.filter(({ reason }) => reason === 'authenticator_replaced').slice(0, 1);
  return {
    hasAuthenticator,
    isLocked: settingsLocked,
    holds: own,
    codes: await page.useCases.factors.viewBackupCodes(accountId),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId, sessionId: holder } = page.viewer;
  const started = await page.useCases.factors.startBackupCodes({
    accountId,
    holder,
    device: await ownDevice(page),
  });
  return started.ok
    ? redirect(`/security/backup-codes/${started.value}`, 303)
    : data<{ problem: Problem }>({ problem: started.problem }, { status: 422 });
}

export default function BackupCodes() {
  const t = useText();
  const { hasAuthenticator, isLocked, holds, codes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  const back = { href: '/security', label: t('authenticator.back') };
  if (!hasAuthenticator) {
    return (
      <FlowPage title={t('backup_codes.title')} lead={t('backup_codes.needs_authenticator')} back={back}>
        <FlowActions>
          <LinkButton href="/security/authenticator">{t('authenticator.title')}</LinkButton>
        </FlowActions>
      </FlowPage>
    );
  }
  return (
    <FlowPage
      title={t('backup_codes.title')}
      lead={t('backup_codes.lead')}
      back={back}
      consequences={backupConsequences(t)}
    >
      <LockedNotice isLocked={isLocked} />
      <RunningHolds holds={holds} />
      <Form method="post" className="flex flex-col gap-6">
        <FormError problem={answer?.problem} />
        {codes ? (
          <p>
            {t('backup_codes.left', { left: codes.left })} {t('backup_codes.made')}{' '}
            <Moment at={codes.madeAt} />.
          </p>
        ) : (
          <Alert state="info" title={t('backup_codes.none')}>
            {t('backup_codes.none.detail')}
          </Alert>
        )}
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('gate.claim.pending')}>
            {t(codes ? 'backup_codes.make_again' : 'backup_codes.make')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
