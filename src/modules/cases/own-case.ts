import { parseId } from '#kernel/ids.ts';
import { plusDays } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { evenOut } from '#modules/gate/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { lockForStep, recordOn, type StepProblem, takeStep, tellAbout } from './advance.ts';
import { destroyDocument, documentsOf, insertDocument } from './document-store.ts';
import type { CaseDeps } from './ports.ts';
import {
  type CaseKind,
  documentBytesMax,
  documentsEverMax,
  documentsMax,
  isOver,
  type MediaType,
  type ReviewReason,
  readMediaType,
  type Stage,
} from './rules.ts';
import { type Case, eventsOf, findCase, insertEvent } from './store.ts';

/** The customer's way to a case: by what it is about, and as one of those who may act in it (a session, a browser). */
export type OwnCaseKey = {
  readonly kind: CaseKind;
  readonly subjectId: string;
  readonly holders: readonly string[];
};

export type OwnCaseView = {
  readonly id: string;
  readonly stage: Stage;
  readonly stageSince: Date;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  /** Why it was refused, or why other documents are wanted. */
  readonly reason: ReviewReason | null;
  readonly documents: readonly {
    readonly id: string;
    readonly number: number;
    readonly mediaType: MediaType;
    readonly sizeBytes: number;
    readonly addedAt: Date;
  }[];
  readonly documentsMax: number;
  readonly documentBytesMax: number;
  /** When it is closed if nothing is handed in until then; `null` where it isn't the customer's turn. */
  readonly closesAt: Date | null;
  /** Days after the end when the documents are destroyed. */
  readonly documentDays: number;
};

type NotFound = Problem<'case_not_found'>;

/** Somebody else's case is answered like one that isn't there. */
async function isOwn(deps: CaseDeps, queries: Queries, key: OwnCaseKey): Promise<boolean> {
  return deps.subjects[key.kind].isHolder(queries, key.subjectId, key.holders);
}

/** A case as the customer follows it. Problems: `case_not_found`, also for somebody else's. */
export async function viewOwnCase(deps: CaseDeps, key: OwnCaseKey): Promise<Result<OwnCaseView, NotFound>> {
  const { queries } = deps.db;
  const found = (await isOwn(deps, queries, key)) ? await findCase(queries, key) : null;
  if (!found) return fail(problem('case_not_found'));
  const { caseIdleDays, caseDocumentDays } = deps.config.policy;
  const hasEnded =
    !isOver(found.stage) && !(await deps.subjects[found.kind].isWaiting(queries, found.subjectId));
  const { stage, stageSince } = await shownOf(deps, hasEnded ? { ...found, stage: 'withdrawn' } : found);
  const documents = (await documentsOf(queries, found.id)).filter(({ destroyedAt }) => destroyedAt === null);
  return ok({
    id: found.id,
    stage,
    stageSince,
    openedAt: found.openedAt,
    endedAt: found.endedAt,
    reason: found.reason,
    documents: documents.map(({ id, mediaType, sizeBytes, addedAt }, index) => ({
      id,
      number: index + 1,
      mediaType,
      sizeBytes,
      addedAt,
    })),
    documentsMax,
    documentBytesMax,
    closesAt: stage === 'documents_wanted' ? plusDays(stageSince, caseIdleDays) : null,
    documentDays: caseDocumentDays,
  });
}

/** Where one doesn't show that one of two has approved, it is being looked at since it was handed in. */
async function shownOf(deps: CaseDeps, found: Case): Promise<Pick<Case, 'stage' | 'stageSince'>> {
  const { queries } = deps.db;
  const { id, kind, subjectId, stage, stageSince } = found;
  if (stage !== 'approved_once' || !(await deps.subjects[kind].hidesFirstApproval(queries, subjectId)))
    return { stage, stageSince };
  const handedIn = (await eventsOf(queries, id)).find(({ event }) => event === 'hand_in');
  return { stage: 'in_review', stageSince: handedIn?.at ?? stageSince };
}

/** Well above what a step takes, with and without an account behind it. */
const evenMs = 250;

/** Runs a step of the customer's: where it must not show whether an account is behind the case, in the same time. */
async function evenly<T>(
  deps: CaseDeps,
  { kind, subjectId }: OwnCaseKey,
  work: () => Promise<T>,
): Promise<T> {
  const hides = await deps.subjects[kind].hidesFirstApproval(deps.db.queries, subjectId);
  if (!hides) return work();
  return evenOut(
    deps,
    (mark) => {
      mark();
      return work();
    },
    evenMs,
  );
}

/** Locks one's own case while it is one's turn. Problems: `case_not_found`, `case_over`, `case_step_not_open`. */
async function lockOwnTurn(deps: CaseDeps, tx: Tx, key: OwnCaseKey): Promise<Result<Case, StepProblem>> {
  if (!(await isOwn(deps, tx, key))) return fail(problem('case_not_found'));
  const found = await lockForStep(deps, tx, key);
  if (!found.ok) return found;
  return found.value.stage === 'documents_wanted' ? found : fail(problem('case_step_not_open'));
}

