import { request } from 'node:http';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MessageId } from '#kernel/ids.ts';
import { minuteMs, plusMs } from '#kernel/instant.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import { startTestMessaging, type TestMessaging, testCarrier } from '#platform/inbox/testing.ts';
import type { VoiceScript } from '#platform/outbox/outbox.ts';
import { markSettled } from '#platform/outbox/outbox-store.ts';

const database = useTestDatabase();
let messaging: TestMessaging;
let calls = 0;

beforeAll(async () => {
  messaging = await startTestMessaging(database());
});
afterAll(async () => {
  await messaging.stop();
});
beforeEach(() => {
  messaging.heard.length = 0;
  messaging.answer = () => ({ say: 'Thank you.' });
});

const ask: VoiceScript = {
  lines: ['Northlight here & <now>.', 'Press 1 to confirm, 2 to cancel.'],
  locale: 'en',
  asksForKey: true,
};

/** A call that the carrier has placed and that somebody answers now. */
async function placed(script: VoiceScript = ask): Promise<MessageId> {
  const { db } = database();
  const id = await db.tx((tx) =>
    messaging.outbox.enqueue(tx, {
      channel: 'voice',
      to: '+447900000001',
      script,
      idempotencyKey: `call-${calls++}`,
      expiresAt: plusMs(messaging.clock.now(), 10 * minuteMs),
    }),
  );
  await markSettled(db.queries, id, {
    state: 'sent',
    at: messaging.clock.now(),
    reason: null,
    keepsContent: true,
  });
  return id;
}

type Sent = { path: string; form?: Record<string, string>; token?: string; signed?: string; body?: string };

