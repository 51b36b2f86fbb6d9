import { type ArticleKey, publishArticles } from '#modules/help/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { supersede } from './bulk-store.ts';
import type { EditorialDeps } from './deps.ts';
import type { Renderer } from './render-source.ts';
import {
  changeArticle,
  changeRevision,
  type EditedArticle,
  lockArticle,
  moveArticle,
  type Revision,
} from './store.ts';

/**
 * Shows a revision to readers in place of what they saw. A new address in its front matter moves the article there, and
 * the old address leads to it. `false`: it can't be published as things are.
 */
export async function publishRevision(
  deps: Pick<EditorialDeps, 'live' | 'clock'>,
  tx: Tx,
  renderer: Renderer,
  article: EditedArticle,
  revision: Revision,
  reviewer: string | null,
): Promise<boolean> {
  const { content } = renderer.render(revision, revision.source);
  if (!content) return false;
  const at = deps.clock.now();
  let key: ArticleKey = article;
  let formerly = content.formerly;
  if (content.slug !== article.slug) {
    const moved = { locale: article.locale, category: article.category, slug: content.slug };
    if (await lockArticle(tx, moved)) return false;
    await moveArticle(tx, article, content.slug);
    key = moved;
    formerly = [...new Set([...formerly, article.slug])];
  }
  await supersede(tx, [key]);
  await changeRevision(tx, revision.id, {
    state: 'published',
    publishAt: null,
    publishedAt: at,
    changedAt: at,
    ...(reviewer !== null && { reviewer }),
  });
  await changeArticle(tx, key, {
    origin: 'desk',
    publishedNumber: revision.number,
    renderedWith: renderer.hash,
  });
  await publishArticles(deps, tx, [{ ...content, formerly }]);
  return true;
}
