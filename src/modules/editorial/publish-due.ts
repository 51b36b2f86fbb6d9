import type { EditorialDeps } from './deps.ts';
import { publishRevision } from './publish-revision.ts';
import { createRenderer } from './render-source.ts';
import { changeRevision, deleteOldRevisions, findRevision, listDueRevisions, lockArticle } from './store.ts';

const publishedAtOnce = 50;
const keptRevisions = 200;

/** Shows readers every scheduled revision whose time has come. One that can't be published any more becomes a draft again. */
export async function publishDue(deps: EditorialDeps): Promise<void> {
  const due = await listDueRevisions(deps.db.queries, deps.clock.now(), publishedAtOnce);
  if (due.length === 0) return;
  const renderer = await createRenderer(deps.db.queries, deps.articles);
  for (const { id, locale, category, slug } of due) {
    await deps.db.tx(async (tx) => {
      const article = await lockArticle(tx, { locale, category, slug });
      const revision = await findRevision(tx, id);
      if (!article || revision?.state !== 'scheduled') return;
      if (await publishRevision(deps, tx, renderer, article, revision, null)) return;
      await changeRevision(tx, id, { state: 'draft', publishAt: null, changedAt: deps.clock.now() });
      deps.log.error({ revision: id }, 'a scheduled article could not be published and is a draft again');
    });
  }
}

/** Thins the history, so that it doesn't grow without bound. */
export async function forgetOldRevisions(deps: EditorialDeps): Promise<void> {
  await deleteOldRevisions(deps.db.queries, keptRevisions);
}
