import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#kernel/contact.ts';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import { findAccount, isContactTaken, lockAccount } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { openChallenge } from '#modules/gate/index.ts';
import { browserHolder } from '#modules/sessions/index.ts';
import { newCustomer, newPhone, type TestClient, testPassword, useTestSite } from './testing.ts';
import {
  grantOf,
  otherThan,
  prove,
  provePhoneChange,
  proveSecondFactor,
  signInOnNewDevice,
  startSignIn,
  tally,
} from './testing-flows.ts';

const site = useTestSite();
const deps = () => site().holdfast.deps;

describe('a grant', () => {
  it('is worth nothing to another session, browser, account or for another action', async () => {
    const customer = await newCustomer(site());
    const elsewhere = await signInOnNewDevice(site(), customer);
    const stranger = await newCustomer(site());
    site().clock.advanceMs(60_000);
    const { challengeId, phone } = await provePhoneChange(site(), customer);
    const grant = await grantOf(customer.client, challengeId);
    const refused = { status: 403, body: { code: 'grant_not_found' } };
    expect(await elsewhere.call('PUT', 'account/phone', { grant })).toMatchObject(refused);
    expect(await stranger.client.call('PUT', 'account/phone', { grant })).toMatchObject(refused);
    expect(await customer.client.call('PUT', 'account/email', { grant })).toMatchObject(refused);
    expect(await customer.client.call('PUT', 'account/authenticator', { grant })).toMatchObject(refused);
    expect(await customer.client.call('POST', 'account/unfreeze', { grant })).toMatchObject(refused);
    expect(await site().newClient().call('PUT', 'account/phone', { grant })).toMatchObject({ status: 401 });
    for (const client of [elsewhere, stranger.client, site().newClient()])
      expect(await client.call('POST', `challenges/${challengeId}/grant`)).toMatchObject({ status: 404 });
    expect(await customer.client.call('PUT', 'account/phone', { grant })).toMatchObject({ status: 200 });
    expect(await isTaken({ kind: 'phone', value: phone })).toBe(true);
  });

  it('is not issued while a proof is missing, and says which', async () => {
    const { client } = await newCustomer(site());
    const { challengeId } = await client.ok('POST', 'account/phone-changes', { phone: newPhone() });
    expect(await client.call('POST', `challenges/${challengeId}/grant`)).toMatchObject({
      status: 403,
      body: { code: 'proof_missing', params: { slots: 'new_phone, current_phone, second_factor' } },
    });
  });

  it('is used up by the first of many at once: exactly one change, hold, entry and message', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const { challengeId, phone } = await provePhoneChange(site(), customer);
    const issued = await Promise.all(Array.from({ length: 4 }, () => grantOf(client, challengeId)));
    expect(new Set(issued).size).toBe(1);
    const grant = issued[0];
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => client.call('PUT', 'account/phone', { grant })),
    );
    expect(tally(answers)).toEqual({ '200': 1, grant_used: 7 });
    const { holds } = await client.ok<{ holds: unknown[] }>('GET', 'account');
    expect(holds).toHaveLength(1);
    expect(await eventsOf(client)).toEqual(['phone_changed', 'signed_up']);
    expect(await client.call('POST', `challenges/${challengeId}/grant`)).toMatchObject({
      body: { code: 'grant_used' },
    });
    await site().nextMessage(phone, { saying: 'phone' });
  });

  it('makes one account and one session of two submits at once', async () => {
    const client = site().newClient();
    const { challengeId } = await proveSignUp(client);
    const grant = await grantOf(client, challengeId);
    const body = { grant, password: testPassword, region: 'GB', acceptsTerms: true };
    const answers = await Promise.all(Array.from({ length: 4 }, () => client.call('POST', 'accounts', body)));
    expect(tally(answers)).toEqual({ '201': 1, grant_used: 3 });
  });

  it('lives ten minutes', async () => {
    const customer = await newCustomer(site());
    const { challengeId } = await provePhoneChange(site(), customer);
    const grant = await grantOf(customer.client, challengeId);
    site().clock.advanceMs(10 * 60_000);
    const expired = { status: 410, body: { code: 'grant_expired' } };
    expect(await customer.client.call('PUT', 'account/phone', { grant })).toMatchObject(expired);
    expect(await customer.client.call('POST', `challenges/${challengeId}/grant`)).toMatchObject(expired);
  });

  it('is void when what it is for changes; proven again, there is a new one', async () => {
    const client = site().newClient();
    const { challengeId } = await proveSignUp(client);
    const grant = await grantOf(client, challengeId);
    const other = newPhone();
    site().clock.advanceMs(60_000);
    await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone: other });
    const body = { password: testPassword, region: 'GB', acceptsTerms: true };
    expect(await client.call('POST', 'accounts', { ...body, grant })).toMatchObject({
      status: 403,
      body: { code: 'grant_not_found' },
    });
    expect(await client.call('POST', `challenges/${challengeId}/grant`)).toMatchObject({
      body: { code: 'proof_missing' },
    });
    await prove(client, challengeId, 'new_phone', await site().nextCode(other));
    const next = await grantOf(client, challengeId);
    expect(next).not.toBe(grant);
    await client.ok('POST', 'accounts', { ...body, grant: next });
  });
});

