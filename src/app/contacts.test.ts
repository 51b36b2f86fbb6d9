import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { findBrokenEntry } from '#modules/audit/index.ts';
import { type Customer, newCustomer, newPhone, type TestClient, useTestSite } from './testing.ts';
import {
  codeFor,
  grantOf,
  linkIn,
  prove,
  provePhoneChange,
  proveSecondFactor,
  signInOnNewDevice,
  startSignIn,
  tally,
} from './testing-flows.ts';

const site = useTestSite();
const dayMs = 86_400_000;
const queries = () => site().holdfast.db.queries;

async function changePhone(customer: Customer, phone = newPhone(), client = customer.client) {
  const proven = await provePhoneChange(site(), customer, phone, client);
  const grant = await grantOf(client, proven.challengeId);
  return { phone, grant, answer: await client.call('PUT', 'account/phone', { grant }) };
}

/** Changes the phone; the undo link is the one sent to the old number. */
async function changedCustomer() {
  const customer = await newCustomer(site());
  const { phone, answer } = await changePhone(customer);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const undo = linkIn(await site().nextMessage(customer.phone, { saying: '/undo/' }), 'undo');
  return { customer, phone, undo };
}

const phoneOf = async (customer: Customer) =>
  (await contactsOf(queries(), customer.accountId as AccountId)).phone;
const events = async (customer: Customer): Promise<string[]> => {
  const { rows } = await sql<{ event: string }>`
    select event from audit.entries where account_id = ${customer.accountId} order by sequence desc`.execute(
    queries(),
  );
  return rows.map((row) => row.event);
};
const answerUndo = (token: string) => site().newClient().call('POST', `undo-links/${token}`);

