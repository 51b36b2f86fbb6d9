import { MonitorSmartphone } from 'lucide-react';
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FactCard } from '#ui/fact-card.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment, momentText } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { useShell } from '#ui/shell.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

const pageSize = 10;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { searchParams } = new URL(request.url);
  const offset = Number(searchParams.get('from') ?? 0);
  if (!Number.isSafeInteger(offset) || offset < 0) throw data(null, { status: 404 });
  const paging = { offset, size: pageSize };
  const { sessions } = page.useCases;
  const isSessions = searchParams.get('show') === 'sessions';
  return {
    offset,
    devices: isSessions ? null : await sessions.listOwnDevices(page.viewer, paging),
    sessions: isSessions ? await sessions.listOwnSessions(page.viewer, paging) : null,
  };
}

/** Ends one session, all others, or all of them. */
export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const form = await request.formData();
  const { sessions } = page.useCases;
  const intent = form.get('intent');
  const device = deviceFacts(page.client());
  if (intent === 'everywhere') {
    await sessions.signOutElsewhere(page.viewer, { includingThis: true, device });
    page.setCookie(page.cookies.clearSession());
    return redirect('/signed-out?because=everywhere', 303);
  }
  if (intent === 'others') {
    const count = await sessions.signOutElsewhere(page.viewer, { includingThis: false, device });
    page.setFlash({ state: 'good', textId: 'sessions.others_ended', values: { count } });
    return redirect('/devices?show=sessions', 303);
  }
  const id = parseId('session', String(form.get('session') ?? ''));
  const ended = id && (await sessions.endSession(page.viewer, id));
  if (id === page.viewer.sessionId) {
    page.setCookie(page.cookies.clearSession());
    return redirect('/signed-out', 303);
  }
  page.setFlash(
    ended?.ok ? { state: 'good', textId: 'sessions.ended' } : { state: 'info', textId: 'sessions.gone' },
  );
  return redirect('/devices?show=sessions', 303);
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Devices() {
  const t = useText();
  const { devices, sessions, offset } = useLoaderData<typeof loader>();
  const nextOffset = (devices ?? sessions)?.nextOffset ?? null;
  const hrefAt = (from: number) => {
    const query = new URLSearchParams();
    if (sessions) query.set('show', 'sessions');
    if (from > 0) query.set('from', String(from));
    return query.size > 0 ? `/devices?${query}` : '/devices';
  };
  return (
    <Page title={t('devices.title')} lead={t('devices.lead')} width="article">
      <Tabs
        label={t('devices.tabs')}
        items={[
          { href: '/devices', label: t('devices.tab.devices'), isCurrent: !sessions },
          { href: '/devices?show=sessions', label: t('devices.tab.sessions'), isCurrent: Boolean(sessions) },
        ]}
      />
      {devices ? <DeviceList devices={devices} /> : null}
      {sessions ? <SessionList sessions={sessions} isFirst={offset === 0} /> : null}
      <Pagination
        newerHref={offset > 0 ? hrefAt(Math.max(0, offset - pageSize)) : undefined}
        olderHref={nextOffset === null ? undefined : hrefAt(nextOffset)}
      />
      {devices ? (
        <section className="flex flex-col items-start gap-1 border-t border-line pt-6">
          <h2 className="text-lg">{t('devices.unknown')}</h2>
          <p className="text-muted">{t('devices.unknown.detail')}</p>
          <Link href="/security/freeze" isTarget>
            {t('devices.unknown.action')}
          </Link>
        </section>
      ) : null}
    </Page>
  );
}

