import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { deviceFacts } from '#kernel/name-device.ts';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

/** Freezing one's own account from a session: what it does, then one button. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  return { holdHours: page.useCases.settings.policy.holdHours };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  await page.useCases.closure.freezeAccount({
    accountId: page.viewer.accountId,
    device: deviceFacts(page.client()),
  });
  page.setCookie(page.cookies.clearSession());
  return redirect('/frozen', 303);
}

export default function FreezeOwn() {
  const t = useText();
  const { holdHours } = useLoaderData<typeof loader>();
  const isPending = useIsPending();
  return (
    <FlowPage
      title={t('freeze_own.title')}
      lead={t('freeze_own.lead')}
      back={{ href: '/security', label: t('freeze_own.back') }}
      consequences={{
        changes: [
          t('freeze_own.changes.sessions'),
          t('freeze_own.changes.withdrawals'),
          t('freeze_own.changes.deposits'),
        ],
        told: [t('freeze_own.told')],
        hold: { text: t('freeze_own.hold', { duration: t.duration(holdHours * 3_600_000) }) },
        undo: t('freeze_own.undo'),
      }}
    >
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('freeze_own.when')}</h2>
        <ul className="flex list-disc flex-col gap-1 ps-5">
          <li>{t('freeze_own.when.message')}</li>
          <li>{t('freeze_own.when.device')}</li>
          <li>{t('freeze_own.when.lost')}</li>
        </ul>
      </section>
      <Form method="post">
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('freeze_own.pending')}>
            {t('freeze_own.action')}
          </Button>
          <LinkButton href="/security" kind="secondary">
            {t('freeze_own.keep')}
          </LinkButton>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
