import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { type MessageId, parseId } from '#kernel/ids.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import { type Db, isDatabaseAway } from '#platform/db/db.ts';
import type { Log } from '#platform/log/log.ts';
import { openOutgoing } from '#platform/outbox/create-outbox.ts';
import type { VoiceScript } from '#platform/outbox/outbox.ts';
import {
  findMessage,
  giveBackKeyTurn,
  markEnded,
  markUndelivered,
  type StoredMessage,
  storeKeyReply,
  takeKeyTurn,
} from '#platform/outbox/outbox-store.ts';

/** How a call ended, as far as the carrier knows. `completed` says nothing about what was pressed. */
export type CallOutcome = 'completed' | 'no_answer' | 'busy' | 'failed';

/** What is said after a key. With `again` the script is read once more and another key is taken. */
export type KeyAnswer = { readonly say: string; readonly again?: boolean };

export type CarrierWebhookDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Our public origin: what the carrier signed begins with it. */
  readonly origin: string;
  readonly token: string;
  /** A key was pressed in a call; called once for each press, replays are answered from memory. */
  readonly onKey: (ref: MessageId, digits: string) => Promise<KeyAnswer>;
  /** A call is over; called once. */
  readonly onCallEnded: (ref: MessageId, outcome: CallOutcome) => Promise<void>;
  /** The carrier took a message and could not deliver it; called once. */
  readonly onUndelivered: (ref: MessageId) => Promise<void>;
  /** Spoken when the call was answered too late to count. */
  readonly expiredText: (locale: string) => string;
};

const bodyBytesMax = 16 * 1024;
const keyWaitSeconds = 10;
const turnsMax = 3;
const callsBase = '/webhooks/carrier/voice';

/**
 * What the carrier asks and tells us, in the Twilio dialect: what a call says, keys that were pressed, and what became
 * of a message. Everything is signed (twilio.com/docs/usage/security); unsigned is 403. Mount it at the root.
 */
export function createCarrierWebhooks(deps: CarrierWebhookDeps): Hono {
  const app = new Hono();
  app.use('/webhooks/carrier/*', bodyLimit({ maxSize: bodyBytesMax }));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (!isDatabaseAway(error)) throw error;
    return c.text('', 503, { 'retry-after': '2' });
  });

  app.post(`${callsBase}/:ref`, async (c) => {
    const form = await readSigned(deps, c);
    if (!form) return c.text('', 403);
    const row = await findCall(deps, c.req.param('ref'));
    if (!row) return c.text('', 404);
    // A machine answered: nothing of this is for a recording.
    if (/^(machine|fax)/.test(form['AnsweredBy'] ?? '')) return twiml(c, new VoiceResponse().toString());
    const script = readScript(deps, row);
    if (script === null || isLate(deps, row))
      return twiml(c, sayOnly(deps.expiredText(localeOf(script)), script));
    return twiml(c, readAloud(script, row.id, row.keyTurns + 1));
  });

  app.post(`${callsBase}/:ref/keys`, async (c) => {
    const form = await readSigned(deps, c);
    if (!form) return c.text('', 403);
    const row = await findCall(deps, c.req.param('ref'));
    const turn = Number(c.req.query('turn'));
    if (!row || !Number.isInteger(turn) || turn < 1 || turn > turnsMax) return c.text('', 404);
    const script = readScript(deps, row);
    if (script === null || isLate(deps, row))
      return twiml(c, sayOnly(deps.expiredText(localeOf(script)), script));
    const digits = form['Digits'] ?? '';
    if (!script.asksForKey || !/^[0-9*#]{1,4}$/.test(digits)) return twiml(c, new VoiceResponse().toString());
    return twiml(c, await takeKey(deps, row, script, turn, digits));
  });

  app.post(`${callsBase}/:ref/status`, async (c) => {
    const form = await readSigned(deps, c);
    if (!form) return c.text('', 403);
    const row = await findCall(deps, c.req.param('ref'));
    if (!row) return c.text('', 404);
    const outcome = callOutcomes[form['CallStatus'] ?? ''];
    if (!outcome) return c.body(null, 204);
    const now = deps.clock.now();
    if (outcome !== 'completed') {
      const reason = `call ${outcome}`;
      if (await markUndelivered(deps.db.queries, row.id, { at: now, reason }))
        await deps.onUndelivered(row.id);
    }
    if (await markEnded(deps.db.queries, row.id, now)) await deps.onCallEnded(row.id, outcome);
    return c.body(null, 204);
  });

  app.post('/webhooks/carrier/sms/:ref/status', async (c) => {
    const form = await readSigned(deps, c);
    if (!form) return c.text('', 403);
    const id = parseId('message', c.req.param('ref'));
    const status = form['MessageStatus'] ?? form['SmsStatus'] ?? '';
    if (id !== null && (status === 'failed' || status === 'undelivered')) {
      const reason = `sms ${status} ${/^\d{1,6}$/.exec(form['ErrorCode'] ?? '')?.[0] ?? ''}`.trim();
      const isNews = await markUndelivered(deps.db.queries, id, { at: deps.clock.now(), reason });
      if (isNews) {
        deps.log.warn({ message: id, reason }, 'message was not delivered');
        await deps.onUndelivered(id);
      }
    }
    return c.body(null, 204);
  });
  return app;
}

const callOutcomes: Readonly<Record<string, CallOutcome>> = {
  completed: 'completed',
  'no-answer': 'no_answer',
  busy: 'busy',
  failed: 'failed',
  canceled: 'failed',
};

/** The form, when the carrier's signature over our address and the form is right; `null` otherwise. */
async function readSigned(deps: CarrierWebhookDeps, c: Context): Promise<Record<string, string> | null> {
  const signature = c.req.header('x-twilio-signature') ?? '';
  const url = new URL(c.req.url);
  const form: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(await c.req.text())) {
    // A name given twice is signed differently by everybody, and nobody sends one.
    if (name in form) return null;
    form[name] = value;
  }
  const isSigned = validateRequest(deps.token, signature, `${deps.origin}${url.pathname}${url.search}`, form);
  if (!isSigned) deps.log.warn({ path: url.pathname }, 'carrier webhook without a right signature');
  return isSigned ? form : null;
}

