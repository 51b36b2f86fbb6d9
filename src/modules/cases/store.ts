import { type Generated, sql } from 'kysely';
import type { AccountId, CaseId, StaffId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { CaseKind, Reviewer, ReviewReason, Stage } from './rules.ts';

export type Case = {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly subjectId: string;
  /** `null`: what it is about matches no account. */
  readonly accountId: AccountId | null;
  readonly stage: Stage;
  /** Counts from 1; asking for other documents starts the review over. */
  readonly round: number;
  readonly reason: ReviewReason | null;
  readonly openedAt: Date;
  readonly stageSince: Date;
  readonly endedAt: Date | null;
};

export type EventFacts = Readonly<Record<string, string | number>>;

type CaseRow = {
  id: string;
  kind: CaseKind;
  subject_id: string;
  account_id: string | null;
  stage: Stage;
  round: Generated<number>;
  reason: ReviewReason | null;
  opened_at: Date;
  stage_since: Date;
  ended_at: Date | null;
};

type Tables = {
  'cases.cases': CaseRow;
  'cases.documents': { id: string; case_id: string; destroyed_at: Date | null };
  'cases.reviews': {
    case_id: string;
    round: number;
    staff_id: string;
    verdict: 'approve' | 'refuse' | 'ask_again';
    reason: ReviewReason | null;
    note: string;
    at: Date;
  };
  'cases.events': {
    id: Generated<number>;
    case_id: string;
    at: Date;
    event: string;
    stage: Stage;
    staff_id: string | null;
    facts: EventFacts;
  };
};

const columns = [
  'id',
  'kind',
  'subject_id',
  'account_id',
  'stage',
  'round',
  'reason',
  'opened_at',
  'stage_since',
  'ended_at',
] as const;

const toCase = (row: Omit<CaseRow, 'round'> & { round: number }): Case => ({
  id: row.id as CaseId,
  kind: row.kind,
  subjectId: row.subject_id,
  accountId: row.account_id as AccountId | null,
  stage: row.stage,
  round: row.round,
  reason: row.reason,
  openedAt: row.opened_at,
  stageSince: row.stage_since,
  endedAt: row.ended_at,
});

export async function insertCase(
  tx: Tx,
  input: Pick<Case, 'id' | 'kind' | 'subjectId' | 'accountId'> & { at: Date },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('cases.cases')
    .values({
      id: input.id,
      kind: input.kind,
      subject_id: input.subjectId,
      account_id: input.accountId,
      stage: 'opened',
      reason: null,
      opened_at: input.at,
      stage_since: input.at,
      ended_at: null,
    })
    .execute();
}

export type CaseKey = { readonly id: CaseId } | { readonly kind: CaseKind; readonly subjectId: string };

export async function findCase(queries: Queries, key: CaseKey): Promise<Case | null> {
  const query = queries.withTables<Tables>().selectFrom('cases.cases').select(columns);
  const row = await ('id' in key
    ? query.where('id', '=', key.id)
    : query.where('kind', '=', key.kind).where('subject_id', '=', key.subjectId)
  ).executeTakeFirst();
  return row ? toCase(row) : null;
}

/** Reads a case and keeps every other step of it waiting. Lock the account first. */
export async function lockCase(tx: Tx, id: CaseId): Promise<Case> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('cases.cases')
    .select(columns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return toCase(row);
}

export async function writeStage(
  tx: Tx,
  id: CaseId,
  change: {
    stage: Stage;
    round: number;
    reason: ReviewReason | null;
    stageSince: Date;
    endedAt: Date | null;
  },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('cases.cases')
    .set({
      stage: change.stage,
      round: change.round,
      reason: change.reason,
      stage_since: change.stageSince,
      ended_at: change.endedAt,
    })
    .where('id', '=', id)
    .execute();
}

/** What a case is about matches no account any more. */
export async function writeNoAccount(tx: Tx, id: CaseId): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('cases.cases')
    .set({ account_id: null })
    .where('id', '=', id)
    .execute();
}

// ---- what happened ---------------------------------------------------------------------------------------------------

export async function insertEvent(
  tx: Tx,
  event: {
    caseId: CaseId;
    at: Date;
    event: string;
    stage: Stage;
    staffId: StaffId | null;
    facts?: EventFacts;
  },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('cases.events')
    .values({
      case_id: event.caseId,
      at: event.at,
      event: event.event,
      stage: event.stage,
      staff_id: event.staffId,
      facts: JSON.stringify(event.facts ?? {}) as unknown as EventFacts,
    })
    .execute();
}

export type CaseEvent = {
  readonly id: number;
  readonly at: Date;
  readonly event: string;
  readonly facts: EventFacts;
  readonly staffName: string | null;
};

const eventsMax = 200;

/** What happened to a case, newest first. */
export async function eventsOf(queries: Queries, caseId: CaseId): Promise<CaseEvent[]> {
  const { rows } = await sql<{
    id: number;
    at: Date;
    event: string;
    facts: EventFacts;
    name: string | null;
  }>`
    select e.id, e.at, e.event, e.facts, m.name from cases.events e left join staff.members m on m.id = e.staff_id
    where e.case_id = ${caseId} order by e.id desc limit ${eventsMax}`.execute(queries);
  return rows.map(({ name, ...event }) => ({ ...event, staffName: name }));
}

