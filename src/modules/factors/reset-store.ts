import type { AccountId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/db.ts';

type Tables = {
  'factors.authenticators': { account_id: string; secret_sealed: string; linked_at: Date; last_step: number };
  'factors.passkeys': { account_id: string; product: 'sign_in' };
};

/** Puts another authenticator in the place of the account's own. */
export async function replaceAuthenticatorRow(
  tx: Tx,
  accountId: AccountId,
  row: { secret_sealed: string; linked_at: Date; last_step: number },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('factors.authenticators')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

export async function deletePasskeysOf(tx: Tx, accountId: AccountId): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('factors.passkeys')
    .where('account_id', '=', accountId)
    .where('product', '=', 'sign_in')
    .execute();
}
