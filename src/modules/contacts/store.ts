import type { Contact, ContactKind } from '#kernel/contact.ts';
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

type MigrationsTable = {
  account_id: string;
  kind: ContactKind;
  value: string;
  from_account_id: string;
  agreed_until: Date;
};

type Tables = { 'contacts.changes': ChangesTable; 'contacts.migrations': MigrationsTable };

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

/** Writes that a contact moves here from another account; a later agreement takes the place of an earlier one. */
export async function writeMigration(
  tx: Tx,
  agreed: { accountId: AccountId; contact: Contact; fromId: AccountId; agreedUntil: Date },
): Promise<void> {
  const row = {
    value: agreed.contact.value,
    from_account_id: agreed.fromId,
    agreed_until: agreed.agreedUntil,
  };
  await tx
    .withTables<Tables>()
    .insertInto('contacts.migrations')
    .values({ account_id: agreed.accountId, kind: agreed.contact.kind, ...row })
    .onConflict((conflict) => conflict.columns(['account_id', 'kind']).doUpdateSet(row))
    .execute();
}

/** From which account this contact was agreed to move here, and until when that holds. */
export async function findMigration(
  queries: Queries,
  accountId: AccountId,
  contact: Contact,
): Promise<{ fromId: AccountId; agreedUntil: Date } | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('contacts.migrations')
    .select(['from_account_id', 'agreed_until'])
    .where('account_id', '=', accountId)
    .where('kind', '=', contact.kind)
    .where('value', '=', contact.value)
    .executeTakeFirst();
  return row ? { fromId: row.from_account_id as AccountId, agreedUntil: row.agreed_until } : null;
}

export async function deleteMigration(tx: Tx, accountId: AccountId, kind: ContactKind): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('contacts.migrations')
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .execute();
}

export async function deleteMigrationsBefore(queries: Queries, before: Date): Promise<void> {
  await queries
    .withTables<Tables>()
    .deleteFrom('contacts.migrations')
    .where('agreed_until', '<', before)
    .execute();
}