async function findCall(deps: CarrierWebhookDeps, ref: string): Promise<StoredMessage | null> {
  const id = parseId('message', ref);
  const row = id === null ? null : await findMessage(deps.db.queries, id);
  return row?.channel === 'voice' ? row : null;
}

function readScript(deps: CarrierWebhookDeps, row: StoredMessage): VoiceScript | null {
  const outgoing = openOutgoing(deps.secrets, row.content, row.id);
  return outgoing?.channel === 'voice' ? outgoing.script : null;
}

const localeOf = (script: VoiceScript | null): string => script?.locale ?? 'en-GB';

function isLate(deps: CarrierWebhookDeps, row: StoredMessage): boolean {
  const isOver = row.state === 'failed' || row.state === 'expired' || row.endedAt !== null;
  return isOver || (row.expiresAt !== null && row.expiresAt <= deps.clock.now());
}

async function takeKey(
  deps: CarrierWebhookDeps,
  row: StoredMessage,
  script: VoiceScript,
  turn: number,
  digits: string,
): Promise<string> {
  const { queries } = deps.db;
  if (!(await takeKeyTurn(queries, row.id, turn))) {
    // A repetition: the same answer, no second effect.
    const before = await findMessage(queries, row.id);
    return before?.keyTurns === turn && before.keyReply !== null
      ? before.keyReply
      : new VoiceResponse().toString();
  }
  try {
    const answer = await deps.onKey(row.id, digits);
    const isAgain = answer.again === true && turn < turnsMax;
    const reply = isAgain
      ? readAloud({ ...script, lines: [answer.say, ...script.lines] }, row.id, turn + 1)
      : sayOnly(answer.say, script);
    await storeKeyReply(queries, row.id, reply);
    return reply;
  } catch (error) {
    await giveBackKeyTurn(queries, row.id, turn).catch(() => undefined);
    throw error;
  }
}

function readAloud(script: VoiceScript, ref: MessageId, turn: number): string {
  const voice = new VoiceResponse();
  // Twice, because people are still lifting the phone to the ear.
  const speech = { language: asLanguage(script.locale), loop: 2 };
  const text = script.lines.join(' ');
  if (script.asksForKey) {
    const action = `${callsBase}/${ref}/keys?turn=${turn}`;
    voice.gather({ numDigits: 1, timeout: keyWaitSeconds, method: 'POST', action }).say(speech, text);
  } else voice.say(speech, text);
  voice.hangup();
  return voice.toString();
}

function sayOnly(text: string, script: VoiceScript | null): string {
  const voice = new VoiceResponse();
  voice.say({ language: asLanguage(localeOf(script)) }, text);
  voice.hangup();
  return voice.toString();
}

/** Speech needs a region; the carrier's list is longer than its type. */
const asLanguage = (locale: string) => (locale === 'en' ? 'en-GB' : locale) as 'en-GB';

const twiml = (c: Context, xml: string) =>
  c.body(xml, 200, { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store' });
