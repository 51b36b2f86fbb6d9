import { History } from 'lucide-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import type { Text, TextValues } from '#kernel/text.ts';
import { type EventGroup, eventGroups, isEventGroup } from '#modules/audit/event-rules.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useText } from '#ui/text.tsx';

const pageSize = 20;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const query = new URL(request.url).searchParams;
  const before = query.get('before');
  const kind = query.get('kind');
  const sequence = before === null ? null : Number(before);
  if (sequence !== null && !(Number.isSafeInteger(sequence) && sequence > 0))
    throw data(null, { status: 404 });
  if (kind !== null && !isEventGroup(kind)) throw data(null, { status: 404 });
  const { items, nextBefore } = await page.useCases.account.listActivity(page.viewer.accountId, {
    before: sequence,
    size: pageSize,
    group: kind,
  });
  return {
    entries: items.map(({ id, at, event, facts }) => ({ id, at, event, facts })),
    nextBefore,
    isFirst: sequence === null,
    kind,
  };
}

/** The address of a part of the list: of one kind, from an entry on. */
function hrefOf(kind: EventGroup | null, before: number | null = null): string {
  const query = new URLSearchParams();
  if (kind) query.set('kind', kind);
  if (before !== null) query.set('before', String(before));
  return query.size > 0 ? `/activity?${query}` : '/activity';
}

type Facts = ReturnType<typeof useLoaderData<typeof loader>>['entries'][number]['facts'];

/** What an entry says; `because` distinguishes the ways in which one thing can have happened. */
function entryText(t: Text, event: string, facts: Facts): string {
  // Entries from before name the device that was removed as the one that it came from.
  const values: TextValues = { event, removed: facts['device'] ?? '', ...facts };
  for (const id of [`audit.event.${event}.${facts['because'] ?? ''}`, `audit.event.${event}`])
    if (t.has(id)) return t(id, values);
  return t('audit.event.other', values);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export default function Activity() {
  const t = useText();
  const { entries, nextBefore, isFirst, kind } = useLoaderData<typeof loader>();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <Tabs
        label={t('audit.groups')}
        items={[null, ...eventGroups].map((each) => ({
          href: hrefOf(each),
          label: t(`audit.group.${each ?? 'all'}`),
          isCurrent: each === kind,
        }))}
      />
      <DataTable
        caption={t('audit.caption')}
        columns={[
          { id: 'what', label: t('audit.column.what'), isPrimary: true },
          { id: 'when', label: t('audit.column.when') },
          { id: 'where', label: t('audit.column.where') },
        ]}
        rows={entries.map(({ id, at, event, facts }) => ({
          id,
          cells: {
            what: entryText(t, event, facts),
            when: <Moment at={at} />,
            where: <Where device={textOf(facts['device'])} address={textOf(facts['address'])} />,
          },
        }))}
        empty={
          isFirst && kind ? (
            <EmptyState
              title={t('audit.empty_group.title')}
              icon={History}
              action={<Link href={hrefOf(null)}>{t('audit.empty_group.all')}</Link>}
            />
          ) : isFirst ? (
            <EmptyState title={t('audit.empty.title')} icon={History}>
              {t('audit.empty.detail')}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('audit.end.title')}
              icon={History}
              action={<Link href={hrefOf(kind)}>{t('audit.end.newest')}</Link>}
            />
          )
        }
      />
      <Pagination
        newerHref={isFirst ? undefined : hrefOf(kind)}
        olderHref={nextBefore === null ? undefined : hrefOf(kind, nextBefore)}
      />
      <section className="flex max-w-article flex-col items-start gap-3 border-t border-line pt-6">
        <div className="flex flex-col gap-1">
          <h2 className="text-lg">{t('audit.export')}</h2>
          <p className="text-muted">{t('audit.export.detail')}</p>
        </div>
        <LinkButton href="/api/v1/account/activity/export" kind="secondary" reloadDocument>
          {t('audit.export.action')}
        </LinkButton>
      </section>
      <section className="flex max-w-article flex-col items-start gap-1 border-t border-line pt-6">
        <h2 className="text-lg">{t('audit.not_you')}</h2>
        <p className="text-muted">{t('audit.not_you.detail')}</p>
        <Link href="/security/freeze" isTarget>
          {t('audit.not_you.action')}
        </Link>
      </section>
    </Page>
  );
}

function Where({ device, address }: { device: string | null; address: string | null }) {
  const t = useText();
  if (!device && !address) return <span className="text-muted">{t('audit.no_place')}</span>;
  return (
    <span className="flex flex-col">
      {device ? <span>{device}</span> : null}
      {address ? <span className="font-mono text-sm break-all text-muted">{address}</span> : null}
    </span>
  );
}