function DeviceList({ devices }: { devices: NonNullable<Data['devices']> }) {
  const t = useText();
  if (devices.items.length === 0)
    return (
      <EmptyState title={t('devices.empty.title')} icon={MonitorSmartphone}>
        {t('devices.empty.detail')}
      </EmptyState>
    );
  return (
    <ul aria-label={t('devices.list')} className="flex flex-col gap-4">
      {devices.items.map((device) => (
        <FactCard
          key={device.id}
          name={device.name}
          badge={device.isCurrent ? <Badge state="good">{t('devices.this')}</Badge> : null}
          facts={[
            { term: t('devices.fact.last_seen'), value: <Moment at={device.lastSeenAt} /> },
            { term: t('devices.fact.first_seen'), value: <Moment at={device.firstSeenAt} /> },
            { term: t('devices.fact.browser'), value: `${device.browser}, ${device.system}` },
            { term: t('devices.fact.address'), value: <Address>{device.address}</Address> },
          ]}
          actions={
            <LinkButton href={`/devices/${device.id}`} kind="secondary" size="small">
              <span aria-hidden="true">{t('devices.manage')}</span>
              <VisuallyHidden>{t('devices.manage_of', { device: device.name })}</VisuallyHidden>
            </LinkButton>
          }
        />
      ))}
    </ul>
  );
}

function SessionList({ sessions, isFirst }: { sessions: NonNullable<Data['sessions']>; isFirst: boolean }) {
  const t = useText();
  const { now } = useShell();
  if (sessions.items.length === 0)
    return (
      <EmptyState title={t('sessions.empty.title')} icon={MonitorSmartphone}>
        {t('sessions.empty.detail')}
      </EmptyState>
    );
  const isOnly = isFirst && sessions.items.length === 1;
  return (
    <>
      <ul aria-label={t('sessions.list')} className="flex flex-col gap-4">
        {sessions.items.map((session) => (
          <FactCard
            key={session.id}
            name={session.device.name}
            badge={session.isCurrent ? <Badge state="good">{t('sessions.this')}</Badge> : null}
            facts={[
              { term: t('devices.fact.last_seen'), value: <Moment at={session.lastSeenAt} /> },
              { term: t('devices.fact.started'), value: <Moment at={session.createdAt} /> },
              { term: t('devices.fact.address'), value: <Address>{session.address}</Address> },
            ]}
            actions={
              session.isCurrent ? undefined : (
                <EndSession
                  id={session.id}
                  label={t('sessions.end_of', {
                    device: session.device.name,
                    at: momentText(t, session.lastSeenAt, now),
                  })}
                />
              )
            }
          />
        ))}
      </ul>
      <SignOutOfSeveral isOnly={isOnly} />
    </>
  );
}

const Address = ({ children }: { children: string }) => (
  <span dir="ltr" className="font-mono text-sm break-all">
    {children}
  </span>
);

function EndSession({ id, label }: { id: string; label: string }) {
  const t = useText();
  const isPending = useIsPending(`end:${id}`);
  return (
    <Form method="post" action="/devices?show=sessions">
      <input type="hidden" name="session" value={id} />
      <Button
        type="submit"
        name="intent"
        value={`end:${id}`}
        kind="secondary"
        size="small"
        label={label}
        isPending={isPending}
        pendingText={t('sessions.end.pending')}
      >
        {t('sessions.end')}
      </Button>
    </Form>
  );
}

function SignOutOfSeveral({ isOnly }: { isOnly: boolean }) {
  const t = useText();
  const isEndingOthers = useIsPending('others');
  const isEndingAll = useIsPending('everywhere');
  return (
    <section className="flex flex-col items-start gap-3 border-t border-line pt-6">
      <h2 className="text-lg">{t('sessions.others')}</h2>
      <p className="text-muted">{t('sessions.others.detail')}</p>
      <Form
        method="post"
        action="/devices?show=sessions"
        className="flex flex-col gap-3 self-stretch sm:flex-row sm:items-center"
      >
        {isOnly ? null : (
          <Button
            type="submit"
            name="intent"
            value="others"
            isPending={isEndingOthers}
            pendingText={t('sessions.end.pending')}
          >
            {t('sessions.others.action')}
          </Button>
        )}
        <Button
          type="submit"
          name="intent"
          value="everywhere"
          kind="danger"
          isPending={isEndingAll}
          pendingText={t('sessions.end.pending')}
        >
          {t('sessions.everywhere.action')}
        </Button>
        {isOnly ? <p className="text-muted">{t('sessions.others.none')}</p> : null}
      </Form>
    </section>
  );
}
