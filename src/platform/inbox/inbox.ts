import { readFile } from 'node:fs/promises';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Clock } from '#platform/clock/clock.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import type { Db } from '#platform/db/db.ts';
import { createEventStreams } from '#platform/http/sse.ts';
import type { Live } from '#platform/live/live.ts';
import type { Log } from '#platform/log/log.ts';
import { type CarrierFault, startInboxCarrier } from './inbox-carrier.ts';
import { renderInboxList, renderInboxPage, renderMailFrame } from './inbox-page.ts';
import { type MailFault, startInboxSmtp } from './inbox-smtp.ts';
import { findInboxMessage, type InboxMessage, listInboxMessages, storeInboxMessage } from './inbox-store.ts';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';

export type Inbox = {
  /** Everything below `/dev/inbox` and `/dev/calls`; mount it at the root, in demo mode only. */
  readonly app: Hono;
  /** Where mail and carrier adapters send to. */
  readonly smtpUrl: string;
  readonly carrierUrl: string;
  /** Set these to see what happens when a provider fails. */
  readonly faults: { mail: MailFault; carrier: CarrierFault };
  /** Lets go of the pages that listen for news, so that the web server can close. */
  closeStreams(): void;
  stop(): Promise<void>;
};

export type InboxOptions = {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly live: Live;
  readonly log: Log;
  readonly brandName: string;
  readonly carrier: { readonly account: string; readonly token: string };
  readonly ringMs?: number;
  /** The address at the other end of a request's connection; read from @hono/node-server when left out. */
  readonly remoteAddress?: (c: Context) => string | undefined;
};

const pageSize = 20;
const listMax = 100;
const bodyBytesMax = 4 * 1024;
const topic = 'inbox';

/**
 * The development stand-ins: a mail server, a carrier, and a page that shows what they received. Shows every code to
 * anybody who can read it, therefore only answers this computer, under a name of this computer.
 */
