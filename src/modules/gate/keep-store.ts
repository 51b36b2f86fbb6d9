import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

type Tables = {
  'gate.challenges': { id: string; account_id: string | null; holder: string; expires_at: Date };
};

export async function writeKept(
  tx: Tx,
  id: ChallengeId,
  change: { expires_at: Date } | { holder: string },
): Promise<void> {
  await tx.withTables<Tables>().updateTable('gate.challenges').set(change).where('id', '=', id).execute();
}

export async function readExpiry(queries: Queries, id: ChallengeId): Promise<Date | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.challenges')
    .select('expires_at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.expires_at ?? null;
}

/** Ends every challenge of an account that is still open; answers which. */
export async function expireChallengesOf(tx: Tx, accountId: AccountId, at: Date): Promise<ChallengeId[]> {
  const rows = await tx
    .withTables<Tables>()
    .updateTable('gate.challenges')
    .set({ expires_at: at })
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .returning('id')
    .execute();
  return rows.map((row) => row.id as ChallengeId);
}
