import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { AccountId, EntryId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';

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
  };
};

export const firstHash = '0'.repeat(64);

/** SHA-256 over the entry and the hash before it, with the facts' keys in order so that JSON can't vary. */
export function hashEntry(entry: Omit<AuditEntry, 'hash' | 'id'>): string {
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

/** Adds an entry to the account's chain, inside the transaction of the change that it tells of. */
export async function recordEntry(
  deps: { secrets: Secrets },
  tx: Tx,
  entry: { accountId: AccountId; at: Date; event: string; facts?: AuditFacts },
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
      hash: hashEntry(next),
    })
    .execute();
}

/** The account's entries, newest first; `before` is the sequence number to go on from. */
export async function listEntries(
  queries: Queries,
  accountId: AccountId,
  page: { before: number | null; size: number },
): Promise<AuditEntry[]> {
  let query = queries
    .withTables<Tables>()
    .selectFrom('audit.entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('sequence', 'desc')
    .limit(page.size);
  if (page.before !== null) query = query.where('sequence', '<', page.before);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id as EntryId,
    accountId: row.account_id as AccountId,
    sequence: row.sequence,
    at: row.at,
    event: row.event,
    facts: row.facts,
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}

/** The sequence number of the first entry whose hash doesn't follow from the one before, or `null` for a whole chain. */
export async function findBrokenEntry(queries: Queries, accountId: AccountId): Promise<number | null> {
  const entries = await queries
    .withTables<Tables>()
    .selectFrom('audit.entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('sequence')
    .execute();
  let previousHash = firstHash;
  for (const [index, row] of entries.entries()) {
    const expected = hashEntry({
      accountId,
      sequence: index + 1,
      at: row.at,
      event: row.event,
      facts: row.facts,
      previousHash,
    });
    if (row.sequence !== index + 1 || row.previous_hash !== previousHash || row.hash !== expected)
      return row.sequence;
    previousHash = row.hash;
  }
  return null;
}
