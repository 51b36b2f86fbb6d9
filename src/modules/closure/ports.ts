import type { AccountId } from '#kernel/ids.ts';
import type { GateDeps } from '#modules/gate/index.ts';
import type { Tx } from '#platform/db/db.ts';

/**
 * What stops with a frozen account and is kept elsewhere (product rule: section 8). It is called in the transaction that
 * freezes, whoever freezes and how: when one of them throws, nothing is frozen.
 */
export type OnFreeze = {
  cancelPendingWithdrawals(tx: Tx, accountId: AccountId): Promise<void>;
  stopApiKeys(tx: Tx, accountId: AccountId): Promise<void>;
};

export type FreezeDeps = GateDeps & { readonly onFreeze: OnFreeze };
