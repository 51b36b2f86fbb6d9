import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { findBrokenEntry } from '#modules/audit/index.ts';
import { type Customer, linkAuthenticator, newCustomer, newPhone, useTestSite } from './testing.ts';
import { codeFor, eventsOf, grantOf, linkIn, prove, provePhoneChange, tally } from './testing-flows.ts';

const site = useTestSite();
const dayMs = 86_400_000;
const queries = () => site().holdfast.db.queries;
const phoneOf = async (customer: Customer) =>
  (await contactsOf(queries(), customer.accountId as AccountId)).phone;

async function verified(): Promise<Customer> {
  const customer = await newCustomer(site());
  await sql`update accounts.accounts set identity = 'verified' where id = ${customer.accountId}`.execute(
    queries(),
  );
  return customer;
}

const stateOf = async (customer: Customer): Promise<string | undefined> => {
  const { rows } = await sql<{ state: string }>`
    select state from accounts.accounts where id = ${customer.accountId}`.execute(queries());
  return rows[0]?.state;
};

const holdersOf = async (value: string): Promise<string[]> => {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from accounts.contacts where value = ${value}`.execute(queries());
  return rows.map((row) => row.account_id);
};

const agree = (customer: Customer, challengeId: string, password: string, kind = 'phone') =>
  customer.client.call('POST', `account/contact-changes/${challengeId}/migration`, { kind, password });

const finish = async (customer: Customer, challengeId: string) =>
  customer.client.call('PUT', 'account/phone', { grant: await grantOf(customer.client, challengeId) });

/** A verified account and an empty one, and the first has proven the phone of the second. */
async function proven() {
  const [into, from] = [await verified(), await newCustomer(site())];
  const { challengeId } = await provePhoneChange(site(), into, from.phone);
  return { into, from, challengeId };
}

describe('a contact moves from the customer’s own other account', () => {
  it('with its password; the other account is closed in the same moment, and both are told', async () => {
    const { into, from, challengeId } = await proven();
    expect((await agree(into, challengeId, from.password)).status).toBe(204);
    // Agreeing changes nothing yet.
    expect(await stateOf(from)).toBe('active');
    expect(await holdersOf(from.phone)).toEqual([from.accountId]);

    expect((await finish(into, challengeId)).status).toBe(200);
    expect(await phoneOf(into)).toBe(from.phone);
    expect(await holdersOf(from.phone)).toEqual([into.accountId]);
    expect(await stateOf(from)).toBe('closed');
    expect((await eventsOf(site(), into)).slice(0, 2)).toEqual(['phone_changed', 'other_account_migrated']);
    expect((await eventsOf(site(), from))[0]).toBe('account_closed');
    for (const customer of [into, from])
      expect(await findBrokenEntry(queries(), customer.accountId as AccountId)).toBeNull();
    await site().nextMessage(from.email, { saying: 'account is closed' });
    await site().nextMessage(from.phone, { saying: 'account is closed' });
    await site().nextMessage(into.email, { saying: 'phone number was changed' });
    await expect.poll(async () => (await from.client.call('GET', 'session')).status).toBe(401);
  });

  it('and the one that stays behind opens no other account, signs nobody in and is free after 30 days', async () => {
    const { into, from, challengeId } = await proven();
    await agree(into, challengeId, from.password);
    await finish(into, challengeId);
    for (const identifier of [from.email, from.phone]) {
      const client = site().newClient();
      const tried = await client.call('POST', 'sign-ins', { identifier, password: `not ${from.password}` });
      expect(tried.body.code).toBe('password_wrong');
    }
    const change = async ({ client, email, phone }: Customer) => {
      const { challengeId: id = '' } = await client.ok('POST', 'account/email-changes', {
        email: from.email,
      });
      for (const [slot, to] of [
        ['new_email', from.email],
        ['current_email', email],
      ] as const)
        await prove(client, id, slot, await codeFor(site(), client, id, slot, 'email', to));
      await prove(
        client,
        id,
        'second_factor',
        await codeFor(site(), client, id, 'second_factor', 'sms', phone),
      );
      return client.call('PUT', 'account/email', { grant: await grantOf(client, id) });
    };
    expect((await change(await newCustomer(site()))).body.code).toBe('contact_in_use');
    site().clock.advanceMs(30 * dayMs);
    expect((await change(await newCustomer(site()))).status).toBe(200);
  });

  it('is not taken without agreeing, nor with a wrong password, which counts', async () => {
    const { into, from, challengeId } = await proven();
    expect((await agree(into, challengeId, 'not the password of it')).body.code).toBe('password_wrong');
    expect((await finish(into, challengeId)).body.code).toBe('contact_in_use');
    expect(await stateOf(from)).toBe('active');
    expect(await phoneOf(from)).toBe(from.phone);
    for (let tried = 1; tried < 11; tried += 1) {
      site().clock.advanceMs(60_000);
      await agree(into, challengeId, 'not the password of it');
    }
    expect((await agree(into, challengeId, from.password)).status).not.toBe(204);
  });

  it('is not offered before the contact is proven, and not to another session', async () => {
    const [into, from] = [await verified(), await newCustomer(site())];
    const { challengeId = '' } = await into.client.ok('POST', 'account/phone-changes', { phone: from.phone });
    expect((await agree(into, challengeId, from.password)).body.code).toBe('migration_not_possible');
    const other = await verified();
    const theirs = await provePhoneChange(site(), other, from.phone);
    expect((await agree(into, theirs.challengeId, from.password)).body.code).toBe('challenge_not_found');
  });

  it.each([
    [
      'into an unverified account',
      async (into: Customer): Promise<void> =>
        void (await sql`
      update accounts.accounts set identity = 'unverified' where id = ${into.accountId}`.execute(queries())),
    ],
    [
      'out of a verified account',
      async (_: Customer, from: Customer): Promise<void> =>
        void (await sql`
      update accounts.accounts set identity = 'verified' where id = ${from.accountId}`.execute(queries())),
    ],
    [
      'out of a frozen account',
      async (_: Customer, from: Customer): Promise<void> => {
        await from.client.ok('POST', 'account/freeze');
      },
    ],
    [
      'out of an account with an authenticator',
      async (_: Customer, from: Customer): Promise<void> => void (await linkAuthenticator(site(), from)),
    ],
    [
      'out of an account with a hold',
      async (_: Customer, from: Customer): Promise<void> => {
        const email = `own.${newPhone().slice(1)}@example.com`;
        const { challengeId: id = '' } = await from.client.ok('POST', 'account/email-changes', { email });
        for (const [slot, to] of [
          ['new_email', email],
          ['current_email', from.email],
        ] as const)
          await prove(from.client, id, slot, await codeFor(site(), from.client, id, slot, 'email', to));
        site().clock.advanceMs(60_000);
        await prove(
          from.client,
          id,
          'second_factor',
          await codeFor(site(), from.client, id, 'second_factor', 'sms', from.phone),
        );
        await from.client.ok('PUT', 'account/email', { grant: await grantOf(from.client, id) });
      },
    ],
  ] as const)('never %s, also when it comes to that between agreeing and finishing', async (_, spoil) => {
    const { into, from, challengeId } = await proven();
    expect((await agree(into, challengeId, from.password)).status).toBe(204);
    await spoil(into, from);
    const finished = await finish(into, challengeId);
    expect(finished.body.code).toBe('migration_not_possible');
    expect(await holdersOf(from.phone)).toEqual([from.accountId]);
    expect(await stateOf(from)).not.toBe('closed');
    const again = await provePhoneChange(site(), into, from.phone);
    expect((await agree(into, again.challengeId, from.password)).body.code).toBe('migration_not_possible');
  });

  it('once, by whichever of several requests and accounts comes first', async () => {
    const [from, first, second] = [await newCustomer(site()), await verified(), await verified()];
    const tries = [];
    for (const into of [first, second]) {
      const { challengeId } = await provePhoneChange(site(), into, from.phone);
      expect((await agree(into, challengeId, from.password)).status).toBe(204);
      const grant = await grantOf(into.client, challengeId);
      for (let count = 0; count < 2; count += 1)
        tries.push(() => into.client.call('PUT', 'account/phone', { grant }));
      site().clock.advanceMs(60_000);
    }
    const answers = await Promise.all(tries.map((attempt) => attempt()));
    expect(tally(answers)).toMatchObject({ '200': 1 });
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await holdersOf(from.phone)).toHaveLength(1);
    expect(await stateOf(from)).toBe('closed');
    for (const into of [first, second]) expect(await phoneOf(into)).not.toBe('');
  });

  it('raced by a change of the other account, has one effect, and no account loses its phone', async () => {
    const { into, from, challengeId } = await proven();
    await agree(into, challengeId, from.password);
    const mine = await grantOf(into.client, challengeId);
    site().clock.advanceMs(60_000);
    const moved = await provePhoneChange(site(), from);
    const theirs = await grantOf(from.client, moved.challengeId);
    const [here, there] = await Promise.all([
      into.client.call('PUT', 'account/phone', { grant: mine }),
      from.client.call('PUT', 'account/phone', { grant: theirs }),
    ]);
    expect([here?.status, there?.status].filter((status) => status === 200)).toHaveLength(1);
    expect([here?.status, there?.status].filter((status) => (status ?? 500) >= 500)).toEqual([]);
    if (here?.status === 200)
      expect([await phoneOf(into), await stateOf(from)]).toEqual([from.phone, 'closed']);
    else expect([await phoneOf(into), await phoneOf(from)]).toEqual([into.phone, moved.phone]);
  });

  it('can be taken back here like any change; the closed account stays closed', async () => {
    const { into, from, challengeId } = await proven();
    await agree(into, challengeId, from.password);
    await finish(into, challengeId);
    const undo = linkIn(await site().nextMessage(into.phone, { saying: '/undo/' }), 'undo');
    expect((await site().newClient().call('POST', `undo-links/${undo}`)).status).toBe(204);
    expect(await phoneOf(into)).toBe(into.phone);
    expect(await holdersOf(from.phone)).toEqual([]);
    expect(await stateOf(from)).toBe('closed');
  });
});
