import { describe, expect, it } from 'vitest';
import { manualClock } from '#platform/clock/clock.ts';
import { type Config, ConfigError, readConfig } from '#platform/config/config.ts';
import { demoSecret } from '#platform/config/schema.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import { createLog } from '#platform/log/log.ts';
import { compose } from './compose.ts';
import { createServerApp } from './server-app.ts';
import { newCustomer, newPhone, TestClient, testPassword, useTestSite } from './testing.ts';
import { otherThan, prove, signInOnNewDevice, tally } from './testing-flows.ts';

const site = useTestSite();
const database = useTestDatabase();

const production: Record<string, string> = {
  HOLDFAST_MODE: 'production',
  HOLDFAST_ORIGIN: 'https://account.northlight.example',
  HOLDFAST_SECRET: 'jR4v-9sQ2mXw7Lk0zTfB5yNcHd8uGaPe1iOr',
  HOLDFAST_CARRIER_TOKEN: 'pD3k-6wZ8nYx1Qm5tLgC9vRbJs2fHaUe7oIi',
  HOLDFAST_SMTP_URL: 'smtp://127.0.0.1:2',
  HOLDFAST_CARRIER_URL: 'http://127.0.0.1:2',
  DATABASE_URL: 'postgres://127.0.0.1/none',
};

describe('a body', () => {
  it('of two megabytes is refused, with its length told and without', async () => {
    const client = site().newClient();
    const big = JSON.stringify({ email: 'a'.repeat(2_000_000) });
    const told = await client.call('POST', 'sign-ups', big, { 'content-length': String(big.length) });
    expect(told).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    expect(await client.call('POST', 'sign-ups', big)).toMatchObject({ status: 413 });
    expect(await client.call('DELETE', 'session', big)).toMatchObject({ status: 413 });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json-seq',
    '',
  ])('of another type is refused: "%s"', async (type) => {
    const answer = await site()
      .newClient()
      .call('POST', 'sign-ups', '{"email":"a@example.com"}', { 'content-type': type });
    expect(answer).toMatchObject({ status: 415, body: { code: 'content_type_not_supported' } });
  });

  it('with unknown fields is refused, naming them', async () => {
    const client = site().newClient();
    const answer = await client.call('POST', 'sign-ups', {
      email: 'a@example.com',
      isAdmin: true,
      role: 'staff',
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'body_not_valid', errors: [{ field: 'isAdmin' }, { field: 'role' }] },
    });
    for (const body of [
      '{"email":"a@example.com","__proto__":{"isAdmin":true}}',
      '{"email":"a@example.com","constructor":1}',
    ])
      expect(await client.call('POST', 'sign-ups', body)).toMatchObject({ status: 422 });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"email":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['deep lists', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['a deep object in a field', `{"email":${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}}`],
    ['a number for a text', '{"email":1e999}'],
  ])('that is %s is refused', async (_, body) => {
    expect(await site().newClient().call('POST', 'sign-ups', body)).toMatchObject({
      status: 422,
      body: { code: 'body_not_valid' },
    });
  });

  it('with control characters or half a character in any text never breaks anything', async () => {
    const { client, email } = await newCustomer(site());
    const { items } = await client.ok<{ items: { id: string }[] }>('GET', 'devices');
    const nasty = [
      '\u0000',
      'a\u0000b',
      '\ud800',
      'x\u0007y',
      '\u202eabc',
      `${email}\u0000`,
      "'; drop table accounts.accounts; --",
    ];
    const answers = [];
    for (const text of nasty) {
      const stranger = site().newClient();
      answers.push(
        await stranger.call('POST', 'sign-ins', { identifier: text, password: testPassword }),
        await stranger.call('POST', 'sign-ins', {
          identifier: `${text}@example.com`,
          password: testPassword,
        }),
        await stranger.call('POST', 'sign-ins', {
          identifier: email,
          password: text,
          country: text.slice(0, 2),
        }),
        await stranger.call('POST', 'sign-ups', { email: `${text}@example.com` }),
        await stranger.call('POST', 'unfreezes', { identifier: text }),
        await client.call('POST', 'account/phone-changes', { phone: text, country: 'GB' }),
        await client.call('POST', 'account/email-changes', { email: text }),
        await client.call('PATCH', `devices/${items[0]?.id}`, { name: text }),
        await stranger.call('GET', `undo-links/${encodeURIComponent(text.toWellFormed())}`),
        await stranger.call('GET', `sign-ups/${encodeURIComponent(text.toWellFormed())}`),
        await client.call('GET', `account/activity?before=${encodeURIComponent(text.toWellFormed())}`),
      );
      site().clock.advanceMs(3_600_000);
    }
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
  });
});

