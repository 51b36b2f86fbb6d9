import type { Queries, Tx } from '#platform/db/db.ts';
import type { Live } from '#platform/live/live.ts';
import { cutPassages } from './passages.ts';
import {
  deleteArticle,
  deleteRedirects,
  moveViews,
  saveArticles,
  saveRedirects,
  saveSections as saveSectionRows,
} from './store.ts';
import type { ArticleContent, ArticleKey, Category, Section } from './types.ts';

type PublishDeps = { readonly live: Pick<Live, 'publish'> };

/** An article with the addresses that it had before. */
export type PublishedContent = ArticleContent & { readonly formerly: readonly string[] };

/** Above this many, every process reads everything again instead of one article after the other. */
const toldOneByOneMax = 50;

/** What the live topic `help` says: one article's key, or `*` when there is much to look at. */
export const liveKeyOf = ({ locale, category, slug }: ArticleKey): string => `${locale}/${category}/${slug}`;

/**
 * Shows articles to readers from the commit on, in every process within a second. Addresses that an article had before
 * (`formerly`) lead to it, and it keeps the views that it had there.
 */
export async function publishArticles(
  deps: PublishDeps,
  tx: Tx,
  articles: readonly PublishedContent[],
): Promise<void> {
  await tell(deps, tx, await writeArticles(tx, articles));
}

/** The same without telling anybody, for many articles in many transactions; `tellEverybody` follows once. */
export async function writeArticles(
  tx: Tx,
  articles: readonly PublishedContent[],
): Promise<readonly ArticleKey[]> {
  await saveArticles(
    tx,
    articles.map((article) => ({
      ...article,
      passages: cutPassages(article.pieces, article.locale),
      words: countWords(article),
    })),
  );
  const gone: ArticleKey[] = [];
  for (const article of articles) {
    const { locale, category, slug } = article;
    for (const former of article.formerly) {
      const from = { locale, category, slug: former };
      await moveViews(tx, from, article);
      await deleteArticle(tx, from);
      await saveRedirects(tx, [{ from, to: { category, slug } }]);
      gone.push(from);
    }
  }
  // An address that is an article again leads nowhere else.
  await deleteRedirects(tx, articles);
  return [...articles, ...gone];
}

/** Makes every process read all articles again. */
export async function tellEverybody(deps: PublishDeps, queries: Queries): Promise<void> {
  await deps.live.publish(queries, 'help', '*');
}

/** Takes an article away from readers; its address leads elsewhere if a target is given. */
export async function unpublishArticle(
  deps: PublishDeps,
  tx: Tx,
  key: ArticleKey,
  to: { readonly category: Category; readonly slug: string } | null,
): Promise<void> {
  await deleteArticle(tx, key);
  if (to) await saveRedirects(tx, [{ from: key, to }]);
  await tell(deps, tx, [key]);
}

/** Names the sections of the FAQ in one language. */
export async function saveSections(
  deps: PublishDeps,
  tx: Tx,
  sections: readonly (Section & { readonly locale: string })[],
): Promise<void> {
  if (await saveSectionRows(tx, sections)) await deps.live.publish(tx, 'help', '*');
}

async function tell(deps: PublishDeps, tx: Tx, keys: readonly ArticleKey[]): Promise<void> {
  if (keys.length > toldOneByOneMax) return deps.live.publish(tx, 'help', '*');
  for (const key of keys) await deps.live.publish(tx, 'help', liveKeyOf(key));
}

/** Scripts without spaces between words have about two characters a word. */
function countWords({ pieces, locale }: ArticleContent): number {
  const text = pieces.join(' ');
  if (/^(?:zh|ja|th|ko)\b/.test(locale)) return Math.ceil(text.length / 2);
  return text.split(/\s+/).filter(Boolean).length;
}
