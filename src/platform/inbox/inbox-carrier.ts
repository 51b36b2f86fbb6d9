import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Clock } from '#platform/clock/clock.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import type { Db } from '#platform/db/db.ts';
import type { Log } from '#platform/log/log.ts';
import {
  endStaleCalls,
  findInboxMessage,
  type InboxMessage,
  moveCall,
  setCallText,
  storeInboxMessage,
} from './inbox-store.ts';
import { readTwiml } from './twiml.ts';

/** What the carrier of the development inbox does wrong, for tests and for trying it out. */
export type CarrierFault = 'ok' | '500' | 'slow' | 'down';

export type InboxCarrierDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly account: string;
  readonly token: string;
  readonly fault: () => CarrierFault;
  /** Called when a message came or changed. */
  readonly changed: (id: string) => Promise<void>;
  /** How long a call rings before nobody is there. */
  readonly ringMs?: number;
};

export type InboxCarrier = {
  readonly url: string;
  /** Presses keys in a ringing call; the call afterwards, or why not. */
  pressKeys(
    id: string,
    digits: string,
  ): Promise<InboxMessage | 'not_ringing' | 'unknown_call' | 'not_accepted'>;
  hangUp(id: string): Promise<InboxMessage | 'not_ringing' | 'unknown_call'>;
  stop(): Promise<void>;
};

const slowMs = 30_000;
const ringMsDefault = 120_000;
const bodyBytesMax = 16 * 1024;
const webhookMsMax = 10_000;

