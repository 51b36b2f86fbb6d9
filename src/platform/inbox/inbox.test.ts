import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MessageId } from '#kernel/ids.ts';
import { minuteMs, plusMs } from '#kernel/instant.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import type { VoiceScript } from '#platform/outbox/outbox.ts';
import { sendMessage } from '#platform/outbox/send-message.ts';
import { findInboxMessage, listInboxMessages, storeInboxMessage } from './inbox-store.ts';
import { startTestMessaging, type TestMessaging, untilHeard } from './testing.ts';

const database = useTestDatabase();
let messaging: TestMessaging;
let counter = 0;

beforeAll(async () => {
  messaging = await startTestMessaging(database());
});
afterAll(async () => {
  await messaging.stop();
});
beforeEach(() => {
  messaging.answer = () => ({ say: 'Confirmed. You can hang up.' });
});

const from = (remoteAddress: string | undefined) => ({ incoming: { socket: { remoteAddress } } });
const here = from('127.0.0.1');

/** A request as a browser on this computer makes it. */
const request = async (path: string, init: RequestInit = {}, env: object = here) =>
  await messaging.inbox.app.request(
    path,
    { ...init, headers: { host: 'localhost:3000', ...Object.fromEntries(new Headers(init.headers)) } },
    env,
  );
const json = async (path: string) => (await (await request(path)).json()) as Record<string, string>[];

const freshPhone = () => `+4479001${String(10_000 + counter++)}`;
const script: VoiceScript = { lines: ['Press 1 to confirm.'], locale: 'en', asksForKey: true };

async function call(to: string, more: Partial<VoiceScript> = {}): Promise<MessageId> {
  const id = await database().db.tx((tx) =>
    messaging.outbox.enqueue(tx, {
      channel: 'voice',
      to,
      script: { ...script, ...more },
      idempotencyKey: `call-${counter++}`,
      expiresAt: plusMs(messaging.clock.now(), 10 * minuteMs),
    }),
  );
  await sendMessage(messaging.send, id);
  return id;
}

/** What the webhooks reported about one call; others may be ending still. */
const heardOf = (ref: MessageId) =>
  messaging.heard.filter((each) => each.ref === ref).map(({ ref: _, ...rest }) => rest);

const callTo = (to: string, state: string) =>
  untilHeard(messaging.live, async () => {
    const [row] = await listInboxMessages(database().db.queries, { to, limit: 1 });
    return row?.state === state && (state !== 'ringing' || row.keyUrl !== null) ? row : null;
  });

const store = async (to: string, text: string, more: object = {}) => {
  const id = messaging.secrets.id('message');
  await storeInboxMessage(database().db.queries, {
    id,
    channel: 'sms',
    to,
    at: messaging.clock.now(),
    subject: null,
    text,
    html: null,
    state: 'received',
    keyUrl: null,
    statusUrl: null,
    callSid: null,
    ...more,
  });
  return id;
};

describe('Calls', () => {
  test('ring with the spoken text; a key goes through the signed webhook, and the answer is heard', async () => {
    const to = freshPhone();
    const ref = await call(to);
    const ringing = await callTo(to, 'ringing');
    expect(ringing.text).toBe('Press 1 to confirm.');
    const response = await request(`/dev/calls/${ringing.id}/keys`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ digits: '1' }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      state: 'ended',
      text: 'Press 1 to confirm.\nConfirmed. You can hang up.',
    });
    expect(heardOf(ref)).toEqual([
      { kind: 'key', digits: '1' },
      { kind: 'ended', outcome: 'completed' },
    ]);
  });

  test('a key pressed twice at once is pressed once', async () => {
    const to = freshPhone();
    const ref = await call(to);
    const { id } = await callTo(to, 'ringing');
    const press = () =>
      request(`/dev/calls/${id}/keys`, { method: 'POST', body: new URLSearchParams({ digits: '2' }) });
    const statuses = (await Promise.all([press(), press()])).map((response) => response.status);
    expect(statuses.sort()).toEqual([200, 409]);
    expect(heardOf(ref).filter((each) => each.kind === 'key')).toHaveLength(1);
  });

  test('hanging up presses nothing', async () => {
    const to = freshPhone();
    const ref = await call(to);
    const { id } = await callTo(to, 'ringing');
    expect((await request(`/dev/calls/${id}/hangup`, { method: 'POST' })).status).toBe(200);
    expect(heardOf(ref)).toEqual([{ kind: 'ended', outcome: 'completed' }]);
    expect((await request(`/dev/calls/${id}/keys`, { method: 'POST', body: 'digits=1' })).status).toBe(409);
  });

  test('a call that only speaks ends by itself', async () => {
    const to = freshPhone();
    await call(to, { asksForKey: false, lines: ['Your code is: 4, 1, 8, 0, 2, 7.'] });
    const ended = await callTo(to, 'ended');
    expect(ended.text).toBe('Your code is: 4, 1, 8, 0, 2, 7.');
  });

  test('a form gets the page back', async () => {
    const to = freshPhone();
    await call(to);
    const { id } = await callTo(to, 'ringing');
    const response = await request(`/dev/calls/${id}/keys`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ digits: '1' }),
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/dev/inbox']);
  });

  test.each([
    ['two keys', '{"digits":"12"}'],
    ['no key', '{}'],
    ['an unknown field', '{"digits":"1","x":1}'],
    ['no JSON', '{'],
  ])('%s is refused', async (_, body) => {
    const headers = { 'content-type': 'application/json' };
    expect((await request('/dev/calls/msg_x/keys', { method: 'POST', headers, body })).status).toBe(400);
  });

  test('an unknown call is not found', async () => {
    expect((await request('/dev/calls/msg_x/keys', { method: 'POST', body: 'digits=1' })).status).toBe(404);
  });
});

