import { diffLines } from 'diff';
import type { RevisionId } from '#kernel/ids.ts';
import type { ArticleContent, ArticleKey } from '#modules/help/index.ts';
import { listMembers } from '#modules/staff/index.ts';
import type { ContentFinding } from './check-content.ts';
import type { EditorialDeps } from './deps.ts';
import { createRenderer } from './render-source.ts';
import { type RevisionState, step } from './revision-rules.ts';
import {
  countOpenRevisions,
  type EditedArticle,
  findEditedArticle,
  findRevision,
  findRevisionIn,
  type KnownArticle,
  listEditedLocales,
  listKnownArticles,
  listOpenRevisions,
  listRevisions,
  type Revision,
  type RevisionSummary,
} from './store.ts';
import { type ArticleFields, readFields } from './write-source.ts';

export const deskPageSize = 25;

/** A stretch of two texts side by side: the same in both, only in the newer, or only in the older. */
export type DiffPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Who wrote and who reviewed, by the names they work under. */
export type NamedRevision = RevisionSummary & {
  readonly editorNames: readonly string[];
  readonly reviewerName: string | null;
};

/** What waits for somebody, by state, with how much there is in each. */
export async function listWork(
  deps: EditorialDeps,
  input: { state: 'draft' | 'in_review' | 'scheduled'; page: number },
): Promise<{
  items: NamedRevision[];
  counts: Readonly<Record<'draft' | 'in_review' | 'scheduled', number>>;
  pages: number;
}> {
  const counts = await countOpenRevisions(deps.db.queries);
  const items = await listOpenRevisions(deps.db.queries, {
    state: input.state,
    offset: (input.page - 1) * deskPageSize,
    size: deskPageSize,
  });
  return {
    items: await withNames(deps, items),
    counts,
    pages: Math.max(1, Math.ceil(counts[input.state] / deskPageSize)),
  };
}

/** Every article of a language, by title; `term` is part of a title or an address. */
export async function listArticlesForDesk(
  deps: EditorialDeps,
  input: { locale: string; term: string; conflictsOnly: boolean; page: number },
): Promise<{ items: KnownArticle[]; locales: string[]; total: number; pages: number }> {
  const { queries } = deps.db;
  const { items, total } = await listKnownArticles(queries, {
    locale: input.locale,
    term: input.term.trim().slice(0, 100),
    conflictsOnly: input.conflictsOnly,
    offset: (input.page - 1) * deskPageSize,
    size: deskPageSize,
  });
  const locales = await listEditedLocales(queries);
  return { items, total, locales, pages: Math.max(1, Math.ceil(total / deskPageSize)) };
}

export type ArticleAtDesk = {
  readonly article: EditedArticle;
  readonly title: string;
  readonly open: NamedRevision | null;
  readonly history: readonly NamedRevision[];
  readonly nextBefore: number | null;
  /** A file that changed below an edit of the desk, against what readers see. */
  readonly waitingFile: readonly DiffPart[] | null;
};

/** One article with its history, or `null` when there is none at that address. */
export async function viewArticleAtDesk(
  deps: EditorialDeps,
  input: { key: ArticleKey; before: number | null },
): Promise<ArticleAtDesk | null> {
  const { queries } = deps.db;
  const article = await findEditedArticle(queries, input.key);
  if (!article) return null;
  const rows = await listRevisions(queries, input.key, { before: input.before, size: deskPageSize + 1 });
  const history = rows.slice(0, deskPageSize);
  const open = await findRevisionIn(queries, input.key, ['draft', 'in_review', 'scheduled']);
  const published = await findRevisionIn(queries, input.key, ['published']);
  return {
    article,
    title: published?.title ?? open?.title ?? history[0]?.title ?? input.key.slug,
    open: open && ((await withNames(deps, [open]))[0] ?? null),
    history: await withNames(deps, history),
    nextBefore: rows.length > deskPageSize ? (history.at(-1)?.number ?? null) : null,
    waitingFile: article.fileSource === null ? null : diff(published?.source ?? '', article.fileSource),
  };
}

export type RevisionAtDesk = {
  readonly revision: NamedRevision;
  readonly fields: ArticleFields;
  readonly findings: readonly ContentFinding[];
  /** As readers would see it; `null` when it can't be shown as it is. */
  readonly preview: ArticleContent | null;
  /** Against what readers see, or for history against what came before. */
  readonly changes: readonly DiffPart[];
  readonly may: Readonly<
    Record<'save' | 'submit' | 'review' | 'unschedule' | 'discard' | 'restore', boolean>
  >;
};

/** One revision with its text, what is wrong with it, how it looks and what it changes; `null` when there is none. */
export async function viewRevision(
  deps: EditorialDeps,
  viewer: { readonly staffId: string },
  id: RevisionId,
): Promise<RevisionAtDesk | null> {
  const { queries } = deps.db;
  const revision = await findRevision(queries, id);
  if (!revision) return null;
  const renderer = await createRenderer(queries, deps.articles);
  const { content, findings } = renderer.render(revision, revision.source);
  const [named] = await withNames(deps, [revision]);
  const { source: _, ...summary } = revision;
  const may = (event: Parameters<typeof step>[1]) => step(revision.state, event) !== null;
  return {
    revision: named ?? { ...summary, editorNames: [], reviewerName: null },
    fields: readFields(revision.source),
    findings,
    preview: content,
    changes: diff((await comparedWith(deps, revision))?.source ?? '', revision.source),
    may: {
      save: may('save'),
      submit: may('submit') && content !== null && findings.length === 0,
      review: may('approve_now') && !revision.editors.includes(viewer.staffId),
      unschedule: may('unschedule'),
      discard: may('discard'),
      restore: isEnded(revision.state),
    },
  };
}

const isEnded = (state: RevisionState): boolean =>
  state === 'superseded' || state === 'unpublished' || state === 'discarded';

async function comparedWith(deps: EditorialDeps, revision: Revision): Promise<Revision | null> {
  const { queries } = deps.db;
  const published = await findRevisionIn(queries, revision, ['published']);
  if (published && published.id !== revision.id && !isEnded(revision.state)) return published;
  const [before] = await listRevisions(queries, revision, { before: revision.number, size: 1 });
  return before ? findRevision(queries, before.id) : null;
}

function diff(older: string, newer: string): DiffPart[] {
  return diffLines(older, newer).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

async function withNames(
  deps: EditorialDeps,
  revisions: readonly RevisionSummary[],
): Promise<NamedRevision[]> {
  const members = await listMembers(deps);
  const names = new Map<string, string>(members.map(({ id, name }) => [id, name]));
  return revisions.map((revision) => ({
    ...revision,
    editorNames: revision.editors.map((id) => names.get(id) ?? id),
    reviewerName: revision.reviewer === null ? null : (names.get(revision.reviewer) ?? revision.reviewer),
  }));
}
