import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { baseOf, languageOf } from '#kernel/languages.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Link } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { getPage } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useText } from '#ui/text.tsx';
import { ArticleEntries } from './article-list.tsx';
import { readerOf } from './reader.ts';
import { SearchForm } from './search-form.tsx';

export const handle = { isStatic: true };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const page = getPage(context);
  const reader = readerOf(page, params);
  const list = await page.useCases.help.listCategory({
    ...reader,
    category: params['category'] ?? '',
    section: params['section'] ?? null,
    page: Number(new URL(request.url).searchParams.get('page') ?? 1),
  });
  if (!list) throw data(null, { status: 404 });
  return { ...list, base: reader.base };
}

/** New announcements for whoever follows them elsewhere; a feed is of a language, not of a region. */
function Feed() {
  const t = useText();
  const href = `${baseOf({ language: languageOf(t.locale), region: null })}/help/announcements.atom`;
  return (
    <p className="text-sm">
      <link
        rel="alternate"
        type="application/atom+xml"
        href={href}
        title={t('help.category.announcements')}
      />
      <Link href={href} isTarget>
        {t('help.feed')}
      </Link>
    </p>
  );
}

/** Every article of one kind, or of one part of the FAQ, some at a time. */
export default function Category() {
  const t = useText();
  const { base, category, section, sections, articles, count, from, to, page, pages } =
    useLoaderData<typeof loader>();
  const kind = t(`help.category.${category}`);
  const home = `${base}/help/${category}`;
  const here = section ? `${home}/section/${section.id}` : home;
  const hrefOf = (number: number) => (number > 1 ? `${here}?page=${number}` : here);
  return (
    <div className="mx-auto flex w-full max-w-article flex-col gap-4">
      <Breadcrumb
        items={[
          { href: `${base}/help`, label: t('help.title') },
          { href: home, label: kind },
          ...(section ? [{ href: here, label: section.title }] : []),
        ]}
      />
      <Page title={section?.title ?? kind} lead={t(`help.category.${category}.lead`)} width="article">
        <SearchForm base={base} scope={category} />
        {sections.length > 0 ? (
          <Tabs
            label={t('help.sections')}
            items={[
              { href: home, label: t('help.sections.all'), isCurrent: section === null },
              ...sections.map(({ id, title }) => ({
                href: `${home}/section/${id}`,
                label: title,
                isCurrent: section?.id === id,
              })),
            ]}
          />
        ) : null}
        {articles.length === 0 ? (
          <EmptyState title={t('help.empty.title')} />
        ) : (
          <section aria-label={section?.title ?? kind} className="flex flex-col gap-4">
            <p className="text-sm text-muted">{t('help.search.counter', { from, to, count })}</p>
            <ArticleEntries articles={articles} base={base} level={2} />
            <Pagination
              page={page}
              pages={pages}
              labels={{ newer: t('help.search.previous'), older: t('help.search.next') }}
              newerHref={page > 1 ? hrefOf(page - 1) : undefined}
              olderHref={page < pages ? hrefOf(page + 1) : undefined}
            />
          </section>
        )}
        {category === 'announcements' ? <Feed /> : null}
      </Page>
    </div>
  );
}
