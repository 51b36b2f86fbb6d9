import { FileText } from 'lucide-react';
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { NamedRevision } from '#modules/editorial/index.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Select } from '#ui/select.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { articleHref, revisionHref, StateBadge } from './desk-words.tsx';

const views = ['all', 'draft', 'in_review', 'scheduled', 'conflicts'] as const;
type View = (typeof views)[number];
const kinds = ['faq', 'announcements', 'product-documents'] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireStaff(context);
  const query = new URL(request.url).searchParams;
  const view: View = views.find((each) => each === query.get('view')) ?? 'all';
  const number = Math.max(1, Math.min(10_000, Math.trunc(Number(query.get('page') ?? 1)) || 1));
  const locale = /^[a-z]{2,3}$/.exec(query.get('locale') ?? '')?.[0] ?? 'en';
  const term = query.get('term') ?? '';
  const { editorial } = page.useCases;
  const isList = view === 'all' || view === 'conflicts';
  const work = await editorial.listWork({ state: isList ? 'draft' : view, page: number });
  const list = isList
    ? await editorial.listArticlesForDesk({ locale, term, conflictsOnly: view === 'conflicts', page: number })
    : null;
  return { view, number, locale, term, work, list, pages: list?.pages ?? work.pages };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireStaff(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const category = kinds.find((kind) => kind === text('category')) ?? 'faq';
  const input = { locale: text('locale') || 'en', category, slug: text('slug'), title: text('title') };
  const started = await page.useCases.editorial.startArticle(page.staff, input);
  if (!started.ok) return data({ problem: started.problem, ...input }, { status: 422 });
  return redirect(revisionHref(input, started.value), 303);
}

const hrefOf = (view: View, more: { page?: number; locale?: string; term?: string } = {}): string => {
  const query = new URLSearchParams();
  if (view !== 'all') query.set('view', view);
  if (more.locale && more.locale !== 'en') query.set('locale', more.locale);
  if (more.term) query.set('term', more.term);
  if (more.page && more.page > 1) query.set('page', String(more.page));
  const search = query.toString();
  return search ? `/console/articles?${search}` : '/console/articles';
};

/** Everything that is written for readers: what they see, and what waits for somebody. */
export default function Desk() {
  const t = useText();
  const { view, number, locale, term, work, list, pages } = useLoaderData<typeof loader>();
  return (
    <Page title={t('desk.title')} lead={t('desk.lead')}>
      <Tabs
        label={t('desk.tabs')}
        items={views.map((each) => ({
          href: hrefOf(each, { locale }),
          label: t(`desk.tab.${each}`),
          count: each === 'all' || each === 'conflicts' ? undefined : work.counts[each],
          isCurrent: each === view,
        }))}
      />
      {list ? (
        <>
          <Finder />
          <DataTable
            caption={t('desk.caption')}
            columns={[
              { id: 'title', label: t('desk.column.title'), isPrimary: true },
              { id: 'address', label: t('desk.column.address') },
              { id: 'origin', label: t('desk.column.origin') },
              { id: 'state', label: t('desk.column.state') },
            ]}
            rows={list.items.map((article) => ({
              id: `${article.category}/${article.slug}`,
              cells: {
                title: (
                  <Link href={articleHref(article)} isTarget>
                    {article.title}
                  </Link>
                ),
                address: (
                  <span className="font-mono text-sm break-all">{`${article.category}/${article.slug}`}</span>
                ),
                origin: t(`desk.origin.${article.origin}`),
                state: (
                  <span className="flex flex-wrap gap-2">
                    <Badge state={article.isPublished ? 'good' : 'neutral'}>
                      {t(article.isPublished ? 'desk.state.published' : 'desk.hidden')}
                    </Badge>
                    {article.openState ? <StateBadge state={article.openState} /> : null}
                    {article.isFileWaiting ? <Badge state="problem">{t('desk.file_waiting')}</Badge> : null}
                  </span>
                ),
              },
            }))}
            empty={<EmptyState title={t(`desk.empty.${view}`)} icon={FileText} />}
          />
        </>
      ) : (
        <WorkTable items={work.items} view={view} />
      )}
      <Pagination
        page={number}
        pages={pages}
        {...(list ? { labels: { newer: t('help.search.previous'), older: t('help.search.next') } } : {})}
        newerHref={number > 1 ? hrefOf(view, { page: number - 1, locale, term }) : undefined}
        olderHref={number < pages ? hrefOf(view, { page: number + 1, locale, term }) : undefined}
      />
      {view === 'all' ? <Start /> : null}
    </Page>
  );
}

function Finder() {
  const t = useText();
  const { list, locale, term, view } = useLoaderData<typeof loader>();
  const locales = [...new Set(['en', ...(list?.locales ?? [])])];
  return (
    <form method="get" role="search" className="grid gap-4 sm:grid-cols-[12rem_1fr_auto] sm:items-end">
      {view === 'all' ? null : <input type="hidden" name="view" value={view} />}
      <Select
        name="locale"
        label={t('desk.language')}
        defaultValue={locale}
        isRequired={false}
        options={locales.map((each) => ({ value: each, label: each }))}
      />
      <TextField name="term" type="search" label={t('desk.find')} defaultValue={term} isRequired={false} />
      <Button type="submit" kind="secondary">
        {t('desk.find.button')}
      </Button>
    </form>
  );
}

function WorkTable({ items, view }: { items: readonly NamedRevision[]; view: View }) {
  const t = useText();
  return (
    <DataTable
      caption={t(`desk.tab.${view}`)}
      columns={[
        { id: 'title', label: t('desk.column.title'), isPrimary: true },
        { id: 'address', label: t('desk.column.address') },
        { id: 'who', label: t('desk.column.who') },
        { id: 'since', label: t(view === 'scheduled' ? 'desk.column.publish' : 'desk.column.since') },
      ]}
      rows={items.map((revision) => ({
        id: revision.id,
        cells: {
          title: (
            <Link href={revisionHref(revision, revision.id)} isTarget>
              {revision.title}
            </Link>
          ),
          address: (
            <span className="font-mono text-sm break-all">{`${revision.locale}/${revision.category}/${revision.slug}`}</span>
          ),
          who: t.list(revision.editorNames),
          since: <Moment at={revision.publishAt ?? revision.changedAt} />,
        },
      }))}
      empty={<EmptyState title={t(`desk.empty.${view}`)} icon={FileText} />}
    />
  );
}

function Start() {
  const t = useText();
  const { locale } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  return (
    <Card title={t('desk.start')}>
      <p className="text-muted">{t('desk.start.lead')}</p>
      <Form method="post" className="flex flex-col gap-6">
        <FormError problem={answer?.problem} />
        <input type="hidden" name="locale" value={locale} />
        <TextField
          name="title"
          label={t('desk.start.title')}
          defaultValue={answer?.title}
          problem={answer?.problem}
          maxLength={200}
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <Select
            name="category"
            label={t('desk.start.category')}
            defaultValue={answer?.category ?? 'faq'}
            options={kinds.map((kind) => ({ value: kind, label: t(`help.category.${kind}`) }))}
          />
          <TextField
            name="slug"
            label={t('desk.start.slug')}
            hint={t('desk.start.slug.hint')}
            defaultValue={answer?.slug}
            problem={answer?.problem}
            isMono
            maxLength={100}
          />
        </div>
        <div>
          <Button type="submit" kind="secondary" isPending={isPending} pendingText={t('desk.starting')}>
            {t('desk.start.button')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
