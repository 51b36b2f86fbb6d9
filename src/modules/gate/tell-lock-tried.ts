import type { Action } from '#kernel/actions.ts';
import type { AccountId } from '#kernel/ids.ts';
import { hourMs, plusMs } from '#kernel/instant.ts';
import { countEntries, recordEntry } from '#modules/audit/index.ts';
import { alertAccount } from '#modules/notifications/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { GateDeps } from './ports.ts';

const lockAlertsPerHour = 5;

/** Every try to change a locked setting is audited and told to every contact; told no more than a few times an hour. */
export async function tellLockTried(
  deps: GateDeps,
  queries: Queries,
  accountId: AccountId,
  action: Action,
): Promise<void> {
  // Every setting is changed in a transaction, so this is one; a sign-in, which needs none, is never refused for the lock.
  if (!queries.isTransaction) throw new Error(`${action} was refused outside a transaction`);
  const tx = queries as Tx;
  const at = deps.clock.now();
  const event = 'settings_lock_tried';
  const told = await countEntries(tx, {
    accountId,
    event,
    since: plusMs(at, -hourMs),
    max: lockAlertsPerHour,
  });
  await recordEntry(deps, tx, { accountId, at, event, facts: { action } });
  if (told < lockAlertsPerHour) await alertAccount(deps, tx, { accountId, event, at, device: null });
}
