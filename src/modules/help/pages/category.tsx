import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { categoryPath, sections } from '#modules/help/types.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { getPage } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { useText } from '#ui/text.tsx';
import { ArticleEntries } from './article-list.tsx';
import { SearchForm } from './search-form.tsx';

export const handle = { isStatic: true };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const page = getPage(context);
  const list = await page.useCases.help.listCategory({
    locale: page.locale,
    category: params['category'] ?? '',
    page: Number(new URL(request.url).searchParams.get('page') ?? 1),
  });
  if (!list) throw data(null, { status: 404 });
  return list;
}

/** The articles of one kind, a page at a time; questions by section. */
export default function Category() {
  const t = useText();
  const { category, articles, page, pages, count, from, to } = useLoaderData<typeof loader>();
  const title = t(`help.category.${category}`);
  const groups =
    category === 'faq'
      ? sections.map((section) => ({
          id: section,
          title: t(`help.section.${section}`),
          articles: articles.filter((article) => article.section === section),
        }))
      : [{ id: category, title: null, articles }];
  return (
    <div className="mx-auto flex w-full max-w-article flex-col gap-4">
      <Breadcrumb
        items={[
          { href: '/help', label: t('help.title') },
          { href: categoryPath(category), label: title },
        ]}
      />
      <Page title={title} lead={t(`help.category.${category}.lead`)} width="article">
        <SearchForm scope={category} />
        {pages > 1 ? (
          <p className="text-sm text-muted">{t('help.search.counter', { from, to, count })}</p>
        ) : null}
        {articles.length === 0 ? <EmptyState title={t('help.empty.title')} /> : null}
        {groups
          .filter((group) => group.articles.length > 0)
          .map((group) => (
            <section
              key={group.id}
              id={group.id}
              aria-label={group.title ?? title}
              className="flex flex-col gap-4"
            >
              {group.title ? <h2 className="text-xl">{group.title}</h2> : null}
              <ArticleEntries articles={group.articles} level={group.title ? 3 : 2} />
            </section>
          ))}
        <Pagination
          page={page}
          pages={pages}
          labels={{ newer: t('help.search.previous'), older: t('help.search.next') }}
          newerHref={page > 1 ? categoryPath(category, page - 1) : undefined}
          olderHref={page < pages ? categoryPath(category, page + 1) : undefined}
        />
      </Page>
    </div>
  );
}
