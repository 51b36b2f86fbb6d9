import { z } from '@hono/zod-openapi';
import { type AccountId, parseId } from '#kernel/ids.ts';
import type { Queries } from '#platform/db/db.ts';
import { readChain } from './store.ts';
import { type ChainEntry, type ChainFault, verifyChain } from './verify-chain.ts';

const format = 'holdfast-activity-1';
const pieceChars = 32_000;

/**
 * An account's whole chain as JSON lines, in pieces of many: what it is, every entry, oldest first, and how many there
 * were. The last line is how a download that broke off is told from a whole one.
 */
export async function* exportChain(
  queries: Queries,
  input: { accountId: AccountId; at: Date },
): AsyncGenerator<string> {
  let piece = line({ format, accountId: input.accountId, exportedAt: input.at });
  let entries = 0;
  let lastHash = '';
  for await (const { sequence, at, event, facts, previousHash, hash } of readChain(
    queries,
    input.accountId,
  )) {
    piece += line({ sequence, at, event, facts, previousHash, hash });
    entries = sequence;
    lastHash = hash;
    if (piece.length < pieceChars) continue;
    yield piece;
    piece = '';
  }
  yield piece + line({ entries, lastHash });
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

const head = z.strictObject({ format: z.literal(format), accountId: z.string(), exportedAt: z.string() });
const entry = z.strictObject({
  sequence: z.int(),
  at: z.iso.datetime().transform((text) => new Date(Date.parse(text))),
  event: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  previousHash: z.string(),
  hash: z.string(),
});
const end = z.strictObject({ entries: z.int(), lastHash: z.string() });

/** `format`: not one of our exports, or a line that isn't. `cut_off`: its end is missing or tells of another chain. */
export type ExportVerdict =
  | {
      readonly isWhole: true;
      readonly accountId: AccountId;
      readonly entries: number;
      readonly lastHash: string;
    }
  | { readonly isWhole: false; readonly sequence: number; readonly fault: ChainFault | 'format' | 'cut_off' };

/** Verifies a customer's copy by itself, line by line. Whether the account still has these entries, `findHash` tells. */
export async function verifyExport(lines: AsyncIterable<string>): Promise<ExportVerdict> {
  const rest = lines[Symbol.asyncIterator]();
  const started = head.safeParse(parse(await rest.next()));
  const accountId = started.success ? parseId('account', started.data.accountId) : null;
  if (accountId === null) return { isWhole: false, sequence: 0, fault: 'format' };
  let stoppedAt: unknown;
  let read = 0;
  async function* entriesOf(): AsyncGenerator<ChainEntry> {
    for (;;) {
      const value = parse(await rest.next());
      const parsed = entry.safeParse(value);
      if (!parsed.success) {
        stoppedAt = value;
        return;
      }
      read += 1;
      yield parsed.data;
    }
  }
  const chain = await verifyChain(accountId, entriesOf());
  if (!chain.isWhole) return chain;
  if (stoppedAt === undefined) return { isWhole: false, sequence: read, fault: 'cut_off' };
  const ended = end.safeParse(stoppedAt);
  if (!ended.success || !(await rest.next()).done) return { isWhole: false, sequence: read, fault: 'format' };
  const isAll = ended.data.entries === chain.entries && ended.data.lastHash === chain.lastHash;
  return isAll && chain.entries > 0
    ? { isWhole: true, accountId, entries: chain.entries, lastHash: chain.lastHash }
    : { isWhole: false, sequence: read, fault: 'cut_off' };
}

/** A line's value; `null` for one that is no JSON, `undefined` after the last. */
function parse(next: IteratorResult<string>): unknown {
  if (next.done) return undefined;
  try {
    return JSON.parse(next.value);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
