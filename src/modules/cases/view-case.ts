import { type CaseId, parseId } from '#kernel/ids.ts';
import { plusDays } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  type AccountFacts,
  accountFacts,
  confirmStaff,
  recordStaffAction,
  type StaffViewer,
} from '#modules/staff/index.ts';
import { recordOn } from './advance.ts';
import { type CaseDocument, documentsOf, readSealedDocument } from './document-store.ts';
import type { CaseDeps, SubjectFacts } from './ports.ts';
import { isOwnAccount } from './review-case.ts';
import { documentFileName, isOver, type MediaType, type Stage, stages, step } from './rules.ts';
import {
  type Case,
  type CaseEvent,
  casesOfAccount,
  countByStage,
  eventsOf,
  findCase,
  insertEvent,
  listCaseRows,
  type Review,
  reviewsOf,
} from './store.ts';

const earlierMax = 20;

/** Cases by stage, the longest waiting first; those that are over, the latest first. */
export async function listCases(
  deps: CaseDeps,
  which: { stage: Stage; offset: number; size: number },
): Promise<{
  items: readonly Pick<Case, 'id' | 'kind' | 'stage' | 'openedAt' | 'stageSince' | 'round'>[];
  total: number;
  counts: Readonly<Record<Stage, number>>;
}> {
  const { queries } = deps.db;
  const { stage, offset, size } = which;
  const counted = await countByStage(queries);
  const order = isOver(stage) ? 'desc' : 'asc';
  const rows = await listCaseRows(queries, { stages: [stage], offset, size, order });
  return {
    items: rows.map(({ id, kind, openedAt, stageSince, round, ...row }) => ({
      id,
      kind,
      stage: row.stage,
      openedAt,
      stageSince,
      round,
    })),
    total: counted.get(stage) ?? 0,
    counts: Object.fromEntries(stages.map((each) => [each, counted.get(each) ?? 0])) as Record<Stage, number>,
  };
}

export type CaseView = {
  readonly case: Case;
  readonly documents: readonly (CaseDocument & { readonly number: number })[];
  readonly reviews: readonly Review[];
  readonly events: readonly CaseEvent[];
  /** `null`: what it is about matches no account. */
  readonly account: AccountFacts | null;
  /** `null` once what it is about is gone. */
  readonly subject: SubjectFacts | null;
  readonly earlierCases: readonly Pick<Case, 'id' | 'stage' | 'openedAt'>[];
  /** What the reader may say now: nothing once they have spoken in this round. */
  readonly may: {
    readonly review: boolean;
    /** Nobody can say yes where no account matches. */
    readonly approve: boolean;
    readonly hasReviewed: boolean;
  };
  readonly documentsDestroyedAt: Date | null;
};

/**
 * A case as staff see it; looking is on record. Problems: `case_not_found`, `staff_session_over`, `review_of_own_account`.
 */
export async function viewCase(
  deps: CaseDeps,
  staff: StaffViewer,
  caseId: CaseId,
): Promise<Result<CaseView, Problem<'case_not_found' | 'staff_session_over' | 'review_of_own_account'>>> {
  const shown = await deps.db.tx(async (tx) => {
    const confirmed = await confirmStaff(deps, tx, staff);
    if (!confirmed.ok) return confirmed;
    const found = await findCase(tx, { id: caseId });
    if (!found) return fail(problem('case_not_found'));
    const { accountId } = found;
    if (await isOwnAccount(deps, tx, staff, accountId)) return fail(problem('review_of_own_account'));
    await recordStaffAction(deps, tx, staff, { action: 'case_viewed', accountId, subject: caseId });
    return ok(found);
  });
  return shown.ok ? ok(await readCase(deps, staff, shown.value)) : shown;
}

async function readCase(deps: CaseDeps, staff: StaffViewer, found: Case): Promise<CaseView> {
  const { queries } = deps.db;
  const { id, kind, subjectId, accountId } = found;
  const reviews = await reviewsOf(queries, id);
  const isWaiting = await deps.subjects[kind].isWaiting(queries, subjectId);
  const stage = isOver(found.stage) || isWaiting ? found.stage : 'withdrawn';
  const hasReviewed = reviews.some((each) => each.round === found.round && each.staffId === staff.staffId);
  const earlier = accountId ? await casesOfAccount(queries, accountId, earlierMax) : [];
  const documents = await documentsOf(queries, id);
  return {
    case: { ...found, stage },
    documents: documents.map((document, index) => ({ ...document, number: index + 1 })),
    reviews,
    events: await eventsOf(queries, id),
    account: accountId && (await accountFacts(deps, queries, accountId)),
    subject: await deps.subjects[kind].facts(queries, subjectId),
    earlierCases: earlier
      .filter((each) => each.id !== id)
      .map(({ openedAt, ...each }) => ({ id: each.id, openedAt, stage: each.stage })),
    may: {
      review: step(stage, 'approve') !== null && !hasReviewed,
      approve: accountId !== null,
      hasReviewed,
    },
    documentsDestroyedAt: found.endedAt ? plusDays(found.endedAt, deps.config.policy.caseDocumentDays) : null,
  };
}

export type OpenedDocument = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: MediaType;
  readonly fileName: string;
};

/**
 * Opens a document for staff. Each opening is on record in the case, on the account and in the staff's log.
 * Problems: `document_not_found` (also another case's, and one that was destroyed), `staff_session_over`,
 * `review_of_own_account`.
 */
export async function openDocument(
  deps: CaseDeps,
  staff: StaffViewer,
  input: { caseId: string; documentId: string },
): Promise<
  Result<OpenedDocument, Problem<'document_not_found' | 'staff_session_over' | 'review_of_own_account'>>
> {
  const caseId = parseId('case', input.caseId);
  const id = parseId('document', input.documentId);
  if (!caseId || !id) return fail(problem('document_not_found'));
  return deps.db.tx(async (tx) => {
    const confirmed = await confirmStaff(deps, tx, staff);
    if (!confirmed.ok) return confirmed;
    const found = await findCase(tx, { id: caseId });
    const sealed = found && (await readSealedDocument(tx, caseId, id));
    if (!found || !sealed) return fail(problem('document_not_found'));
    if (await isOwnAccount(deps, tx, staff, found.accountId)) return fail(problem('review_of_own_account'));
    const bytes = deps.secrets.openBytes('document', sealed, id);
    if (!bytes) throw new Error(`The document ${id} can't be opened: was the process secret changed?`);
    const documents = await documentsOf(tx, caseId);
    const index = documents.findIndex((each) => each.id === id);
    const document = documents[index];
    if (!document) return fail(problem('document_not_found'));
    const number = index + 1;
    const at = deps.clock.now();
    const { accountId, stage } = found;
    const { staffId } = staff;
    await insertEvent(tx, { caseId, at, event: 'document_viewed', stage, staffId, facts: { number } });
    await recordOn(deps, tx, found, { at, event: 'case_document_viewed', facts: { case: caseId } });
    await recordStaffAction(deps, tx, staff, {
      action: 'document_viewed',
      accountId,
      subject: id,
      facts: { case: caseId },
    });
    return ok({
      bytes: new Uint8Array(bytes),
      mediaType: document.mediaType,
      fileName: documentFileName(caseId, number, document.mediaType),
    });
  });
}
