import type { AccountId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

type Tables = {
  'factors.passwords': { account_id: string; hash: string; changed_at: Date };
  'factors.wrong_passwords': { subject: string; address_mac: string; at: Date };
  'factors.authenticators': { account_id: string; secret_sealed: string; linked_at: Date; last_step: number };
};

/** The hash of an account's password; `null` where there is no such account. */
export async function findPasswordHash(queries: Queries, accountId: string): Promise<string | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('factors.passwords')
    .select('hash')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.hash ?? null;
}

export async function writePasswordHash(tx: Tx, accountId: AccountId, hash: string, at: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('factors.passwords')
    .values({ account_id: accountId, hash, changed_at: at })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ hash, changed_at: at }))
    .execute();
}

export async function insertWrongPassword(
  queries: Queries,
  subject: string,
  addressMac: string,
  at: Date,
): Promise<void> {
  await queries
    .withTables<Tables>()
    .insertInto('factors.wrong_passwords')
    .values({ subject, address_mac: addressMac, at })
    .execute();
}

/** When passwords were wrong since `since`, newest first. */
export async function wrongPasswordsSince(
  queries: Queries,
  by: 'subject' | 'address_mac',
  value: string,
  since: Date,
  max: number,
): Promise<Date[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('factors.wrong_passwords')
    .select('at')
    .where(by, '=', value)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .limit(max)
    .execute();
  return rows.map((row) => row.at);
}

export async function deleteWrongPasswords(queries: Queries, subjects: readonly string[]): Promise<void> {
  await queries
    .withTables<Tables>()
    .deleteFrom('factors.wrong_passwords')
    .where('subject', 'in', subjects)
    .execute();
}

export async function deleteWrongPasswordsBefore(queries: Queries, before: Date): Promise<void> {
  await queries.withTables<Tables>().deleteFrom('factors.wrong_passwords').where('at', '<', before).execute();
}

export type Authenticator = {
  readonly secretSealed: string;
  readonly linkedAt: Date;
  readonly lastStep: number;
};

export async function findAuthenticator(
  queries: Queries,
  accountId: AccountId,
): Promise<Authenticator | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('factors.authenticators')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? { secretSealed: row.secret_sealed, linkedAt: row.linked_at, lastStep: row.last_step } : null;
}

export async function insertAuthenticator(
  tx: Tx,
  accountId: AccountId,
  row: { secretSealed: string; linkedAt: Date; lastStep: number },
): Promise<'linked' | 'already_linked'> {
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('factors.authenticators')
    .values({
      account_id: accountId,
      secret_sealed: row.secretSealed,
      linked_at: row.linkedAt,
      last_step: row.lastStep,
    })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return inserted ? 'linked' : 'already_linked';
}

/** Accepts a time step unless it, or a later one, was accepted before: the row decides, whatever races. */
export async function acceptStep(tx: Tx, accountId: AccountId, step: number): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('factors.authenticators')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}
