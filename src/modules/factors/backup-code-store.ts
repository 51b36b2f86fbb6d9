import type { AccountId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

type Tables = {
  'factors.backup_codes': { account_id: string; code_mac: string; made_at: Date; used_at: Date | null };
};

/** Puts a new set in the place of the old one; an empty set leaves none. */
export async function replaceBackupCodes(
  tx: Tx,
  accountId: AccountId,
  codeMacs: readonly string[],
  at: Date,
): Promise<void> {
  const tables = tx.withTables<Tables>();
  await tables.deleteFrom('factors.backup_codes').where('account_id', '=', accountId).execute();
  if (codeMacs.length === 0) return;
  const row = { account_id: accountId, made_at: at, used_at: null };
  await tables
    .insertInto('factors.backup_codes')
    .values(codeMacs.map((code_mac) => ({ ...row, code_mac })))
    .execute();
}

/** Marks one code as used: the row decides, whatever races. */
export async function spendBackupCodeRow(
  tx: Tx,
  accountId: AccountId,
  codeMac: string,
  at: Date,
): Promise<'right' | 'wrong' | 'used'> {
  const tables = tx.withTables<Tables>();
  const spent = await tables
    .updateTable('factors.backup_codes')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('code_mac', '=', codeMac)
    .where('used_at', 'is', null)
    .returning('code_mac')
    .executeTakeFirst();
  if (spent) return 'right';
  const known = await tables
    .selectFrom('factors.backup_codes')
    .select('code_mac')
    .where('account_id', '=', accountId)
    .where('code_mac', '=', codeMac)
    .executeTakeFirst();
  return known ? 'used' : 'wrong';
}

/** How many codes are left, and when the set was made; `null` where none was ever made. */
export async function backupCodesOf(
  queries: Queries,
  accountId: AccountId,
): Promise<{ left: number; madeAt: Date } | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('factors.backup_codes')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('used_at', 'is', null).as('left'),
      eb.fn.max('made_at').as('made_at'),
    ])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.made_at ? { left: Number(row.left), madeAt: row.made_at } : null;
}