async function post({ path, form = {}, token = testCarrier.token, signed, body }: Sent) {
  const url = `${messaging.origin}${path}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signed ?? getExpectedTwilioSignature(token, url, form),
    },
    body: body ?? new URLSearchParams(form),
  });
  return { status: response.status, text: await response.text() };
}

const voice = (id: string) => `/webhooks/carrier/voice/${id}`;
const keys = (id: string, turn = 1) => `${voice(id)}/keys?turn=${turn}`;

describe('Signatures', () => {
  test.each<[string, Omit<Sent, 'path'>]>([
    ['without a signature', { signed: '' }],
    ['with a wrong one', { signed: 'bm90IHRoZSByaWdodCBvbmU9' }],
    ['signed with another token', { token: 'another-token' }],
    ['with a field that was not signed', { body: 'Digits=1&CallStatus=completed' }],
    ['with a field given twice', { body: 'Digits=1&Digits=2', signed: 'x' }],
  ])('a webhook %s is refused and has no effect', async (_, how) => {
    const id = await placed();
    for (const path of [voice(id), keys(id), `${voice(id)}/status`, `/webhooks/carrier/sms/${id}/status`]) {
      expect((await post({ path, ...how })).status).toBe(403);
    }
    expect(messaging.heard).toEqual([]);
  });

  test('a signature for one address is worthless for another', async () => {
    const [one, other] = [await placed(), await placed()];
    const signed = getExpectedTwilioSignature(testCarrier.token, `${messaging.origin}${keys(one)}`, {
      Digits: '1',
    });
    expect((await post({ path: keys(other), form: { Digits: '1' }, signed })).status).toBe(403);
  });

  test('a body of 2 MB is refused', async () => {
    const { port } = new URL(messaging.origin);
    const path = keys(await placed());
    const status = await new Promise((resolve, reject) => {
      // A connection of its own: the server closes it instead of reading the rest.
      const sent = request({ port, path, method: 'POST', agent: false }, (response) =>
        resolve(response.statusCode),
      );
      sent.on('error', reject);
      sent.setHeader('content-length', 2_000_000);
      sent.write('Digits=1');
    });
    expect(status).toBe(413);
  });
});

describe('What a call says', () => {
  test('the script is read out and a key is asked for', async () => {
    const id = await placed();
    const { status, text } = await post({ path: voice(id) });
    expect(status).toBe(200);
    expect(text).toContain('Northlight here &amp; &lt;now&gt;. Press 1 to confirm, 2 to cancel.');
    expect(text).toContain(`action="${keys(id)}"`);
    expect(text).toContain('numDigits="1"');
  });

  test('a code is read out without asking for a key', async () => {
    const { text } = await post({ path: voice(await placed({ ...ask, asksForKey: false })) });
    expect(text).toContain('<Say');
    expect(text).not.toContain('<Gather');
  });

  test('an answering machine hears nothing', async () => {
    const { text } = await post({ path: voice(await placed()), form: { AnsweredBy: 'machine_start' } });
    expect(text).not.toContain('<Say');
  });

  test('somebody who answers too late hears that it has expired', async () => {
    const id = await placed();
    messaging.clock.advanceMs(10 * minuteMs);
    for (const path of [voice(id), keys(id)]) {
      const { text } = await post({ path, form: { Digits: '1' } });
      expect(text).toContain('This request has expired.');
      expect(text).not.toContain('<Gather');
    }
    expect(messaging.heard).toEqual([]);
  });

  test('an unknown call is not found', async () => {
    expect((await post({ path: voice('msg_000000000000000000000000') })).status).toBe(404);
    expect((await post({ path: voice('x') })).status).toBe(404);
  });
});

describe('Keys', () => {
  test('a key is reported once, however often the carrier repeats it', async () => {
    const id = await placed();
    const answers = [];
    for (const _ of [1, 2, 3]) answers.push(await post({ path: keys(id), form: { Digits: '1' } }));
    expect(messaging.heard).toEqual([{ kind: 'key', ref: id, digits: '1' }]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers[0]?.text).toContain('Thank you.');
  });

  test('the same key posted five times at once is reported once', async () => {
    const id = await placed();
    await Promise.all([1, 2, 3, 4, 5].map(() => post({ path: keys(id), form: { Digits: '1' } })));
    expect(messaging.heard).toHaveLength(1);
  });

  test('a key that means nothing may be asked for again, three times in all', async () => {
    messaging.answer = (digits) =>
      digits === '1' ? { say: 'Confirmed.' } : { say: 'Not a choice.', again: true };
    const id = await placed();
    expect((await post({ path: keys(id), form: { Digits: '7' } })).text).toContain(
      keys(id, 2).replace('&', '&amp;'),
    );
    expect((await post({ path: keys(id, 2), form: { Digits: '1' } })).text).toContain('Confirmed.');
    expect((await post({ path: keys(id, 4), form: { Digits: '1' } })).status).toBe(404);
    expect(messaging.heard.map((each) => each.kind === 'key' && each.digits)).toEqual(['7', '1']);
  });

  test('a turn that was never offered is not taken', async () => {
    const id = await placed();
    await post({ path: keys(id, 3), form: { Digits: '1' } });
    expect(messaging.heard).toEqual([]);
  });

  test.each(['', '12345', 'abc', '1; drop'])('"%s" is no key', async (digits) => {
    await post({ path: keys(await placed()), form: { Digits: digits } });
    expect(messaging.heard).toEqual([]);
  });

  test('a key whose effect failed can be given again', async () => {
    const id = await placed();
    messaging.answer = () => {
      throw new Error('the database went away');
    };
    expect((await post({ path: keys(id), form: { Digits: '1' } })).status).toBe(500);
    messaging.answer = () => ({ say: 'Confirmed.' });
    expect((await post({ path: keys(id), form: { Digits: '1' } })).text).toContain('Confirmed.');
  });

  test('a key after the end of the call is too late', async () => {
    const id = await placed();
    await post({ path: `${voice(id)}/status`, form: { CallStatus: 'completed' } });
    messaging.heard.length = 0;
    expect((await post({ path: keys(id), form: { Digits: '1' } })).text).toContain('expired');
    expect(messaging.heard).toEqual([]);
  });
});

describe('What became of a message', () => {
  test.each([
    ['completed', 'completed', 'sent'],
    ['no-answer', 'no_answer', 'failed'],
    ['busy', 'busy', 'failed'],
    ['failed', 'failed', 'failed'],
  ])('a call that ends with "%s" is told once', async (status, outcome, state) => {
    const id = await placed();
    for (const _ of [1, 2]) await post({ path: `${voice(id)}/status`, form: { CallStatus: status } });
    expect(messaging.heard).toEqual([
      ...(state === 'failed' ? [{ kind: 'undelivered', ref: id }] : []),
      { kind: 'ended', ref: id, outcome },
    ]);
    expect((await messaging.outbox.delivery(database().db.queries, id))?.state).toBe(state);
  });

  test('a call in progress is no end', async () => {
    const id = await placed();
    await post({ path: `${voice(id)}/status`, form: { CallStatus: 'ringing' } });
    expect(messaging.heard).toEqual([]);
  });

  test('an SMS that the network could not deliver has failed', async () => {
    const { db } = database();
    const id = await db.tx((tx) =>
      messaging.outbox.enqueue(tx, {
        channel: 'sms',
        to: '+447900000002',
        text: 'Hi',
        idempotencyKey: 'undelivered',
      }),
    );
    await markSettled(db.queries, id, {
      state: 'sent',
      at: messaging.clock.now(),
      reason: null,
      keepsContent: false,
    });
    for (const _ of [1, 2])
      await post({
        path: `/webhooks/carrier/sms/${id}/status`,
        form: { MessageStatus: 'undelivered', ErrorCode: '30003' },
      });
    expect(messaging.heard).toEqual([{ kind: 'undelivered', ref: id }]);
    expect((await messaging.outbox.delivery(db.queries, id))?.state).toBe('failed');
  });
});
