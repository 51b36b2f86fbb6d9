import { problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type ArticleKey, type Category, unpublishArticle } from '#modules/help/index.ts';
import { recordStaffAction, type StaffViewer } from '#modules/staff/index.ts';
import type { EditorialDeps } from './deps.ts';
import { atTheDesk, type EditProblem } from './edit-article.ts';
import { publishRevision } from './publish-revision.ts';
import { createRenderer, hashOf } from './render-source.ts';
import {
  changeArticle,
  changeRevision,
  findEditedArticle,
  findRevisionIn,
  insertRevision,
  takeNumber,
} from './store.ts';

/**
 * Takes an article away from readers; its address leads to another article, or nowhere. Problems:
 * `revision_not_found` (readers don't see it), `redirect_target_missing`, `staff_session_over`.
 */
export async function takeAway(
  deps: EditorialDeps,
  staff: StaffViewer,
  input: { key: ArticleKey; to: { category: Category; slug: string } | null },
): Promise<Result<undefined, EditProblem>> {
  const { key, to } = input;
  return atTheDesk(deps, staff, key, async (tx, article) => {
    const published = article && (await findRevisionIn(tx, key, ['published']));
    if (!article || !published) return fail(problem('revision_not_found'));
    if (to) {
      const target = await findEditedArticle(tx, { ...to, locale: key.locale });
      const isItself = to.category === key.category && to.slug === key.slug;
      if (!target || target.publishedNumber === null || isItself)
        return fail(problem('redirect_target_missing', { field: 'to' }));
    }
    await changeRevision(tx, published.id, { state: 'unpublished', changedAt: deps.clock.now() });
    // From now on it is the desk's: a file that is still there doesn't bring it back by itself.
    await changeArticle(tx, key, { origin: 'desk', publishedNumber: null });
    await unpublishArticle(deps, tx, key, to);
    await recordStaffAction(deps, tx, staff, {
      action: 'article_unpublish',
      subject: `${key.locale}/${key.category}/${key.slug}`,
      facts: to ? { to: `${to.category}/${to.slug}` } : {},
    });
    return ok();
  });
}

/**
 * Decides between an edit of the desk and a file that changed below it. `take` shows the file's text to readers at once
 * (it was reviewed in the repository) and hands the article back to the file; `keep` leaves the desk's. Problems:
 * `revision_not_found` (nothing waits), `article_being_edited` (finish the open draft first), `article_not_valid`.
 */
export async function settleFile(
  deps: EditorialDeps,
  staff: StaffViewer,
  input: { key: ArticleKey; choice: 'take' | 'keep' },
): Promise<Result<undefined, EditProblem>> {
  const { key, choice } = input;
  const renderer = await createRenderer(deps.db.queries, deps.articles);
  return atTheDesk(deps, staff, key, async (tx, article) => {
    if (!article || article.fileSource === null) return fail(problem('revision_not_found'));
    const source = article.fileSource;
    if (choice === 'take') {
      if (await findRevisionIn(tx, key, ['draft', 'in_review', 'scheduled']))
        return fail(problem('article_being_edited'));
      const { content } = renderer.render(key, source);
      if (content?.slug !== key.slug) return fail(problem('article_not_valid'));
      const at = deps.clock.now();
      const revision = {
        ...key,
        id: deps.secrets.id('revision'),
        number: await takeNumber(tx, key, 'file'),
        state: 'draft',
        origin: 'file',
        source,
        title: content.title,
        editors: [],
        changedAt: at,
        publishedAt: null,
      } as const;
      await insertRevision(tx, revision);
      const full = { ...revision, reviewer: null, note: null, publishAt: null };
      if (!(await publishRevision(deps, tx, renderer, article, full, staff.staffId)))
        throw new Error('a file that was rendered a moment ago could not be published');
      await changeArticle(tx, key, { origin: 'file' });
    }
    await changeArticle(tx, key, { fileSource: null, fileHash: hashOf(source) });
    await recordStaffAction(deps, tx, staff, {
      action: `article_file_${choice}`,
      subject: `${key.locale}/${key.category}/${key.slug}`,
    });
    return ok();
  });
}
