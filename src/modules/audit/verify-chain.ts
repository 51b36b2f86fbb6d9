import type { AccountId } from '#kernel/ids.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import type { Queries } from '#platform/db/db.ts';
import { type AuditEntry, firstHash, hashEntry, readChain, sealOf } from './store.ts';

/** What the hash of an entry covers, and the hash. */
export type ChainEntry = Pick<AuditEntry, 'sequence' | 'at' | 'event' | 'facts' | 'previousHash' | 'hash'>;

/**
 * `gap`: an entry is missing or out of order. `link`: it doesn't follow the one before. `hash`: it was changed itself. `seal`: it
 * fits, and was not written by us. `unsealed`: the chain ends without a seal.
 */
export type ChainFault = 'gap' | 'link' | 'hash' | 'seal' | 'unsealed';

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

/**
 * The database's own chain of an account, with its seals: whoever wrote it without the process secret is found, even where
 * every hash fits. An entry from before there were seals is covered by the next one that has one. What can't be seen is that
 * the newest entries were cut off: that takes a copy, or a hash of before, kept elsewhere.
 */
export async function verifyOwnChain(
  deps: { secrets: Secrets },
  queries: Queries,
  accountId: AccountId,
): Promise<ChainVerdict> {
  const read = { wrong: null as number | null, isSealed: true };
  async function* watched(): AsyncGenerator<AuditEntry> {
    for await (const entry of readChain(queries, accountId)) {
      read.isSealed = entry.seal !== '';
      if (read.isSealed && read.wrong === null && !deps.secrets.isSame(entry.seal, sealOf(deps, entry)))
        read.wrong = entry.sequence;
      yield entry;
    }
  }
  const verdict = await verifyChain(accountId, watched());
  if (!verdict.isWhole) return verdict;
  if (read.wrong !== null) return { isWhole: false, sequence: read.wrong, fault: 'seal' };
  return read.isSealed ? verdict : { isWhole: false, sequence: verdict.entries, fault: 'unsealed' };
}

/** The sequence number of the first entry that doesn't follow from those before it, or `null` for a whole chain. */
export async function findBrokenEntry(queries: Queries, accountId: AccountId): Promise<number | null> {
  const verdict = await verifyChain(accountId, readChain(queries, accountId));
  return verdict.isWhole ? null : verdict.sequence;
}
