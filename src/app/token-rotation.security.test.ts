import type { HttpBindings } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionId } from '#kernel/ids.ts';
import { rotateSessionToken } from '#modules/sessions/index.ts';
import {
  type Answer,
  type Customer,
  linkAuthenticator,
  newCustomer,
  newPhone,
  type OtherProcess,
  startOtherProcess,
  type TestClient,
  useTestSite,
} from './testing.ts';
import { codeFor, grantOf, prove, provePhoneChange, signInOnNewDevice } from './testing-flows.ts';

const site = useTestSite();
const graceMs = 10_000;
let second: OtherProcess | null = null;

beforeAll(async () => {
  second = await startOtherProcess(site());
});
afterAll(() => second?.stop());

/** An app that has the customer's session token as it is now, and asks the second process. */
function thiefElsewhere(client: TestClient): TestClient {
  if (!second) throw new Error('unreachable');
  return second.elsewhere(client);
}

/** The same against the first process. */
function thiefOf(client: TestClient): TestClient {
  const thief = site().newClient();
  thief.sessionToken = client.sessionToken;
  return thief;
}

const status = async (client: TestClient) => (await client.call('GET', 'session')).status;

/**
 * Moves the clock by the time that a former token has left, when both processes have heard of the rotation. The real
 * clock gives them that; this one stands still, and answers from memory let no news in between them.
 */
async function passGrace(formerToken: string | null, ms = graceMs): Promise<void> {
  await newsOf(formerToken);
  site().clock.advanceMs(ms);
}

const newsOf = (formerToken: string | null) =>
  expect
    .poll(
      () => [site().holdfast, second?.holdfast].map((each) => each?.sessionCheck.recall(formerToken ?? '')),
      { interval: 5 },
    )
    .toEqual([undefined, undefined]);

async function changePhone(customer: Customer): Promise<Answer> {
  const { challengeId } = await provePhoneChange(site(), customer);
  const grant = await grantOf(customer.client, challengeId);
  return customer.client.call('PUT', 'account/phone', { grant });
}

async function changeEmail(customer: Customer): Promise<Answer> {
  const { client } = customer;
  const email = `new.${customer.email}`;
  const { challengeId = '' } = await client.ok('POST', 'account/email-changes', { email });
  for (const [slot, channel, to] of [
    ['new_email', 'email', email],
    ['current_email', 'email', customer.email],
    ['second_factor', 'sms', customer.phone],
  ] as const) {
    const code = await codeFor(site(), client, challengeId, slot, channel, to);
    expect((await prove(client, challengeId, slot, code)).status).toBe(200);
  }
  return client.call('PUT', 'account/email', { grant: await grantOf(client, challengeId) });
}

/** Gives the session of a client a new token, as the end of an action does. */
async function rotate(client: TestClient, sessionToken = client.sessionToken ?? '') {
  const { sessionId } = await client.ok('GET', 'session');
  return rotateSessionToken(site().holdfast.deps, { sessionId: sessionId as SessionId, sessionToken });
}