describe('Reading the inbox', () => {
  test('the newest comes first, for one contact as it is written', async () => {
    const to = freshPhone();
    await store(to, 'first');
    await store(to, 'second');
    await store(freshPhone(), 'for somebody else');
    const list = await json(`/dev/inbox.json?to=${encodeURIComponent(to)}`);
    expect(list.map((message) => message['text'])).toEqual(['second', 'first']);
    expect(Object.keys(list[0] ?? {})).toEqual([
      'id',
      'channel',
      'to',
      'at',
      'subject',
      'text',
      'html',
      'state',
    ]);
    // Forgotten escaping turns the plus sign into a space.
    expect(await json(`/dev/inbox.json?to=${to}`)).toEqual(list);
    expect(await json(`/dev/inbox.json?to=${encodeURIComponent(to.slice(0, -1))}`)).toEqual([]);
  });

  test('e-mail addresses are found in any case', async () => {
    await store('Grace@Example.com', 'hello', { channel: 'email' });
    expect(await json('/dev/inbox.json?to=grace@example.COM')).toHaveLength(1);
  });

  test('the page shows what was sent, escaped, and pages through it', async () => {
    const to = freshPhone();
    for (let index = 0; index < 25; index += 1) await store(to, `text ${index} <script>alert(1)</script>`);
    const page = await (await request(`/dev/inbox?to=${to.slice(-6)}`)).text();
    expect(page).toContain('text 24 &lt;script&gt;');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('text 4 ');
    const older = /href="(\/dev\/inbox\?[^"]*before=\d+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(await (await request(older)).text()).toContain('text 4 ');
  });

  test('a search that finds nothing says so', async () => {
    const page = await (await request('/dev/inbox?to=nobody%25')).text();
    expect(page).toContain('Nothing was sent to "nobody%"');
  });

  test('neither page nor e-mail may run a script, and nothing is styled inline on the page', async () => {
    const id = await store('mail@example.com', 'x', {
      channel: 'email',
      html: '<html><head></head><body><script>1</script></body></html>',
    });
    const page = await request('/dev/inbox');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).not.toMatch(/ style=| onclick=|<script>/);
    const mail = await request(`/dev/inbox/${id}/mail`);
    expect(mail.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(await mail.text()).toContain('<base target="_blank">');
  });

  test('only the newest 2,000 are kept', async () => {
    const { db } = database();
    const first = await store(freshPhone(), 'old');
    await db.pool.query(
      "insert into platform.inbox_messages (id, channel, recipient, received_at, text, state) select 'msg_' || n, 'sms', '+1', now(), 'x', 'received' from generate_series(1, 1999) n",
    );
    expect(await findInboxMessage(db.queries, first)).not.toBeNull();
    await store(freshPhone(), 'new');
    expect(await findInboxMessage(db.queries, first)).toBeNull();
  });

  test('news arrive as events', async () => {
    const response = await request('/dev/inbox/events');
    const reader = response.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain('event: ready');
    await messaging.live.publish(database().db.queries, 'inbox', 'msg_x');
    expect(await next()).toContain('event: changed');
    await reader?.cancel();
  });
});

describe('Only this computer', () => {
  const paths = [
    '/dev/inbox',
    '/dev/inbox.json',
    '/dev/inbox/events',
    '/dev/inbox.js',
    '/dev/inbox/msg_x/mail',
  ];

  test.each(['192.168.1.7', '10.0.0.1', '::ffff:192.168.1.7', 'fe80::1', undefined])(
    'a connection from %s is refused',
    async (address) => {
      for (const path of paths) expect((await request(path, {}, from(address))).status).toBe(403);
      const press = await request(
        '/dev/calls/msg_x/keys',
        { method: 'POST', body: 'digits=1' },
        from(address),
      );
      expect(press.status).toBe(403);
    },
  );

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.evil.example:3000',
    '',
  ])('the name "%s" is refused, though it points here (DNS rebinding)', async (host) => {
    for (const path of paths) expect((await request(path, { headers: { host } })).status).toBe(403);
  });

  test.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])(
    '%s is answered',
    async (host) => {
      expect((await request('/dev/inbox.json', { headers: { host } })).status).toBe(200);
    },
  );

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('a page elsewhere can not press keys (%o)', async (headers) => {
    const press = await request('/dev/calls/msg_x/keys', { method: 'POST', headers, body: 'digits=1' });
    expect(press.status).toBe(403);
  });
});

test('The fake carrier wants the right account', async () => {
  const response = await fetch(
    `${messaging.inbox.carrierUrl}/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json`,
    {
      method: 'POST',
      body: new URLSearchParams({ To: '+447900000001', Body: 'x' }),
    },
  );
  expect(response.status).toBe(401);
});