describe('changing a contact', () => {
  it('tells old, new and the other contact, holds withdrawals for a day, and keeps the session', async () => {
    const { customer, phone, undo } = await changedCustomer();
    expect(undo).toHaveLength(43);
    const toNew = await site().nextMessage(phone, { saying: 'phone' });
    const toMail = await site().nextMessage(customer.email, { saying: '/freeze/' });
    for (const message of [toNew, toMail]) {
      expect(message.text).not.toContain('/undo/');
      expect(message.text).not.toContain(phone);
    }
    const { holds } = await customer.client.ok<{ holds: { endsAt: string; capabilities: string[] }[] }>(
      'GET',
      'account',
    );
    expect(holds).toHaveLength(1);
    expect(holds[0]?.capabilities).toContain('withdraw');
    expect(new Date(holds[0]?.endsAt ?? 0).getTime()).toBe(site().clock.now().getTime() + dayMs);
    expect(await phoneOf(customer)).toBe(phone);
    await site().newClient().ok('POST', 'sign-ins', { identifier: phone, password: customer.password });
    const old = await site()
      .newClient()
      .call('POST', 'sign-ins', { identifier: customer.phone, password: customer.password });
    expect(old).toMatchObject({ status: 401, body: { code: 'password_wrong' } });
  });

  it('changes an e-mail the same way', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const email = `new.${newPhone().slice(1)}@example.com`;
    const { challengeId = '' } = await client.ok('POST', 'account/email-changes', { email });
    for (const [slot, to] of [
      ['new_email', email],
      ['current_email', customer.email],
    ] as const) {
      const code = await codeFor(site(), client, challengeId, slot, 'email', to);
      await prove(client, challengeId, slot, code);
    }
    const code = await codeFor(site(), client, challengeId, 'second_factor', 'sms', customer.phone);
    await prove(client, challengeId, 'second_factor', code);
    await client.ok('PUT', 'account/email', { grant: await grantOf(client, challengeId) });
    const undo = linkIn(await site().nextMessage(customer.email, { saying: '/undo/' }), 'undo');
    expect(await answerUndo(undo)).toMatchObject({ status: 204 });
    expect((await contactsOf(queries(), customer.accountId as AccountId)).email).toBe(customer.email);
  });

  it('never shortens a hold: each change adds one', async () => {
    const customer = await newCustomer(site());
    await changePhone(customer);
    site().clock.advanceMs(3_600_000);
    const moved = { ...customer, phone: await phoneOf(customer) };
    await changePhone(moved);
    const { holds } = await customer.client.ok<{ holds: { endsAt: string }[] }>('GET', 'account');
    const ends = holds.map((hold) => new Date(hold.endsAt).getTime() - site().clock.now().getTime());
    expect(ends.length).toBe(2);
    expect(Math.max(...ends)).toBe(dayMs);
    expect(Math.min(...ends)).toBeLessThan(dayMs);
    const { withdraw } = await customer.client.ok<{ withdraw: unknown }>('GET', 'account/capabilities');
    const until = new Date(site().clock.now().getTime() + dayMs).toISOString();
    expect(withdraw).toEqual({ isOn: false, until, reason: 'phone_changed' });
  });

  it('refuses what can be refused before any code is sent', async () => {
    const customer = await newCustomer(site());
    const { client, email, phone } = customer;
    const before = await countCodes();
    const refusals: [string, Record<string, string>, string][] = [
      ['phone', { phone }, 'same_as_current'],
      ['phone', { phone: `0${phone.slice(3)}`, country: 'GB' }, 'same_as_current'],
      ['phone', { phone: '+4412' }, 'phone_not_possible'],
      ['phone', { phone: 'hello' }, 'phone_not_possible'],
      ['phone', { phone: '+44 909 879 0123' }, 'phone_not_personal'],
      ['phone', { phone: '+1 900 555 0123' }, 'phone_not_personal'],
      ['phone', { phone: '+44 800 111 1111' }, 'phone_not_personal'],
      ['email', { email: email.toUpperCase() }, 'same_as_current'],
      ['email', { email: 'nonsense' }, 'email_not_possible'],
      ['email', { email: 'ann@mailinator.com' }, 'email_disposable'],
    ];
    for (const [kind, body, code] of refusals)
      expect(await client.call('POST', `account/${kind}-changes`, body), JSON.stringify(body)).toMatchObject({
        status: 422,
        body: { code },
      });
    expect(await countCodes()).toBe(before);
  });

  it('tells that a contact is taken only after it was proven', async () => {
    const owner = await newCustomer(site());
    const customer = await newCustomer(site());
    const taken = await provePhoneChange(site(), customer, owner.phone);
    const grant = await grantOf(customer.client, taken.challengeId);
    expect(await customer.client.call('PUT', 'account/phone', { grant })).toMatchObject({
      status: 409,
      body: { code: 'contact_in_use' },
    });
    expect(await phoneOf(customer)).toBe(customer.phone);
    expect(await phoneOf(owner)).toBe(owner.phone);
    const { holds } = await customer.client.ok<{ holds: unknown[] }>('GET', 'account');
    expect(holds).toEqual([]);
  });

  it('gives a contact to one of two accounts that race for it', async () => {
    const phone = newPhone();
    const rivals = [await newCustomer(site()), await newCustomer(site())];
    const grants: string[] = [];
    for (const rival of rivals) {
      const proven = await provePhoneChange(site(), rival, phone);
      grants.push(await grantOf(rival.client, proven.challengeId));
      site().clock.advanceMs(60_000);
    }
    const answers = await Promise.all(
      rivals.map((rival, index) => rival.client.call('PUT', 'account/phone', { grant: grants[index] })),
    );
    expect(tally(answers)).toEqual({ '200': 1, contact_in_use: 1 });
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from accounts.contacts where value = ${phone}`.execute(queries());
    expect(rows[0]?.count).toBe(1);
  });

  it('lets one of two flows of one account through', async () => {
    const customer = await newCustomer(site());
    const first = await provePhoneChange(site(), customer);
    site().clock.advanceMs(60_000);
    const second = await provePhoneChange(site(), customer);
    const grants = [
      await grantOf(customer.client, first.challengeId),
      await grantOf(customer.client, second.challengeId),
    ];
    const answers = await Promise.all(
      grants.map((grant) => customer.client.call('PUT', 'account/phone', { grant })),
    );
    expect(tally(answers)).toEqual({ '200': 1, proof_missing: 1 });
    expect((await events(customer)).filter((event) => event === 'phone_changed')).toHaveLength(1);
  });

  it('is done three times in thirty days', async () => {
    const customer = { ...(await newCustomer(site())) };
    for (let count = 0; count < 3; count += 1) {
      const { phone, answer } = await changePhone(customer);
      expect(answer.status).toBe(200);
      Object.assign(customer, { phone });
      site().clock.advanceMs(dayMs / 2);
    }
    const refused = await customer.client.call('POST', 'account/phone-changes', { phone: newPhone() });
    expect(refused).toMatchObject({ status: 429, body: { code: 'change_limit_reached' } });
    expect(Number(refused.headers.get('retry-after'))).toBe((30 - 1.5) * 86_400);
    // Its other contact has a count of its own.
    await customer.client.ok('POST', 'account/email-changes', {
      email: `own.${newPhone().slice(1)}@example.com`,
    });
  });
});

describe('"this wasn’t me"', () => {
  it('changes nothing when looked at; answered, it restores, signs everybody out and freezes', async () => {
    const { customer, phone, undo } = await changedCustomer();
    const other = await signInOnNewDevice(site(), customer);
    const seen = await site().newClient().ok('GET', `undo-links/${undo}`);
    expect(seen).toMatchObject({ kind: 'phone' });
    expect(JSON.stringify(seen)).not.toContain(phone);
    expect(await phoneOf(customer)).toBe(phone);
    await customer.client.ok('GET', 'session');

    expect(await answerUndo(undo)).toMatchObject({ status: 204 });
    expect(await phoneOf(customer)).toBe(customer.phone);
    for (const client of [customer.client, other])
      await expect.poll(async () => (await client.call('GET', 'session')).status).toBe(401);
    const signIn = await customer.client.call('POST', 'sign-ins', {
      identifier: customer.email,
      password: customer.password,
    });
    expect(signIn).toMatchObject({ status: 403, body: { code: 'account_frozen' } });
    expect((await events(customer)).slice(0, 2)).toEqual(['account_frozen', 'contact_change_undone']);
    expect(await answerUndo(undo)).toMatchObject({ status: 409, body: { code: 'undo_done' } });
    expect(await site().newClient().call('GET', `undo-links/${undo}`)).toMatchObject({ status: 409 });
  });

  it('works as long as the hold lasts, not a moment longer', async () => {
    const early = await changedCustomer();
    site().clock.advanceMs(dayMs - 1);
    expect(await answerUndo(early.undo)).toMatchObject({ status: 204 });
    const late = await changedCustomer();
    site().clock.advanceMs(dayMs);
    expect(await answerUndo(late.undo)).toMatchObject({ status: 410, body: { code: 'undo_expired' } });
    expect(await phoneOf(late.customer)).toBe(late.phone);
  });

  it('pressed many times at once has one effect', async () => {
    const { customer, undo } = await changedCustomer();
    const answers = await Promise.all(Array.from({ length: 6 }, () => answerUndo(undo)));
    expect(tally(answers)).toEqual({ '204': 1, undo_done: 5 });
    expect((await events(customer)).filter((event) => event === 'account_frozen')).toHaveLength(1);
  });

  it('raced by a second change, the old contact is back in the end', async () => {
    const { customer, phone, undo } = await changedCustomer();
    site().clock.advanceMs(60_000);
    const thief = { ...customer, phone };
    const proven = await provePhoneChange(site(), thief);
    const grant = await grantOf(customer.client, proven.challengeId);
    const [second, undone] = await Promise.all([
      customer.client.call('PUT', 'account/phone', { grant }),
      answerUndo(undo),
    ]);
    expect(undone?.status).toBe(204);
    expect([200, 401, 403]).toContain(second?.status);
    expect(await phoneOf(customer)).toBe(customer.phone);
    expect((await events(customer))[0]).toBe('account_frozen');
  });

  it('has nobody else take the old contact meanwhile; afterwards it is free', async () => {
    const { customer } = await changedCustomer();
    const other = await newCustomer(site());
    site().clock.advanceMs(60_000);
    const proven = await provePhoneChange(site(), other, customer.phone);
    const grant = await grantOf(other.client, proven.challengeId);
    expect(await other.client.call('PUT', 'account/phone', { grant })).toMatchObject({
      body: { code: 'contact_in_use' },
    });
    site().clock.advanceMs(dayMs);
    expect((await changePhone(other, customer.phone)).answer.status).toBe(200);
  });

  it.each(['x', 'x'.repeat(43), '../../etc/passwd'])('knows no link "%s"', async (token) => {
    expect(await answerUndo(encodeURIComponent(token))).toMatchObject({ status: 404 });
  });
});

describe('a freeze link', () => {
  it('freezes with one tap, twice is once, and looking changes nothing', async () => {
    const { customer } = await changedCustomer();
    const token = linkIn(await site().nextMessage(customer.email, { saying: '/freeze/' }), 'freeze');
    expect(await site().newClient().ok('GET', `freeze-links/${token}`)).toEqual({ isFrozen: false });
    const answers = await Promise.all(
      [1, 2, 3].map(() => site().newClient().call('POST', `freeze-links/${token}`)),
    );
    expect(tally(answers)).toEqual({ '204': 3 });
    expect((await events(customer)).filter((event) => event === 'account_frozen')).toHaveLength(1);
    expect(await site().newClient().ok('GET', `freeze-links/${token}`)).toEqual({ isFrozen: true });
    // The notice that ends a session takes a moment to come round, also to the process that sent it.
    await expect.poll(async () => (await customer.client.call('GET', 'account')).status).toBe(401);
    await unfreeze(customer, customer.client);
  });
});

async function unfreeze(customer: Customer, client: TestClient): Promise<void> {
  const phone = await phoneOf(customer);
  client.sessionToken = null;
  const { challengeId = '' } = await client.ok('POST', 'unfreezes', {
    identifier: customer.email,
  });
  for (const [slot, channel, to] of [
    ['current_email', 'email', customer.email],
    ['current_phone', 'sms', phone],
  ] as const)
    await prove(client, challengeId, slot, await codeFor(site(), client, challengeId, slot, channel, to));
  await client.ok('POST', 'account/unfreeze', { grant: await grantOf(client, challengeId) });
  const signIn = await startSignIn(client, customer);
  site().clock.advanceMs(60_000);
  await proveSecondFactor(site(), customer, client, signIn);
}

describe('the audit log', () => {
  it('is a chain that verifies, refuses changes, and shows where somebody got around that', async () => {
    const { customer } = await changedCustomer();
    const id = customer.accountId as AccountId;
    await Promise.all(
      Array.from({ length: 6 }, () => customer.client.call('POST', 'sessions/end', { scope: 'others' })),
    );
    expect(await findBrokenEntry(queries(), id)).toBeNull();
    for (const attempt of [
      sql`update audit.entries set event = 'x' where account_id = ${id}`,
      sql`delete from audit.entries where account_id = ${id}`,
      sql`truncate audit.entries`,
    ])
      await expect(attempt.execute(queries())).rejects.toThrow(/never changed/);

    const superuser = await asSuperuser();
    try {
      await superuser.query('alter table audit.entries disable trigger entries_are_append_only');
      await superuser.query(
        `update audit.entries set facts = '{"count":7}' where account_id = $1 and sequence = 3`,
        [id],
      );
      expect(await findBrokenEntry(queries(), id)).toBe(3);
    } finally {
      await superuser.query('alter table audit.entries enable trigger entries_are_append_only');
      await superuser.end();
    }
  });
});

async function asSuperuser(): Promise<pg.Client> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(queries());
  const url = new URL(inject('testServerUrl'));
  url.pathname = `/${rows[0]?.name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

async function countCodes(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from gate.codes`.execute(queries());
  return rows[0]?.count ?? 0;
}
