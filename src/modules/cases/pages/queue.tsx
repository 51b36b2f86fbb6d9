import { FolderOpen } from 'lucide-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Link } from '#ui/link.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useText } from '#ui/text.tsx';

const pageSize = 25;

/** In the order in which they ask for somebody's work. */
const shown = ['in_review', 'approved_once', 'documents_wanted', 'approved', 'refused', 'withdrawn'] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireStaff(context);
  const query = new URL(request.url).searchParams;
  const stage = shown.find((each) => each === query.get('stage')) ?? 'in_review';
  const number = Math.max(1, Math.min(10_000, Math.trunc(Number(query.get('page') ?? 1)) || 1));
  const offset = (number - 1) * pageSize;
  const { items, total, counts } = await page.useCases.cases.listCases({ stage, offset, size: pageSize });
  return { items, counts, stage, number, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

const hrefOf = (stage: string, number = 1): string =>
  number > 1 ? `/console?stage=${stage}&page=${number}` : `/console?stage=${stage}`;

/** The cases that wait for somebody, the longest waiting first. */
export default function Queue() {
  const t = useText();
  const { items, counts, stage, number, pages } = useLoaderData<typeof loader>();
  return (
    <Page title={t('review.queue.title')}>
      <Tabs
        label={t('review.queue.tabs')}
        items={shown.map((each) => ({
          href: hrefOf(each),
          label: t(`review.stage.${each}`),
          count: counts[each],
          isCurrent: each === stage,
        }))}
      />
      <DataTable
        caption={t('review.queue.caption')}
        columns={[
          { id: 'case', label: t('review.queue.case'), isPrimary: true },
          { id: 'kind', label: t('review.queue.kind') },
          { id: 'since', label: t('review.queue.since') },
          { id: 'opened', label: t('review.queue.opened') },
        ]}
        rows={items.map(({ id, kind, stageSince, openedAt }) => ({
          id,
          cells: {
            case: (
              <Link href={`/console/cases/${id}`} isTarget>
                <span className="font-mono break-all">{id}</span>
              </Link>
            ),
            kind: t(`review.kind.${kind}`),
            since: <Moment at={stageSince} />,
            opened: <Moment at={openedAt} />,
          },
        }))}
        empty={<EmptyState title={t('review.queue.empty')} icon={FolderOpen} />}
      />
      <Pagination
        newerHref={number > 1 ? hrefOf(stage, number - 1) : undefined}
        olderHref={number < pages ? hrefOf(stage, number + 1) : undefined}
        page={number}
        pages={pages}
      />
    </Page>
  );
}
