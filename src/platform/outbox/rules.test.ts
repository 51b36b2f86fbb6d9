import { describe, expect, test } from 'vitest';
import { minuteMs, plusMs } from '#kernel/instant.ts';
import { decideClaim, decideSettling, type OutboxRow, type SendOutcome, unknownRestMs } from './rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const at = (ms: number) => plusMs(now, ms);
const row = (more: Partial<OutboxRow> = {}): OutboxRow => ({
  state: 'queued',
  attempts: 0,
  createdAt: now,
  expiresAt: null,
  nextTryAt: now,
  startedAt: null,
  ...more,
});
const code = { expiresAt: at(10 * minuteMs) };
const sending = (ms: number) => ({ state: 'sending', startedAt: at(ms), attempts: 1 }) as const;

describe('What to do with a message when its job runs', () => {
  test.each<[string, OutboxRow, ReturnType<typeof decideClaim>]>([
    ['a queued message is sent', row(), { kind: 'send' }],
    ['a sent one is done', row({ state: 'sent' }), { kind: 'done' }],
    ['a failed one is done', row({ state: 'failed' }), { kind: 'done' }],
    ['an expired one is done', row({ state: 'expired' }), { kind: 'done' }],
    ['a live code is sent', row(code), { kind: 'send' }],
    ['a code at its end expires', row({ expiresAt: now }), { kind: 'expire' }],
    ['a try before its time waits', row({ nextTryAt: at(5000) }), { kind: 'wait', until: at(5000) }],
    ['a try that is early by a hair goes ahead', row({ nextTryAt: at(900) }), { kind: 'send' }],
    [
      'a message that may have been sent a minute ago rests',
      row(sending(-minuteMs)),
      { kind: 'wait', until: at(9 * minuteMs) },
    ],
    ['so does a code', row({ ...code, ...sending(-1) }), { kind: 'wait', until: at(unknownRestMs - 1) }],
    ['after its rest a message is sent again', row(sending(-unknownRestMs)), { kind: 'send' }],
    ['after its rest a code is given up', row({ ...code, ...sending(-unknownRestMs) }), { kind: 'give_up' }],
  ])('%s', (_, message, expected) => {
    expect(decideClaim(message, now)).toEqual(expected);
  });
});

const temporary: SendOutcome = { kind: 'temporary', reason: '503' };
const permanent: SendOutcome = { kind: 'permanent', reason: '550' };
const unknown: SendOutcome = { kind: 'unknown', reason: 'timeout' };

describe("What follows from a provider's answer", () => {
  test.each<[string, OutboxRow, SendOutcome, ReturnType<typeof decideSettling>]>([
    ['sent is sent', row({ attempts: 1 }), { kind: 'sent' }, { kind: 'sent' }],
    ['a wrong address fails at once', row({ attempts: 1 }), permanent, { kind: 'failed', reason: '550' }],
    [
      'a code is tried again after 2 s',
      row({ ...code, attempts: 1 }),
      temporary,
      { kind: 'retry', at: at(2000), reason: '503' },
    ],
    [
      'then after 5 s',
      row({ ...code, attempts: 2 }),
      temporary,
      { kind: 'retry', at: at(5000), reason: '503' },
    ],
    [
      'then after 10 s',
      row({ ...code, attempts: 3 }),
      temporary,
      { kind: 'retry', at: at(10_000), reason: '503' },
    ],
    [
      'the fourth failure is the end of a code',
      row({ ...code, attempts: 4 }),
      temporary,
      { kind: 'failed', reason: '503' },
    ],
    [
      'a code that would come too late expires',
      row({ expiresAt: at(1000), attempts: 1 }),
      temporary,
      { kind: 'expired', reason: '503' },
    ],
    [
      'silence fails a code, so that another way is offered',
      row({ ...code, attempts: 1 }),
      unknown,
      { kind: 'failed', reason: 'timeout' },
    ],
    [
      'silence rests any other message',
      row({ attempts: 1 }),
      unknown,
      { kind: 'unknown', at: at(unknownRestMs), reason: 'timeout' },
    ],
    [
      'any other message is tried again after 5 s',
      row({ attempts: 1 }),
      temporary,
      { kind: 'retry', at: at(5000), reason: '503' },
    ],
    ['the eleventh failure is its end', row({ attempts: 11 }), temporary, { kind: 'failed', reason: '503' }],
  ])('%s', (_, message, outcome, expected) => {
    expect(decideSettling(message, outcome, now)).toEqual(expected);
  });

  test('a message without an end is tried for about a day', () => {
    let time = now;
    let attempts = 1;
    for (;;) {
      const next = decideSettling(row({ attempts }), temporary, time);
      if (next.kind !== 'retry') break;
      time = next.at;
      attempts += 1;
    }
    const hours = (time.getTime() - now.getTime()) / (60 * minuteMs);
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(30);
  });
});
