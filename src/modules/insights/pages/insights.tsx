import { ChartNoAxesColumn } from 'lucide-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import type { ArticleInsight, TermInsight } from '#modules/insights/index.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Link } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useText } from '#ui/text.tsx';

const views = ['empty', 'unclicked', 'unhelpful', 'cases', 'unfinished'] as const;
type View = (typeof views)[number];
const pageSize = 25;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireStaff(context);
  const query = new URL(request.url).searchParams;
  const view: View = views.find((each) => each === query.get('view')) ?? 'empty';
  const number = Math.max(1, Math.min(1000, Math.trunc(Number(query.get('page') ?? 1)) || 1));
  const { insights } = page.useCases;
  await insights.flush();
  const isTerms = view === 'empty' || view === 'unclicked';
  return {
    view,
    number,
    totals: await insights.totals(),
    terms: isTerms ? await insights.listTerms({ kind: view, page: number }) : null,
    articles: isTerms ? null : await insights.listArticles({ order: view, page: number }),
  };
}

const hrefOf = (view: View, number = 1): string =>
  `/console/readers?view=${view}${number > 1 ? `&page=${number}` : ''}`;

/** What to write or mend next: searches that found nothing, articles that didn't help, tools that weren't finished. */
export default function InsightsPage() {
  const t = useText();
  const { view, number, totals, terms, articles } = useLoaderData<typeof loader>();
  const shown = (terms ?? articles ?? []).length;
  return (
    <Page title={t('insights.title')} lead={t('insights.lead')}>
      <DescriptionList
        items={[
          {
            term: t('insights.finished'),
            value:
              totals.started === 0
                ? t('insights.finished.none')
                : t('insights.finished.value', { ...totals, share: totals.finished / totals.started }),
          },
          { term: t('insights.helpful'), value: t('insights.helpful.value', totals) },
        ]}
      />
      <Tabs
        label={t('insights.tabs')}
        items={views.map((each) => ({
          href: hrefOf(each),
          label: t(`insights.tab.${each}`),
          isCurrent: each === view,
        }))}
      />
      {terms ? <Terms terms={terms} caption={t(`insights.tab.${view}`)} /> : null}
      {articles ? <Articles articles={articles} caption={t(`insights.tab.${view}`)} /> : null}
      <Pagination
        page={number}
        newerHref={number > 1 ? hrefOf(view, number - 1) : undefined}
        olderHref={shown === pageSize ? hrefOf(view, number + 1) : undefined}
      />
    </Page>
  );
}

function Terms({ terms, caption }: { terms: readonly TermInsight[]; caption: string }) {
  const t = useText();
  return (
    <DataTable
      caption={caption}
      columns={[
        { id: 'term', label: t('insights.term'), isPrimary: true },
        { id: 'searches', label: t('insights.searches'), align: 'end' },
        { id: 'clicks', label: t('insights.clicks'), align: 'end' },
      ]}
      rows={terms.map(({ term, searches, clicks }) => ({
        id: term,
        cells: {
          term: (
            <Link href={`/help/search?${new URLSearchParams({ term }).toString()}`} isTarget>
              {term}
            </Link>
          ),
          searches: t.number(searches),
          clicks: t.number(clicks),
        },
      }))}
      empty={<EmptyState title={t('insights.empty.terms')} icon={ChartNoAxesColumn} />}
    />
  );
}

function Articles({ articles, caption }: { articles: readonly ArticleInsight[]; caption: string }) {
  const t = useText();
  const reasonsOf = (reasons: ArticleInsight['reasons']) =>
    Object.entries(reasons).map(([name, votes]) => {
      const id = `help.helpful.reason.${name}`;
      return t('insights.reason', { reason: t.has(id) ? t(id) : name, votes });
    });
  return (
    <DataTable
      caption={caption}
      columns={[
        { id: 'article', label: t('insights.article'), isPrimary: true },
        { id: 'answers', label: t('insights.column.unhelpful') },
        { id: 'reasons', label: t('insights.column.reasons') },
        { id: 'tool', label: t('insights.column.tool') },
        { id: 'cases', label: t('insights.column.cases'), align: 'end' },
      ]}
      rows={articles.map(({ locale, category, slug, ...counts }) => ({
        id: `${locale}/${category}/${slug}`,
        cells: {
          article: (
            <Link href={`/console/articles/${locale}/${category}/${slug}`} isTarget>
              <span className="break-all">{`${locale}/${category}/${slug}`}</span>
            </Link>
          ),
          answers: `${t.number(counts.helpful)} / ${t.number(counts.unhelpful)}`,
          reasons: t.list(reasonsOf(counts.reasons)),
          tool: `${t.number(counts.started)} / ${t.number(counts.finished)}`,
          cases: t.number(counts.cases),
        },
      }))}
      empty={<EmptyState title={t('insights.empty.articles')} icon={ChartNoAxesColumn} />}
    />
  );
}