describe('what is typed', () => {
  it.each([
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com\nb',
    'a@exam\nple.com',
    '"a\r\nRCPT TO:<b@example.com>"@example.com',
    'a@example.com/path',
    'a@example.com?subject=x',
    'a@example.com:25',
    'a@example.com%0a',
    'a b@example.com',
    '<a@example.com>',
    'a@example.com,b@example.com',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@localhost',
  ])('can’t smuggle anything into an e-mail: %j', async (email) => {
    expect(await site().newClient().call('POST', 'sign-ups', { email })).toMatchObject({
      status: 422,
      body: { code: 'email_not_possible' },
    });
  });

  it.each([
    ['+447400123456\r\nTo: +1', 'phone_not_possible'],
    ['+447400123456\u0000', 'phone_not_possible'],
    ['tel:+447400123456', 'phone_not_possible'],
    ['+44 7400 123456, +44 7400 123457', 'phone_not_possible'],
    ['tel:+447400123456;phone-context=x', 'body_not_valid'],
  ])('can’t smuggle anything into a phone number: %j is refused', async (phone, code) => {
    const { client } = await newCustomer(site());
    const answer = await client.call('POST', 'account/phone-changes', { phone });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  it.each(['+447400123456;ext=1', '+447400123456;phone-context=x', '+44 (0) 7400 123-456'])(
    'as a phone number is read as one plain number: %j',
    async (phone) => {
      const { client } = await newCustomer(site());
      const { challengeId = '' } = await client.ok('POST', 'account/phone-changes', { phone });
      await client.ok('POST', `challenges/${challengeId}/codes`, { slot: 'new_phone', channel: 'sms' });
      expect(await site().nextMessage('+447400123456')).toMatchObject({ to: '+447400123456' });
      site().clock.advanceMs(3_600_000);
    },
  );

  it('to sign up with is refused as it is for a change: what costs its caller, and what nobody keeps', async () => {
    const client = site().newClient();
    for (const [email, code] of [
      ['nonsense', 'email_not_possible'],
      ['ann@mailinator.com', 'email_disposable'],
      ['ANN@MAILINATOR.COM', 'email_disposable'],
    ])
      expect(await client.call('POST', 'sign-ups', { email }), email).toMatchObject({
        status: 422,
        body: { code },
      });
    const email = `premium.${newPhone().slice(1)}@example.com`;
    const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email });
    await prove(client, challengeId, 'new_email', await site().nextCode(email));
    for (const [phone, code] of [
      ['hello', 'phone_not_possible'],
      ['+4412', 'phone_not_possible'],
      ['+44 909 879 0123', 'phone_not_personal'],
      ['+1 900 555 0123', 'phone_not_personal'],
      ['+44 800 111 1111', 'phone_not_personal'],
    ])
      expect(await client.call('PUT', `sign-ups/${challengeId}/phone`, { phone }), phone).toMatchObject({
        status: 422,
        body: { code },
      });
    expect(
      await client.call('PUT', `sign-ups/${challengeId}/email`, { email: 'ann@mailinator.com' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'email_disposable' },
    });
  });

  it('as a user agent is cut down to plain words, however long and whatever it says', async () => {
    const client = site().newClient();
    const customer = await newCustomer(site());
    const userAgent = `<script>alert(1)</script> Chrome/140.0 ${'A'.repeat(6000)} Windows NT 10.0`;
    const answer = await client.call(
      'POST',
      'sign-ins',
      { identifier: customer.email, password: customer.password },
      { 'user-agent': userAgent },
    );
    expect(answer).toMatchObject({ status: 201 });
    for (const agent of ['<img src=x onerror=alert(1)>/1.0 (<b>; "&)', '', '\u00ff\u00fe']) {
      const other = await site().newClient().call('GET', 'session', undefined, { 'user-agent': agent });
      expect(other.status).toBe(401);
    }
  });

  it('as a device name comes back as it was, as JSON and nothing else', async () => {
    const { client } = await newCustomer(site());
    const { items } = await client.ok<{ items: { id: string }[] }>('GET', 'devices');
    const name = '<img src=x onerror=alert(1)> "Ann’s" & co';
    await client.ok('PATCH', `devices/${items[0]?.id}`, { name: `${name}\u202e\u0000` });
    const listed = await client.call('GET', 'devices');
    expect(listed.headers.get('content-type')).toMatch(/^application\/json/);
    expect(listed.headers.get('x-content-type-options')).toBe('nosniff');
    expect(listed.body).toMatchObject({ items: [{ name }] });
    for (const refused of ['', '   ', '\u0000', 'x'.repeat(61)])
      expect(await client.call('PATCH', `devices/${items[0]?.id}`, { name: refused })).toMatchObject({
        status: 422,
        body: { code: 'device_name_not_possible' },
      });
  });

  it('as a time zone is one, or UTC', async () => {
    const client = site().newClient();
    const email = `zone.${newPhone().slice(1)}@example.com`;
    const phone = newPhone();
    const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email });
    await prove(client, challengeId, 'new_email', await site().nextCode(email));
    await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
    await prove(client, challengeId, 'new_phone', await site().nextCode(phone));
    const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
    const answer = await client.call('POST', 'accounts', {
      grant,
      password: testPassword,
      region: 'GB',
      acceptsTerms: true,
      timeZone: 'Nowhere/At All\u0000',
    });
    expect(answer.status).toBe(201);
  });
});

