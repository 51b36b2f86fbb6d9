import { type Selectable, sql } from 'kysely';
import type { MessageId } from '#kernel/ids.ts';
import type { Queries } from '#platform/db/db.ts';
import type { DeliveryState, Outgoing } from './outbox.ts';
import type { OutboxRow } from './rules.ts';

type OutboxTable = {
  id: MessageId;
  channel: Outgoing['channel'];
  content: string | null;
  state: DeliveryState;
  attempts: number;
  created_at: Date;
  expires_at: Date | null;
  next_try_at: Date;
  started_at: Date | null;
  settled_at: Date | null;
  last_error: string | null;
  key_turns: number;
  key_reply: string | null;
  ended_at: Date | null;
};
type OutboxKeysTable = { idempotency_key: string; message_id: MessageId; expires_at: Date };

const tables = (queries: Queries) =>
  queries.withTables<{ 'platform.outbox': OutboxTable; 'platform.outbox_keys': OutboxKeysTable }>();

export type StoredMessage = OutboxRow & {
  readonly id: MessageId;
  readonly channel: Outgoing['channel'];
  /** Sealed; `null` once erased. */
  readonly content: string | null;
  readonly settledAt: Date | null;
  readonly keyTurns: number;
  readonly keyReply: string | null;
  readonly endedAt: Date | null;
};

