import { sql } from 'kysely';
import type { AccountId, CeremonyId, ChallengeId, PasskeyId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { HotStatement, HotTx } from '#platform/db/hot-tx.ts';
import { ceremoniesPerHolderMax, passkeysMax } from './passkey-rules.ts';

/** A passkey as stored. */
export type Passkey = {
  readonly id: PasskeyId;
  readonly accountId: AccountId;
  /** base64url, as WebAuthn's JSON has it. */
  readonly credentialId: string;
  /** COSE_Key. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly aaguid: string;
  readonly isBackupEligible: boolean;
  readonly isBackedUp: boolean;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

type PasskeyRow = {
  id: string;
  account_id: string;
  product: 'sign_in';
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  aaguid: string;
  is_backup_eligible: boolean;
  is_backed_up: boolean;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
};

/** What a ceremony is for: signing in, or one step of the gate. */
export type CeremonyScope =
  | { readonly purpose: 'sign_in'; readonly holder: string; readonly id: CeremonyId }
  | {
      readonly purpose: 'prove' | 'add';
      readonly holder: string;
      readonly challengeId: ChallengeId;
      readonly slot: string;
    };

type Tables = {
  'factors.passkeys': PasskeyRow;
  'factors.passkey_ceremonies': {
    id: string;
    purpose: CeremonyScope['purpose'];
    holder: string;
    challenge_id: string | null;
    slot: string | null;
    webauthn_challenge: string;
    created_at: Date;
    expires_at: Date;
  };
};

const columns = [
  'id',
  'account_id',
  'credential_id',
  'public_key',
  'counter',
  'transports',
  'aaguid',
  'is_backup_eligible',
  'is_backed_up',
  'name',
  'created_at',
  'last_used_at',
] as const;

const toPasskey = (row: Omit<PasskeyRow, 'product'>): Passkey => ({
  id: row.id as PasskeyId,
  accountId: row.account_id as AccountId,
  credentialId: row.credential_id,
  publicKey: new Uint8Array(row.public_key),
  counter: row.counter,
  transports: row.transports,
  aaguid: row.aaguid,
  isBackupEligible: row.is_backup_eligible,
  isBackedUp: row.is_backed_up,
  name: row.name,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
});

/** The account's sign-in passkeys, oldest first. */
export async function passkeysOf(queries: Queries, accountId: AccountId): Promise<Passkey[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('factors.passkeys')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('product', '=', 'sign_in')
    .orderBy('created_at')
    .limit(passkeysMax)
    .execute();
  return rows.map(toPasskey);
}

export async function findPasskey(
  queries: Queries,
  accountId: AccountId,
  id: PasskeyId,
): Promise<Passkey | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('factors.passkeys')
    .select(columns)
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? toPasskey(row) : null;
}

/** Writes a passkey unless its credential is somebody's already. */
export async function insertPasskey(tx: Tx, passkey: Passkey): Promise<'added' | 'already_added'> {
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('factors.passkeys')
    .values({
      id: passkey.id,
      account_id: passkey.accountId,
      product: 'sign_in',
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
      aaguid: passkey.aaguid,
      is_backup_eligible: passkey.isBackupEligible,
      is_backed_up: passkey.isBackedUp,
      name: passkey.name,
      created_at: passkey.createdAt,
      last_used_at: passkey.lastUsedAt,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted ? 'added' : 'already_added';
}

/** Answers the name that it had, or `null` where the account has no such passkey. */
export async function writePasskeyName(
  tx: Tx,
  accountId: AccountId,
  id: PasskeyId,
  name: string,
): Promise<string | null> {
  const { rows } = await sql<{ before: string }>`
    update factors.passkeys as p set name = ${name}
    from (select id, name from factors.passkeys where id = ${id} and account_id = ${accountId} for update) as old
    where p.id = old.id returning old.name as before`.execute(tx);
  return rows[0]?.before ?? null;
}

/** Answers its name, or `null` where the account has no such passkey. */
export async function deletePasskey(tx: Tx, accountId: AccountId, id: PasskeyId): Promise<string | null> {
  const row = await tx
    .withTables<Tables>()
    .deleteFrom('factors.passkeys')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('name')
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Remembers a use. `false`: another use of the same passkey came in between, or it was removed. */
export async function acceptPasskeyUse(
  queries: Queries,
  passkey: Pick<Passkey, 'id' | 'counter'>,
  use: { counter: number; isBackedUp: boolean; at: Date },
): Promise<boolean> {
  const row = await queries
    .withTables<Tables>()
    .updateTable('factors.passkeys')
    .set({ counter: use.counter, is_backed_up: use.isBackedUp, last_used_at: use.at })
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Starts a ceremony. One of the gate takes the place of the one before in its slot; the others are bounded by browser. */
export async function insertCeremony(
  queries: Queries,
  ceremony: CeremonyScope & { id: CeremonyId; webauthnChallenge: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const ofGate = ceremony.purpose === 'sign_in' ? null : ceremony;
  const { id, purpose, holder, webauthnChallenge, createdAt, expiresAt } = ceremony;
  await sql`
    with crowded as (
      delete from factors.passkey_ceremonies where id in (
        select id from factors.passkey_ceremonies where holder = ${holder} and purpose = 'sign_in'
        order by created_at desc offset ${ceremoniesPerHolderMax - 1}
      )
    )
    insert into factors.passkey_ceremonies
      (id, purpose, holder, challenge_id, slot, webauthn_challenge, created_at, expires_at)
    values (${id}, ${purpose}, ${holder}, ${ofGate?.challengeId ?? null}, ${ofGate?.slot ?? null},
      ${webauthnChallenge}, ${createdAt}, ${expiresAt})
    on conflict (challenge_id, slot) do update set id = excluded.id, purpose = excluded.purpose,
      holder = excluded.holder, webauthn_challenge = excluded.webauthn_challenge,
      created_at = excluded.created_at, expires_at = excluded.expires_at`.execute(queries);
}

/** A ceremony that was waiting, and the passkey that is claimed to be shown. */
export type Ceremony = { readonly webauthnChallenge: string; readonly passkey: Passkey | null };

type CeremonyRow = { webauthn_challenge: string; expires_at: Date } & (
  | { [K in keyof Omit<PasskeyRow, 'product'>]: PasskeyRow[K] }
  | { id: null }
);

/**
 * Ends the ceremony of this scope and answers its WebAuthn challenge with the passkey that is claimed to be shown, both
 * in one statement because a sign-in waits for it. `null`: there is no such ceremony, or it has run out. Of two answers
 * at once, one finds it.
 */
export async function takeCeremony(
  queries: Queries,
  scope: CeremonyScope,
  credentialId: string,
  now: Date,
): Promise<Ceremony | null> {
  const which =
    scope.purpose === 'sign_in'
      ? sql`id = ${scope.id}`
      : sql`challenge_id = ${scope.challengeId} and slot = ${scope.slot}`;
  const { rows } = await sql<CeremonyRow>`
    with ceremony as (
      delete from factors.passkey_ceremonies
      where ${which} and purpose = ${scope.purpose} and holder = ${scope.holder}
      returning webauthn_challenge, expires_at
    )
    select ceremony.webauthn_challenge, ceremony.expires_at, ${sql.join(columns.map((each) => sql.ref(`p.${each}`)))}
    from ceremony left join factors.passkeys p on p.credential_id = ${credentialId} and p.product = 'sign_in'`.execute(
    queries,
  );
  return toCeremony(rows[0], now);
}

function toCeremony(row: CeremonyRow | undefined, now: Date): Ceremony | null {
  if (!row || row.expires_at.getTime() <= now.getTime()) return null;
  return { webauthnChallenge: row.webauthn_challenge, passkey: row.id === null ? null : toPasskey(row) };
}

const taking: HotStatement = {
  name: 'take_sign_in_ceremony',
  text: `
    with ceremony as (
      delete from factors.passkey_ceremonies where id = $1 and purpose = 'sign_in' and holder = $2
      returning webauthn_challenge, expires_at
    )
    select ceremony.webauthn_challenge, ceremony.expires_at, p.*
    from ceremony left join lateral (
      select ${columns.join(', ')} from factors.passkeys where credential_id = $3 and product = 'sign_in' for no key update
    ) p on true`,
};

/** The same for a sign-in, as a hot transaction's first statement; keeps every other use of the passkey waiting. */
export async function takeSignInCeremony(
  hot: HotTx,
  scope: { readonly id: CeremonyId; readonly holder: string },
  credentialId: string,
  now: Date,
): Promise<Ceremony | null> {
  const [row] = await hot.run<CeremonyRow>(taking, [scope.id, scope.holder, credentialId]);
  return toCeremony(row, now);
}

const accepting: HotStatement = {
  name: 'accept_passkey_use',
  text: `update factors.passkeys set counter = $3, is_backed_up = $4, last_used_at = $5
    where id = $1 and counter = $2 returning id`,
};

/** The same as `acceptPasskeyUse`, in a hot transaction. */
export async function acceptPasskeyUseHot(
  hot: HotTx,
  passkey: Pick<Passkey, 'id' | 'counter'>,
  use: { counter: number; isBackedUp: boolean; at: Date },
): Promise<boolean> {
  const rows = await hot.run(accepting, [passkey.id, passkey.counter, use.counter, use.isBackedUp, use.at]);
  return rows.length > 0;
}

export async function deleteCeremoniesBefore(queries: Queries, before: Date): Promise<void> {
  await queries
    .withTables<Tables>()
    .deleteFrom('factors.passkey_ceremonies')
    .where('expires_at', '<', before)
    .execute();
}
