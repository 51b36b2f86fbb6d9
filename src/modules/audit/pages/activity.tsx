import { History } from 'lucide-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import type { Text, TextValues } from '#kernel/text.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Link } from '#ui/link.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { useText } from '#ui/text.tsx';

const pageSize = 20;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const before = new URL(request.url).searchParams.get('before');
  const sequence = before === null ? null : Number(before);
  if (sequence !== null && !(Number.isSafeInteger(sequence) && sequence > 0))
    throw data(null, { status: 404 });
  const { items, nextBefore } = await page.useCases.account.listActivity(page.viewer.accountId, {
    before: sequence,
    size: pageSize,
  });
  return {
    entries: items.map(({ id, at, event, facts }) => ({ id, at, event, facts })),
    nextBefore,
    isFirst: sequence === null,
  };
}

type Facts = ReturnType<typeof useLoaderData<typeof loader>>['entries'][number]['facts'];

/** What an entry says; `because` distinguishes the ways in which one thing can have happened. */
function entryText(t: Text, event: string, facts: Facts): string {
  const values: TextValues = { event, ...facts };
  for (const id of [`audit.event.${event}.${facts['because'] ?? ''}`, `audit.event.${event}`])
    if (t.has(id)) return t(id, values);
  return t('audit.event.other', values);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export default function Activity() {
  const t = useText();
  const { entries, nextBefore, isFirst } = useLoaderData<typeof loader>();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
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
          isFirst ? (
            <EmptyState title={t('audit.empty.title')} icon={History}>
              {t('audit.empty.detail')}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('audit.end.title')}
              icon={History}
              action={<Link href="/activity">{t('audit.end.newest')}</Link>}
            />
          )
        }
      />
      <Pagination
        newerHref={isFirst ? undefined : '/activity'}
        olderHref={nextBefore === null ? undefined : `/activity?before=${nextBefore}`}
      />
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