describe('what was proven is judged again when it is used', () => {
  it('a sign-in does not get past a freeze that came meanwhile', async () => {
    const customer = await newCustomer(site());
    const thief = customer.client;
    const session = thief.sessionToken;
    const challengeId = await startSignIn(thief, customer);
    await proveSecondFactor(site(), customer, thief, challengeId);
    thief.sessionToken = session;
    await thief.ok('POST', 'account/freeze');
    thief.sessionToken = null;
    // Freezing closes whatever was half proven; who begins again is told why.
    expect(await thief.call('POST', `sign-ins/${challengeId}/session`)).toMatchObject({
      status: 410,
      body: { code: 'challenge_expired' },
    });
    const { email: identifier, password } = customer;
    expect((await thief.call('POST', 'sign-ins', { identifier, password })).body.code).toBe('account_frozen');
  });

  it('a sign-in on a known device does not get past the removal of that device', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const other = await signInOnNewDevice(site(), customer);
    site().clock.advanceMs(60_000);
    client.sessionToken = null;
    const challengeId = await startSignIn(client, customer);
    await proveSecondFactor(site(), customer, client, challengeId);
    const { items } = await other.ok<{ items: { isCurrent: boolean; device: { id: string } }[] }>(
      'GET',
      'sessions',
    );
    await other.ok('DELETE', `devices/${items.find((each) => !each.isCurrent)?.device.id}`);
    expect(await client.call('POST', `sign-ins/${challengeId}/session`)).toMatchObject({
      status: 403,
      body: { code: 'proof_missing', params: { slots: 'device' } },
    });
  });

  it('a code to a contact that was current then proves nothing about the one that is current now', async () => {
    const customer = await newCustomer(site());
    const other = await signInOnNewDevice(site(), customer);
    const first = await provePhoneChange(site(), customer);
    site().clock.advanceMs(60_000);
    const second = await provePhoneChange(site(), customer, newPhone(), other);
    const grants = [
      await grantOf(customer.client, first.challengeId),
      await grantOf(other, second.challengeId),
    ];
    const answers = await Promise.all([
      customer.client.call('PUT', 'account/phone', { grant: grants[0] }),
      other.call('PUT', 'account/phone', { grant: grants[1] }),
    ]);
    expect(tally(answers)).toEqual({ '200': 1, proof_missing: 1 });
    expect(await eventsOf(other)).toEqual(['phone_changed', 'signed_in_new_device', 'signed_up']);
  });
});

