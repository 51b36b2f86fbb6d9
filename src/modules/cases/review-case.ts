import type { AccountId, CaseId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { oldAndNewContacts } from '#modules/accounts/index.ts';
import { confirmStaff, recordStaffAction, type StaffViewer } from '#modules/staff/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { lockForStep, type StepProblem, stepProblem, takeStep, tellAbout } from './advance.ts';
import { documentsOf } from './document-store.ts';
import type { CaseDeps } from './ports.ts';
import {
  approvalEvent,
  isSamePerson,
  noteCharsMax,
  type ReviewReason,
  readReason,
  type Stage,
  step,
  unopenedDocuments,
} from './rules.ts';
import { type Case, documentsOpenedBy, insertReview, lockReviewers } from './store.ts';

export type Verdict = 'approve' | 'refuse' | 'ask_again';

export type ReviewProblem =
  | StepProblem
  | Problem<
      | 'staff_session_over'
      | 'reviewed_already'
      | 'review_of_own_account'
      | 'review_without_account'
      | 'review_documents_unopened'
      | 'review_reason_missing'
      | 'review_note_too_long'
    >;

/**
 * What one person says of a case. It is approved when a second person says so, and whoever said it first still works here; one
 * refusal ends it. Somebody who was removed and added again is no second person. Locks on the
 * account and the case make parallel reviews one after the other, and the second finds what the first has done.
 * Answers the stage afterwards. Problems: `staff_session_over`, `reviewed_already`, `review_of_own_account`,
 * `review_without_account` (nobody can say yes to a claim that matches none), `review_documents_unopened` (nor to what they haven't
 * looked at), `review_reason_missing`, `review_note_too_long`, `case_not_found`, `case_over`, `case_step_not_open`.
 */
export async function reviewCase(
  deps: CaseDeps,
  staff: StaffViewer,
  input: { caseId: CaseId; verdict: Verdict; reason: string; note: string },
): Promise<Result<Stage, ReviewProblem>> {
  const { caseId, verdict } = input;
  const note = input.note.normalize('NFC').trim();
  if (note.length > noteCharsMax)
    return fail(problem('review_note_too_long', { field: 'note', params: { max: noteCharsMax } }));
  const reason = verdict === 'approve' ? null : readReason(verdict, input.reason);
  if (verdict !== 'approve' && !reason) return fail(problem('review_reason_missing', { field: 'reason' }));
  return deps.db.tx(async (tx): Promise<Result<Stage, ReviewProblem>> => {
    const found = await lockForStep(deps, tx, { id: caseId });
    if (!found.ok) return found;
    const confirmed = await confirmStaff(deps, tx, staff);
    if (!confirmed.ok) return confirmed;
    const current = found.value;
    if (!step(current.stage, verdict)) return fail(stepProblem(current));
    if (verdict === 'approve' && current.accountId === null) return fail(problem('review_without_account'));
    const { staffId } = staff;
    const at = deps.clock.now();
    if (await isOwnAccount(deps, tx, staff, current.accountId)) return fail(problem('review_of_own_account'));
    const earlier = await lockReviewers(tx, caseId, current.round);
    if (earlier.some((each) => isSamePerson(each, staff))) return fail(problem('reviewed_already'));
    if (verdict === 'approve') {
      const left = unopenedDocuments(
        await documentsOf(tx, caseId),
        await documentsOpenedBy(tx, caseId, staffId),
      );
      if (left.length > 0)
        return fail(problem('review_documents_unopened', { params: { numbers: left.join(', ') } }));
    }
    const approvals = earlier.filter((each) => each.verdict === 'approve');
    const event = verdict === 'approve' ? approvalEvent(current.stage, approvals) : verdict;
    const said = await insertReview(tx, { caseId, round: current.round, staffId, verdict, reason, note, at });
    if (said === 'said_already') return fail(problem('reviewed_already'));
    const taken = await takeStep(deps, tx, current, { event, staffId, reason });
    if (!taken.ok) return taken;
    await recordStaffAction(deps, tx, staff, {
      action: `case_${verdict}`,
      accountId: current.accountId,
      subject: caseId,
      facts: { stage: taken.value.stage, reason },
    });
    await tellDecision(deps, tx, taken.value, reason);
    return ok(taken.value.stage);
  });
}

/** Whether an account has, or lately had, the address that somebody works under: nobody decides about their own. */
export async function isOwnAccount(
  deps: CaseDeps,
  queries: Queries,
  staff: StaffViewer,
  accountId: AccountId | null,
): Promise<boolean> {
  if (accountId === null) return false;
  const contacts = await oldAndNewContacts(queries, accountId, deps.clock.now());
  return contacts.some(({ value }) => value === staff.email);
}

/** Tells what the case is about, and the customer where they hear it from nobody else. */
async function tellDecision(
  deps: CaseDeps,
  tx: Tx,
  decided: Case,
  reason: ReviewReason | null,
): Promise<void> {
  const { kind, subjectId, stage } = decided;
  if (stage === 'approved' || stage === 'refused') {
    const told = await deps.subjects[kind].decide(tx, { subjectId, decision: stage, reason });
    // It was locked and waiting a moment ago, in this very transaction.
    if (told === 'over') throw new Error(`The ${kind} ${subjectId} did not take its decision`);
  }
  if (reason === null) return;
  if (stage === 'documents_wanted') await deps.subjects[kind].askAgain(tx, { subjectId, reason });
  const event = stage === 'refused' ? 'case_refused' : 'case_documents_wanted';
  await tellAbout(deps, tx, decided, { event, reason });
}