/** A carrier on a free loopback port that speaks the Twilio dialect both ways, with the same signatures. */
export async function startInboxCarrier(deps: InboxCarrierDeps): Promise<InboxCarrier> {
  await endStaleCalls(deps.db.queries);
  const timers = new Map<string, NodeJS.Timeout>();
  const abort = new AbortController();
  const expected = Buffer.from(`Basic ${Buffer.from(`${deps.account}:${deps.token}`).toString('base64')}`);

  /** Posts a form to one of our webhooks as the carrier does: signed. */
  const post = async (url: string, call: InboxMessage, form: Record<string, string>): Promise<Response> => {
    const full = { AccountSid: deps.account, CallSid: call.callSid ?? '', To: call.to, ...form };
    return await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': getExpectedTwilioSignature(deps.token, url, full),
      },
      body: new URLSearchParams(full),
      redirect: 'error',
      signal: AbortSignal.any([abort.signal, AbortSignal.timeout(webhookMsMax)]),
    });
  };

  const report = async (call: InboxMessage, status: string): Promise<void> => {
    clearTimeout(timers.get(call.id));
    timers.delete(call.id);
    if (call.statusUrl === null) return;
    try {
      const response = await post(call.statusUrl, call, { CallStatus: status });
      if (!response.ok) deps.log.warn({ status: response.status }, 'a status webhook was refused');
    } catch (error) {
      deps.log.warn({ err: error }, 'a status webhook could not be reached');
    }
  };

  const ring = async (call: InboxMessage, url: string): Promise<void> => {
    try {
      const response = await post(url, call, { CallStatus: 'in-progress', AnsweredBy: 'human' });
      if (!response.ok) throw new Error(`voice webhook answered ${response.status}`);
      const twiml = readTwiml(await response.text(), url);
      await setCallText(deps.db.queries, call.id, twiml.spoken);
      if (twiml.keyUrl === null) {
        await moveCall(deps.db.queries, call.id, ['ringing'], { state: 'ended', keyUrl: null });
        await deps.changed(call.id);
        await report(call, 'completed');
        return;
      }
      await moveCall(deps.db.queries, call.id, ['ringing'], { state: 'ringing', keyUrl: twiml.keyUrl });
      await deps.changed(call.id);
      timers.set(
        call.id,
        unreferenced(() => end(call.id, 'missed', 'no-answer'), deps.ringMs ?? ringMsDefault),
      );
    } catch (error) {
      if (abort.signal.aborted) return;
      deps.log.warn({ err: error }, 'a call of the development inbox failed');
      await end(call.id, 'missed', 'failed').catch(() => undefined);
    }
  };

  const unreferenced = (work: () => Promise<unknown>, ms: number): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      work().catch((error: unknown) => deps.log.debug({ err: error }, 'development inbox'));
    }, ms);
    timer.unref();
    return timer;
  };

  const end = async (
    id: string,
    state: 'ended' | 'missed',
    status: string,
  ): Promise<InboxMessage | 'not_ringing' | 'unknown_call'> => {
    const call = await moveCall(deps.db.queries, id, ['ringing'], { state, keyUrl: null });
    if (!call) return (await findInboxMessage(deps.db.queries, id)) ? 'not_ringing' : 'unknown_call';
    await deps.changed(id);
    await report(call, status);
    return { ...call, state, keyUrl: null };
  };

  const app = new Hono();
  const accountPath = `/2010-04-01/Accounts/${deps.account}`;
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    deps.log.warn({ err: error }, 'the development carrier failed');
    return c.json({ code: 20503, message: 'Try later' }, 503);
  });
  app.use('*', bodyLimit({ maxSize: bodyBytesMax }));
  app.use('*', async (c, next) => {
    const given = Buffer.from(c.req.header('authorization') ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return c.json({ code: 20003, message: 'Authenticate' }, 401);
    }
    return await next();
  });
  const accept = async (c: Context, channel: 'sms' | 'voice') => {
    const form = new URLSearchParams(await c.req.text());
    const to = form.get('To') ?? '';
    if (!/^\+[1-9]\d{5,14}$/.test(to))
      return c.json({ code: 21211, message: "Invalid 'To' phone number" }, 400);
    const call: Omit<InboxMessage, 'seq'> = {
      id: deps.secrets.id('message'),
      channel,
      to,
      at: deps.clock.now(),
      subject: null,
      text: form.get('Body') ?? '',
      html: null,
      state: channel === 'voice' ? 'ringing' : 'received',
      keyUrl: null,
      statusUrl: form.get('StatusCallback'),
      callSid: `${channel === 'voice' ? 'CA' : 'SM'}${randomBytes(16).toString('hex')}`,
    };
    await storeInboxMessage(deps.db.queries, call);
    await deps.changed(call.id);
    const url = form.get('Url');
    // After the answer, as with a carrier: it calls back when it likes.
    if (channel === 'voice' && url !== null) setImmediate(() => void ring({ ...call, seq: 0 }, url));
    if (deps.fault() === 'slow') await silence(slowMs, abort.signal);
    return c.json({ sid: call.callSid, status: 'queued', to }, 201);
  };
  app.post(`${accountPath}/Messages.json`, (c) => accept(c, 'sms'));
  app.post(`${accountPath}/Calls.json`, (c) => accept(c, 'voice'));

  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    const fault = deps.fault();
    if (fault === 'down') return void request.socket.destroy();
    if (fault === '500') return void response.writeHead(500).end('{"code":20500}');
    return void listener(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    async pressKeys(id, digits) {
      // Taken away while the webhook is asked, so that two presses at once are one.
      const call = await moveCall(deps.db.queries, id, ['ringing'], { state: 'answered', keyUrl: null });
      if (!call) return (await findInboxMessage(deps.db.queries, id)) ? 'not_ringing' : 'unknown_call';
      const putBack = () =>
        moveCall(deps.db.queries, id, ['answered'], { state: 'ringing', keyUrl: call.keyUrl });
      if (call.keyUrl === null) {
        await putBack();
        return 'not_ringing';
      }
      let response: Response;
      try {
        response = await post(call.keyUrl, call, { Digits: digits, CallStatus: 'in-progress' });
      } catch (error) {
        await putBack();
        throw error;
      }
      if (!response.ok) {
        await putBack();
        return 'not_accepted';
      }
      const twiml = readTwiml(await response.text(), call.keyUrl);
      const text = [call.text, twiml.spoken].filter((part) => part !== '').join('\n');
      const state = twiml.keyUrl === null ? 'ended' : 'ringing';
      await setCallText(deps.db.queries, id, text);
      await moveCall(deps.db.queries, id, ['answered'], { state, keyUrl: twiml.keyUrl });
      await deps.changed(id);
      if (state === 'ended') await report(call, 'completed');
      return { ...call, text, state, keyUrl: twiml.keyUrl };
    },
    hangUp: (id) => end(id, 'ended', 'completed'),
    async stop() {
      abort.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function silence(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