/** The numbers of the documents of a case that somebody of our staff has opened. */
export async function documentsOpenedBy(
  queries: Queries,
  caseId: CaseId,
  staffId: StaffId,
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ number: number }>`
    select distinct (facts ->> 'number')::integer as number from cases.events
    where case_id = ${caseId} and event = 'document_viewed' and staff_id = ${staffId}`.execute(queries);
  return new Set(rows.map(({ number }) => number));
}

/** Cases that ended before `before` and still have documents. */
export async function casesWithOldDocuments(queries: Queries, before: Date, max: number): Promise<Case[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('cases.cases as c')
    .select(columns.map((column) => `c.${column}` as const))
    .where('c.ended_at', '<=', before)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('cases.documents as d')
          .select('d.id')
          .whereRef('d.case_id', '=', 'c.id')
          .where('d.destroyed_at', 'is', null),
      ),
    )
    .limit(max)
    .execute();
  return rows.map((row) => toCase(row));
}

// ---- reviews ---------------------------------------------------------------------------------------------------------

export type Review = {
  readonly staffId: StaffId;
  readonly staffName: string;
  readonly round: number;
  readonly verdict: 'approve' | 'refuse' | 'ask_again';
  readonly reason: ReviewReason | null;
  readonly note: string;
  readonly at: Date;
};

/** Writes what a reviewer says. `said_already`: they have spoken in this round. */
export async function insertReview(
  tx: Tx,
  review: Omit<Review, 'staffName'> & { caseId: CaseId },
): Promise<'said' | 'said_already'> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('cases.reviews')
    .values({
      case_id: review.caseId,
      round: review.round,
      staff_id: review.staffId,
      verdict: review.verdict,
      reason: review.reason,
      note: review.note,
      at: review.at,
    })
    .onConflict((conflict) => conflict.columns(['case_id', 'round', 'staff_id']).doNothing())
    .returning('case_id')
    .executeTakeFirst();
  return row ? 'said' : 'said_already';
}

/** What reviewers said, newest first. */
export async function reviewsOf(queries: Queries, caseId: CaseId): Promise<Review[]> {
  const rows = await queries
    .withTables<Tables & { 'staff.members': { id: string; name: string } }>()
    .selectFrom('cases.reviews as r')
    .innerJoin('staff.members as m', 'm.id', 'r.staff_id')
    .select(['r.staff_id', 'm.name', 'r.round', 'r.verdict', 'r.reason', 'r.note', 'r.at'])
    .where('r.case_id', '=', caseId)
    .orderBy('r.at', 'desc')
    .execute();
  return rows.map((row) => ({
    staffId: row.staff_id as StaffId,
    staffName: row.name,
    round: row.round,
    verdict: row.verdict,
    reason: row.reason,
    note: row.note,
    at: row.at,
  }));
}

/** Who spoke in a round, and whether they still work here; none of them can be removed before this transaction ends. */
export async function lockReviewers(
  tx: Tx,
  caseId: CaseId,
  round: number,
): Promise<(Reviewer & { readonly verdict: Review['verdict']; readonly isHere: boolean })[]> {
  const rows = await tx
    .withTables<
      Tables & { 'staff.members': { id: string; name: string; email: string; removed_at: Date | null } }
    >()
    .selectFrom('cases.reviews as r')
    .innerJoin('staff.members as m', 'm.id', 'r.staff_id')
    .select(['r.staff_id', 'r.verdict', 'm.name', 'm.email', 'm.removed_at'])
    .where('r.case_id', '=', caseId)
    .where('r.round', '=', round)
    .forShare('m')
    .execute();
  return rows.map(({ staff_id: staffId, verdict, name, email, removed_at }) => {
    return { staffId, verdict, name, email, isHere: removed_at === null };
  });
}

// ---- lists -----------------------------------------------------------------------------------------------------------

/** Cases in these stages, the longest waiting first; or, once over, the latest first. */
export async function listCaseRows(
  queries: Queries,
  which: { stages: readonly Stage[]; offset: number; size: number; order: 'asc' | 'desc' },
): Promise<Case[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('cases.cases')
    .select(columns)
    .where('stage', 'in', [...which.stages])
    .orderBy('stage_since', which.order)
    .orderBy('id')
    .offset(which.offset)
    .limit(which.size)
    .execute();
  return rows.map(toCase);
}

export async function countByStage(queries: Queries): Promise<ReadonlyMap<Stage, number>> {
  const { rows } = await sql<{ stage: Stage; count: number }>`
    select stage, count(*) as count from cases.cases group by stage`.execute(queries);
  return new Map(rows.map(({ stage, count }) => [stage, count]));
}

/** Other cases of the same account, newest first. */
export async function casesOfAccount(queries: Queries, accountId: AccountId, max: number): Promise<Case[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('cases.cases')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('opened_at', 'desc')
    .limit(max)
    .execute();
  return rows.map(toCase);
}