describe('an address', () => {
  it('that is too long is refused', async () => {
    const answer = await site()
      .newClient()
      .call('GET', `/${'a'.repeat(5000)}`);
    expect(answer).toMatchObject({ status: 414, body: { code: 'path_too_long' } });
  });

  it.each([
    [0, '198.51.100.9', ['socket', 'socket']],
    [1, '198.51.100.9', ['198.51.100.9', 'socket']],
    [2, '198.51.100.9, 203.0.113.4', ['198.51.100.9', 'socket']],
    [1, 'spoofed, 198.51.100.9, 203.0.113.4', ['203.0.113.4', 'socket']],
    [2, '192.0.2.1, 198.51.100.9, 203.0.113.4', ['198.51.100.9', 'socket']],
    [1, 'no address', ['socket', 'socket']],
  ])(
    'in X-Forwarded-For is believed from %i trusted proxies only: %s',
    async (hops, forwarded, [expected]) => {
      const { clientAddress } = await import('#platform/http/client-address.ts');
      expect(clientAddress('::ffff:10.1.2.3', forwarded, hops)).toBe(
        expected === 'socket' ? '10.1.2.3' : expected,
      );
    },
  );
});

describe('a flood', () => {
  it('from one address is answered 429 with Retry-After, whatever it claims in headers; others go on', async () => {
    const flooder = site().newClient({ address: '203.0.113.77' });
    const answers = [];
    for (let count = 0; count < 605; count += 1)
      answers.push(
        await flooder.call('GET', 'session', undefined, { 'x-forwarded-for': `192.0.2.${count % 250}` }),
      );
    expect(tally(answers)).toEqual({ session_missing: 600, too_many_requests: 5 });
    const last = answers.at(-1);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(last?.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await site().newClient().call('GET', 'session')).status).toBe(401);
    site().clock.advanceMs(60_000);
    expect((await flooder.call('GET', 'session')).status).toBe(401);
  });
});

