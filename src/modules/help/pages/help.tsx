import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { articlePath, searchPath } from '#modules/help/types.ts';
import { Link } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { ArticleEntries, ArticleLinks } from './article-list.tsx';
import { readerOf } from './reader.ts';
import { SearchForm } from './search-form.tsx';

export const handle = { isStatic: true };

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const reader = readerOf(page, params);
  const query = new URL(request.url).searchParams;
  const term = query.get('term') ?? query.get('q');
  if (term) throw redirect(searchPath({ term }, reader.base));
  return { ...(await page.useCases.help.frontPage(reader)), base: reader.base };
}

/** The help centre's front page: search first, then what is read most, the topics and what is new. */
export default function Help() {
  const t = useText();
  const { base, popular, sections, announcements, documents } = useLoaderData<typeof loader>();
  return (
    <Page title={t('help.title')} lead={t('help.lead')}>
      <div className="max-w-article">
        <SearchForm base={base} hasHint />
      </div>
      <section aria-labelledby="popular" className="flex flex-col gap-4">
        <h2 id="popular" className="text-xl">
          {t('help.popular')}
        </h2>
        <ArticleLinks articles={popular} base={base} isWide />
      </section>
      <section aria-labelledby="topics" className="flex flex-col gap-4">
        <h2 id="topics" className="text-xl">
          {t('help.browse')}
        </h2>
        <div className="grid gap-x-8 gap-y-6 md:grid-cols-3">
          {sections.map(({ section, articles }) => (
            <div key={section.id} className="flex flex-col gap-2">
              <h3 className="text-lg">
                <bdi>{section.title}</bdi>
              </h3>
              <ul className="flex flex-col">
                {articles.map((article) => (
                  <li key={article.slug}>
                    <Link href={articlePath(article, base)} isTarget>
                      <bdi lang={article.locale}>{article.title}</bdi>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </section>
      <div className="grid gap-8 md:grid-cols-2">
        <section aria-labelledby="announcements" className="flex flex-col gap-4">
          <h2 id="announcements" className="text-xl">
            {t('help.announcements')}
          </h2>
          <ArticleEntries articles={announcements} base={base} />
          <Link href={`${base}/help/announcements`} isTarget>
            {t('help.all_announcements')}
          </Link>
        </section>
        <section aria-labelledby="documents" className="flex flex-col gap-4">
          <h2 id="documents" className="text-xl">
            {t('help.documents')}
          </h2>
          <ArticleEntries articles={documents} base={base} />
        </section>
      </div>
    </Page>
  );
}
