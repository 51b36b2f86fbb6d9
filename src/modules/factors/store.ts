import { CompiledQuery, sql } from 'kysely';
import type { AccountId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { HotStatement, RunHot } from '#platform/db/hot-tx.ts';

type Tables = {
  'factors.passwords': { account_id: string; hash: string; changed_at: Date };
  'factors.wrong_passwords': { subject: string; address_mac: string; at: Date };
  'factors.authenticators': { account_id: string; secret_sealed: string; linked_at: Date; last_step: number };
};

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

/** When passwords were wrong for a contact, for an account and from a network, each newest first. */
export type WrongTries = {
  readonly ofContact: readonly Date[];
  readonly ofAccount: readonly Date[];
  readonly fromNetwork: readonly Date[];
};

/** Whose tries are counted together, and of which account the password is. */
export type TrySubjects = {
  readonly contactSubject: string;
  readonly accountSubject: string;
  readonly addressMac: string;
};

export type PasswordTry = { readonly hash: string | null; readonly tries: WrongTries };

type TryRow = { kind: keyof WrongTries | 'hash'; at: Date | null; hash: string | null };

const readingTry: HotStatement = {
  name: 'read_password_try',
  text: `
    select 'hash' as kind, null::timestamptz as at, hash from factors.passwords where account_id = $1
    union all
    (select 'ofContact', at, null from factors.wrong_passwords
      where subject = $2 and at > $4 order by at desc limit $5)
    union all
    (select 'ofAccount', at, null from factors.wrong_passwords
      where subject = $1 and at > $4 order by at desc limit $5)
    union all
    (select 'fromNetwork', at, null from factors.wrong_passwords
      where address_mac = $3 and at > $4 order by at desc limit $5)`,
};

/**
 * The account's password hash (`null` where there is no such account) with the wrong tries since `since`, at most `max`
 * of each kind. One statement, because every sign-in asks twice.
 */
export async function readPasswordTryHot(
  run: RunHot,
  by: TrySubjects,
  since: Date,
  max: number,
): Promise<PasswordTry> {
  const { accountSubject, contactSubject, addressMac } = by;
  return toTry(await run<TryRow>(readingTry, [accountSubject, contactSubject, addressMac, since, max]));
}

/** The same in a transaction. */
export async function readPasswordTry(
  tx: Tx,
  by: TrySubjects,
  since: Date,
  max: number,
): Promise<PasswordTry> {
  const { accountSubject, contactSubject, addressMac } = by;
  const { rows } = await tx.executeQuery<TryRow>(
    CompiledQuery.raw(readingTry.text, [accountSubject, contactSubject, addressMac, since, max]),
  );
  return toTry(rows);
}

function toTry(rows: readonly TryRow[]): PasswordTry {
  const of = (kind: keyof WrongTries) =>
    rows
      .flatMap((row) => (row.kind === kind && row.at ? [row.at] : []))
      .sort((a, b) => b.getTime() - a.getTime());
  return {
    hash: rows.find((row) => row.kind === 'hash')?.hash ?? null,
    tries: { ofContact: of('ofContact'), ofAccount: of('ofAccount'), fromNetwork: of('fromNetwork') },
  };
}

/** Holds back every other try of these subjects until the transaction ends, always in the order given. */
export async function serialiseTries(tx: Tx, first: string, second: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${first}, 5)),
    pg_advisory_xact_lock(hashtextextended(${second}, 5))`.execute(tx);
}

export async function deleteWrongPasswords(queries: Queries, subjects: readonly string[]): Promise<void> {
  await queries
    .withTables<Tables>()
    .deleteFrom('factors.wrong_passwords')
    .where('subject', 'in', subjects)
    .execute();
}

/** How often a password was wrong for an account, over both its contacts. */
export async function wrongPasswordsSince(
  queries: Queries,
  accountId: AccountId,
  since: Date,
): Promise<number> {
  const { count } = await queries
    .withTables<Tables>()
    .selectFrom('factors.wrong_passwords')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('subject', '=', accountId)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function deleteWrongPasswordsBefore(queries: Queries, before: Date): Promise<void> {
  await queries.withTables<Tables>().deleteFrom('factors.wrong_passwords').where('at', '<', before).execute();
}

/** Which strong factors an account has, in one statement because every action asks. */
export async function linkedFactors(
  queries: Queries,
  accountId: AccountId,
): Promise<{ authenticator: boolean; backupCodes: number; passkeys: number }> {
  const { rows } = await sql<{ authenticator: boolean; backupCodes: number; passkeys: number }>`
    select exists (select from factors.authenticators where account_id = ${accountId}) as authenticator,
      (select count(*) from factors.backup_codes
        where account_id = ${accountId} and used_at is null) as "backupCodes",
      (select count(*) from factors.passkeys where account_id = ${accountId} and product = 'sign_in') as passkeys`.execute(
    queries,
  );
  const [row] = rows;
  if (!row) throw new Error('A select without a row');
  return row;
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
