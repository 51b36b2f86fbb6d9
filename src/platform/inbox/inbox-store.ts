import type { GeneratedAlways, Selectable } from 'kysely';
import type { Queries } from '#platform/db/db.ts';

export type InboxChannel = 'email' | 'sms' | 'voice';
/** `received`: e-mails and SMS. The others: calls. */
export type InboxState = 'received' | 'ringing' | 'answered' | 'ended' | 'missed';

type InboxTable = {
  id: string;
  seq: GeneratedAlways<number>;
  channel: InboxChannel;
  recipient: string;
  received_at: Date;
  subject: string | null;
  text: string;
  html: string | null;
  state: InboxState;
  key_url: string | null;
  status_url: string | null;
  call_sid: string | null;
};

const keptMessages = 2000;

const tables = (queries: Queries) => queries.withTables<{ 'platform.inbox_messages': InboxTable }>();

export type InboxMessage = {
  readonly id: string;
  readonly seq: number;
  readonly channel: InboxChannel;
  readonly to: string;
  readonly at: Date;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly state: InboxState;
  readonly keyUrl: string | null;
  readonly statusUrl: string | null;
  readonly callSid: string | null;
};

const toMessage = (row: Selectable<InboxTable>): InboxMessage => ({
  id: row.id,
  seq: row.seq,
  channel: row.channel,
  to: row.recipient,
  at: row.received_at,
  subject: row.subject,
  text: row.text,
  html: row.html,
  state: row.state,
  keyUrl: row.key_url,
  statusUrl: row.status_url,
  callSid: row.call_sid,
});

/** Stores a message, and lets go of the oldest beyond the newest 2,000. */
export async function storeInboxMessage(queries: Queries, message: Omit<InboxMessage, 'seq'>): Promise<void> {
  const { seq } = await tables(queries)
    .insertInto('platform.inbox_messages')
    .values({
      id: message.id,
      channel: message.channel,
      recipient: normaliseContact(message.to),
      received_at: message.at,
      subject: message.subject,
      text: message.text,
      html: message.html,
      state: message.state,
      key_url: message.keyUrl,
      status_url: message.statusUrl,
      call_sid: message.callSid,
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  await tables(queries)
    .deleteFrom('platform.inbox_messages')
    .where('seq', '<=', seq - keptMessages)
    .execute();
}

export async function findInboxMessage(queries: Queries, id: string): Promise<InboxMessage | null> {
  const row = await tables(queries)
    .selectFrom('platform.inbox_messages')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toMessage(row) : null;
}

/** The newest first. `to` is one whole contact, `search` a part of one; `before` continues after a `seq`. */
export async function listInboxMessages(
  queries: Queries,
  filter: {
    readonly to?: string | undefined;
    readonly search?: string | undefined;
    readonly before?: number | undefined;
    readonly limit: number;
  },
): Promise<InboxMessage[]> {
  let query = tables(queries).selectFrom('platform.inbox_messages').selectAll();
  if (filter.to !== undefined) query = query.where('recipient', '=', normaliseContact(filter.to));
  if (filter.search !== undefined) {
    const pattern = `%${normaliseContact(filter.search).replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where('recipient', 'like', pattern);
  }
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before);
  const rows = await query.orderBy('seq', 'desc').limit(filter.limit).execute();
  return rows.map(toMessage);
}

/** Moves a call from one of the states to another; the call as it was before, or `null` when it wasn't in one of them. */
export async function moveCall(
  queries: Queries,
  id: string,
  from: readonly InboxState[],
  to: { state: InboxState; keyUrl: string | null },
): Promise<InboxMessage | null> {
  return await queries.transaction().execute(async (tx) => {
    const row = await tables(tx)
      .selectFrom('platform.inbox_messages')
      .selectAll()
      .where('id', '=', id)
      .where('channel', '=', 'voice')
      .where('state', 'in', from)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return null;
    await tables(tx)
      .updateTable('platform.inbox_messages')
      .set({ state: to.state, key_url: to.keyUrl })
      .where('id', '=', id)
      .execute();
    return toMessage(row);
  });
}

export async function setCallText(queries: Queries, id: string, text: string): Promise<void> {
  await tables(queries).updateTable('platform.inbox_messages').set({ text }).where('id', '=', id).execute();
}

/** Calls that rang in a process that is gone have nobody to ring for. */
export async function endStaleCalls(queries: Queries): Promise<void> {
  await tables(queries)
    .updateTable('platform.inbox_messages')
    .set({ state: 'missed', key_url: null })
    .where('state', 'in', ['ringing', 'answered'])
    .execute();
}

/** A plus sign that a query string turned into a space is put back; e-mails are compared in lower case. */
export function normaliseContact(text: string): string {
  if (text.includes('@')) return text.trim().toLowerCase();
  const digits = text.replace(/[\s()-]/g, '');
  return /^ +\d/.test(text) && !digits.startsWith('+') ? `+${digits}` : digits.toLowerCase();
}
