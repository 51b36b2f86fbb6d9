import { hourMs, minuteMs, plusMs, secondMs } from '#kernel/instant.ts';
import type { DeliveryState } from './outbox.ts';

/** How a provider answered. `unknown`: it may have sent the message, because it fell silent after taking it. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  /** Certainly not sent, and worth another try: refused connection, 5xx, 429. */
  | { readonly kind: 'temporary'; readonly reason: string }
  /** Will never be sent: no such number or mailbox. */
  | { readonly kind: 'permanent'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export type OutboxRow = {
  readonly state: DeliveryState;
  /** Tries begun so far. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly nextTryAt: Date;
  readonly startedAt: Date | null;
};

/** A message that may have been sent is not sent again before this has passed. */
export const unknownRestMs = 10 * minuteMs;
/** Somebody waits for a code: few tries, close together, then the page offers another way. */
const codeDelaysMs = [2 * secondMs, 5 * secondMs, 10 * secondMs] as const;
/** Everything else is worth having late: about a day of tries. */
const otherDelaysMs = [
  5 * secondMs,
  15 * secondMs,
  minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  hourMs,
  2 * hourMs,
  4 * hourMs,
  6 * hourMs,
  10 * hourMs,
] as const;
/** The database's clock starts jobs, ours judges them. */
const clockToleranceMs = secondMs;

export type Claim =
  | { readonly kind: 'send' }
  | { readonly kind: 'done' }
  | { readonly kind: 'expire' }
  /** Its fate is unknown and it is of no use any more. */
  | { readonly kind: 'give_up' }
  | { readonly kind: 'wait'; readonly until: Date };

/** What to do with a message when its job runs. */
export function decideClaim(row: OutboxRow, now: Date): Claim {
  if (row.state === 'sent' || row.state === 'failed' || row.state === 'expired') return { kind: 'done' };
  if (row.state === 'sending') {
    const until = plusMs(row.startedAt ?? row.createdAt, unknownRestMs);
    if (now < until) return { kind: 'wait', until };
    return row.expiresAt === null ? { kind: 'send' } : { kind: 'give_up' };
  }
  if (row.expiresAt !== null && row.expiresAt <= now) return { kind: 'expire' };
  if (row.nextTryAt.getTime() > now.getTime() + clockToleranceMs)
    return { kind: 'wait', until: row.nextTryAt };
  return { kind: 'send' };
}

export type Settling =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'expired'; readonly reason: string }
  | { readonly kind: 'retry'; readonly at: Date; readonly reason: string }
  /** Stays `sending`: nobody knows, so nobody sends it again for `unknownRestMs`. */
  | { readonly kind: 'unknown'; readonly at: Date; readonly reason: string };

/** What follows from a provider's answer to the `attempts`-th try. */
export function decideSettling(row: OutboxRow, outcome: SendOutcome, now: Date): Settling {
  if (outcome.kind === 'sent') return { kind: 'sent' };
  const { reason } = outcome;
  if (outcome.kind === 'permanent') return { kind: 'failed', reason };
  if (outcome.kind === 'unknown') {
    return row.expiresAt === null
      ? { kind: 'unknown', at: plusMs(now, unknownRestMs), reason }
      : { kind: 'failed', reason };
  }
  const delays = row.expiresAt === null ? otherDelaysMs : codeDelaysMs;
  const delayMs = delays[row.attempts - 1];
  if (delayMs === undefined) return { kind: 'failed', reason };
  const at = plusMs(now, delayMs);
  if (row.expiresAt !== null && row.expiresAt <= at) return { kind: 'expired', reason };
  return { kind: 'retry', at, reason };
}
