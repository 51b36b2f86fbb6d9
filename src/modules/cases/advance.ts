import type { StaffId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { CaseDeps } from './ports.ts';
import { isOver, type ReviewReason, type StageEvent, step } from './rules.ts';
import { type Case, type CaseKey, findCase, insertEvent, lockCase, writeStage } from './store.ts';

export type CaseGone = Problem<'case_not_found' | 'case_over'>;
export type StepProblem = CaseGone | Problem<'case_step_not_open'>;

/**
 * Locks a case for one step, the account before it, as everywhere. What it is about may have ended meanwhile: then the
 * case ends with it. Problems: `case_not_found`, `case_over`.
 */
export async function lockForStep(deps: CaseDeps, tx: Tx, key: CaseKey): Promise<Result<Case, CaseGone>> {
  const found = await findCase(tx, key);
  if (!found) return fail(problem('case_not_found'));
  if (found.accountId) await lockAccount(tx, found.accountId);
  await deps.subjects[found.kind].settle(tx, found.subjectId);
  const current = await lockCase(tx, found.id);
  if (isOver(current.stage)) return fail(problem('case_over'));
  if (await deps.subjects[current.kind].isWaiting(tx, current.subjectId)) return ok(current);
  await takeStep(deps, tx, current, { event: 'withdraw', because: 'subject_over' });
  return fail(problem('case_over'));
}

type Taken = {
  event: StageEvent;
  staffId?: StaffId | null;
  reason?: ReviewReason | null;
  /** Of several ways in which one event comes about. */
  because?: string;
};

/** Takes one step of the table: writes it, and puts it on record in the case and on the account. */
export async function takeStep(
  deps: CaseDeps,
  tx: Tx,
  current: Case,
  taken: Taken,
): Promise<Result<Case, StepProblem>> {
  const stage = step(current.stage, taken.event);
  if (!stage) return fail(stepProblem(current));
  const at = deps.clock.now();
  const change = {
    stage,
    round: taken.event === 'ask_again' ? current.round + 1 : current.round,
    reason: taken.reason ?? null,
    stageSince: at,
    endedAt: isOver(stage) ? at : null,
  };
  await writeStage(tx, current.id, change);
  const facts = {
    ...(taken.reason ? { reason: taken.reason } : {}),
    ...(taken.because ? { because: taken.because } : {}),
  };
  const caseId = current.id;
  await insertEvent(tx, { caseId, at, event: taken.event, stage, staffId: taken.staffId ?? null, facts });
  await recordOn(deps, tx, current, {
    at,
    event: `case_${stage}`,
    facts: { case: current.id, ...facts },
  });
  return ok({ ...current, ...change });
}

/** Puts something on record in the activity of whom a case is about, where it is about somebody. */
export async function recordOn(
  deps: CaseDeps,
  tx: Tx,
  { accountId }: Pick<Case, 'accountId'>,
  entry: Omit<Parameters<typeof recordEntry>[2], 'accountId'>,
): Promise<void> {
  if (accountId) await recordEntry(deps, tx, { ...entry, accountId });
}

/** Tells every contact of whom a case is about, with the link that stops it where the message needs one. */
export async function tellAbout(
  deps: CaseDeps,
  tx: Tx,
  { accountId, kind, subjectId, stage }: Case,
  alert: Pick<Parameters<typeof alertAccount>[2], 'event' | 'reason'> & { readonly device?: DeviceFacts },
): Promise<void> {
  if (!accountId) return;
  const cancelUrl = isOver(stage) ? null : await deps.subjects[kind].cancelUrl(tx, subjectId);
  await alertAccount(deps, tx, {
    // What our staff did came from no device of the customer's.
    device: null,
    ...alert,
    accountId,
    at: deps.clock.now(),
    ...(cancelUrl ? { links: { cancelUrl } } : {}),
  });
}

export const stepProblem = (current: Pick<Case, 'stage'>): StepProblem =>
  problem(isOver(current.stage) ? 'case_over' : 'case_step_not_open');
