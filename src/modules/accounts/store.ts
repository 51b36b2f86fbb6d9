import { type Generated, type Selectable, sql } from 'kysely';
import type { Contact, ContactKind } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

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
  /** On while it isn't `null`; once `unlockAt` is past, nothing is locked any more. */
  readonly settingsLock: { readonly days: number; readonly unlockAt: Date | null } | null;
  readonly createdAt: Date;
};

export type Contacts = { readonly email: string; readonly phone: string };

type AccountsTable = {
  id: string;
  state: AccountState;
  frozen_by: 'customer' | 'staff' | null;
  frozen_from: AccountState | null;
  identity: 'unverified' | 'verified';
  region: string;
  locale: string;
  time_zone: string;
  anti_phishing_code: string | null;
  settings_lock_days: Generated<number | null>;
  settings_unlock_at: Generated<Date | null>;
  master_key_mac: Generated<string | null>;
  terms_accepted_at: Date;
  created_at: Date;
};

type ContactsTable = { account_id: string; kind: ContactKind; value: string; verified_at: Date };

type ReservedContactsTable = { kind: ContactKind; value: string; account_id: string; reserved_until: Date };

type Tables = {
  'accounts.accounts': AccountsTable;
  'accounts.contacts': ContactsTable;
  'accounts.reserved_contacts': ReservedContactsTable;
};

const oldContactsMax = 20;

/** Named one by one, because a statement that selects `*` is not prepared (platform/db/db.ts). */
const accountColumns = [
  'a.id',
  'a.state',
  'a.frozen_by',
  'a.identity',
  'a.region',
  'a.locale',
  'a.time_zone',
  'a.anti_phishing_code',
  'a.settings_lock_days',
  'a.settings_unlock_at',
  'a.created_at',
] as const;

type AccountRow = Omit<Selectable<AccountsTable>, 'frozen_from' | 'terms_accepted_at' | 'master_key_mac'>;

const toAccount = (row: AccountRow): Account => ({
  id: row.id as AccountId,
  state: row.state,
  frozenBy: row.frozen_by,
  identity: row.identity,
  region: row.region,
  locale: row.locale,
  timeZone: row.time_zone,
  antiPhishingCode: row.anti_phishing_code,
  settingsLock:
    row.settings_lock_days === null
      ? null
      : { days: row.settings_lock_days, unlockAt: row.settings_unlock_at },
  createdAt: row.created_at,
});

export async function findAccount(queries: Queries, id: AccountId): Promise<Account | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('accounts.accounts as a')
    .select(accountColumns)
    .where('a.id', '=', id)
    .executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** Reads the account and keeps every other change of it waiting until this transaction ends. */
export async function lockAccount(tx: Tx, id: AccountId): Promise<Account> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('accounts.accounts as a')
    .select(accountColumns)
    .where('a.id', '=', id)
    // Not FOR UPDATE: whoever adds a row that refers to the account (an audit entry, a session) holds other locks by
    // then, and would wait here for somebody who waits for those.
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return toAccount(row);
}

export async function findAccountByContact(queries: Queries, contact: Contact): Promise<Account | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('accounts.contacts as c')
    .innerJoin('accounts.accounts as a', 'a.id', 'c.account_id')
    .select(accountColumns)
    .where('c.kind', '=', contact.kind)
    .where('c.value', '=', contact.value)
    .executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** Whether a contact can't be given to `forAccount`: another account has it, or may still take it back. */
export async function isContactTaken(
  queries: Queries,
  contact: Contact,
  forAccount: AccountId | null,
  now: Date,
): Promise<boolean> {
  const owner = await findAccountByContact(queries, contact);
  if (owner) return owner.id !== forAccount;
  const reserved = await queries
    .withTables<Tables>()
    .selectFrom('accounts.reserved_contacts')
    .select('account_id')
    .where('kind', '=', contact.kind)
    .where('value', '=', contact.value)
    .where('reserved_until', '>', now)
    .executeTakeFirst();
  return reserved !== undefined && reserved.account_id !== forAccount;
}

/** Keeps a replaced contact for its owner until the change can't be taken back any more. */
export async function reserveContact(
  tx: Tx,
  accountId: AccountId,
  contact: Contact,
  until: Date,
): Promise<void> {
  const row = { account_id: accountId, reserved_until: until };
  await tx
    .withTables<Tables>()
    .insertInto('accounts.reserved_contacts')
    .values({ kind: contact.kind, value: contact.value, ...row })
    .onConflict((conflict) => conflict.columns(['kind', 'value']).doUpdateSet(row))
    .execute();
}

export async function deleteExpiredReservations(queries: Queries, before: Date): Promise<void> {
  await queries
    .withTables<Tables>()
    .deleteFrom('accounts.reserved_contacts')
    .where('reserved_until', '<', before)
    .execute();
}

/** Whoever gives a contact to an account waits here, so that asking "is it taken?" and taking it are one step. */
async function lockContact(tx: Tx, contact: Contact): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${contact.kind}:${contact.value}`}, 3))`.execute(
    tx,
  );
}

/** When a contact of the account was last changed; `null` while both are those of its sign-up. */
export async function lastContactChange(queries: Queries, id: AccountId): Promise<Date | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('accounts.contacts as c')
    .innerJoin('accounts.accounts as a', 'a.id', 'c.account_id')
    .select('c.verified_at')
    .where('a.id', '=', id)
    .whereRef('c.verified_at', '>', 'a.created_at')
    .orderBy('c.verified_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.verified_at ?? null;
}