describe('a decoy', () => {
  it('answers like a real challenge, step by step, and can never be completed', async () => {
    const customer = await newCustomer(site());
    const account = await findAccount(site().holdfast.db.queries, customer.accountId as AccountId);
    const unknown: Contact = { kind: 'email', value: `nobody.${newPhone().slice(1)}@example.com` };
    const open = async (client: TestClient, real: boolean): Promise<ChallengeId> => {
      client.deviceToken ??= deps().secrets.token();
      const holder = browserHolder(deps(), {
        address: client.address,
        userAgent: '',
        country: null,
        locale: 'en-GB',
        timeZone: 'UTC',
        deviceToken: client.deviceToken,
      });
      return deps().db.tx(async (tx) =>
        must(
          await openChallenge(deps(), tx, {
            action: 'forgotten_password',
            holder,
            account: real ? account : null,
            device: null,
            payload: real ? {} : { decoy_email: unknown.value, decoy_phone: '+447400123456' },
            ...(real ? {} : { decoyFor: unknown }),
          }),
        ),
      );
    };
    const walk = async (real: boolean) => {
      const client = site().newClient();
      const id = await open(client, real);
      const seen: unknown[] = [];
      const look = async (method: string, path: string, body?: unknown) => {
        const answer = await client.call(method, path, body);
        const headers = [...answer.headers.keys()]
          .filter((name) => name !== 'content-security-policy')
          .sort();
        seen.push({ status: answer.status, shape: shapeOf(answer.body), headers });
      };
      await look('GET', `challenges/${id}`);
      await look('POST', `challenges/${id}/proofs`, { slot: 'current_email', code: '123456' });
      await look('POST', `challenges/${id}/codes`, { slot: 'current_email', channel: 'email' });
      await look('GET', `challenges/${id}`);
      await look('POST', `challenges/${id}/codes`, { slot: 'current_email', channel: 'email' });
      const code = real ? await site().nextCode(customer.email) : '314159';
      for (const step of [1, 2, 3, 4, 5, 6, 7])
        await look('POST', `challenges/${id}/proofs`, { slot: 'current_email', code: otherThan(code, step) });
      await look('GET', `challenges/${id}`);
      await look('POST', `challenges/${id}/grant`);
      return { seen };
    };
    const decoy = await walk(false);
    const real = await walk(true);
    expect(decoy.seen).toEqual(real.seen);
  });
});

describe('locks', () => {
  it('never wait for each other in a circle: an audit entry beside a change of the same account', async () => {
    const { accountId } = await newCustomer(site());
    const id = accountId as AccountId;
    const entry = { accountId: id, at: site().clock.now(), event: 'signed_out' } as const;
    let beside: Promise<void> = Promise.resolve();
    await deps().db.tx(async (tx) => {
      await lockAccount(tx, id);
      let isDone = false;
      beside = deps()
        .db.tx((own) => recordEntry(deps(), own, entry))
        .finally(() => {
          isDone = true;
        });
      await expect.poll(async () => isDone || (await waitingForLocks()) > 0, { interval: 10 }).toBe(true);
      await recordEntry(deps(), tx, entry);
    });
    await beside;
  });
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(deps().db.queries);
  return rows[0]?.count ?? 0;
}

const isTaken = (contact: Contact) =>
  isContactTaken(site().holdfast.db.queries, contact, null, site().clock.now());

async function eventsOf(client: TestClient): Promise<string[]> {
  const { items } = await client.ok<{ items: { event: string }[] }>('GET', 'account/activity');
  return items.map((each) => each.event);
}

/** Names and kinds of everything in a body; strings of one form count as equal. */
function shapeOf(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(shapeOf);
  if (body !== null && typeof body === 'object')
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        ['code', 'state', 'status', 'title', 'name', 'kind', 'channel', 'isComplete', 'action'].includes(name)
          ? value
          : shapeOf(value),
      ]),
    );
  return typeof body;
}

/** A sign-up with both contacts proven. */
async function proveSignUp(client: TestClient): Promise<{ challengeId: string }> {
  const email = `grant.${newPhone().slice(1)}@example.com`;
  const phone = newPhone();
  const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email });
  await prove(client, challengeId, 'new_email', await site().nextCode(email));
  await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
  await prove(client, challengeId, 'new_phone', await site().nextCode(phone));
  return { challengeId };
}