describe('an action that changes what the account is secured by', () => {
  it.each([
    ['a new phone number', changePhone],
    ['a new e-mail address', changeEmail],
    ['an authenticator', (customer: Customer) => linkAuthenticator(site(), customer)],
  ])('gives the session a new token: %s', async (_, act) => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const old = client.sessionToken;
    const { items: before } = await client.ok<{ items: object[] }>('GET', 'sessions');
    await act(customer);
    expect(client.sessionToken).toMatch(/^[\w-]{43}$/);
    expect(client.sessionToken).not.toBe(old);
    await passGrace(old);
    // The same session on the same device, and none that lives longer.
    const { items: after } = await client.ok<{ items: object[] }>('GET', 'sessions');
    const lasting = ({ id, createdAt, expiresAt }: Record<string, unknown>) => ({ id, createdAt, expiresAt });
    expect(after.map((each) => lasting(each as never))).toEqual(before.map((each) => lasting(each as never)));
    client.sessionToken = old;
    expect(await status(client)).toBe(401);
  });

  it('ends the token before after ten seconds to the millisecond, in every process that knew it', async () => {
    const customer = await newCustomer(site());
    const { challengeId } = await provePhoneChange(site(), customer);
    const grant = await grantOf(customer.client, challengeId);
    const thieves = [thiefOf(customer.client), thiefElsewhere(customer.client)];
    for (const thief of thieves) expect(await status(thief)).toBe(200);
    await customer.client.ok('PUT', 'account/phone', { grant });
    await passGrace(thieves[0]?.sessionToken ?? null, graceMs - 1);
    for (const thief of thieves) expect(await status(thief)).toBe(200);
    site().clock.advanceMs(1);
    for (const thief of thieves) expect(await status(thief)).toBe(401);
    expect(await status(customer.client)).toBe(200);
    expect(await status(thiefElsewhere(customer.client))).toBe(200);
  });

  it('gives a caller with a cookie a new cookie, and no body that a script could read the token from', async () => {
    const customer = await newCustomer(site());
    const { challengeId } = await provePhoneChange(site(), customer);
    const grant = await grantOf(customer.client, challengeId);
    const browser = site().newClient();
    browser.deviceToken = customer.client.deviceToken;
    const cookie = {
      cookie: `holdfast_session=${customer.client.sessionToken}`,
      origin: 'http://localhost:3999',
    };
    const answer = await browser.call('PUT', 'account/phone', { grant }, cookie);
    expect(answer).toMatchObject({ status: 200, body: { newSession: null } });
    const [given = ''] = answer.headers.getSetCookie().filter((each) => each.startsWith('holdfast_session='));
    expect(given).toMatch(/^holdfast_session=[\w-]{43}; Expires=.+; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = given.slice('holdfast_session='.length, given.indexOf(';'));
    expect(JSON.stringify(answer.body)).not.toContain(token);
    await passGrace(customer.client.sessionToken);
    const asking = (value: string) =>
      browser.call('GET', 'account', undefined, { cookie: `holdfast_session=${value}` });
    expect((await asking(token)).status).toBe(200);
    expect((await asking(customer.client.sessionToken ?? '')).status).toBe(401);
  });

  it('sets no cookie for a caller with a bearer token', async () => {
    const answer = await changePhone(await newCustomer(site()));
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.body.newSession).toMatchObject({ sessionToken: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it('gives nothing new to a token that was replaced meanwhile, although the action is done', async () => {
    const customer = await newCustomer(site());
    const { challengeId } = await provePhoneChange(site(), customer);
    const grant = await grantOf(customer.client, challengeId);
    const thief = thiefOf(customer.client);
    const renewed = await rotate(customer.client);
    customer.client.sessionToken = renewed?.sessionToken ?? null;
    expect(await thief.call('PUT', 'account/phone', { grant })).toMatchObject({
      status: 200,
      body: { newSession: null },
    });
    expect(await status(customer.client)).toBe(200);
    await passGrace(thief.sessionToken);
    expect([await status(customer.client), await status(thief)]).toEqual([200, 401]);
  });

  it('leaves the token alone when it is refused', async () => {
    const customer = await newCustomer(site());
    const { challengeId } = await provePhoneChange(site(), customer);
    const grant = await grantOf(customer.client, challengeId);
    await customer.client.ok('PUT', 'account/phone', { grant });
    const token = customer.client.sessionToken;
    const again = await customer.client.call('PUT', 'account/phone', { grant });
    expect(again).toMatchObject({ status: 409, body: { code: 'grant_used' } });
    expect(again.body).not.toHaveProperty('newSession');
    site().clock.advanceMs(graceMs);
    expect(customer.client.sessionToken).toBe(token);
    expect(await status(customer.client)).toBe(200);
  });

  it('is told as done although the database refuses the new token; the old one lives on', async () => {
    const customer = await newCustomer(site());
    const { challengeId, phone } = await provePhoneChange(site(), customer, newPhone());
    const there = thiefElsewhere(customer.client);
    const grant = await grantOf(customer.client, challengeId);
    const { queries } = site().holdfast.db;
    await sql`create function refuse_rotation() returns trigger language plpgsql as
      $$ begin raise exception 'no new tokens today'; end $$`.execute(queries);
    await sql`create trigger refuse_rotation before update of token_hash on sessions.sessions
      for each row execute function refuse_rotation()`.execute(queries);
    try {
      const answer = await there.call('PUT', 'account/phone', { grant });
      expect(answer).toMatchObject({ status: 200, body: { newSession: null } });
    } finally {
      await sql`drop function refuse_rotation cascade`.execute(queries);
    }
    site().clock.advanceMs(graceMs);
    expect(await there.ok('GET', 'account')).toMatchObject({
      phone: expect.stringContaining(phone.slice(-3)),
    });
  });
});

describe('signing out elsewhere', () => {
  it('is no reason for a new token', async () => {
    const customer = await newCustomer(site());
    await signInOnNewDevice(site(), customer);
    const token = customer.client.sessionToken;
    expect(await customer.client.ok('POST', 'sessions/end', { scope: 'others' })).toEqual({ ended: 1 });
    site().clock.advanceMs(graceMs);
    expect(customer.client.sessionToken).toBe(token);
    expect(await status(customer.client)).toBe(200);
  });
});

describe('a rotation', () => {
  it('is won by one of many at once, and that one’s token is the session’s', async () => {
    const { client } = await newCustomer(site());
    const { sessionId } = await client.ok('GET', 'session');
    const own = { sessionId: sessionId as SessionId, sessionToken: client.sessionToken ?? '' };
    const processes = [site().holdfast.deps, second?.holdfast.deps ?? site().holdfast.deps];
    const given = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        rotateSessionToken(processes[index % 2] ?? site().holdfast.deps, own),
      ),
    );
    const won = given.filter((each) => each !== null);
    expect(won).toHaveLength(1);
    site().clock.advanceMs(graceMs);
    client.sessionToken = won[0]?.sessionToken ?? null;
    expect(await status(client)).toBe(200);
    expect(await status(thiefElsewhere(client))).toBe(200);
  });

  it('that follows another within the ten seconds ends the first token at once', async () => {
    const { client } = await newCustomer(site());
    const first = thiefOf(client);
    client.sessionToken = (await rotate(client))?.sessionToken ?? null;
    const between = thiefOf(client);
    client.sessionToken = (await rotate(client))?.sessionToken ?? null;
    await newsOf(first.sessionToken);
    expect([await status(first), await status(between), await status(client)]).toEqual([401, 200, 200]);
    await passGrace(between.sessionToken);
    expect([await status(first), await status(between), await status(client)]).toEqual([401, 401, 200]);
  });

  it('takes only the session’s own token: no former one, no other session’s, no made-up one', async () => {
    const { client } = await newCustomer(site());
    const stranger = await newCustomer(site());
    const former = client.sessionToken ?? '';
    client.sessionToken = (await rotate(client))?.sessionToken ?? null;
    expect(await rotate(client, former)).toBeNull();
    expect(await rotate(client, stranger.client.sessionToken ?? '')).toBeNull();
    expect(await rotate(client, 'x'.repeat(43))).toBeNull();
    expect([await status(client), await status(stranger.client)]).toEqual([200, 200]);
  });

  it('revives no session that has ended or expired', async () => {
    const ended = await newCustomer(site());
    const { sessionId } = await ended.client.ok('GET', 'session');
    const own = { sessionId: sessionId as SessionId, sessionToken: ended.client.sessionToken ?? '' };
    await ended.client.ok('DELETE', 'session');
    expect(await rotateSessionToken(site().holdfast.deps, own)).toBeNull();
    expect(await status(ended.client)).toBe(401);

    const expired = await newCustomer(site());
    const { sessionId: id } = await expired.client.ok('GET', 'session');
    const late = { sessionId: id as SessionId, sessionToken: expired.client.sessionToken ?? '' };
    site().clock.advanceMs(30 * 86_400_000);
    expect(await rotateSessionToken(site().holdfast.deps, late)).toBeNull();
  });

  it('leaves no token alive when the session ends, before it, after it or at the same time', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { client } = await newCustomer(site());
      const former = thiefOf(client);
      const there = thiefElsewhere(client);
      expect(await status(there)).toBe(200);
      const { sessionId } = await client.ok('GET', 'session');
      const own = { sessionId: sessionId as SessionId, sessionToken: client.sessionToken ?? '' };
      const [renewed] = await Promise.all([
        rotateSessionToken(site().holdfast.deps, own),
        there.call('DELETE', 'session'),
      ]);
      if (renewed) client.sessionToken = renewed.sessionToken;
      const all = [client, former, there, thiefElsewhere(client)];
      await expect.poll(() => Promise.all(all.map(status)), { interval: 5 }).toEqual(all.map(() => 401));
    }
  });

  it('is honoured by the answer from memory: it knows the new token and never a former one', async () => {
    const { client } = await newCustomer(site());
    const { sessionCheck } = site().holdfast;
    const former = client.sessionToken ?? '';
    expect(await status(client)).toBe(200);
    expect(sessionCheck.recall(former)).toBeTruthy();
    client.sessionToken = (await rotate(client))?.sessionToken ?? null;
    await expect.poll(() => sessionCheck.recall(former), { interval: 5 }).toBeUndefined();
    // Accepted from the database, but not remembered.
    expect(await sessionCheck.check(former)).toMatchObject({ accountId: expect.any(String) });
    expect(sessionCheck.recall(former)).toBeUndefined();
    expect(await status(client)).toBe(200);
    expect(sessionCheck.recall(client.sessionToken ?? '')).toBeTruthy();
    site().clock.advanceMs(graceMs);
    expect(await fastAnswer(client, former)).toBe(401);
    expect(await fastAnswer(client, client.sessionToken ?? '')).toBe(200);
  });

  it('is honoured although the new token is used before the news of it has arrived', async () => {
    const { client } = await newCustomer(site());
    const { deps, sessionCheck } = site().holdfast;
    const former = client.sessionToken ?? '';
    const { sessionId = '' } = await client.ok('GET', 'session');
    client.sessionToken = deps.secrets.token();
    // A rotation whose news is held back.
    await sql`update sessions.sessions set token_hash = ${deps.secrets.hashToken(client.sessionToken)}
      where id = ${sessionId}`.execute(deps.db.queries);
    expect(await status(client)).toBe(200);
    expect(sessionCheck.recall(client.sessionToken)).toBeTruthy();
    await deps.live.publish(deps.db.queries, 'session', sessionId);
    await newsOf(client.sessionToken);
    expect(sessionCheck.recall(former)).toBeUndefined();
  });

  it('leaves hashes in the database, and neither token anywhere', async () => {
    const { client } = await newCustomer(site());
    const former = client.sessionToken ?? '';
    const { sessionId } = await client.ok('GET', 'session');
    const current = (await rotate(client))?.sessionToken ?? '';
    const { deps } = site().holdfast;
    const { rows } = await sql<Record<string, unknown>>`
      select * from sessions.sessions where id = ${sessionId}`.execute(deps.db.queries);
    expect(rows[0]).toMatchObject({
      token_hash: deps.secrets.hashToken(current),
      former_token_hash: deps.secrets.hashToken(former),
    });
    expect(JSON.stringify(rows)).not.toContain(current);
    expect(JSON.stringify(rows)).not.toContain(former);
  });
});

/** The session check as Node's server asks it, with what it parsed already: answered from memory where it can be. */
async function fastAnswer(client: TestClient, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const incoming = {
    url: '/api/v1/session',
    method: 'GET',
    headers,
    socket: { remoteAddress: client.address },
  };
  const request = new Request('http://localhost:3999/api/v1/session', { headers });
  return (await client.server.fetch(request, { incoming } as unknown as HttpBindings)).status;
}
