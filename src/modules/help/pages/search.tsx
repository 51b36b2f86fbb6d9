import { SearchX } from 'lucide-react';
import { type LoaderFunctionArgs, Link as RouterLink, useLoaderData } from 'react-router';
import { articlePath, type Hit, type SearchAnswer, searchPath, searchScopes } from '#modules/help/types.ts';
import { Breadcrumb } from '#ui/breadcrumb.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Link } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { getPage } from '#ui/page-context.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useText } from '#ui/text.tsx';
import { ArticleFacts, ArticleLinks } from './article-list.tsx';
import { readerOf } from './reader.ts';
import { SearchForm } from './search-form.tsx';

export const handle = { isStatic: true };

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const reader = readerOf(page, params);
  const { help } = page.useCases;
  const query = new URL(request.url).searchParams;
  const answer = await help.searchHelp({
    ...reader,
    term: query.get('term') ?? '',
    category: query.get('category'),
    page: Number(query.get('page') ?? 1),
  });
  const isNothing = answer.counts.all === 0;
  const suggestions =
    isNothing && answer.nearest.length === 0 ? (await help.frontPage(reader)).popular : answer.nearest;
  const { term, counts, page: shown } = answer;
  if (term && shown === 1)
    page.useCases.insights.countSearch({
      locale: reader.locale.split('-')[0] ?? 'en',
      term,
      hits: counts.all,
    });
  return { answer, suggestions, base: reader.base, supportEmail: page.useCases.settings.supportEmail };
}

/** What was found, by kind of article; an empty answer says what to try instead. */
export default function Search() {
  const t = useText();
  const { answer, suggestions, base, supportEmail } = useLoaderData<typeof loader>();
  const { term, scope, counts, hits, page, pages } = answer;
  const title = term ? t('help.search.title_term', { term }) : t('help.search.title');
  return (
    <div className="mx-auto flex w-full max-w-article flex-col gap-4">
      <Breadcrumb
        items={[
          { href: `${base}/help`, label: t('help.title') },
          { href: `${base}/help/search`, label: t('help.search.button') },
        ]}
      />
      <Page title={title} lead={term ? undefined : t('help.lead')} width="article">
        <SearchForm base={base} term={term} scope={scope} />
        {counts.all > 0 ? (
          <Tabs
            label={t('help.search.tabs')}
            items={searchScopes.map((each) => ({
              href: searchPath({ term, scope: each }, base),
              label: t(`help.category.${each}`),
              count: counts[each],
              isCurrent: each === scope,
            }))}
          />
        ) : null}
        {answer.spelling ? (
          <p className="text-muted">
            {t('help.search.spelling')}{' '}
            <Link href={searchPath({ term: answer.spelling, scope }, base)}>{answer.spelling}</Link>
          </p>
        ) : null}
        {hits.length > 0 ? (
          <section aria-label={t('help.search.results')} className="flex flex-col gap-6">
            <p className="text-sm text-muted">
              {t('help.search.counter', { from: answer.from, to: answer.to, count: counts[scope] })}
            </p>
            <ol className="flex flex-col divide-y divide-line" start={answer.from}>
              {hits.map((hit) => (
                <FoundArticle key={articlePath(hit)} hit={hit} base={base} isLabelled={scope === 'all'} />
              ))}
            </ol>
            <Pagination
              page={page}
              pages={pages}
              labels={{ newer: t('help.search.previous'), older: t('help.search.next') }}
              newerHref={page > 1 ? searchPath({ term, scope, page: page - 1 }, base) : undefined}
              olderHref={page < pages ? searchPath({ term, scope, page: page + 1 }, base) : undefined}
            />
          </section>
        ) : (
          <NothingFound answer={answer} base={base} />
        )}
        {suggestions.length > 0 ? (
          <section aria-labelledby="nearest" className="flex flex-col gap-3">
            <h2 id="nearest" className="text-lg">
              {answer.nearest.length > 0
                ? t('help.search.nothing.nearest')
                : t('help.search.nothing.popular')}
            </h2>
            <ArticleLinks articles={suggestions} base={base} />
          </section>
        ) : null}
        {term && counts.all === 0 ? (
          <p>
            {t('help.search.nothing.support')} <Link href={`mailto:${supportEmail}`}>{supportEmail}</Link>
          </p>
        ) : null}
      </Page>
    </div>
  );
}

function FoundArticle({ hit, base, isLabelled }: { hit: Hit; base: string; isLabelled: boolean }) {
  const t = useText();
  return (
    <li className="flex flex-col gap-1.5 py-5 first:pt-0">
      <h2 className="text-lg">
        <RouterLink
          to={articlePath(hit, base)}
          className="inline-flex min-h-11 items-center underline decoration-1 underline-offset-4 hover:decoration-2"
        >
          {hit.title}
        </RouterLink>
      </h2>
      <p>
        {hit.passage.map(({ text, isMatch }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never move
          isMatch ? <Mark key={index}>{text}</Mark> : text,
        )}
      </p>
      <ArticleFacts
        hasBothDates
        article={hit}
        lead={isLabelled ? t(`help.category.${hit.category}`) : undefined}
      />
    </li>
  );
}

/** Told by weight and a line under it, so that colour is not needed. */
function Mark({ children }: { children: string }) {
  return (
    <mark className="bg-transparent font-semibold text-ink underline decoration-accent decoration-2 underline-offset-3">
      {children}
    </mark>
  );
}

function NothingFound({ answer: { term, scope, counts }, base }: { answer: SearchAnswer; base: string }) {
  const t = useText();
  if (!term) return <p>{t('help.search.no_term')}</p>;
  if (counts.all > 0) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('help.search.nothing_here.title', { category: t(`help.category.${scope}`) })}
        action={
          <Link href={searchPath({ term }, base)} isTarget>
            {t('help.search.nothing_here.all')}
          </Link>
        }
      >
        {t('help.search.nothing_here.detail', { count: counts.all, term })}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={SearchX} title={t('help.search.nothing.title', { term })}>
      {t('help.search.nothing.detail')}
    </EmptyState>
  );
}
