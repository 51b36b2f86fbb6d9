import type { AccountId, HoldId } from '#kernel/ids.ts';
import { plusHours } from '#kernel/instant.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { type Capability, type CapabilityState, capabilities, type HoldReason, statesOf } from './rules.ts';

export type Hold = {
  readonly id: HoldId;
  readonly reason: HoldReason;
  readonly capabilities: readonly Capability[];
  readonly startsAt: Date;
  readonly endsAt: Date;
};

type Tables = {
  'holds.holds': {
    id: string;
    account_id: string;
    reason: HoldReason;
    capabilities: Capability[];
    starts_at: Date;
    ends_at: Date;
  };
};

/** Puts every capability on hold for the configured hours. A hold is only ever added, so an earlier one is never shortened. */
export async function placeHold(
  deps: { secrets: Secrets; config: { policy: { holdHours: number } } },
  tx: Tx,
  hold: { accountId: AccountId; reason: HoldReason; at: Date },
): Promise<Hold> {
  const endsAt = plusHours(hold.at, deps.config.policy.holdHours);
  const id = deps.secrets.id('hold');
  await tx
    .withTables<Tables>()
    .insertInto('holds.holds')
    .values({
      id,
      account_id: hold.accountId,
      reason: hold.reason,
      capabilities: [...capabilities],
      starts_at: hold.at,
      ends_at: endsAt,
    })
    .execute();
  return { id, reason: hold.reason, capabilities, startsAt: hold.at, endsAt };
}

/** The holds that are running at `now`, the one that ends last first. */
export async function runningHolds(queries: Queries, accountId: AccountId, now: Date): Promise<Hold[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('holds.holds')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ends_at', '>', now)
    .orderBy('ends_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id as HoldId,
    reason: row.reason,
    capabilities: row.capabilities,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }));
}

/**
 * Every capability with its state. Whoever is about to withdraw, transfer, give or sell for a customer asks this first,
 * in the transaction that does it.
 */
export async function capabilitiesOf(
  deps: { clock: { now(): Date } },
  queries: Queries,
  accountId: AccountId,
): Promise<Readonly<Record<Capability, CapabilityState>>> {
  const now = deps.clock.now();
  return statesOf(await runningHolds(queries, accountId, now), now);
}
