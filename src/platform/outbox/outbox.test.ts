import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MessageId } from '#kernel/ids.ts';
import { minuteMs, plusMs } from '#kernel/instant.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import { listInboxMessages } from '#platform/inbox/inbox-store.ts';
import { startTestMessaging, type TestMessaging, untilHeard } from '#platform/inbox/testing.ts';
import { startWorker } from '#platform/jobs/graphile.ts';
import { createLog, silentLog } from '#platform/log/log.ts';
import type { Outgoing } from './outbox.ts';
import { findMessage } from './outbox-store.ts';
import { countOutbox, outboxJobs, sendMessage, sweepOutbox } from './send-message.ts';

const database = useTestDatabase();
let messaging: TestMessaging;
let keys = 0;

beforeAll(async () => {
  messaging = await startTestMessaging(database());
});
afterAll(async () => {
  await messaging.stop();
});
beforeEach(() => {
  messaging.inbox.faults.mail = 'ok';
  messaging.inbox.faults.carrier = 'ok';
});

const freshTo = () => `+4479000${String(10_000 + keys++)}`;
const sms = (to: string): Outgoing => ({ channel: 'sms', to, text: '418027 is your code' });
const email = (to: string, subject = 'Your phone number was changed'): Outgoing => ({
  channel: 'email',
  to,
  content: { subject, blocks: [{ kind: 'text', text: 'It is so.' }] },
});

async function enqueue(message: Outgoing, more: { expiresAt?: Date; key?: string } = {}): Promise<MessageId> {
  keys += 1;
  return await database().db.tx((tx) =>
    messaging.outbox.enqueue(tx, {
      ...message,
      idempotencyKey: more.key ?? `key-${keys}`,
      ...(more.expiresAt ? { expiresAt: more.expiresAt } : {}),
    }),
  );
}
const stateOf = async (id: MessageId) => (await messaging.outbox.delivery(database().db.queries, id))?.state;
const received = (to: string) => listInboxMessages(database().db.queries, { to, limit: 50 });
const logged: string[] = [];
const log = createLog('error', { write: (line) => void logged.push(line) });
const send = (id: MessageId) => sendMessage({ ...messaging.send, log }, id);
const isToldAsGivenUp = (id: MessageId) =>
  logged.some(
    (line) => line.includes(id) && line.includes('"message given up"') && line.includes('"level":50'),
  );
const inMinutes = (minutes: number) => plusMs(messaging.clock.now(), minutes * minuteMs);

