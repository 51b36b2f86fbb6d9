import type { AccountId } from '#kernel/ids.ts';
import type { Queries } from '#platform/db/db.ts';
import { type AuditEntry, firstHash, hashEntry, readChain } from './store.ts';

/** What the hash of an entry covers, and the hash. */
export type ChainEntry = Pick<AuditEntry, 'sequence' | 'at' | 'event' | 'facts' | 'previousHash' | 'hash'>;

/** `gap`: an entry is missing or out of order. `link`: it doesn't follow the one before. `hash`: it was changed itself. */
export type ChainFault = 'gap' | 'link' | 'hash';

export type ChainVerdict =
  | { readonly isWhole: true; readonly entries: number; readonly lastHash: string }
  | { readonly isWhole: false; readonly sequence: number; readonly fault: ChainFault };

/** Follows an account's chain from its first entry; wherever the entries come from, the database or a customer's copy. */
export async function verifyChain(
  accountId: AccountId,
  entries: AsyncIterable<ChainEntry>,
): Promise<ChainVerdict> {
  let lastHash = firstHash;
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    const broken = (fault: ChainFault) => ({ isWhole: false, sequence: entry.sequence, fault }) as const;
    if (entry.sequence !== count) return broken('gap');
    if (entry.previousHash !== lastHash) return broken('link');
    if (entry.hash !== hashEntry({ ...entry, accountId })) return broken('hash');
    lastHash = entry.hash;
  }
  return { isWhole: true, entries: count, lastHash };
}

/** The sequence number of the first entry that doesn't follow from those before it, or `null` for a whole chain. */
export async function findBrokenEntry(queries: Queries, accountId: AccountId): Promise<number | null> {
  const verdict = await verifyChain(accountId, readChain(queries, accountId));
  return verdict.isWhole ? null : verdict.sequence;
}