export type AddDocumentProblem =
  | StepProblem
  | Problem<
      'document_type_not_accepted' | 'document_too_large' | 'document_limit_reached' | 'document_missing'
    >;

/**
 * Takes a document, encrypted under a key of its own before it is stored. Problems: `document_missing` (empty),
 * `document_too_large`, `document_type_not_accepted`, `document_limit_reached`, `case_not_found`, `case_over`,
 * `case_step_not_open`.
 */
export async function addDocument(
  deps: CaseDeps,
  input: OwnCaseKey & { bytes: Uint8Array },
): Promise<Result<undefined, AddDocumentProblem>> {
  const { bytes } = input;
  if (bytes.length === 0) return fail(problem('document_missing', { field: 'document' }));
  if (bytes.length > documentBytesMax) return fail(tooLarge());
  const mediaType = readMediaType(bytes);
  if (!mediaType) return fail(problem('document_type_not_accepted', { field: 'document' }));
  const add = async (tx: Tx): Promise<Result<undefined, AddDocumentProblem>> => {
    const turn = await lockOwnTurn(deps, tx, input);
    if (!turn.ok) return turn;
    const { id: caseId, stage } = turn.value;
    const all = await documentsOf(tx, caseId);
    const kept = all.filter(({ destroyedAt }) => destroyedAt === null);
    if (kept.length >= documentsMax || all.length >= documentsEverMax)
      return fail(problem('document_limit_reached', { params: { max: documentsMax } }));
    const id = deps.secrets.id('document');
    const at = deps.clock.now();
    const sealed = deps.secrets.sealBytes('document', bytes, id);
    await insertDocument(tx, { id, caseId, mediaType, sizeBytes: bytes.length, sealed, at });
    await insertEvent(tx, { caseId, at, event: 'document_added', stage, staffId: null });
    await recordOn(deps, tx, turn.value, { at, event: 'case_document_added', facts: { case: caseId } });
    return ok();
  };
  return evenly(deps, input, () => deps.db.tx(add));
}

const tooLarge = () =>
  problem('document_too_large', {
    field: 'document',
    params: { megabytes: documentBytesMax / 1024 / 1024 },
  });

/** Takes a document back before it was handed in; it is destroyed. Problems: `document_not_found`, those of the step. */
export async function removeDocument(
  deps: CaseDeps,
  input: OwnCaseKey & { documentId: string },
): Promise<Result<undefined, StepProblem | Problem<'document_not_found'>>> {
  const id = parseId('document', input.documentId);
  const remove = async (tx: Tx): Promise<Result<undefined, StepProblem | Problem<'document_not_found'>>> => {
    const turn = await lockOwnTurn(deps, tx, input);
    if (!turn.ok) return turn;
    const { id: caseId, stage } = turn.value;
    const at = deps.clock.now();
    if (!id || !(await destroyDocument(tx, caseId, id, at))) return fail(problem('document_not_found'));
    await insertEvent(tx, { caseId, at, event: 'document_removed', stage, staffId: null });
    await recordOn(deps, tx, turn.value, { at, event: 'case_document_removed', facts: { case: caseId } });
    return ok();
  };
  return evenly(deps, input, () => deps.db.tx(remove));
}

/** Hands the documents in for review. Problems: `document_missing`, those of the step. */
export async function handIn(
  deps: CaseDeps,
  { device, ...key }: OwnCaseKey & { readonly device: DeviceFacts },
): Promise<Result<undefined, StepProblem | Problem<'document_missing'>>> {
  const hand = async (tx: Tx): Promise<Result<undefined, StepProblem | Problem<'document_missing'>>> => {
    const turn = await lockOwnTurn(deps, tx, key);
    if (!turn.ok) return turn;
    const documents = await documentsOf(tx, turn.value.id);
    if (documents.every(({ destroyedAt }) => destroyedAt !== null))
      return fail(problem('document_missing', { field: 'document' }));
    const taken = await takeStep(deps, tx, turn.value, { event: 'hand_in' });
    if (!taken.ok) return taken;
    await tellAbout(deps, tx, taken.value, { event: 'case_handed_in', device });
    return ok();
  };
  return evenly(deps, key, () => deps.db.tx(hand));
}

/** Gives a case up, and with it what it is about, which tells everybody. Problems: those of the step. */
export async function withdrawCase(deps: CaseDeps, key: OwnCaseKey): Promise<Result<undefined, StepProblem>> {
  const withdraw = async (tx: Tx): Promise<Result<undefined, StepProblem>> => {
    if (!(await isOwn(deps, tx, key))) return fail(problem('case_not_found'));
    const found = await lockForStep(deps, tx, key);
    if (!found.ok) return found;
    const taken = await takeStep(deps, tx, found.value, { event: 'withdraw', because: 'customer' });
    if (!taken.ok) return taken;
    await deps.subjects[key.kind].decide(tx, { subjectId: key.subjectId, decision: 'withdrawn' });
    return ok();
  };
  return evenly(deps, key, () => deps.db.tx(withdraw));
}