describe('Enqueueing', () => {
  test('a message that was rolled back never existed', async () => {
    let id: MessageId | null = null;
    await expect(
      database().db.tx(async (tx) => {
        id = await messaging.outbox.enqueue(tx, { ...sms(freshTo()), idempotencyKey: 'rolled-back' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await messaging.outbox.delivery(database().db.queries, id as unknown as MessageId)).toBeNull();
    expect(await enqueue(sms(freshTo()), { key: 'rolled-back' })).not.toBe(id);
  });

  test('the same key within a day is the same message', async () => {
    const to = freshTo();
    const first = await enqueue(sms(to), { key: 'same' });
    expect(await enqueue(sms(to), { key: 'same' })).toBe(first);
    messaging.clock.advanceMs(24 * 60 * minuteMs);
    expect(await enqueue(sms(to), { key: 'same' })).not.toBe(first);
  });

  test('the same key from two transactions at once is one message', async () => {
    const to = freshTo();
    const ids = await Promise.all(Array.from({ length: 5 }, () => enqueue(sms(to), { key: 'race' })));
    expect(new Set(ids).size).toBe(1);
  });

  test('neither recipient nor content stands in the database in clear', async () => {
    const to = freshTo();
    const id = await enqueue(sms(to));
    const { rows } = await database().db.pool.query(
      'select o::text as text from platform.outbox o where id = $1',
      [id],
    );
    expect(rows[0].text).not.toContain(to.slice(1));
    expect(rows[0].text).not.toContain('418027');
  });
});

describe('Sending', () => {
  test('an SMS reaches its phone and its content is erased', async () => {
    const to = freshTo();
    const id = await enqueue(sms(to), { expiresAt: inMinutes(10) });
    await send(id);
    expect(await stateOf(id)).toBe('sent');
    expect((await received(to)).map((message) => message.text)).toEqual(['418027 is your code']);
    expect((await findMessage(database().db.queries, id))?.content).toBeNull();
  });

  test('an e-mail reaches its mailbox with both parts', async () => {
    const id = await enqueue(email('ada@example.com'));
    await send(id);
    const [message] = await received('ada@example.com');
    expect(message).toMatchObject({ channel: 'email', subject: 'Your phone number was changed' });
    expect(message?.text).toContain('It is so.');
    expect(message?.html).toContain('It is so.');
  });

  test('two jobs for one message send it once', async () => {
    const to = freshTo();
    const id = await enqueue(sms(to));
    await Promise.all([send(id), send(id), send(id)]);
    expect(await received(to)).toHaveLength(1);
  });

  test('a code that expired in the queue is not sent', async () => {
    const to = freshTo();
    const id = await enqueue(sms(to), { expiresAt: inMinutes(10) });
    messaging.clock.advanceMs(10 * minuteMs);
    await send(id);
    expect(await stateOf(id)).toBe('expired');
    expect(await received(to)).toHaveLength(0);
  });

  test('a code meets a carrier that answers 500 four times, then it has failed', async () => {
    messaging.inbox.faults.carrier = '500';
    const id = await enqueue(sms(freshTo()), { expiresAt: inMinutes(10) });
    for (const waitMs of [2000, 5000, 10_000]) {
      await send(id);
      expect(await stateOf(id)).toBe('queued');
      messaging.clock.advanceMs(waitMs);
    }
    expect(isToldAsGivenUp(id)).toBe(false);
    await send(id);
    expect(await stateOf(id)).toBe('failed');
    expect(isToldAsGivenUp(id)).toBe(true);
    expect((await countOutbox(messaging.send)).failed).toBeGreaterThan(0);
  });

  test('a message outlives a carrier that is down', async () => {
    messaging.inbox.faults.carrier = '500';
    const to = freshTo();
    const id = await enqueue(sms(to));
    await send(id);
    messaging.inbox.faults.carrier = 'ok';
    messaging.clock.advanceMs(5000);
    await send(id);
    expect(await stateOf(id)).toBe('sent');
    expect(await received(to)).toHaveLength(1);
  });

  test('a carrier that falls silent fails a code at once and is not asked again', async () => {
    messaging.inbox.faults.carrier = 'slow';
    const to = freshTo();
    const id = await enqueue(sms(to), { expiresAt: inMinutes(10) });
    await send(id);
    expect(await stateOf(id)).toBe('failed');
    await send(id);
    expect(await received(to)).toHaveLength(1);
  });

  test('an alert is not repeated within ten minutes of a silence, and is afterwards', async () => {
    messaging.inbox.faults.carrier = 'slow';
    const to = freshTo();
    const id = await enqueue(sms(to));
    await send(id);
    messaging.inbox.faults.carrier = 'ok';
    messaging.clock.advanceMs(9 * minuteMs);
    await send(id);
    expect(await received(to)).toHaveLength(1);
    messaging.clock.advanceMs(2 * minuteMs);
    await send(id);
    expect(await stateOf(id)).toBe('sent');
    expect(await received(to)).toHaveLength(2);
  });

  test('a code whose process died while sending is never sent again', async () => {
    const to = freshTo();
    const id = await enqueue(sms(to), { expiresAt: inMinutes(30) });
    await database().db.pool.query(
      "update platform.outbox set state = 'sending', started_at = $2, attempts = 1 where id = $1",
      [id, messaging.clock.now()],
    );
    await send(id);
    expect(await stateOf(id)).toBe('sending');
    expect(isToldAsGivenUp(id)).toBe(false);
    messaging.clock.advanceMs(10 * minuteMs);
    await send(id);
    expect(await stateOf(id)).toBe('expired');
    expect(isToldAsGivenUp(id)).toBe(true);
    expect(await received(to)).toHaveLength(0);
  });

  test('a number that does not exist fails at once', async () => {
    const id = await enqueue(sms('+12'));
    await send(id);
    expect(await stateOf(id)).toBe('failed');
  });
});

describe('E-mail servers that fail', () => {
  test('no such mailbox (550) fails at once', async () => {
    messaging.inbox.faults.mail = 'no_mailbox';
    const id = await enqueue(email('gone@example.com'));
    await send(id);
    expect(await stateOf(id)).toBe('failed');
  });

  test('"try later" (451) and a closed server (421) are tried again', async () => {
    for (const fault of ['try_later', 'down'] as const) {
      messaging.inbox.faults.mail = fault;
      const id = await enqueue(email(`${fault}@example.com`));
      await send(id);
      expect(await stateOf(id)).toBe('queued');
      messaging.inbox.faults.mail = 'ok';
      messaging.clock.advanceMs(5000);
      await send(id);
      expect(await stateOf(id)).toBe('sent');
    }
  });

  test('silence after the whole message is not answered with a second one', async () => {
    messaging.inbox.faults.mail = 'slow';
    const id = await enqueue(email('slow@example.com'));
    await send(id);
    expect(await stateOf(id)).toBe('sending');
    messaging.inbox.faults.mail = 'ok';
    messaging.clock.advanceMs(5 * minuteMs);
    await send(id);
    expect(await received('slow@example.com')).toHaveLength(1);
  });

  test.each([
    ['a line break in the subject', email('header@example.com', 'Hello\r\nBcc: eve@example.com')],
    ['a line break in the address', email('header@example.com\r\nBcc: eve@example.com')],
    ['two addresses', email('header@example.com,eve@example.com')],
    ['an address with a name', email('Eve <eve@example.com>')],
  ])('%s is refused', async (_, message) => {
    const id = await enqueue(message);
    await send(id);
    expect(await stateOf(id)).toBe('failed');
    expect(await received('eve@example.com')).toHaveLength(0);
  });
});

test('A committed message leaves by itself within moments', async () => {
  const { db } = database();
  const jobs = outboxJobs(messaging.send);
  const worker = await startWorker({ db, ...jobs, log: silentLog });
  try {
    const to = freshTo();
    await enqueue(sms(to), { expiresAt: inMinutes(10) });
    const arrived = await untilHeard(messaging.live, async () => (await received(to))[0] ?? null);
    expect(arrived.text).toBe('418027 is your code');
  } finally {
    await worker.stop();
  }
});

test('The sweep finds messages whose job was lost, and erases old ones', async () => {
  const { db } = database();
  const lost = await enqueue(sms(freshTo()));
  await db.pool.query('delete from graphile_worker._private_jobs');
  messaging.clock.advanceMs(2 * minuteMs);
  await sweepOutbox(messaging.send);
  const { rows } = await db.pool.query("select key from graphile_worker.jobs where key = 'send:' || $1", [
    lost,
  ]);
  expect(rows).toHaveLength(1);
  await send(lost);
  messaging.clock.advanceMs(31 * 24 * 60 * minuteMs);
  await sweepOutbox(messaging.send);
  expect(await findMessage(db.queries, lost)).toBeNull();
});
