import type { StaffId, StaffPasskeyId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

/** A passkey that opens the console. */
export type StaffPasskey = {
  readonly id: StaffPasskeyId;
  readonly memberId: StaffId;
  /** base64url, as WebAuthn's JSON has it. */
  readonly credentialId: string;
  /** COSE_Key. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly isBackupEligible: boolean;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

type Row = {
  id: string;
  member_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  is_backup_eligible: boolean;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
};

type Tables = {
  'staff.passkeys': Row;
  'staff.members': { id: string; removed_at: Date | null };
  'staff.spent_challenges': { challenge: string; expires_at: Date };
};

const columns = [
  'p.id',
  'p.member_id',
  'p.credential_id',
  'p.public_key',
  'p.counter',
  'p.transports',
  'p.is_backup_eligible',
  'p.name',
  'p.created_at',
  'p.last_used_at',
] as const;

const toPasskey = (row: Row): StaffPasskey => ({
  id: row.id as StaffPasskeyId,
  memberId: row.member_id as StaffId,
  credentialId: row.credential_id,
  publicKey: new Uint8Array(row.public_key),
  counter: row.counter,
  transports: row.transports,
  isBackupEligible: row.is_backup_eligible,
  name: row.name,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
});

/** A passkey of somebody who works here, by its credential. */
export async function findStaffPasskey(queries: Queries, credentialId: string): Promise<StaffPasskey | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('staff.passkeys as p')
    .innerJoin('staff.members as m', 'm.id', 'p.member_id')
    .select(columns)
    .where('p.credential_id', '=', credentialId)
    .where('m.removed_at', 'is', null)
    .executeTakeFirst();
  return row ? toPasskey(row) : null;
}

/** A member's passkeys, oldest first, and the member kept waiting: of two changes at once, the second counts the first. */
export async function lockPasskeysOf(tx: Tx, memberId: StaffId): Promise<StaffPasskey[]> {
  await tx
    .withTables<Tables>()
    .selectFrom('staff.members')
    .select('id')
    .where('id', '=', memberId)
    .forNoKeyUpdate()
    .execute();
  return passkeysOfMember(tx, memberId);
}

export async function passkeysOfMember(queries: Queries, memberId: StaffId): Promise<StaffPasskey[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('staff.passkeys as p')
    .select(columns)
    .where('p.member_id', '=', memberId)
    .orderBy('p.created_at')
    .execute();
  return rows.map(toPasskey);
}

/** Writes a passkey unless its credential is somebody's already. */
export async function insertStaffPasskey(tx: Tx, passkey: StaffPasskey): Promise<'added' | 'known'> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('staff.passkeys')
    .values({
      id: passkey.id,
      member_id: passkey.memberId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
      is_backup_eligible: passkey.isBackupEligible,
      name: passkey.name,
      created_at: passkey.createdAt,
      last_used_at: passkey.lastUsedAt,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row ? 'added' : 'known';
}

export async function deleteStaffPasskey(tx: Tx, memberId: StaffId, id: StaffPasskeyId): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('staff.passkeys')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .execute();
}

export async function deletePasskeysOf(tx: Tx, memberId: StaffId): Promise<void> {
  await tx.withTables<Tables>().deleteFrom('staff.passkeys').where('member_id', '=', memberId).execute();
}

/** Remembers a use. `false`: another use came in between, or the passkey was removed. */
export async function acceptStaffPasskeyUse(
  tx: Tx,
  passkey: Pick<StaffPasskey, 'id' | 'counter'>,
  use: { counter: number; at: Date },
): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('staff.passkeys')
    .set({ counter: use.counter, last_used_at: use.at })
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Spends a WebAuthn challenge. `false`: it was spent before. */
export async function spendChallenge(tx: Tx, challenge: string, expiresAt: Date): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('staff.spent_challenges')
    .values({ challenge, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('challenge').doNothing())
    .returning('challenge')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteSpentChallengesBefore(queries: Queries, before: Date): Promise<void> {
  await queries
    .withTables<Tables>()
    .deleteFrom('staff.spent_challenges')
    .where('expires_at', '<', before)
    .execute();
}
