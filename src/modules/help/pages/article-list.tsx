import { ChevronRight } from 'lucide-react';
import { Link as RouterLink } from 'react-router';
import { type ArticleSummary, articlePath } from '#modules/help/types.ts';
import { cx } from '#ui/cx.ts';
import { Icon } from '#ui/icon.tsx';
import { useText } from '#ui/text.tsx';
import { dayText } from './day.ts';

/** "Published on … · Updated on … · 1,204 views", whatever of it there is to say. */
export function ArticleFacts({
  article,
  lead,
  hasBothDates = false,
}: {
  article: Pick<ArticleSummary, 'publishedOn' | 'updatedOn' | 'views'>;
  /** Stands before the dates: the kind of article, or how long it takes to read. */
  lead?: string | undefined;
  /** Gives the day of the last change even when that is the day of publication. */
  hasBothDates?: boolean;
}) {
  const t = useText();
  const facts: { id: string; text: string; day?: string }[] = [
    ...(lead ? [{ id: 'lead', text: lead }] : []),
    {
      id: 'published',
      day: article.publishedOn,
      text: t('help.published', { day: dayText(t.locale, article.publishedOn) }),
    },
    ...(hasBothDates || article.updatedOn !== article.publishedOn
      ? [
          {
            id: 'updated',
            day: article.updatedOn,
            text: t('help.updated', { day: dayText(t.locale, article.updatedOn) }),
          },
        ]
      : []),
    ...(article.views > 0 ? [{ id: 'views', text: t('help.views', { views: article.views }) }] : []),
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted">
      {facts.map(({ id, text, day }) => (
        <li key={id}>{day ? <time dateTime={day}>{text}</time> : text}</li>
      ))}
    </ul>
  );
}

/** Articles by title, one a line, each as high as a finger; on a wide screen in two columns if asked for. */
export function ArticleLinks({
  articles,
  base,
  isWide = false,
}: {
  articles: readonly ArticleSummary[];
  base: string;
  isWide?: boolean;
}) {
  return (
    <ul
      className={cx(
        'grid gap-px overflow-hidden rounded-lg border border-line bg-line',
        isWide && 'md:grid-cols-2',
      )}
    >
      {articles.map((article) => (
        <li key={articlePath(article)} className="flex bg-surface">
          <RouterLink
            to={articlePath(article, base)}
            className="group flex min-h-12 flex-1 items-center justify-between gap-3 px-4 py-2.5 text-accent no-underline hover:bg-sunken focus-visible:-outline-offset-3"
          >
            <bdi lang={article.locale} className="group-hover:underline group-hover:underline-offset-4">
              {article.title}
            </bdi>
            <Icon of={ChevronRight} className="text-muted rtl:rotate-180" />
          </RouterLink>
        </li>
      ))}
    </ul>
  );
}

/** Articles with what they say in one sentence and their dates. */
export function ArticleEntries({
  articles,
  base,
  level = 3,
}: {
  articles: readonly ArticleSummary[];
  base: string;
  /** Of the titles: one below the heading above the list. */
  level?: 2 | 3;
}) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <ul className="flex flex-col divide-y divide-line">
      {articles.map((article) => (
        <li key={articlePath(article)} className="flex flex-col gap-1 py-4 first:pt-0 last:pb-0">
          <Title className="text-lg">
            <RouterLink
              to={articlePath(article, base)}
              className="inline-flex min-h-11 items-center underline decoration-1 underline-offset-4 hover:decoration-2"
            >
              <bdi lang={article.locale}>{article.title}</bdi>
            </RouterLink>
          </Title>
          <p>
            <bdi lang={article.locale}>{article.summary}</bdi>
          </p>
          <ArticleFacts article={article} />
        </li>
      ))}
    </ul>
  );
}
