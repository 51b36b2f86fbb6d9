import type { ContactKind } from '#kernel/contact.ts';
import type { AccountId, ChangeId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

type ChangesTable = {
  id: string;
  account_id: string;
  kind: ContactKind;
  old_value: string;
  new_value: string;
  changed_at: Date;
  undo_hash: string;
  undo_until: Date;
  undone_at: Date | null;
};

type Tables = { 'contacts.changes': ChangesTable };

export type ContactChange = {
  readonly id: ChangeId;
  readonly accountId: AccountId;
  readonly kind: ContactKind;
  readonly oldValue: string;
  readonly newValue: string;
  readonly changedAt: Date;
  readonly undoUntil: Date;
  readonly undoneAt: Date | null;
};

const toChange = (row: ChangesTable): ContactChange => ({
  id: row.id as ChangeId,
  accountId: row.account_id as AccountId,
  kind: row.kind,
  oldValue: row.old_value,
  newValue: row.new_value,
  changedAt: row.changed_at,
  undoUntil: row.undo_until,
  undoneAt: row.undone_at,
});

export async function insertChange(tx: Tx, row: Omit<ChangesTable, 'undone_at'>): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('contacts.changes')
    .values({ ...row, undone_at: null })
    .execute();
}

/** When this contact was changed since `since`, newest first; changes that were taken back count too. */
export async function changesSince(
  queries: Queries,
  accountId: AccountId,
  kind: ContactKind,
  since: Date,
  max: number,
): Promise<Date[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('contacts.changes')
    .select('changed_at')
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('changed_at', '>', since)
    .orderBy('changed_at', 'desc')
    .limit(max)
    .execute();
  return rows.map((row) => row.changed_at);
}

export async function findChangeByUndo(queries: Queries, undoHash: string): Promise<ContactChange | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('contacts.changes')
    .selectAll()
    .where('undo_hash', '=', undoHash)
    .executeTakeFirst();
  return row ? toChange(row) : null;
}

/** Marks this change, and every later one of the same contact, as taken back. False when it was already. */
export async function markUndone(tx: Tx, change: ContactChange, at: Date): Promise<boolean> {
  const rows = await tx
    .withTables<Tables>()
    .updateTable('contacts.changes')
    .set({ undone_at: at })
    .where('account_id', '=', change.accountId)
    .where('kind', '=', change.kind)
    .where('changed_at', '>=', change.changedAt)
    .where('undone_at', 'is', null)
    .returning('id')
    .execute();
  return rows.some((row) => row.id === change.id);
}

/** The latest change of this contact that was not taken back. */
export async function findLatestChange(
  queries: Queries,
  accountId: AccountId,
  kind: ContactKind,
): Promise<ContactChange | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('contacts.changes')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('undone_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toChange(row) : null;
}