export async function createInbox(options: InboxOptions): Promise<Inbox> {
  const { db, clock, secrets, live, log } = options;
  const faults: Inbox['faults'] = { mail: 'ok', carrier: 'ok' };
  const changed = (id: string) => live.publish(db.queries, topic, id);
  const smtp = await startInboxSmtp({
    log,
    fault: () => faults.mail,
    async receive(mail) {
      const id = secrets.id('message');
      await storeInboxMessage(db.queries, {
        id,
        channel: 'email',
        to: mail.to,
        at: clock.now(),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        state: 'received',
        keyUrl: null,
        statusUrl: null,
        callSid: null,
      });
      await changed(id);
    },
  });
  const carrier = await startInboxCarrier({
    db,
    clock,
    secrets,
    log,
    ...options.carrier,
    ...(options.ringMs === undefined ? {} : { ringMs: options.ringMs }),
    fault: () => faults.carrier,
    changed,
  });
  const streams = createEventStreams({ live, streamsMax: 50, streamsPerOwnerMax: 50 });
  const [css, script] = await Promise.all(
    ['./inbox.css', './inbox-client.js'].map((name) => readFile(new URL(name, import.meta.url), 'utf8')),
  );

  const app = new Hono();
  const guard = onlyThisComputer(options.remoteAddress ?? nodeRemoteAddress);
  app.use('/dev/inbox/*', guard);
  app.use('/dev/inbox.json', guard);
  app.use('/dev/inbox.css', guard);
  app.use('/dev/inbox.js', guard);
  app.use('/dev/calls/*', guard, bodyLimit({ maxSize: bodyBytesMax }));

  app.get('/dev/inbox', async (c) => {
    const query = inboxQuery.parse(c.req.query());
    const rows = await listInboxMessages(db.queries, {
      ...(query.to?.trim() ? { search: query.to } : {}),
      before: query.before,
      limit: pageSize + 1,
    });
    const view = {
      brandName: options.brandName,
      search: query.to?.trim() ?? '',
      messages: rows.slice(0, pageSize),
      olderBefore: rows.length > pageSize ? (rows[pageSize - 1]?.seq ?? null) : null,
      isFirstPage: query.before === undefined,
    };
    return c.html(
      query.fragment === undefined ? renderInboxPage(view) : renderInboxList(view),
      200,
      pageHeaders,
    );
  });
  app.get('/dev/inbox.json', async (c) => {
    const query = inboxQuery.parse(c.req.query());
    const rows = await listInboxMessages(db.queries, {
      ...(query.to ? { to: query.to } : {}),
      before: query.before,
      limit: query.limit ?? pageSize,
    });
    return c.json(rows.map(toJson), 200, { 'cache-control': 'no-store' });
  });
  app.get('/dev/inbox.css', (c) => c.body(css ?? '', 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/dev/inbox.js', (c) =>
    c.body(script ?? '', 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/dev/inbox/events', (c) =>
    streams.open({ signal: c.req.raw.signal, owner: topic, subscriptions: [{ topic, key: '*' }] }),
  );
  app.get('/dev/inbox/:id/mail', async (c) => {
    const message = await findInboxMessage(db.queries, c.req.param('id'));
    if (!message || message.html === null) return c.text('Not found', 404);
    return c.html(renderMailFrame(message.html), 200, mailHeaders);
  });
  app.post('/dev/calls/:id/keys', async (c) => {
    const digits = await readDigits(c);
    if (digits === null) return c.json({ error: 'Give {"digits":"1"}: one key of 0-9, * or #.' }, 400);
    return answerCall(c, await carrier.pressKeys(c.req.param('id'), digits));
  });
  app.post('/dev/calls/:id/hangup', async (c) => answerCall(c, await carrier.hangUp(c.req.param('id'))));

  return {
    app,
    smtpUrl: smtp.url,
    carrierUrl: carrier.url,
    faults,
    closeStreams: () => streams.close(),
    async stop() {
      streams.close();
      await Promise.all([smtp.stop(), carrier.stop()]);
    },
  };
}

const wholeNumber = (max: number) => z.coerce.number().int().min(1).max(max).optional().catch(undefined);
const inboxQuery = z.object({
  to: z.string().max(254).optional().catch(undefined),
  before: wholeNumber(Number.MAX_SAFE_INTEGER),
  limit: wholeNumber(listMax),
  fragment: z.string().optional(),
});

const pageHeaders = {
  'cache-control': 'no-store',
  // Not `no-referrer`: forms would then say `Origin: null` and be taken for another site's.
  'referrer-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};
/** An e-mail is shown without scripts, forms or anything fetched; its links open in a tab of their own. */
const mailHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
};

const toJson = (message: InboxMessage) => ({
  id: message.id,
  channel: message.channel,
  to: message.to,
  at: message.at.toISOString(),
  subject: message.subject,
  text: message.text,
  html: message.html,
  state: message.state,
});

const keysBody = z.strictObject({ digits: z.string().regex(/^[0-9*#]$/) });

async function readDigits(c: Context): Promise<string | null> {
  const text = await c.req.text();
  try {
    const body: unknown = isJson(c) ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
    return keysBody.parse(body).digits;
  } catch {
    return null;
  }
}

const isJson = (c: Context): boolean => (c.req.header('content-type') ?? '').startsWith('application/json');

/** The call as JSON, or the page again for a form. */
function answerCall(
  c: Context,
  result: InboxMessage | 'not_ringing' | 'unknown_call' | 'not_accepted',
): Response {
  const isForm = (c.req.header('accept') ?? '').includes('text/html');
  if (isForm) return c.redirect(inboxPath(c), 303);
  if (result === 'unknown_call') return c.json({ error: 'There is no such call.' }, 404);
  if (result === 'not_ringing') return c.json({ error: 'This call does not ring any more.' }, 409);
  if (result === 'not_accepted') return c.json({ error: 'The voice webhook did not accept the key.' }, 502);
  return c.json(toJson(result));
}

/** The list that the form stood on, with its search. */
function inboxPath(c: Context): string {
  const referer = c.req.header('referer') ?? '';
  const { pathname, search } = URL.canParse(referer) ? new URL(referer) : { pathname: '', search: '' };
  return pathname === '/dev/inbox' ? `${pathname}${search}` : '/dev/inbox';
}

/** The way to the connection that @hono/node-server gives. */
function nodeRemoteAddress(c: Context): string | undefined {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress;
}

/**
 * Refuses other computers by their address, and other names by the Host header: a web page elsewhere could point its
 * own name at 127.0.0.1 (DNS rebinding). Posts from other sites are refused too.
 */
function onlyThisComputer(remoteAddress: (c: Context) => string | undefined): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!isLoopbackAddress(remoteAddress(c)) || !isLoopbackHost(host)) {
      return c.text('The development inbox only answers this computer.', 403);
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site') ?? 'same-origin';
      const isForeign = origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
      if (isForeign || (site !== 'same-origin' && site !== 'none')) {
        return c.text('Only the inbox itself may do this.', 403);
      }
    }
    return await next();
  };
}
