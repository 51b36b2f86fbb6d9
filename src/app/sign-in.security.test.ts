import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Answer, newCustomer, newPhone, testPassword, useTestSite } from './testing.ts';
import {
  codeFor,
  finishSignIn,
  linkIn,
  prove,
  reachDeviceStep,
  startSignIn,
  tally,
} from './testing-flows.ts';

const site = useTestSite({ HOLDFAST_PASSWORD_WRONG_PER_ADDRESS_HOUR: '25' });

const nobody = (): string => `nobody.${newPhone().slice(1)}@example.com`;
const wrong = 'not-the-password-of-anybody';
const hourMs = 3_600_000;

describe('somebody without an account', () => {
  it('gets the same status, body and headers as a wrong password', async () => {
    const { email, phone } = await newCustomer(site());
    const tryOn = async (identifier: string): Promise<Answer> =>
      site().newClient().call('POST', 'sign-ins', { identifier, password: wrong });
    const answers = [];
    for (const identifier of [email, phone, nobody(), newPhone(), 'nonsense', ''])
      answers.push(comparable(await tryOn(identifier)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'password_wrong' } });
  });

  it('waits as long: medians of interleaved tries differ by less than a third', async () => {
    const { email } = await newCustomer(site());
    const took: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 16; round += 1) {
      for (const kind of round % 2 === 0
        ? (['known', 'unknown'] as const)
        : (['unknown', 'known'] as const)) {
        // The same contact again and again would be locked out; an hour later it isn't.
        if (kind === 'known') site().clock.advanceMs(hourMs);
        const client = site().newClient();
        const startedAt = performance.now();
        await client.call('POST', 'sign-ins', {
          identifier: kind === 'known' ? email : nobody(),
          password: wrong,
        });
        took[kind].push(performance.now() - startedAt);
      }
    }
    const ratio = median(took.known) / median(took.unknown);
    expect(ratio).toBeGreaterThan(0.67);
    expect(ratio).toBeLessThan(1.5);
  });

  it('meets the same growing delays and the same lock-out', async () => {
    const { email } = await newCustomer(site());
    const walk = async (identifier: string) => {
      const seen: string[] = [];
      for (let count = 0; count < 14; count += 1) {
        const answer = await site().newClient().call('POST', 'sign-ins', { identifier, password: wrong });
        const wait = Number(answer.headers.get('retry-after') ?? 0);
        seen.push(`${answer.body.code} ${wait}`);
        if (wait > 0 && wait < 3000) site().clock.advanceMs(wait * 1000);
      }
      return seen;
    };
    const startedAt = site().clock.now();
    const known = await walk(email);
    site().clock.set(startedAt);
    const unknown = await walk(nobody());
    expect(known).toEqual(unknown);
    expect(known.slice(0, 6)).toEqual([
      'password_wrong 0',
      'password_wrong 0',
      'password_wrong 0',
      'password_try_too_soon 2',
      'password_wrong 0',
      'password_try_too_soon 4',
    ]);
    site().clock.advanceMs(2 * hourMs);
  });

  it('counts once for a network address, like somebody with an account', async () => {
    const { email } = await newCustomer(site());
    const triesUntilLimit = async (address: string, first: string): Promise<number> => {
      const client = site().newClient({ address });
      for (let tries = 1; tries < 60; tries += 1) {
        const identifier = tries <= 3 ? first : nobody();
        const answer = await client.call('POST', 'sign-ins', { identifier, password: wrong });
        if (answer.body.code === 'password_try_too_soon') return tries;
      }
      return 0;
    };
    expect(await triesUntilLimit('198.51.100.20', email)).toBe(26);
    expect(await triesUntilLimit('198.51.100.21', nobody())).toBe(26);
  });
});

describe('guessing a password', () => {
  it('learns no more from many tries at once than from one after the other', async () => {
    const customer = await newCustomer(site());
    const passwords = Array.from({ length: 24 }, (_, index) =>
      index === 23 ? customer.password : `${wrong} ${index}`,
    );
    const answers = await Promise.all(
      passwords.map((password) =>
        site().newClient().call('POST', 'sign-ins', { identifier: customer.email, password }),
      ),
    );
    const counts = tally(answers);
    expect(counts['password_wrong'] ?? 0).toBeLessThanOrEqual(3);
    expect((counts['password_wrong'] ?? 0) + (counts['201'] ?? 0)).toBeLessThanOrEqual(4);
    site().clock.advanceMs(hourMs);
    await startSignIn(customer.client, customer);
  });

  it('is counted over both contacts of an account', async () => {
    const { client, email, phone, password } = await newCustomer(site());
    for (let count = 0; count < 10; count += 1) {
      const identifier = count % 2 === 0 ? email : phone;
      const answer = await site().newClient().call('POST', 'sign-ins', { identifier, password: wrong });
      expect(answer.body.code).toBe('password_wrong');
      site().clock.advanceMs(60_000);
    }
    // The right one is refused, too, without telling that both contacts are one account's.
    const refused = await client.call('POST', 'sign-ins', { identifier: email, password });
    expect(refused).toMatchObject({ status: 401, body: { code: 'password_wrong' } });
    site().clock.advanceMs(hourMs);
    await client.ok('POST', 'sign-ins', { identifier: phone, password });
  });

  it('rings, sends and starts nothing before the password is right', async () => {
    const { email } = await newCustomer(site());
    const count = async () => {
      const { rows } = await sql<{ messages: number; challenges: number }>`
        select (select count(*) from platform.outbox) as messages, (select count(*) from gate.challenges) as challenges`.execute(
        site().holdfast.db.queries,
      );
      return rows[0];
    };
    const before = await count();
    await site().newClient().call('POST', 'sign-ins', { identifier: email, password: wrong });
    expect(await count()).toEqual(before);
  });
});