/** Takes the key for this message; answers the id of the message that has it, which may be an earlier one. */
export async function takeKey(
  queries: Queries,
  key: string,
  id: MessageId,
  now: Date,
  expiresAt: Date,
): Promise<MessageId> {
  const taken = await tables(queries)
    .insertInto('platform.outbox_keys')
    .values({ idempotency_key: key, message_id: id, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict
        .column('idempotency_key')
        .doUpdateSet({ message_id: id, expires_at: expiresAt })
        .where('platform.outbox_keys.expires_at', '<=', now),
    )
    .returning('message_id')
    .executeTakeFirst();
  if (taken) return taken.message_id;
  const earlier = await tables(queries)
    .selectFrom('platform.outbox_keys')
    .select('message_id')
    .where('idempotency_key', '=', key)
    .executeTakeFirstOrThrow();
  return earlier.message_id;
}

export async function insertMessage(
  queries: Queries,
  row: {
    id: MessageId;
    channel: Outgoing['channel'];
    content: string;
    createdAt: Date;
    expiresAt: Date | null;
  },
): Promise<void> {
  await tables(queries)
    .insertInto('platform.outbox')
    .values({
      id: row.id,
      channel: row.channel,
      content: row.content,
      state: 'queued',
      attempts: 0,
      created_at: row.createdAt,
      expires_at: row.expiresAt,
      next_try_at: row.createdAt,
      started_at: null,
      settled_at: null,
      last_error: null,
      key_turns: 0,
      key_reply: null,
      ended_at: null,
    })
    .execute();
}

/** Reads a message, locking its row when `isLocking` (inside a transaction). */
export async function findMessage(
  queries: Queries,
  id: MessageId,
  isLocking = false,
): Promise<StoredMessage | null> {
  const query = tables(queries).selectFrom('platform.outbox').selectAll().where('id', '=', id);
  const row = await (isLocking ? query.forUpdate() : query).executeTakeFirst();
  return row ? toMessage(row) : null;
}

const toMessage = (row: Selectable<OutboxTable>): StoredMessage => ({
  id: row.id,
  channel: row.channel,
  content: row.content,
  state: row.state,
  attempts: row.attempts,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  nextTryAt: row.next_try_at,
  startedAt: row.started_at,
  settledAt: row.settled_at,
  keyTurns: row.key_turns,
  keyReply: row.key_reply,
  endedAt: row.ended_at,
});

export async function markSending(queries: Queries, id: MessageId, now: Date): Promise<void> {
  await tables(queries)
    .updateTable('platform.outbox')
    .set((column) => ({ state: 'sending', started_at: now, attempts: column('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function markWaiting(
  queries: Queries,
  id: MessageId,
  next: { state: 'queued' | 'sending'; at: Date; reason: string },
): Promise<void> {
  await tables(queries)
    .updateTable('platform.outbox')
    .set({ state: next.state, next_try_at: next.at, last_error: next.reason })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute();
}

/** Settles a message that is not settled yet; `false` when it already was. */
export async function markSettled(
  queries: Queries,
  id: MessageId,
  end: { state: 'sent' | 'failed' | 'expired'; at: Date; reason: string | null; keepsContent: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(queries)
    .updateTable('platform.outbox')
    .set({
      state: end.state,
      settled_at: end.at,
      last_error: end.reason,
      ...(end.keepsContent ? {} : { content: null }),
    })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** The carrier found out later that a message did not arrive; `false` when that was known. */
export async function markUndelivered(
  queries: Queries,
  id: MessageId,
  end: { at: Date; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(queries)
    .updateTable('platform.outbox')
    .set({ state: 'failed', settled_at: end.at, last_error: end.reason, content: null })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'sending', 'sent'])
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Takes one turn of keys of a call; `false` when it was taken before. */
export async function takeKeyTurn(queries: Queries, id: MessageId, turn: number): Promise<boolean> {
  const { numUpdatedRows } = await tables(queries)
    .updateTable('platform.outbox')
    .set({ key_turns: turn, key_reply: null })
    .where('id', '=', id)
    .where('key_turns', '=', turn - 1)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function giveBackKeyTurn(queries: Queries, id: MessageId, turn: number): Promise<void> {
  await tables(queries)
    .updateTable('platform.outbox')
    .set({ key_turns: turn - 1 })
    .where('id', '=', id)
    .where('key_turns', '=', turn)
    .execute();
}

export async function storeKeyReply(queries: Queries, id: MessageId, reply: string): Promise<void> {
  await tables(queries)
    .updateTable('platform.outbox')
    .set({ key_reply: reply })
    .where('id', '=', id)
    .execute();
}

/** Notes the end of a call; `false` when it was noted before. */
export async function markEnded(queries: Queries, id: MessageId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tables(queries)
    .updateTable('platform.outbox')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Messages whose time has come and whose job seems to be lost. */
export async function findOverdue(queries: Queries, before: Date, limit: number): Promise<MessageId[]> {
  const rows = await tables(queries)
    .selectFrom('platform.outbox')
    .select('id')
    .where('settled_at', 'is', null)
    .where('next_try_at', '<', before)
    .orderBy('next_try_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Erases what calls keep until they can't be answered any more, and everything that is old. */
export async function eraseOld(queries: Queries, now: Date, settledBefore: Date): Promise<void> {
  await tables(queries)
    .updateTable('platform.outbox')
    .set({ content: null })
    .where('settled_at', 'is not', null)
    .where('content', 'is not', null)
    .where(sql<boolean>`coalesce(expires_at, settled_at + interval '1 hour') < ${now}`)
    .execute();
  await tables(queries)
    .deleteFrom('platform.outbox')
    .where('settled_at', 'is not', null)
    .where('settled_at', '<', settledBefore)
    .execute();
  await tables(queries).deleteFrom('platform.outbox_keys').where('expires_at', '<=', now).execute();
}

export async function countByState(
  queries: Queries,
  since: Date,
): Promise<{ failed: number; waiting: number }> {
  const row = await tables(queries)
    .selectFrom('platform.outbox')
    .select([
      sql<number>`count(*) filter (where state = 'failed' and settled_at >= ${since})`.as('failed'),
      sql<number>`count(*) filter (where settled_at is null)`.as('waiting'),
    ])
    .where((where) => where.or([where('settled_at', 'is', null), where('settled_at', '>=', since)]))
    .executeTakeFirstOrThrow();
  return { failed: row.failed, waiting: row.waiting };
}