/** Both contacts of an account; every account has them until it is closed. */
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

/** The contacts of an account and those it had lately, which it may still take back. At most a few: changes are limited. */
export async function oldAndNewContacts(queries: Queries, id: AccountId, now: Date): Promise<Contact[]> {
  const tables = queries.withTables<Tables>();
  const current = await tables
    .selectFrom('accounts.contacts')
    .select(['kind', 'value'])
    .where('account_id', '=', id)
    .execute();
  const old = await tables
    .selectFrom('accounts.reserved_contacts')
    .select(['kind', 'value'])
    .where('account_id', '=', id)
    .where('reserved_until', '>', now)
    .orderBy('reserved_until', 'desc')
    .limit(oldContactsMax)
    .execute();
  return [...current, ...old];
}

export async function insertAccount(
  tx: Tx,
  account: { id: AccountId; region: string; locale: string; timeZone: string; contacts: Contacts; at: Date },
): Promise<'created' | 'contact_in_use'> {
  const contacts: Contact[] = [
    { kind: 'email', value: account.contacts.email },
    { kind: 'phone', value: account.contacts.phone },
  ];
  for (const contact of contacts) {
    await lockContact(tx, contact);
    if (await isContactTaken(tx, contact, null, account.at)) return 'contact_in_use';
  }
  const q = tx.withTables<Tables>();
  await q
    .insertInto('accounts.accounts')
    .values({
      id: account.id,
      state: 'active',
      frozen_by: null,
      frozen_from: null,
      identity: 'unverified',
      region: account.region,
      locale: account.locale,
      time_zone: account.timeZone,
      anti_phishing_code: null,
      terms_accepted_at: account.at,
      created_at: account.at,
    })
    .execute();
  await q
    .insertInto('accounts.contacts')
    .values(contacts.map((contact) => ({ account_id: account.id, ...contact, verified_at: account.at })))
    .execute();
  return 'created';
}

/** Remembers in which language an account is spoken to. */
export async function writeLocale(queries: Queries, accountId: AccountId, locale: string): Promise<void> {
  await queries
    .withTables<Tables>()
    .updateTable('accounts.accounts')
    .set({ locale })
    .where('id', '=', accountId)
    .execute();
}

/** Puts a proven contact in the place of the current one, unless it belongs to somebody else. */
export async function replaceContact(
  tx: Tx,
  accountId: AccountId,
  contact: Contact,
  at: Date,
): Promise<'replaced' | 'contact_in_use'> {
  await lockContact(tx, contact);
  if (await isContactTaken(tx, contact, accountId, at)) return 'contact_in_use';
  await tx
    .withTables<Tables>()
    .updateTable('accounts.contacts')
    .set({ value: contact.value, verified_at: at })
    .where('account_id', '=', accountId)
    .where('kind', '=', contact.kind)
    .execute();
  return 'replaced';
}

/** Writes the settings lock; `null` turns it off. */
export async function writeSettingsLock(
  tx: Tx,
  id: AccountId,
  lock: { days: number; unlockAt: Date | null } | null,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('accounts.accounts')
    .set({ settings_lock_days: lock?.days ?? null, settings_unlock_at: lock?.unlockAt ?? null })
    .where('id', '=', id)
    .execute();
}

/** The keyed hash of the master key; `null` where there is none. */
export async function findMasterKey(queries: Queries, id: AccountId): Promise<string | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('accounts.accounts')
    .select('master_key_mac')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.master_key_mac ?? null;
}

export async function writeMasterKey(tx: Tx, id: AccountId, keyMac: string | null): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('accounts.accounts')
    .set({ master_key_mac: keyMac })
    .where('id', '=', id)
    .execute();
}

/** The words on top of the account's e-mails; `null` for none. */
export async function writeAntiPhishingCode(tx: Tx, id: AccountId, code: string | null): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('accounts.accounts')
    .set({ anti_phishing_code: code })
    .where('id', '=', id)
    .execute();
}

/** Freezes an active or restricted account and remembers which of the two it was. */
export async function freezeAccountRow(tx: Tx, id: AccountId, by: 'customer' | 'staff'): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('accounts.accounts')
    .set((eb) => ({ state: 'frozen', frozen_by: by, frozen_from: eb.ref('state') }))
    .where('id', '=', id)
    .execute();
}

/** Closes an account: it has no contacts any more, and one of them stays reserved to it until then. */
export async function closeAccountRow(tx: Tx, id: AccountId, reserved: Contact, until: Date): Promise<void> {
  const q = tx.withTables<Tables>();
  await q
    .updateTable('accounts.accounts')
    .set({ state: 'closed', frozen_by: null, frozen_from: null })
    .where('id', '=', id)
    .execute();
  await q.deleteFrom('accounts.contacts').where('account_id', '=', id).execute();
  await reserveContact(tx, id, reserved, until);
}

/** Puts a frozen account back into the state that it was frozen in. */
export async function unfreezeAccountRow(tx: Tx, id: AccountId): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('accounts.accounts')
    .set({ state: sql<AccountState>`frozen_from`, frozen_by: null, frozen_from: null })
    .where('id', '=', id)
    .where('state', '=', 'frozen')
    .execute();
}
