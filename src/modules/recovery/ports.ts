import type { AccountId, RecoveryId } from '#kernel/ids.ts';
import type { GateDeps } from '#modules/gate/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Lost } from './recovery-rules.ts';

/**
 * Who takes the cases of recoveries in which staff decide. It answers later, through `decideRecovery`; opening belongs to the
 * recovery's own transaction.
 */
export type CasePort = {
  open(
    tx: Tx,
    request: {
      recoveryId: RecoveryId;
      /** `null`: a claim that matches no account. */
      accountId: AccountId | null;
      lost: readonly Lost[];
    },
  ): Promise<void>;
  /** A claim matches no account any more. */
  detach(tx: Tx, request: { recoveryId: RecoveryId }): Promise<void>;
};

/** Without `cases`, what staff would decide is told to write to support. */
export type RecoveryDeps = GateDeps & { readonly cases?: CasePort };