describe('a password', () => {
  it.each([
    [
      'of 128 characters outside the basic plane',
      [...Array(128).keys()].map((n) => String.fromCodePoint(0x1f300 + n * 3)).join(''),
    ],
    ['with an accent that another keyboard composes differently', 'Zoe\u0308 trinkt Pfefferminztee um 4'],
  ])('%s works as it was chosen', async (_, password) => {
    const client = site().newClient();
    const email = nobody();
    const phone = newPhone();
    const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email });
    await prove(client, challengeId, 'new_email', await site().nextCode(email));
    await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
    await prove(client, challengeId, 'new_phone', await site().nextCode(phone));
    const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
    await client.ok('POST', 'accounts', { grant, password, region: 'GB', acceptsTerms: true });
    await client.ok('POST', 'sign-ins', { identifier: email, password: password.normalize('NFC') });
    const longer = await client.call('POST', 'sign-ins', { identifier: email, password: `${password}x` });
    expect(longer).toMatchObject({ status: 401 });
  });
});

describe('tokens', () => {
  it('planted in a browser are replaced when somebody signs in there', async () => {
    const customer = await newCustomer(site());
    const planted = site().newClient();
    planted.deviceToken = 'p'.repeat(43);
    const challengeId = await reachDeviceStep(site(), customer, planted);
    await planted.ok('POST', `sign-ins/${challengeId}/authorisation`, { method: 'email_link' });
    const link = linkIn(await site().nextMessage(customer.email, { saying: '/authorise/' }), 'authorise');
    await site().newClient().ok('POST', `authorisation-links/${link}`, { answer: 'confirm' });
    await finishSignIn(planted, challengeId);
    expect(planted.deviceToken).not.toBe('p'.repeat(43));

    const thief = site().newClient();
    thief.deviceToken = 'p'.repeat(43);
    const again = await startSignIn(thief, customer);
    const { slots } = await thief.ok<{ slots: { name: string }[] }>('GET', `challenges/${again}`);
    expect(slots.map((slot) => slot.name)).toContain('device');
  });

  it('codes and passwords stand in no table as they are', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const challengeId = await startSignIn(client, customer);
    const code = await codeFor(site(), client, challengeId, 'second_factor', 'email', customer.email);
    const { challengeId: link } = await client.ok('POST', 'account/authenticator-links');
    const { key = '' } = await client.ok('GET', `account/authenticator-links/${link}`);
    const secrets = [
      client.sessionToken ?? '',
      client.deviceToken ?? '',
      customer.password,
      key.replaceAll(' ', ''),
    ];
    expect(secrets.every((each) => each.length > 20)).toBe(true);
    const found: string[] = [];
    for (const { table, column } of await textColumns()) {
      const { rows } = await sql<{ text: string }>`
        select ${sql.ref(column)}::text as text from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(
        site().holdfast.db.queries,
      );
      for (const { text } of rows) {
        if (secrets.some((secret) => text.includes(secret)) || new RegExp(`\\b${code}\\b`).test(text))
          found.push(`${table}.${column}`);
      }
    }
    expect(found).toEqual([]);
  });
});

describe('another site', () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3999.evil.example' },
    { origin: 'https://localhost:3999' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];

  it.each(foreign)('may not use the cookies of its visitor: %o', async (headers) => {
    const { client } = await newCustomer(site());
    const cookie = `holdfast_session=${client.sessionToken}; holdfast_device=${client.deviceToken}`;
    client.sessionToken = null;
    const answer = await client.call('POST', 'account/freeze', undefined, { ...headers, cookie });
    expect(answer).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const own = { cookie, origin: 'http://localhost:3999', 'sec-fetch-site': 'same-origin' };
    expect(await client.call('GET', 'account', undefined, own)).toMatchObject({ body: { state: 'active' } });
    expect(await client.call('POST', 'sessions/end', { scope: 'others' }, own)).toMatchObject({
      status: 200,
    });
  });

  it('may sign nobody in', async () => {
    const { email } = await newCustomer(site());
    const answer = await site()
      .newClient()
      .call(
        'POST',
        'sign-ins',
        { identifier: email, password: testPassword },
        { 'sec-fetch-site': 'cross-site' },
      );
    expect(answer).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } });
  });

  it('is no matter for a bearer token, which no browser sends by itself', async () => {
    const { client } = await newCustomer(site());
    const answer = await client.call(
      'POST',
      'sessions/end',
      { scope: 'others' },
      { origin: 'https://app.example' },
    );
    expect(answer).toMatchObject({ status: 200 });
  });
});

/** An answer without what is this request's alone. */
function comparable(answer: Answer) {
  const { requestId: _, ...body } = answer.body as Record<string, unknown>;
  const headers = Object.fromEntries(
    [...answer.headers].map(([name, value]) => [
      name,
      ['x-request-id', 'holdfast-device', 'content-security-policy'].includes(name) ? value.length : value,
    ]),
  );
  return { status: answer.status, body, headers };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Every column that may hold text, but for the development inbox, which is there to show it. */
async function textColumns(): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_schema || '.' || table_name as "table", column_name as "column"
    from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema')
      and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea')
      and (table_schema, table_name) <> ('platform', 'inbox_messages')`.execute(site().holdfast.db.queries);
  expect(rows.length).toBeGreaterThan(50);
  return rows;
}
