import type { AccountId, AuthorisationId, ChallengeId, MessageId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

export type AuthorisationMethod = 'device_approval' | 'phone_call' | 'email_link';
export type AuthorisationState = 'waiting' | 'confirmed' | 'cancelled' | 'replaced' | 'unanswered';

export type AuthorisationRow = {
  id: string;
  challenge_id: string;
  account_id: string;
  method: AuthorisationMethod;
  state: AuthorisationState;
  code_mac: string | null;
  code_sealed: string | null;
  wrong_codes: number;
  link_hash: string | null;
  message_id: string | null;
  device_name: string;
  system: string;
  browser: string;
  address: string;
  requested_at: Date;
  expires_at: Date;
};

type Tables = { 'sessions.authorisations': AuthorisationRow };

/** Stores a request; one that still waited by the same challenge is replaced by it. */
export async function insertAuthorisation(tx: Tx, row: AuthorisationRow): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('sessions.authorisations')
    .set({ state: 'replaced' })
    .where('challenge_id', '=', row.challenge_id)
    .where('state', '=', 'waiting')
    .execute();
  await tx.withTables<Tables>().insertInto('sessions.authorisations').values(row).execute();
}

export async function setAuthorisationMessage(
  tx: Tx,
  id: AuthorisationId,
  messageId: MessageId,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('sessions.authorisations')
    .set({ message_id: messageId })
    .where('id', '=', id)
    .execute();
}

export async function latestAuthorisation(
  queries: Queries,
  id: ChallengeId,
): Promise<AuthorisationRow | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('sessions.authorisations')
    .selectAll()
    .where('challenge_id', '=', id)
    .orderBy('requested_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export type AuthorisationKey =
  | { readonly linkHash: string }
  | { readonly messageId: MessageId }
  | { readonly id: AuthorisationId; readonly accountId: AccountId };

function where(key: AuthorisationKey): { column: 'link_hash' | 'message_id' | 'id'; value: string } {
  if ('linkHash' in key) return { column: 'link_hash', value: key.linkHash };
  if ('messageId' in key) return { column: 'message_id', value: key.messageId };
  return { column: 'id', value: key.id };
}

export async function findAuthorisation(
  queries: Queries,
  key: AuthorisationKey,
): Promise<AuthorisationRow | null> {
  const { column, value } = where(key);
  let query = queries
    .withTables<Tables>()
    .selectFrom('sessions.authorisations')
    .selectAll()
    .where(column, '=', value);
  if ('accountId' in key) query = query.where('account_id', '=', key.accountId);
  return (await query.executeTakeFirst()) ?? null;
}

export async function lockAuthorisation(tx: Tx, key: AuthorisationKey): Promise<AuthorisationRow | null> {
  const { column, value } = where(key);
  let query = tx
    .withTables<Tables>()
    .selectFrom('sessions.authorisations')
    .selectAll()
    .where(column, '=', value)
    .forUpdate();
  if ('accountId' in key) query = query.where('account_id', '=', key.accountId);
  return (await query.executeTakeFirst()) ?? null;
}

export async function settleAuthorisation(
  tx: Tx,
  id: string,
  state: Exclude<AuthorisationState, 'waiting'>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('sessions.authorisations')
    .set({ state, code_sealed: null })
    .where('id', '=', id)
    .execute();
}

export async function countWrongApprovalCode(tx: Tx, id: string): Promise<number> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('sessions.authorisations')
    .set((eb) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('id', '=', id)
    .returning('wrong_codes')
    .executeTakeFirstOrThrow();
  return row.wrong_codes;
}

/** When this account was asked by one method since `since`, newest first. */
export async function requestsSince(
  queries: Queries,
  accountId: AccountId,
  method: AuthorisationMethod,
  since: Date,
  max: number,
): Promise<Date[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('sessions.authorisations')
    .select('requested_at')
    .where('account_id', '=', accountId)
    .where('method', '=', method)
    .where('requested_at', '>', since)
    .orderBy('requested_at', 'desc')
    .limit(max)
    .execute();
  return rows.map((row) => row.requested_at);
}

const approvalsShownMax = 10;

/** Requests that wait for this account's other devices, newest first. */
export async function waitingApprovals(
  queries: Queries,
  accountId: AccountId,
  now: Date,
): Promise<AuthorisationRow[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('sessions.authorisations')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('method', '=', 'device_approval')
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .orderBy('requested_at', 'desc')
    .limit(approvalsShownMax)
    .execute();
}