describe('every answer', () => {
  it.each([
    ['GET', '/healthz'],
    ['GET', '/readyz'],
    ['GET', '/openapi.json'],
    ['GET', '/api'],
    ['GET', '/api/v1/session'],
    ['GET', '/api/v1/nothing'],
    ['GET', '/nothing'],
    ['POST', '/webhooks/carrier/sms/x/status'],
    ['GET', '/dev/inbox.json'],
    ['GET', `/${'a'.repeat(3000)}`],
    ['POST', '/api/v1/sign-ups'],
  ])('carries the headers that keep a browser safe: %s %.40s', async (method, path) => {
    const { headers } = await site().newClient().call(method, path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src/);
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors/);
    expect(headers.get('referrer-policy')).toBeTruthy();
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBeTruthy();
  });

  it('carries them for a session that is known already, which is answered before anything else', async () => {
    const { client } = await newCustomer(site());
    const ordinary = await client.call('GET', 'session');
    expect(ordinary.status).toBe(200);
    const server = client.server;
    const known = await server.fetch(new Request('http://localhost:3999/api/v1/session'), {
      incoming: {
        url: '/api/v1/session',
        method: 'GET',
        headers: { authorization: `Bearer ${client.sessionToken}` },
        socket: { remoteAddress: client.address },
      },
    } as never);
    expect(await known.json()).toEqual(ordinary.body);
    // Each request's own are left out: nothing in this answer could use a nonce, and no log line names it.
    const changing = new Set(['x-request-id', 'content-security-policy']);
    const fixed = (headers: Headers) => [...headers].filter(([name]) => !changing.has(name)).sort();
    expect(fixed(known.headers)).toEqual(fixed(ordinary.headers));
    expect(known.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it('has a nonce of its own', async () => {
    const policies = await Promise.all(
      Array.from({ length: 5 }, async () =>
        (await site().newClient().call('GET', '/api')).headers.get('content-security-policy'),
      ),
    );
    expect(new Set(policies).size).toBe(5);
  });
});

describe('production', () => {
  it.each([
    ['HOLDFAST_SECRET', ''],
    ['HOLDFAST_SECRET', 'short'],
    ['HOLDFAST_SECRET', demoSecret],
    ['HOLDFAST_SECRET', 'ababababababababababababababababababababab'],
    ['HOLDFAST_CARRIER_TOKEN', ''],
    ['HOLDFAST_CARRIER_TOKEN', demoSecret],
    ['HOLDFAST_ORIGIN', ''],
    ['HOLDFAST_ORIGIN', 'http://account.northlight.example'],
    ['HOLDFAST_SMTP_URL', ''],
    ['HOLDFAST_CARRIER_URL', ''],
    ['DATABASE_URL', ''],
  ])('does not start with %s="%s"', (name, value) => {
    expect(() => readConfig({ ...production, [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ ...production, [name]: value })).toThrow(name);
  });

  it('lists everything that is wrong at once, and repeats no secret', () => {
    const attempt = () => readConfig({ HOLDFAST_MODE: 'production', HOLDFAST_SECRET: 'hunter2hunter2' });
    expect(attempt).toThrow(
      /HOLDFAST_SECRET[\s\S]*DATABASE_URL[\s\S]*HOLDFAST_ORIGIN[\s\S]*HOLDFAST_SMTP_URL/,
    );
    expect(attempt).not.toThrow(/hunter2/);
  });

  it('demo mode listens on loopback only', () => {
    expect(() => readConfig({ HOLDFAST_HOST: '0.0.0.0' })).toThrow(ConfigError);
  });

  it('has no development inbox and no demo pages, binds its cookies and asks for HTTPS', async () => {
    const config: Config = { ...readConfig(production), databaseUrl: database().url };
    const holdfast = await compose({
      config,
      databaseUrl: database().url,
      log: createLog('silent'),
      clock: manualClock(),
    });
    const server = await createServerApp(holdfast, { buildPath: null });
    try {
      const client = new TestClient(server, '127.0.0.1');
      for (const path of [
        '/dev/inbox',
        '/dev/inbox.json',
        '/dev/inbox/x/mail',
        '/dev/calls/x/keys',
        '/dev/ui',
        '/dev',
      ])
        for (const method of ['GET', 'POST'])
          expect((await client.call(method, path)).status, `${method} ${path}`).toBe(404);
      const answer = await client.call('GET', 'session', undefined, {
        cookie: `holdfast_session=${'x'.repeat(43)}`,
      });
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7}/);
      const crossSite = { origin: 'http://localhost:3999' };
      expect(await client.call('POST', 'sign-ups', { email: 'a@example.com' }, crossSite)).toMatchObject({
        status: 403,
      });
    } finally {
      server.close();
      await holdfast.stop();
    }
  });
});

describe('logs', () => {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });

  it('of a whole sign-up and sign-in hold no contact, code, password or token', async () => {
    const clock = manualClock();
    const { holdfast } = site();
    // The same database and messages, with a log that is kept.
    const own = await compose({
      config: holdfast.deps.config,
      databaseUrl: database().url,
      log,
      clock,
    });
    const server = await createServerApp(own, { buildPath: null });
    try {
      const clients: TestClient[] = [];
      const watched = {
        ...site(),
        holdfast: own,
        clock,
        newClient: () => {
          const client = new TestClient(server, `10.9.0.${clients.length + 1}`);
          clients.push(client);
          return client;
        },
        nextCode: (to: string) => nextCodeIn(own, to),
        nextMessage: (to: string, wanted?: { saying?: string }) =>
          nextMessageIn(own, to, wanted?.saying ?? ''),
      } as ReturnType<typeof site>;
      const customer = await newCustomer(watched);
      clock.advanceMs(60_000);
      const other = await signInOnNewDevice(watched, customer);
      const challenge = await customer.client.ok('POST', 'account/phone-changes', { phone: newPhone() });
      await prove(customer.client, challenge['challengeId'] ?? '', 'new_phone', otherThan('123456'));
      await customer.client.call('GET', `undo-links/${'t'.repeat(43)}`);
      const everything = lines.join('\n');
      expect(lines.length).toBeGreaterThan(0);
      for (const secret of [
        customer.email,
        customer.phone,
        customer.password,
        customer.client.sessionToken,
        customer.client.deviceToken,
        other.sessionToken,
        ...seenCodes,
      ])
        expect(everything).not.toContain(secret);
    } finally {
      server.close();
      await own.stop();
    }
  });

  it('hide secrets by their names, links in paths, and what PostgreSQL says of rows', () => {
    const before = lines.length;
    log.error({ password: 'p4ss', nested: { token: 't0k', phone: '+447400123456' } }, 'x');
    const error = Object.assign(new Error('duplicate key value violates unique constraint "c"'), {
      code: '23505',
      detail: 'Key (kind, value)=(email, ann@example.com) already exists.',
      where: 'COPY contacts, line 1: "ann@example.com"',
    });
    log.error({ err: error }, 'a request failed');
    const text = lines.slice(before).join('\n');
    expect(text).not.toMatch(/p4ss|t0k|7400123456|ann@example/);
    expect(text).toContain('[secret]');
  });
});

const seenCodes: string[] = [];
const taken = new Set<string>();

async function nextMessageIn(holdfast: Awaited<ReturnType<typeof compose>>, to: string, saying: string) {
  const { listInboxMessages } = await import('#platform/inbox/inbox-store.ts');
  const find = async () =>
    (await listInboxMessages(holdfast.db.queries, { to, limit: 50 })).find(
      (each) => !taken.has(each.id) && `${each.subject ?? ''} ${each.text}`.includes(saying),
    );
  await expect.poll(find, { timeout: 10_000, interval: 20 }).toBeDefined();
  const found = await find();
  if (!found) throw new Error('unreachable');
  taken.add(found.id);
  return found;
}

async function nextCodeIn(holdfast: Awaited<ReturnType<typeof compose>>, to: string): Promise<string> {
  const { codeIn } = await import('./testing.ts');
  for (;;) {
    const code = codeIn(await nextMessageIn(holdfast, to, ''));
    if (code === null) continue;
    seenCodes.push(code);
    return code;
  }
}
