import { useEffect } from 'react';
import { useFetcher, useLocation } from 'react-router';
import type { PendingApproval } from '#modules/sessions/index.ts';
import { Alert } from '#ui/alert.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { useText } from '#ui/text.tsx';
import type { loader } from './approve-pending.ts';

const pollMs = 15_000;
const source = '/approvals';

/**
 * At the top of every page of the account: a new device that waits for this customer's word. It appears by itself;
 * without scripts, with the next page. `approvals` is what the page itself was loaded with.
 */
export function PendingApprovals({ approvals }: { approvals: readonly PendingApproval[] }) {
  const t = useText();
  const { pathname } = useLocation();
  const fetcher = useFetcher<typeof loader>();
  const { load } = fetcher;
  useEffect(() => {
    const refresh = () => void load(source);
    let timer: ReturnType<typeof setInterval> | undefined;
    const events = new EventSource('/api/v1/events');
    events.addEventListener('changed', refresh);
    events.addEventListener('open', refresh);
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) timer ??= setInterval(refresh, pollMs);
    });
    return () => {
      events.close();
      clearInterval(timer);
    };
  }, [load]);
  const shown = (fetcher.data ?? approvals).filter(({ id }) => pathname !== `/approve/${id}`);
  return (
    <div role="status" className="flex flex-col gap-3 empty:hidden">
      {shown.map((approval) => (
        <Alert
          key={approval.id}
          state="wait"
          title={t('approve.banner.title')}
          actions={
            <LinkButton size="small" href={`/approve/${approval.id}`}>
              {t('approve.banner.look')}
            </LinkButton>
          }
        >
          {t('approve.banner.detail', { device: approval.name })} <Moment at={approval.requestedAt} />.
        </Alert>
      ))}
    </div>
  );
}
