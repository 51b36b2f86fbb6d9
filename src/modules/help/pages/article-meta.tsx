import { siteLanguage } from '#kernel/languages.ts';
import { type Article, articlePath } from '#modules/help/types.ts';

const addressIn = (article: Article, locale: string): string =>
  articlePath(article, locale === siteLanguage ? '' : `/${locale}`);

/** Tells search engines where the article itself is, and where it can be read in other languages. */
export function ArticleLanguages({ article, origin }: { article: Article; origin: string }) {
  return (
    <>
      <link rel="canonical" href={origin + addressIn(article, article.locale)} />
      {article.locales.length > 1
        ? article.locales.map((locale) => (
            <link key={locale} rel="alternate" hrefLang={locale} href={origin + addressIn(article, locale)} />
          ))
        : null}
      {article.locales.length > 1 && article.locales.includes(siteLanguage) ? (
        <link rel="alternate" hrefLang="x-default" href={origin + addressIn(article, siteLanguage)} />
      ) : null}
    </>
  );
}

/** The article as schema.org describes one. It is data, which the browser never runs. */
export function StructuredData({
  article,
  url,
  publisher,
}: {
  article: Article;
  url: string;
  publisher: string;
}) {
  const type =
    article.category === 'announcements'
      ? 'NewsArticle'
      : article.category === 'faq'
        ? 'Article'
        : 'TechArticle';
  const about = {
    '@context': 'https://schema.org',
    '@type': type,
    headline: article.title,
    description: article.summary,
    datePublished: article.publishedOn,
    dateModified: article.updatedOn,
    inLanguage: article.locale,
    mainEntityOfPage: url,
    publisher: { '@type': 'Organization', name: publisher },
  };
  // A text that closes the element would begin a script of its own.
  const json = JSON.stringify(about).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
