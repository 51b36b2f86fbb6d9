import { isAfter, isBefore, minuteMs, plusMinutes, plusMs, plusSeconds } from '#kernel/instant.ts';

/** A code as the rules see it, newest first in every list. */
export type CodeFacts = {
  readonly state: 'live' | 'replaced' | 'used';
  readonly sentAt: Date;
  readonly expiresAt: Date;
};

export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'used' | 'replaced';

/**
 * What a typed code is worth, given the codes of this slot and which of them has the typed digits. A code that was
 * right once is told apart from one that never was, because the person then does something different.
 */
export function judgeCode(match: CodeFacts | null, now: Date): CodeVerdict {
  if (match === null) return 'wrong';
  if (match.state === 'used') return 'used';
  if (match.state === 'replaced') return 'replaced';
  return isAfter(match.expiresAt, now) ? 'right' : 'expired';
}

/** When code entry locks after another wrong code at `now`, or `null` while tries are left. */
export function lockAfterWrong(
  wrongAt: readonly Date[],
  now: Date,
  policy: { codeWrongMax: number; codeWrongWindowMinutes: number; codeLockMinutes: number },
): Date | null {
  const windowStart = plusMs(now, -policy.codeWrongWindowMinutes * minuteMs);
  const recent = wrongAt.filter((at) => isAfter(at, windowStart)).length + 1;
  return recent >= policy.codeWrongMax ? plusMinutes(now, policy.codeLockMinutes) : null;
}

export type SendLimits = {
  readonly codeResendSeconds: number;
  readonly codeSendsPerHour: number;
  readonly codeSendsPerDay: number;
  readonly codeSendsPerAccountHour: number;
  readonly codeSendsPerAddressHour: number;
};

export type SendFacts = {
  /** The last send in this slot, over all its channels. */
  readonly lastInSlotAt: Date | null;
  /** Sends to this destination within the last day, newest first. */
  readonly toDestination: readonly Date[];
  /** Sends for the account and from the network address within the last hour, newest first. */
  readonly forSubject: readonly Date[];
  readonly fromAddress: readonly Date[];
  /** When this channel failed to reach this destination last, and for how long it rests after that. */
  readonly failedAt: Date | null;
  readonly restMinutes: number;
};

export type SendVerdict =
  | { readonly send: true }
  | {
      readonly send: false;
      readonly why: 'resend_too_soon' | 'channel_resting' | 'send_limit_reached';
      readonly retryAt: Date;
    };

/** Whether a code may be sent now (product rule: section 3, codes, links, attempts). */
export function maySend(facts: SendFacts, limits: SendLimits, now: Date): SendVerdict {
  if (facts.failedAt) {
    const restsUntil = plusMinutes(facts.failedAt, facts.restMinutes);
    if (isAfter(restsUntil, now)) return { send: false, why: 'channel_resting', retryAt: restsUntil };
  }
  if (facts.lastInSlotAt) {
    const resendAt = plusSeconds(facts.lastInSlotAt, limits.codeResendSeconds);
    if (isAfter(resendAt, now)) return { send: false, why: 'resend_too_soon', retryAt: resendAt };
  }
  const hourMinutes = 60;
  const waits = [
    nextFree(facts.toDestination, limits.codeSendsPerHour, hourMinutes, now),
    nextFree(facts.toDestination, limits.codeSendsPerDay, 24 * hourMinutes, now),
    nextFree(facts.forSubject, limits.codeSendsPerAccountHour, hourMinutes, now),
    nextFree(facts.fromAddress, limits.codeSendsPerAddressHour, hourMinutes, now),
  ].filter((at) => at !== null);
  if (waits.length === 0) return { send: true };
  const retryAt = waits.reduce((a, b) => (isBefore(a, b) ? b : a));
  return { send: false, why: 'send_limit_reached', retryAt };
}

/** When one more is free again under `max` in a sliding window, or `null` when it is free now. `at` is newest first. */
export function nextFree(at: readonly Date[], max: number, windowMinutes: number, now: Date): Date | null {
  const oldestCounted = at[max - 1];
  if (oldestCounted === undefined) return null;
  const freeAt = plusMinutes(oldestCounted, windowMinutes);
  return isAfter(freeAt, now) ? freeAt : null;
}
