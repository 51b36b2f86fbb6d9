import type { AccountId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import { replaceBackupCodes } from './backup-code-store.ts';
import { deletePasskeysOf, replaceAuthenticatorRow } from './reset-store.ts';

/**
 * Puts a proven authenticator in the place of the linked one, replaced or lost. The backup codes of the old one go with
 * it. Inside the transaction that has spent the grant.
 */
export async function resetAuthenticator(
  deps: Pick<Platform, 'secrets'>,
  tx: Tx,
  input: { accountId: AccountId; secret: string; step: number; at: Date },
): Promise<void> {
  const { accountId, at } = input;
  await replaceAuthenticatorRow(tx, accountId, {
    secret_sealed: deps.secrets.seal('authenticator', input.secret, accountId),
    linked_at: at,
    last_step: input.step,
  });
  await replaceBackupCodes(tx, accountId, [], at);
}

/** Removes every sign-in passkey. Inside the transaction of a recovery, which has spent the grant. */
export const removeEveryPasskey = deletePasskeysOf;
