import type { RecoveryId } from '#kernel/ids.ts';
import { type AlertReason, type ClaimNews, composeClaim } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { linksOf } from './links.ts';
import type { RecoveryDeps } from './ports.ts';
import { lockRecovery, type Recovery } from './store.ts';

/** Whoever claims an account of which they can prove nothing: what is theirs for certain. */
export type Claimant = {
  readonly email: string;
  readonly phone: string;
  readonly locale: string;
  readonly timeZone: string;
};

/** Our staff want other documents. Whoever made a last resort is told with the reason; the recovery is locked. */
export async function askClaimantAgain(
  deps: RecoveryDeps,
  tx: Tx,
  { recoveryId, reason }: { recoveryId: RecoveryId; reason: AlertReason },
): Promise<void> {
  await tellClaimant(deps, tx, await lockRecovery(tx, recoveryId), 'documents_wanted', { reason });
}

const context = (id: RecoveryId): string => `claimant:${id}`;

export const sealClaimant = (deps: RecoveryDeps, id: RecoveryId, claimant: Claimant): string =>
  deps.secrets.seal('payload', JSON.stringify(claimant), context(id));

/**
 * Tells whoever made a last resort how it goes on, at both new contacts, in the caller's transaction; of every other recovery
 * nobody, for its contacts are the account's. Whether an account matches makes no difference to it.
 */
export async function tellClaimant(
  deps: RecoveryDeps,
  tx: Tx,
  recovery: Pick<Recovery, 'id' | 'claimantSealed' | 'deviceName'>,
  news: ClaimNews,
  told: {
    readonly until?: Date | null;
    readonly reason?: AlertReason | null;
  } = {},
): Promise<void> {
  if (recovery.claimantSealed === null) return;
  const opened = deps.secrets.open('payload', recovery.claimantSealed, context(recovery.id));
  if (opened === null) throw new Error(`The claimant of ${recovery.id} was sealed for something else`);
  const { email, phone, locale, timeZone } = JSON.parse(opened) as Claimant;
  const at = deps.clock.now();
  for (const to of [
    { kind: 'email', value: email },
    { kind: 'phone', value: phone },
  ] as const) {
    const message = composeClaim(deps, {
      to,
      news,
      reason: told.reason ?? null,
      until: told.until ?? null,
      at,
      deviceName: recovery.deviceName,
      trackUrl: linksOf(deps, recovery.id).trackUrl,
      locale,
      timeZone,
    });
    const idempotencyKey = `claim:${recovery.id}:${news}:${at.getTime()}:${to.kind}`;
    await deps.outbox.enqueue(tx, { ...message, idempotencyKey });
  }
}
