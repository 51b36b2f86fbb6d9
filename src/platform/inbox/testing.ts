import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { MessageId } from '#kernel/ids.ts';
import type { Carrier } from '#platform/carrier/carrier.ts';
import { createHttpCarrier } from '#platform/carrier/http-carrier.ts';
import { type CallOutcome, createCarrierWebhooks, type KeyAnswer } from '#platform/carrier/webhooks.ts';
import { type Clock, manualClock } from '#platform/clock/clock.ts';
import { createSecrets, type Secrets } from '#platform/crypto/secrets.ts';
import type { TestDatabase } from '#platform/db/testing.ts';
import { createJobs } from '#platform/jobs/graphile.ts';
import type { Live } from '#platform/live/live.ts';
import { createPgLive } from '#platform/live/pg-live.ts';
import { silentLog } from '#platform/log/log.ts';
import type { Mail } from '#platform/mail/mail.ts';
import { createSmtpMail } from '#platform/mail/smtp.ts';
import { createOutbox } from '#platform/outbox/create-outbox.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';
import type { SendDeps } from '#platform/outbox/send-message.ts';
import { createInbox, type Inbox } from './inbox.ts';

export const testCarrier = { account: 'AC00000000000000000000000000000000', token: 'a-token-for-tests-only' };

/** Everything between a use-case and a customer's phone, with only the network cable missing. */
export type TestMessaging = {
  readonly inbox: Inbox;
  readonly live: Live;
  readonly outbox: Outbox;
  readonly mail: Mail;
  readonly carrier: Carrier;
  readonly clock: ReturnType<typeof manualClock>;
  readonly secrets: Secrets;
  readonly send: SendDeps;
  /** Where the webhooks listen. */
  readonly origin: string;
  /** What the webhooks and the outbox reported, in order. */
  readonly heard: (
    | { kind: 'key'; ref: MessageId; digits: string }
    | { kind: 'ended'; ref: MessageId; outcome: CallOutcome }
    | { kind: 'undelivered' | 'given_up'; ref: MessageId }
  )[];
  /** What is answered to a key; set it for a test. */
  answer: (digits: string) => KeyAnswer;
  stop(): Promise<void>;
};

const timeoutMs = 400;

/** Starts a real mail server, a real fake carrier and the webhooks, on free loopback ports. */
export async function startTestMessaging(
  database: TestDatabase,
  options: { clock?: Clock & ReturnType<typeof manualClock> } = {},
): Promise<TestMessaging> {
  const { db } = database;
  const clock = options.clock ?? manualClock();
  const secrets = createSecrets('a secret for tests that is long enough');
  const live = await createPgLive({ url: database.url, log: silentLog });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const inbox = await createInbox({
    db,
    clock,
    secrets,
    live,
    log: silentLog,
    brandName: 'Northlight',
    carrier: testCarrier,
  });
  const mail = createSmtpMail({
    url: inbox.smtpUrl,
    from: 'no-reply@northlight.example',
    fromName: 'Northlight',
    timeoutMs,
  });
  const carrier = createHttpCarrier({
    url: inbox.carrierUrl,
    ...testCarrier,
    from: '+442079460000',
    origin,
    timeoutMs,
  });
  const jobs = createJobs();
  const heard: TestMessaging['heard'] = [];
  const messaging: TestMessaging = {
    inbox,
    live,
    mail,
    carrier,
    clock,
    secrets,
    origin,
    heard,
    outbox: createOutbox({ clock, secrets, jobs }),
    send: {
      db,
      clock,
      secrets,
      jobs,
      mail,
      carrier,
      log: silentLog,
      onGivenUp: async (ref) => void heard.push({ kind: 'given_up', ref }),
      brand: { name: 'Northlight', supportEmail: 'support@northlight.example', accent: null },
    },
    answer: () => ({ say: 'Thank you.' }),
    async stop() {
      await inbox.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await live.close();
    },
  };
  const webhooks = createCarrierWebhooks({
    db,
    clock,
    secrets,
    log: silentLog,
    origin,
    token: testCarrier.token,
    expiredText: () => 'This request has expired.',
    async onKey(ref, digits) {
      heard.push({ kind: 'key', ref, digits });
      return messaging.answer(digits);
    },
    async onCallEnded(ref, outcome) {
      heard.push({ kind: 'ended', ref, outcome });
    },
    async onUndelivered(ref) {
      heard.push({ kind: 'undelivered', ref });
    },
  });
  const listener = getRequestListener(webhooks.fetch);
  server.on('request', (request, response) => void listener(request, response));
  return messaging;
}

/** Resolves with the first value that isn't `null`, asking again whenever an event of the inbox is heard. */
export async function untilHeard<T>(live: Live, look: () => Promise<T | null>, ms = 5000): Promise<T> {
  return await new Promise((resolve, reject) => {
    let isDone = false;
    const finish = (act: () => void) => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      stop();
      act();
    };
    const ask = () => {
      look().then(
        (value) => {
          if (value !== null) finish(() => resolve(value));
        },
        (error: unknown) => finish(() => reject(error)),
      );
    };
    const timer = setTimeout(() => finish(() => reject(new Error('It did not happen in time'))), ms);
    const stop = live.subscribe('inbox', '*', ask);
    ask();
  });
}
