import type { Action } from '#kernel/actions.ts';
import type { AccountId } from '#kernel/ids.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { GateDeps } from './ports.ts';
import { tellCapped } from './tell-capped.ts';

/**
 * Every try to change a locked setting is audited and told to every contact, with what was tried and from which device; told
 * no more than a few times an hour. `isClaimed`: by somebody who is signed out and has shown nothing; it isn't audited more
 * often either.
 */
export async function tellLockTried(
  deps: GateDeps,
  queries: Queries,
  accountId: AccountId,
  action: Action,
  from: { readonly device: DeviceFacts | null; readonly isClaimed?: boolean },
): Promise<void> {
  const { device, isClaimed = false } = from;
  // Every setting is changed in a transaction, so this is one; a sign-in, which needs none, is never refused for the lock.
  if (!queries.isTransaction) throw new Error(`${action} was refused outside a transaction`);
  const event = 'settings_lock_tried';
  await tellCapped(deps, queries as Tx, {
    accountId,
    event,
    alert: event,
    tried: action,
    facts: { action, device: device?.name ?? null, address: device?.address ?? null },
    device,
    isRecordCapped: isClaimed,
  });
}
