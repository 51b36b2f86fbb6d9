import type { Contact, ContactKind } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import { type Queries, type Tx, violatedConstraint } from '#platform/db/db.ts';

export type AccountState = 'active' | 'frozen' | 'restricted' | 'closed';

export type Account = {
  readonly id: AccountId;
  readonly state: AccountState;
  readonly frozenBy: 'customer' | 'staff' | null;
  readonly identity: 'unverified' | 'verified';
  readonly region: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly antiPhishingCode: string | null;
  readonly createdAt: Date;
};

export type Contacts = { readonly email: string; readonly phone: string };

type AccountsTable = {
  id: string;
  state: AccountState;
  frozen_by: 'customer' | 'staff' | null;
  identity: 'unverified' | 'verified';
  region: string;
  locale: string;
  time_zone: string;
  anti_phishing_code: string | null;
  terms_accepted_at: Date;
  created_at: Date;
};

type ContactsTable = { account_id: string; kind: ContactKind; value: string; verified_at: Date };

type Tables = { 'accounts.accounts': AccountsTable; 'accounts.contacts': ContactsTable };

const toAccount = (row: AccountsTable): Account => ({
  id: row.id as AccountId,
  state: row.state,
  frozenBy: row.frozen_by,
  identity: row.identity,
  region: row.region,
  locale: row.locale,
  timeZone: row.time_zone,
  antiPhishingCode: row.anti_phishing_code,
  createdAt: row.created_at,
});

export async function findAccount(queries: Queries, id: AccountId): Promise<Account | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('accounts.accounts')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** Reads the account and keeps every other change of it waiting until this transaction ends. */
export async function lockAccount(tx: Tx, id: AccountId): Promise<Account> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('accounts.accounts')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toAccount(row);
}

export async function findAccountByContact(queries: Queries, contact: Contact): Promise<Account | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('accounts.contacts as c')
    .innerJoin('accounts.accounts as a', 'a.id', 'c.account_id')
    .selectAll('a')
    .where('c.kind', '=', contact.kind)
    .where('c.value', '=', contact.value)
    .executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** Both contacts of an account; a complete account always has them. */
export async function contactsOf(queries: Queries, id: AccountId): Promise<Contacts> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('accounts.contacts')
    .select(['kind', 'value'])
    .where('account_id', '=', id)
    .execute();
  const value = (kind: ContactKind): string => {
    const row = rows.find((each) => each.kind === kind);
    if (!row) throw new Error(`Account ${id} has no ${kind}`);
    return row.value;
  };
  return { email: value('email'), phone: value('phone') };
}

export async function insertAccount(
  tx: Tx,
  account: { id: AccountId; region: string; locale: string; timeZone: string; contacts: Contacts; at: Date },
): Promise<'created' | 'contact_in_use'> {
  const q = tx.withTables<Tables>();
  await q
    .insertInto('accounts.accounts')
    .values({
      id: account.id,
      state: 'active',
      frozen_by: null,
      identity: 'unverified',
      region: account.region,
      locale: account.locale,
      time_zone: account.timeZone,
      anti_phishing_code: null,
      terms_accepted_at: account.at,
      created_at: account.at,
    })
    .execute();
  const inserted = await q
    .insertInto('accounts.contacts')
    .values([
      { account_id: account.id, kind: 'email', value: account.contacts.email, verified_at: account.at },
      { account_id: account.id, kind: 'phone', value: account.contacts.phone, verified_at: account.at },
    ])
    .onConflict((conflict) => conflict.constraint(oneAccountPerContact).doNothing())
    .returning('kind')
    .execute();
  return inserted.length === 2 ? 'created' : 'contact_in_use';
}

const oneAccountPerContact = 'contact_belongs_to_one_account';

/** Puts a proven contact in the place of the current one. The caller must roll back on `contact_in_use`. */
export async function replaceContact(
  tx: Tx,
  accountId: AccountId,
  contact: Contact,
  at: Date,
): Promise<'replaced' | 'contact_in_use'> {
  try {
    await tx
      .withTables<Tables>()
      .updateTable('accounts.contacts')
      .set({ value: contact.value, verified_at: at })
      .where('account_id', '=', accountId)
      .where('kind', '=', contact.kind)
      .execute();
    return 'replaced';
  } catch (error) {
    if (violatedConstraint(error) === oneAccountPerContact) return 'contact_in_use';
    throw error;
  }
}

export async function setAccountState(
  tx: Tx,
  id: AccountId,
  state: AccountState,
  frozenBy: 'customer' | 'staff' | null,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('accounts.accounts')
    .set({ state, frozen_by: frozenBy })
    .where('id', '=', id)
    .execute();
}
