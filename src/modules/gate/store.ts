import type { Action } from '#kernel/actions.ts';
import type { ChallengeId, CodeId, GrantId, MessageId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { ProofKind, Slot, SlotName } from './slot-rules.ts';

export type CodeChannel = 'email' | 'sms' | 'voice';

export type ChallengeRow = {
  id: string;
  action: Action;
  account_id: string | null;
  is_decoy: boolean;
  subject: string;
  holder: string;
  payload_sealed: string;
  payload_sha256: string;
  slots: Slot[];
  unusual: string[];
  first_slot: SlotName | null;
  created_at: Date;
  expires_at: Date;
};

export type CodeRow = {
  id: string;
  challenge_id: string;
  slot: SlotName;
  channel: CodeChannel;
  destination_mac: string;
  address_mac: string;
  subject: string;
  code_mac: string;
  message_id: string | null;
  state: 'live' | 'replaced' | 'used';
  sent_at: Date;
  expires_at: Date;
};

export type ProofRow = { challenge_id: string; slot: SlotName; kind: ProofKind; proved_at: Date };

/** What was proven, and by what. */
export type SlotProof = Pick<ProofRow, 'slot' | 'kind'>;

export type GrantRow = {
  id: string;
  challenge_id: string;
  account_id: string | null;
  holder: string;
  action: Action;
  payload_sha256: string;
  issued_at: Date;
  expires_at: Date;
  spent_at: Date | null;
};

type Tables = {
  'gate.challenges': ChallengeRow;
  'gate.codes': CodeRow;
  'gate.wrong_codes': { subject: string; at: Date };
  'gate.locks': { subject: string; locked_until: Date };
  'gate.proofs': ProofRow;
  'gate.grants': GrantRow;
};

const codesPerSlotMax = 20;

/** Adds a challenge together with what is proven already, in one statement: a sign-in is as fast as this. */
export async function insertChallenge(
  queries: Queries,
  row: ChallengeRow,
  proofs: readonly ProofRow[],
): Promise<void> {
  const challenge = { ...row, slots: JSON.stringify(row.slots) as unknown as Slot[] };
  const tables = queries.withTables<Tables>();
  if (proofs.length === 0) {
    await tables.insertInto('gate.challenges').values(challenge).execute();
    return;
  }
  await tables
    .with('challenge', (q) => q.insertInto('gate.challenges').values(challenge))
    .insertInto('gate.proofs')
    .values([...proofs])
    .execute();
}

export async function findChallenge(
  queries: Queries,
  id: ChallengeId,
  holder: string,
): Promise<ChallengeRow | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.challenges')
    .selectAll()
    .where('id', '=', id)
    .where('holder', '=', holder)
    .executeTakeFirst();
  return row ?? null;
}

/** Reads a challenge and keeps every other step on it waiting until this transaction ends. */
export async function lockChallenge(
  tx: Tx,
  id: ChallengeId,
  holder: string | null,
): Promise<ChallengeRow | null> {
  let query = tx
    .withTables<Tables>()
    .selectFrom('gate.challenges')
    .selectAll()
    .where('id', '=', id)
    // Rows that refer to it may be added meanwhile; a plain FOR UPDATE would make them wait, and deadlocks possible.
    .forNoKeyUpdate();
  if (holder !== null) query = query.where('holder', '=', holder);
  return (await query.executeTakeFirst()) ?? null;
}

export async function updateChallengePayload(
  tx: Tx,
  id: ChallengeId,
  change: { payload_sealed: string; payload_sha256: string },
): Promise<void> {
  await tx.withTables<Tables>().updateTable('gate.challenges').set(change).where('id', '=', id).execute();
}

export async function expireChallenge(tx: Tx, id: ChallengeId, at: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('gate.challenges')
    .set({ expires_at: at })
    .where('id', '=', id)
    .where('expires_at', '>', at)
    .execute();
}

/** The codes of one slot, newest first. */
export async function codesOfSlot(queries: Queries, id: ChallengeId, slot: SlotName): Promise<CodeRow[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('gate.codes')
    .selectAll()
    .where('challenge_id', '=', id)
    .where('slot', '=', slot)
    .orderBy('sent_at', 'desc')
    .limit(codesPerSlotMax)
    .execute();
}

/** The latest code of every slot of a challenge. */
export async function latestCodes(queries: Queries, id: ChallengeId): Promise<CodeRow[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('gate.codes')
    .distinctOn('slot')
    .selectAll()
    .where('challenge_id', '=', id)
    .orderBy('slot')
    .orderBy('sent_at', 'desc')
    .execute();
}

/** The newest codes for one subject over all its challenges: to tell "already used" from "wrong". */
export async function codesOfSubject(queries: Queries, subject: string, max: number): Promise<CodeRow[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('gate.codes')
    .selectAll()
    .where('subject', '=', subject)
    .orderBy('sent_at', 'desc')
    .limit(max)
    .execute();
}

export async function insertCode(tx: Tx, row: CodeRow): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('gate.codes')
    .set({ state: 'replaced' })
    .where('challenge_id', '=', row.challenge_id)
    .where('slot', '=', row.slot)
    .where('state', '=', 'live')
    .execute();
  await tx.withTables<Tables>().insertInto('gate.codes').values(row).execute();
}

