import { type Article, articlePath } from '#modules/help/types.ts';
import { Link } from '#ui/link.tsx';
import { useText } from '#ui/text.tsx';
import { ArticleLinks } from './article-list.tsx';
import { dayText } from './day.ts';

/** Which version of a document this is, and the others one press away. */
export function ArticleVersions({ article, base }: { article: Article; base: string }) {
  const t = useText();
  const { version, versions, slug } = article;
  if (version === null) return null;
  const [inForce] = versions;
  const isOld = inForce !== undefined && inForce.slug !== slug;
  return (
    <div className="flex flex-col gap-2">
      <p className={isOld ? 'font-semibold text-problem' : 'text-muted'}>
        {t(isOld ? 'help.version.old' : 'help.version.current', { version })}
      </p>
      {versions.length > 1 ? (
        <details className="print:hidden">
          <summary className="flex min-h-11 w-fit items-center text-accent underline underline-offset-4">
            {t('help.version.all', { count: versions.length })}
          </summary>
          <ul className="flex flex-col">
            {versions.map((each) => (
              <li key={each.slug} aria-current={each.slug === slug ? 'page' : undefined}>
                <Link href={articlePath(each, base)} isTarget>
                  {t('help.version.entry', {
                    version: each.version ?? '',
                    day: dayText(t.locale, each.publishedOn),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** What lies below a document in the tree. */
export function ArticleChildren({ article, base }: { article: Article; base: string }) {
  const t = useText();
  if (article.children.length === 0) return null;
  return (
    <section aria-labelledby="parts" className="mt-4 flex flex-col gap-4">
      <h2 id="parts" className="text-xl">
        {t('help.parts')}
      </h2>
      <ArticleLinks articles={article.children} base={base} />
    </section>
  );
}
