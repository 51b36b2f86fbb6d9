import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteMs, plusMinutes, plusMs, plusSeconds } from '#kernel/instant.ts';
import { judgeCode, lockAfterWrong, maySend, nextFree, type SendFacts } from './rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (minutes: number) => plusMinutes(now, -minutes);

describe('judging a typed code', () => {
  const live = { state: 'live', sentAt: ago(2), expiresAt: plusMinutes(now, 8) } as const;
  it.each([
    ['no code has these digits', null, 'wrong'],
    ['it is the live one', live, 'right'],
    ['it ran out this very moment', { ...live, expiresAt: now }, 'expired'],
    ['it was used', { ...live, state: 'used' as const }, 'used'],
    ['a newer one was sent', { ...live, state: 'replaced' as const }, 'replaced'],
    ['it was used and has run out since', { ...live, state: 'used' as const, expiresAt: ago(1) }, 'used'],
  ])('when %s', (_, code, verdict) => {
    expect(judgeCode(code, now)).toBe(verdict);
  });
});

describe('locking code entry', () => {
  const policy = { codeWrongMax: 6, codeWrongWindowMinutes: 30, codeLockMinutes: 30 };

  it('locks for 30 minutes with the sixth wrong code of 30 minutes', () => {
    expect(lockAfterWrong([1, 2, 3, 4].map(ago), now, policy)).toBeNull();
    expect(lockAfterWrong([1, 2, 3, 4, 5].map(ago), now, policy)).toEqual(plusMinutes(now, 30));
  });

  it('forgets wrong codes that are older than the window', () => {
    expect(lockAfterWrong([1, 2, 3, 4, 30].map(ago), now, policy)).toBeNull();
  });

  it('never lets more wrong codes than allowed pass within any window', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 60 }), (gaps) => {
        let at = now.getTime();
        let lockedUntil = 0;
        let wrong: Date[] = [];
        const accepted: number[] = [];
        for (const gap of gaps) {
          at += gap * minuteMs;
          if (at < lockedUntil) continue;
          accepted.push(at);
          const until = lockAfterWrong(wrong, new Date(at), policy);
          if (until) {
            lockedUntil = until.getTime();
            wrong = [];
          } else wrong = [new Date(at), ...wrong];
        }
        for (const start of accepted) {
          const inWindow = accepted.filter((each) => each >= start && each < start + 30 * minuteMs);
          expect(inWindow.length).toBeLessThanOrEqual(6);
        }
      }),
    );
  });
});

describe('sending codes', () => {
  const limits = {
    codeResendSeconds: 60,
    codeSendsPerHour: 5,
    codeSendsPerDay: 10,
    codeSendsPerAccountHour: 20,
    codeSendsPerAddressHour: 60,
  };
  const quiet: SendFacts = {
    lastInSlotAt: null,
    toDestination: [],
    forSubject: [],
    fromAddress: [],
    failedAt: null,
    restMinutes: 120,
  };

  it.each<[string, Partial<SendFacts>, string, Date]>([
    [
      'again within a minute',
      { lastInSlotAt: plusSeconds(now, -59) },
      'resend_too_soon',
      plusSeconds(now, 1),
    ],
    ['after a failure of the channel', { failedAt: ago(119) }, 'channel_resting', plusMinutes(now, 1)],
    [
      'a sixth time in an hour',
      { toDestination: [5, 10, 15, 20, 59].map(ago) },
      'send_limit_reached',
      plusMinutes(now, 1),
    ],
    [
      'an eleventh time in a day',
      { toDestination: [70, 140, 210, 280, 350, 420, 490, 560, 630, 1439].map(ago) },
      'send_limit_reached',
      plusMinutes(now, 1),
    ],
    [
      'under two limits, at the later end',
      { toDestination: [5, 10, 15, 20, 59].map(ago), fromAddress: Array.from({ length: 60 }, () => ago(2)) },
      'send_limit_reached',
      plusMinutes(now, 58),
    ],
    [
      'for an account that sent 20',
      { forSubject: Array.from({ length: 20 }, (_, i) => ago(i + 40)) },
      'send_limit_reached',
      plusMinutes(now, 1),
    ],
  ])('refuses %s and says when it is possible', (_, facts, why, retryAt) => {
    expect(maySend({ ...quiet, ...facts }, limits, now)).toEqual({ send: false, why, retryAt });
  });

  it.each<[string, Partial<SendFacts>]>([
    ['the first time', {}],
    ['after a minute', { lastInSlotAt: plusSeconds(now, -60) }],
    ['when the channel has rested', { failedAt: ago(120) }],
    ['when the fifth is an hour old', { toDestination: [5, 10, 15, 20, 60].map(ago) }],
  ])('sends %s', (_, facts) => {
    expect(maySend({ ...quiet, ...facts }, limits, now)).toEqual({ send: true });
  });

  it('names a time at which it is really free again', () => {
    const sends = fc.array(fc.integer({ min: 0, max: 3 * 60 }), { maxLength: 30 });
    fc.assert(
      fc.property(sends, fc.integer({ min: 1, max: 10 }), (minutes, max) => {
        const at = minutes.map(ago).sort((a, b) => b.getTime() - a.getTime());
        const free = nextFree(at, max, 60, now);
        const counted = (time: Date) =>
          at.filter((each) => each.getTime() > plusMs(time, -60 * minuteMs).getTime()).length;
        if (free === null) expect(counted(now)).toBeLessThan(max);
        else {
          expect(counted(now)).toBeGreaterThanOrEqual(max);
          expect(counted(free)).toBeLessThan(max);
        }
      }),
    );
  });
});
