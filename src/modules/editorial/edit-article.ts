import type { RevisionId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { ArticleKey } from '#modules/help/index.ts';
import { confirmStaff, recordStaffAction, type StaffViewer } from '#modules/staff/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { EditorialDeps } from './deps.ts';
import { publishRevision } from './publish-revision.ts';
import { createRenderer } from './render-source.ts';
import { isOpen, mayReview, type RevisionEvent, type RevisionState, step } from './revision-rules.ts';
import {
  changeRevision,
  type EditedArticle,
  findRevision,
  findRevisionIn,
  insertRevision,
  listRevisions,
  lockArticle,
  type Revision,
  takeNumber,
} from './store.ts';
import { type ArticleFields, writeSource } from './write-source.ts';

/** Longest source that the desk takes; the longest article of ours is a tenth of it. */
export const sourceCharsMax = 200_000;
const noteCharsMax = 1000;

export type EditProblem = Problem<
  | 'staff_session_over'
  | 'revision_not_found'
  | 'revision_moved_on'
  | 'article_being_edited'
  | 'article_not_valid'
  | 'own_revision'
  | 'schedule_in_past'
  | 'redirect_target_missing'
>;

/** Does one thing to an article for somebody who still works here, on record, with the article locked. */
export async function atTheDesk<T>(
  deps: EditorialDeps,
  staff: StaffViewer,
  key: ArticleKey,
  work: (tx: Tx, article: EditedArticle | null) => Promise<Result<T, EditProblem>>,
): Promise<Result<T, EditProblem>> {
  return deps.db.tx(async (tx): Promise<Result<T, EditProblem>> => {
    const article = await lockArticle(tx, key);
    const confirmed = await confirmStaff(deps, tx, staff);
    if (!confirmed.ok) return confirmed;
    return work(tx, article);
  });
}

const record = (
  deps: EditorialDeps,
  tx: Tx,
  staff: StaffViewer,
  action: string,
  { locale, category, slug }: ArticleKey,
  facts: Readonly<Record<string, string | number>> = {},
) => recordStaffAction(deps, tx, staff, { action, subject: `${locale}/${category}/${slug}`, facts });

/**
 * Begins an article that isn't there yet. Problems: `article_not_valid` (address or title), `article_being_edited` (there
 * is one at that address), `staff_session_over`.
 */
export async function startArticle(
  deps: EditorialDeps,
  staff: StaffViewer,
  input: ArticleKey & { title: string },
): Promise<Result<RevisionId, EditProblem>> {
  const { locale, category, slug, title } = input;
  const source = writeSource({ ...emptyFields, slug, title, published: today(deps), body: '' });
  const isAddress = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 100;
  if (!isAddress) return fail(problem('article_not_valid', { field: 'slug' }));
  if (title.trim().length < 3 || title.length > 200)
    return fail(problem('article_not_valid', { field: 'title' }));
  return atTheDesk(deps, staff, { locale, category, slug }, async (tx, article) => {
    if (article) return fail(problem('article_being_edited', { field: 'slug' }));
    const id = await insertDraft(deps, tx, staff, { locale, category, slug }, source, title);
    await record(deps, tx, staff, 'article_started', input);
    return ok(id);
  });
}

/**
 * Opens an article for editing: the draft that is there, or a new one from what readers see (or from an old version).
 * Problems: `revision_not_found`, `staff_session_over`.
 */
export async function startDraft(
  deps: EditorialDeps,
  staff: StaffViewer,
  input: { key: ArticleKey; from: RevisionId | null },
): Promise<Result<RevisionId, EditProblem>> {
  const { key, from } = input;
  return atTheDesk(deps, staff, key, async (tx, article) => {
    if (!article) return fail(problem('revision_not_found'));
    const open = await findRevisionIn(tx, key, ['draft', 'in_review', 'scheduled']);
    if (open) return from === null ? ok(open.id) : fail(problem('article_being_edited'));
    const origin =
      from === null
        ? ((await findRevisionIn(tx, key, ['published'])) ?? (await newest(tx, key)))
        : await findRevision(tx, from);
    if (!origin || !isSameKey(origin, key)) return fail(problem('revision_not_found'));
    const id = await insertDraft(deps, tx, staff, key, origin.source, origin.title);
    await record(deps, tx, staff, from === null ? 'article_opened' : 'article_restored', key, {
      from: origin.number,
    });
    return ok(id);
  });
}

/** Keeps what was typed. `seenAt` is when the page read it: of two people at once the second is told. */
export async function saveDraft(
  deps: EditorialDeps,
  staff: StaffViewer,
  input: { revisionId: RevisionId; seenAt: Date; fields: ArticleFields },
): Promise<Result<undefined, EditProblem>> {
  const source = writeSource(input.fields);
  if (source.length > sourceCharsMax) return fail(problem('article_not_valid', { field: 'body' }));
  return onRevision(deps, staff, input.revisionId, 'save', async (tx, revision) => {
    if (revision.changedAt.getTime() !== input.seenAt.getTime()) return fail(problem('revision_moved_on'));
    await changeRevision(tx, revision.id, {
      source,
      title: input.fields.title.trim() || revision.title,
      editors: [...new Set([...revision.editors, staff.staffId])],
      changedAt: deps.clock.now(),
    });
    return ok();
  });
}

/** Asks somebody else to look at a draft. Problem: `article_not_valid` (the page lists what is wrong), and the usual. */
export async function submitDraft(
  deps: EditorialDeps,
  staff: StaffViewer,
  revisionId: RevisionId,
): Promise<Result<undefined, EditProblem>> {
  const renderer = await createRenderer(deps.db.queries, deps.articles);
  return onRevision(deps, staff, revisionId, 'submit', async (tx, revision, state) => {
    const { content, findings } = renderer.render(revision, revision.source);
    if (!content || findings.length > 0) return fail(problem('article_not_valid'));
    await changeRevision(tx, revision.id, { state, note: null, changedAt: deps.clock.now() });
    return ok();
  });
}

/** Gives a draft back with what should change. */
export async function sendBack(
  deps: EditorialDeps,
  staff: StaffViewer,
  input: { revisionId: RevisionId; note: string },
): Promise<Result<undefined, EditProblem>> {
  return onRevision(deps, staff, input.revisionId, 'send_back', async (tx, revision, state) => {
    await changeRevision(tx, revision.id, {
      state,
      reviewer: staff.staffId,
      note: input.note.normalize('NFC').trim().slice(0, noteCharsMax),
      changedAt: deps.clock.now(),
    });
    return ok();
  });
}

/**
 * Lets readers see a revision, now or from a time on. Whoever wrote in it can't. Problems: `own_revision`,
 * `schedule_in_past`, `article_not_valid` (what it refers to has changed meanwhile), and the usual.
 */
export async function approveRevision(
  deps: EditorialDeps,
  staff: StaffViewer,
  input: { revisionId: RevisionId; publishAt: Date | null },
): Promise<Result<undefined, EditProblem>> {
  const now = deps.clock.now();
  const { revisionId, publishAt } = input;
  if (publishAt && publishAt <= now) return fail(problem('schedule_in_past', { field: 'publishAt' }));
  const renderer = await createRenderer(deps.db.queries, deps.articles);
  const event = publishAt ? 'approve_later' : 'approve_now';
  return onRevision(deps, staff, revisionId, event, async (tx, revision, state, article) => {
    if (!mayReview(revision, staff.staffId)) return fail(problem('own_revision'));
    if (publishAt) {
      await changeRevision(tx, revisionId, { state, reviewer: staff.staffId, publishAt, changedAt: now });
      await deps.jobs.add(tx, publishDueJob, {}, { runAt: publishAt, key: `publish ${revisionId}` });
      return ok();
    }
    const published = await publishRevision(deps, tx, renderer, article, revision, staff.staffId);
    return published ? ok() : fail(problem('article_not_valid'));
  });
}

/** The job that publishes what is due; it also runs every few minutes, should one have been lost. */
export const publishDueJob = 'publish_due_articles';

/** Takes a scheduled revision back to a draft. */
export async function unschedule(
  deps: EditorialDeps,
  staff: StaffViewer,
  revisionId: RevisionId,
): Promise<Result<undefined, EditProblem>> {
  return onRevision(deps, staff, revisionId, 'unschedule', async (tx, revision, state) => {
    await changeRevision(tx, revision.id, { state, publishAt: null, changedAt: deps.clock.now() });
    return ok();
  });
}

/** Throws a draft away; it stays in the history. */
export async function discardDraft(
  deps: EditorialDeps,
  staff: StaffViewer,
  revisionId: RevisionId,
): Promise<Result<undefined, EditProblem>> {
  return onRevision(deps, staff, revisionId, 'discard', async (tx, revision, state) => {
    await changeRevision(tx, revision.id, { state, changedAt: deps.clock.now() });
    return ok();
  });
}

async function onRevision(
  deps: EditorialDeps,
  staff: StaffViewer,
  revisionId: RevisionId,
  event: RevisionEvent,
  work: (
    tx: Tx,
    revision: Revision,
    state: RevisionState,
    article: EditedArticle,
  ) => Promise<Result<undefined, EditProblem>>,
): Promise<Result<undefined, EditProblem>> {
  const found = await findRevision(deps.db.queries, revisionId);
  if (!found) return fail(problem('revision_not_found'));
  return atTheDesk(deps, staff, found, async (tx, article) => {
    // Read again below the lock: of two at once the second finds what the first has done.
    const revision = await findRevision(tx, revisionId);
    if (!revision || !article) return fail(problem('revision_not_found'));
    const state = step(revision.state, event);
    if (!state) return fail(problem('revision_moved_on'));
    const done = await work(tx, revision, state, article);
    if (done.ok) await record(deps, tx, staff, `article_${event}`, revision, { number: revision.number });
    return done;
  });
}

async function insertDraft(
  deps: EditorialDeps,
  tx: Tx,
  staff: StaffViewer,
  key: ArticleKey,
  source: string,
  title: string,
): Promise<RevisionId> {
  const id = deps.secrets.id('revision');
  const number = await takeNumber(tx, key, 'desk');
  const { locale, category, slug } = key;
  await insertRevision(tx, {
    id,
    locale,
    category,
    slug,
    number,
    state: 'draft',
    origin: 'desk',
    source,
    title,
    editors: [staff.staffId],
    changedAt: deps.clock.now(),
    publishedAt: null,
  });
  return id;
}

async function newest(tx: Tx, key: ArticleKey): Promise<Revision | null> {
  const [last] = (await listRevisions(tx, key, { before: null, size: 1 })).filter(
    ({ state }) => !isOpen(state),
  );
  return last ? findRevision(tx, last.id) : null;
}

const isSameKey = (a: ArticleKey, b: ArticleKey): boolean =>
  a.locale === b.locale && a.category === b.category && a.slug === b.slug;

const today = (deps: EditorialDeps): string => deps.clock.now().toISOString().slice(0, 10);

const emptyFields: ArticleFields = {
  slug: '',
  title: '',
  summary: '',
  section: '',
  position: '',
  published: '',
  updated: '',
  tool: '',
  related: '',
  synonyms: '',
  regions: '',
  formerly: '',
  parent: '',
  version: '',
  versionOf: '',
  incident: '',
  isPinned: false,
  body: '',
};