export async function setCodeMessage(tx: Tx, id: CodeId, messageId: MessageId): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('gate.codes')
    .set({ message_id: messageId })
    .where('id', '=', id)
    .execute();
}

export async function markCodeUsed(tx: Tx, id: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('gate.codes')
    .set({ state: 'used' })
    .where('id', '=', id)
    .execute();
}

/** When codes were sent, newest first, by one of the things that sends are limited by. */
export async function sendsBy(
  queries: Queries,
  by: 'destination_mac' | 'subject' | 'address_mac',
  value: string,
  since: Date,
  max: number,
): Promise<Date[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('gate.codes')
    .select('sent_at')
    .where(by, '=', value)
    .where('sent_at', '>', since)
    .orderBy('sent_at', 'desc')
    .limit(max)
    .execute();
  return rows.map((row) => row.sent_at);
}

/** The last message that went to a destination by a channel, to learn whether it arrived. */
export async function lastMessageTo(
  queries: Queries,
  destinationMac: string,
  channel: CodeChannel,
): Promise<MessageId | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.codes')
    .select('message_id')
    .where('destination_mac', '=', destinationMac)
    .where('channel', '=', channel)
    .where('message_id', 'is not', null)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.message_id ?? null) as MessageId | null;
}

/** The challenge that a message carries a code of. */
export async function challengeOfMessage(
  queries: Queries,
  messageId: MessageId,
): Promise<ChallengeId | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.codes')
    .select('challenge_id')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return (row?.challenge_id ?? null) as ChallengeId | null;
}

export async function lockedUntil(queries: Queries, subject: string, now: Date): Promise<Date | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.locks')
    .select('locked_until')
    .where('subject', '=', subject)
    .where('locked_until', '>', now)
    .executeTakeFirst();
  return row?.locked_until ?? null;
}

export async function insertLock(tx: Tx, subject: string, until: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('gate.locks')
    .values({ subject, locked_until: until })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ locked_until: until }))
    .execute();
}

export async function wrongCodesSince(queries: Queries, subject: string, since: Date): Promise<Date[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('gate.wrong_codes')
    .select('at')
    .where('subject', '=', subject)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => row.at);
}

export async function insertWrongCode(tx: Tx, subject: string, at: Date): Promise<void> {
  await tx.withTables<Tables>().insertInto('gate.wrong_codes').values({ subject, at }).execute();
}

export async function deleteWrongCodes(tx: Tx, subject: string): Promise<void> {
  await tx.withTables<Tables>().deleteFrom('gate.wrong_codes').where('subject', '=', subject).execute();
}

export async function findGrantOfChallenge(queries: Queries, id: ChallengeId): Promise<GrantRow | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.grants')
    .selectAll()
    .where('challenge_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertGrant(tx: Tx, row: GrantRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('gate.grants').values(row).execute();
}

export async function findGrant(
  queries: Queries,
  id: GrantId,
  holder: string,
): Promise<(GrantRow & { payload_sealed: string; challenge_sha256: string }) | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.grants as g')
    .innerJoin('gate.challenges as c', 'c.id', 'g.challenge_id')
    .selectAll('g')
    .select(['c.payload_sealed', 'c.payload_sha256 as challenge_sha256'])
    .where('g.id', '=', id)
    .where('g.holder', '=', holder)
    .executeTakeFirst();
  return row ?? null;
}

export async function deleteGrant(tx: Tx, id: GrantId): Promise<void> {
  await tx.withTables<Tables>().deleteFrom('gate.grants').where('id', '=', id).execute();
}

/** The codes that proved something in a challenge. */
export async function usedCodes(
  queries: Queries,
  id: ChallengeId,
): Promise<{ slot: SlotName; destination_mac: string }[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('gate.codes')
    .select(['slot', 'destination_mac'])
    .where('challenge_id', '=', id)
    .where('state', '=', 'used')
    .execute();
}

/** Whether the sign-in of this challenge looked unusual when it began. */
export async function isUnusual(queries: Queries, id: ChallengeId): Promise<boolean> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.challenges')
    .select('unusual')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.unusual.length > 0;
}

/** Marks the grant as spent and answers its challenge; `null` when somebody else was first or it has expired. */
export async function spendGrantRow(tx: Tx, id: GrantId, now: Date): Promise<ChallengeId | null> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('gate.grants')
    .set({ spent_at: now })
    .where('id', '=', id)
    .where('spent_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('challenge_id')
    .executeTakeFirst();
  return (row?.challenge_id ?? null) as ChallengeId | null;
}

/** Forgets what nobody can use any more: challenges long expired (their codes, proofs and grants with them), old counts. */
export async function deleteExpired(tx: Tx, before: Date): Promise<void> {
  const q = tx.withTables<Tables>();
  await q.deleteFrom('gate.challenges').where('expires_at', '<', before).execute();
  await q.deleteFrom('gate.wrong_codes').where('at', '<', before).execute();
  await q.deleteFrom('gate.locks').where('locked_until', '<', before).execute();
}
