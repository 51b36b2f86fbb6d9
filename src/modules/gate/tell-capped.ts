import type { Action } from '#kernel/actions.ts';
import type { AccountId } from '#kernel/ids.ts';
import { hourMs, plusMs } from '#kernel/instant.ts';
import { type AuditEvent, type AuditFacts, recordEntry, timesOf } from '#modules/audit/index.ts';
import { alertAccount, type DeviceFacts, type SecurityEvent } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';

const alertsPerHour = 5;

/**
 * Puts on record, and tells every contact, what can be done again and again without proofs; told no more than a few times
 * an hour, or it would be a way to flood somebody with messages. With `isRecordCapped` it is put on record no more often
 * either: for somebody who is signed out.
 */
export async function tellCapped(
  deps: Platform,
  tx: Tx,
  input: {
    readonly accountId: AccountId;
    readonly event: AuditEvent;
    readonly alert: SecurityEvent;
    /** What was refused. */
    readonly tried?: Action;
    readonly facts: AuditFacts;
    readonly device: DeviceFacts | null;
    /** When a waiting time ends that has begun. */
    readonly waitsUntil?: Date | null;
    readonly isRecordCapped?: boolean;
  },
): Promise<void> {
  const { accountId, event, device, waitsUntil = null } = input;
  const at = deps.clock.now();
  const since = plusMs(at, -hourMs);
  const told = await timesOf(tx, { accountId, event, since, max: alertsPerHour });
  const isOften = told.length >= alertsPerHour;
  if (isOften && input.isRecordCapped) return;
  await recordEntry(deps, tx, { accountId, at, event, facts: input.facts });
  if (isOften) return;
  const { alert, tried } = input;
  const known = { device, waitsUntil, ...(tried ? { tried } : {}) };
  await alertAccount(deps, tx, { accountId, event: alert, at, ...known });
}
