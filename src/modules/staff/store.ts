import { type Generated, sql } from 'kysely';
import type { AccountId, StaffId, StaffPasskeyId, StaffSessionId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

export type StaffMember = {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
};

export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

type Tables = {
  'staff.members': { id: string; name: string; email: string; created_at: Date; removed_at: Date | null };
  'staff.enrolments': {
    token_hash: string;
    member_id: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  'staff.sessions': {
    id: string;
    member_id: string;
    passkey_id: string | null;
    token_hash: string;
    address: string;
    device_name: string;
    created_at: Date;
    last_seen_at: Date;
    expires_at: Date;
    ended_at: Date | null;
  };
  'staff.log': {
    id: Generated<number>;
    at: Date;
    member_id: string;
    action: string;
    account_id: string | null;
    subject: string | null;
    facts: string;
    address: string;
  };
};

const memberColumns = ['m.id', 'm.name', 'm.email', 'm.created_at'] as const;
const toMember = (row: { id: string; name: string; email: string; created_at: Date }): StaffMember => ({
  id: row.id as StaffId,
  name: row.name,
  email: row.email,
  createdAt: row.created_at,
});

/** Writes a member unless somebody who works here has the address. */
export async function insertMember(tx: Tx, member: StaffMember): Promise<'added' | 'exists'> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('staff.members')
    .values({
      id: member.id,
      name: member.name,
      email: member.email,
      created_at: member.createdAt,
      removed_at: null,
    })
    .onConflict((conflict) => conflict.column('email').where('removed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row ? 'added' : 'exists';
}

/** Who works here under an address, kept from changing until this transaction ends. */
export async function lockMemberByEmail(tx: Tx, email: string): Promise<StaffMember | null> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('staff.members as m')
    .select(memberColumns)
    .where('m.email', '=', email)
    .where('m.removed_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ? toMember(row) : null;
}

/** Everybody who works here, with what shows whether they have come in yet. */
export async function listMemberRows(
  queries: Queries,
): Promise<(StaffMember & { passkeys: number; lastSeenAt: Date | null })[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    created_at: Date;
    passkeys: number;
    last_seen_at: Date | null;
  }>`
    select m.id, m.name, m.email, m.created_at,
      (select count(*) from staff.passkeys p where p.member_id = m.id) as passkeys,
      (select max(s.last_seen_at) from staff.sessions s where s.member_id = m.id) as last_seen_at
    from staff.members m where m.removed_at is null order by m.email`.execute(queries);
  return rows.map((row) => ({ ...toMember(row), passkeys: row.passkeys, lastSeenAt: row.last_seen_at }));
}

export async function markMemberRemoved(tx: Tx, id: StaffId, at: Date): Promise<void> {
  const tables = tx.withTables<Tables>();
  await tables.updateTable('staff.members').set({ removed_at: at }).where('id', '=', id).execute();
  await tables
    .updateTable('staff.sessions')
    .set({ ended_at: at })
    .where('member_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
  await voidEnrolments(tx, id, at);
}

/** A new link takes the place of those before it. */
export async function voidEnrolments(tx: Tx, id: StaffId, at: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('staff.enrolments')
    .set({ used_at: at })
    .where('member_id', '=', id)
    .where('used_at', 'is', null)
    .execute();
}

export async function insertEnrolment(
  tx: Tx,
  enrolment: { tokenHash: string; memberId: StaffId; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('staff.enrolments')
    .values({
      token_hash: enrolment.tokenHash,
      member_id: enrolment.memberId,
      created_at: enrolment.createdAt,
      expires_at: enrolment.expiresAt,
      used_at: null,
    })
    .execute();
}

/** Whose link it is while it works; `null` for one that was used, has run out or never was. */
export async function findEnrolment(
  queries: Queries,
  tokenHash: string,
  now: Date,
): Promise<StaffMember | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('staff.enrolments as e')
    .innerJoin('staff.members as m', 'm.id', 'e.member_id')
    .select(memberColumns)
    .where('e.token_hash', '=', tokenHash)
    .where('e.used_at', 'is', null)
    .where('e.expires_at', '>', now)
    .where('m.removed_at', 'is', null)
    .executeTakeFirst();
  return row ? toMember(row) : null;
}

/** Uses a link up. Of two at once, one does. */
export async function takeEnrolment(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('staff.enrolments')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('token_hash')
    .executeTakeFirst();
  return row !== undefined;
}

export type StaffSession = {
  readonly id: StaffSessionId;
  readonly member: StaffMember;
  readonly passkeyId: StaffPasskeyId | null;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly isMemberRemoved: boolean;
};

export async function insertStaffSession(
  tx: Tx,
  session: Pick<StaffSession, 'id' | 'passkeyId' | 'address' | 'createdAt' | 'expiresAt'> & {
    memberId: StaffId;
    tokenHash: string;
    deviceName: string;
  },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('staff.sessions')
    .values({
      id: session.id,
      member_id: session.memberId,
      passkey_id: session.passkeyId,
      token_hash: session.tokenHash,
      address: session.address,
      device_name: session.deviceName,
      created_at: session.createdAt,
      last_seen_at: session.createdAt,
      expires_at: session.expiresAt,
      ended_at: null,
    })
    .execute();
}

const selectSession = (queries: Queries) =>
  queries
    .withTables<Tables>()
    .selectFrom('staff.sessions as s')
    .innerJoin('staff.members as m', 'm.id', 's.member_id')
    .select([
      's.id',
      's.passkey_id',
      's.address',
      's.created_at',
      's.last_seen_at',
      's.expires_at',
      's.ended_at',
      'm.id as member_id',
      'm.name',
      'm.email',
      'm.created_at as member_created_at',
      'm.removed_at',
    ]);

type SessionRow = Awaited<ReturnType<ReturnType<typeof selectSession>['executeTakeFirstOrThrow']>>;

const toSession = (row: SessionRow): StaffSession => ({
  id: row.id as StaffSessionId,
  member: toMember({
    id: row.member_id,
    name: row.name,
    email: row.email,
    created_at: row.member_created_at,
  }),
  passkeyId: row.passkey_id as StaffPasskeyId | null,
  address: row.address,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
  isMemberRemoved: row.removed_at !== null,
});

export async function findSessionByToken(queries: Queries, tokenHash: string): Promise<StaffSession | null> {
  const row = await selectSession(queries).where('s.token_hash', '=', tokenHash).executeTakeFirst();
  return row ? toSession(row) : null;
}

/**
 * Reads a session of a member and keeps both from being ended until this transaction is through. The member is locked
 * before the session, as where somebody is removed.
 */
export async function lockStaffSession(
  tx: Tx,
  id: StaffSessionId,
  memberId: StaffId,
): Promise<StaffSession | null> {
  await tx
    .withTables<Tables>()
    .selectFrom('staff.members')
    .select('id')
    .where('id', '=', memberId)
    .forShare()
    .execute();
  const row = await selectSession(tx)
    .where('s.id', '=', id)
    .where('m.id', '=', memberId)
    .forShare()
    .executeTakeFirst();
  return row ? toSession(row) : null;
}

export async function touchStaffSession(queries: Queries, id: StaffSessionId, at: Date): Promise<void> {
  await queries
    .withTables<Tables>()
    .updateTable('staff.sessions')
    .set({ last_seen_at: at })
    .where('id', '=', id)
    .where('last_seen_at', '<', at)
    .execute();
}

export async function endStaffSessionRows(
  queries: Queries,
  by: { id: StaffSessionId } | { passkeyId: StaffPasskeyId } | { memberId: StaffId },
  at: Date,
): Promise<void> {
  const [column, value] =
    'id' in by
      ? (['id', by.id] as const)
      : 'memberId' in by
        ? (['member_id', by.memberId] as const)
        : (['passkey_id', by.passkeyId] as const);
  await queries
    .withTables<Tables>()
    .updateTable('staff.sessions')
    .set({ ended_at: at })
    .where(column, '=', value)
    .where('ended_at', 'is', null)
    .execute();
}

export async function deleteStaffSessionsBefore(queries: Queries, before: Date): Promise<void> {
  await queries.withTables<Tables>().deleteFrom('staff.sessions').where('expires_at', '<', before).execute();
}

export async function insertLogEntry(
  queries: Queries,
  entry: {
    at: Date;
    memberId: StaffId;
    action: string;
    accountId: AccountId | null;
    subject: string | null;
    facts: LogFacts;
    address: string;
  },
): Promise<void> {
  await queries
    .withTables<Tables>()
    .insertInto('staff.log')
    .values({
      at: entry.at,
      member_id: entry.memberId,
      action: entry.action,
      account_id: entry.accountId,
      subject: entry.subject,
      facts: JSON.stringify(entry.facts),
      address: entry.address,
    })
    .execute();
}
