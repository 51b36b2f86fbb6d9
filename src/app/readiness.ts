import { plusSeconds } from '#kernel/instant.ts';
import { countOutbox } from '#platform/outbox/send-message.ts';
import type { Holdfast } from './compose.ts';

type Outbox = { readonly waiting: number; readonly failedWithinDay: number };

export type Readiness = {
  readonly isReady: boolean;
  readonly checks: { readonly database: boolean; readonly jobs: boolean; readonly live: boolean };
  /** `null` while the database can't tell. */
  readonly outbox: Outbox | null;
};

/** Counting reads a day of messages, and anybody may ask. */
const outboxKeptSeconds = 10;

/** Whether this process can do its work, and how its messages fare: those don't make it less ready. */
export function createReadiness({ db, worker, live, deps }: Holdfast): () => Promise<Readiness> {
  let counted: { readonly at: Date; readonly outbox: Outbox } | null = null;

  async function outboxNow(): Promise<Outbox> {
    const now = deps.clock.now();
    if (counted && now < plusSeconds(counted.at, outboxKeptSeconds)) return counted.outbox;
    const { waiting, failed } = await countOutbox({ db, clock: deps.clock });
    counted = { at: now, outbox: { waiting, failedWithinDay: failed } };
    return counted.outbox;
  }

  async function isDatabaseReady(): Promise<boolean> {
    try {
      await db.pool.query('select 1');
      return true;
    } catch {
      return false;
    }
  }

  return async () => {
    const checks = {
      database: await isDatabaseReady(),
      jobs: worker.isRunning(),
      live: live.isConnected(),
    };
    const outbox = checks.database ? await outboxNow().catch(() => null) : null;
    return { isReady: Object.values(checks).every(Boolean), checks, outbox };
  };
}
