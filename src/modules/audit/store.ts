import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { AccountId, EntryId } from '#kernel/ids.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { AuditEvent } from './event-rules.ts';

/** Plain facts of an event: what, with masked contacts; never a secret, a code or a full contact. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>;

export type AuditEntry = {
  readonly id: EntryId;
  readonly accountId: AccountId;
  readonly sequence: number;
  readonly at: Date;
  readonly event: string;
  readonly facts: AuditFacts;
  readonly previousHash: string;
  readonly hash: string;
  /** Over the hash, under a key of ours; empty in entries from before there were seals. */
  readonly seal: string;
};

type Tables = {
  'audit.entries': {
    id: string;
    account_id: string;
    sequence: number;
    at: Date;
    event: string;
    facts: AuditFacts;
    previous_hash: string;
    hash: string;
    seal: string;
  };
};

export const firstHash = '0'.repeat(64);

/** SHA-256 over the entry and the hash before it, with the facts' keys in order so that JSON can't vary. */
export function hashEntry(entry: Omit<AuditEntry, 'hash' | 'id' | 'seal'>): string {
  const facts = Object.fromEntries(Object.entries(entry.facts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256')
    .update(
      JSON.stringify([
        entry.previousHash,
        entry.accountId,
        entry.sequence,
        entry.at.toISOString(),
        entry.event,
        facts,
      ]),
    )
    .digest('hex');
}

/** What only whoever has the process secret can make of an entry's hash, which covers the whole chain up to it. */
export const sealOf = (
  deps: { secrets: Pick<Secrets, 'mac'> },
  entry: Pick<AuditEntry, 'accountId' | 'sequence' | 'hash'>,
): string => deps.secrets.mac('audit', `${entry.accountId}:${entry.sequence}:${entry.hash}`);

/** Adds an entry to the account's chain, inside the transaction of the change that it tells of. */
export async function recordEntry(
  deps: { secrets: Secrets },
  tx: Tx,
  entry: { accountId: AccountId; at: Date; event: AuditEvent; facts?: AuditFacts },
): Promise<void> {
  // One writer a chain: the lock is held until the transaction ends.
  await sql`select pg_advisory_xact_lock(hashtextextended(${entry.accountId}, 1))`.execute(tx);
  const last = await tx
    .withTables<Tables>()
    .selectFrom('audit.entries')
    .select(['sequence', 'hash'])
    .where('account_id', '=', entry.accountId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const next = {
    accountId: entry.accountId,
    sequence: (last?.sequence ?? 0) + 1,
    at: entry.at,
    event: entry.event,
    facts: entry.facts ?? {},
    previousHash: last?.hash ?? firstHash,
  };
  const hash = hashEntry(next);
  await tx
    .withTables<Tables>()
    .insertInto('audit.entries')
    .values({
      id: deps.secrets.id('entry'),
      account_id: next.accountId,
      sequence: next.sequence,
      at: next.at,
      event: next.event,
      facts: JSON.stringify(next.facts) as unknown as AuditFacts,
      previous_hash: next.previousHash,
      hash,
      seal: sealOf(deps, { ...next, hash }),
    })
    .execute();
}

/** When an event was recorded since then, newest first; no more than `max`. */
export async function timesOf(
  queries: Queries,
  asked: { accountId: AccountId; event: AuditEvent; since: Date; max: number },
): Promise<Date[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('audit.entries')
    .select('at')
    .where('account_id', '=', asked.accountId)
    .where('event', '=', asked.event)
    .orderBy('sequence', 'desc')
    .limit(asked.max)
    .execute();
  return rows.map((row) => row.at).filter((at) => at > asked.since);
}

const toEntry = (row: Tables['audit.entries']): AuditEntry => ({
  id: row.id as EntryId,
  accountId: row.account_id as AccountId,
  sequence: row.sequence,
  at: row.at,
  event: row.event,
  facts: row.facts,
  previousHash: row.previous_hash,
  hash: row.hash,
  seal: row.seal,
});

/**
 * The account's entries, newest first; `before` is the sequence number to go on from, `events` narrows to some kinds.
 */
export async function listEntries(
  queries: Queries,
  accountId: AccountId,
  page: { before: number | null; size: number; events?: readonly string[] | null },
): Promise<AuditEntry[]> {
  let query = queries
    .withTables<Tables>()
    .selectFrom('audit.entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('sequence', 'desc')
    .limit(page.size);
  if (page.before !== null) query = query.where('sequence', '<', page.before);
  if (page.events) query = query.where('event', 'in', page.events);
  return (await query.execute()).map(toEntry);
}

const chunkSize = 500;

/** The account's whole chain, oldest first, read in pieces: it may be long. */
export async function* readChain(queries: Queries, accountId: AccountId): AsyncGenerator<AuditEntry> {
  for (let after = 0; ; ) {
    const rows = await queries
      .withTables<Tables>()
      .selectFrom('audit.entries')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(chunkSize)
      .execute();
    for (const row of rows) yield toEntry(row);
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = last.sequence;
  }
}

/** Every account that has a chain, in pieces, for the command that verifies them all. */
export async function* accountsWithEntries(queries: Queries): AsyncGenerator<AccountId> {
  for (let after = ''; ; ) {
    const rows = await queries
      .withTables<Tables>()
      .selectFrom('audit.entries')
      .select('account_id')
      .distinct()
      .where('account_id', '>', after)
      .orderBy('account_id')
      .limit(chunkSize)
      .execute();
    for (const row of rows) yield row.account_id as AccountId;
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = last.account_id;
  }
}

/** The hash of one entry; `null` when the account's chain has no such entry. */
export async function findHash(
  queries: Queries,
  accountId: AccountId,
  sequence: number,
): Promise<string | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('audit.entries')
    .select('hash')
    .where('account_id', '=', accountId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row?.hash ?? null;
}
