import type { AccountId } from '#kernel/ids.ts';
import { runningHolds } from '#modules/holds/index.ts';
import { findCommitted } from '#modules/recovery/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';

/**
 * Nothing is left in an account and nothing is under way: no hold, so no change that can still be taken back, and no
 * recovery. What keeps balances adds its own question here.
 */
export async function isEmptyAccount(
  deps: Pick<Platform, 'clock'>,
  tx: Tx,
  accountId: AccountId,
): Promise<boolean> {
  const holds = await runningHolds(tx, accountId, deps.clock.now());
  return holds.length === 0 && (await findCommitted(tx, accountId)) === null;
}
