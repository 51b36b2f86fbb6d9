import { describe, expect, it } from 'vitest';
import { type Customer, newCustomer, newPhone, useTestSite } from './testing.ts';
import { eventsOf, startSignIn } from './testing-flows.ts';

const site = useTestSite();
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const wrong = 'not-the-password-of-anybody';

let addresses = 0;
const newAddress = (): string => {
  addresses += 1;
  return `198.51.100.${addresses}`;
};

/** Tries a wrong password; the delays pass in between. */
async function fail(identifier: string, address = newAddress()): Promise<void> {
  const client = site().newClient({ address });
  const answer = await client.call('POST', 'sign-ins', { identifier, password: wrong });
  expect(answer).toMatchObject({ status: 401, body: { code: 'password_wrong' } });
  site().clock.advanceMs(5 * minuteMs);
}

async function failedOf(customer: Customer): Promise<string[]> {
  return (await eventsOf(site(), customer)).filter((event) => event.startsWith('sign_in'));
}

/** Jobs that note failed sign-ins and are not done yet. */
async function waitingJobs(): Promise<number> {
  const { rows } = await site().holdfast.db.pool.query<{ count: number }>(
    "select count(*)::int as count from graphile_worker.jobs where task_identifier = 'note_failed_sign_in'",
  );
  return rows[0]?.count ?? 0;
}

const noted = () => expect.poll(waitingJobs, { timeout: 10_000 }).toBe(0);

/** How often every contact was told: each alert has a freeze link of its own. */
async function alertsOf({ accountId }: Customer): Promise<number> {
  const { rows } = await site().holdfast.db.pool.query<{ count: number }>(
    "select count(*)::int as count from notifications.freeze_links where account_id = $1 and event = 'sign_ins_failed_often'",
    [accountId],
  );
  return rows[0]?.count ?? 0;
}

describe('failed sign-ins', () => {
  it('stand in the activity of the account once an hour for each network, with device and address', async () => {
    const customer = await newCustomer(site());
    const address = newAddress();
    await fail(customer.email, address);
    await fail(customer.phone, address);
    await noted();
    expect(await failedOf(customer)).toEqual(['sign_in_failed']);
    await fail(customer.email);
    await noted();
    expect(await failedOf(customer)).toEqual(['sign_in_failed', 'sign_in_failed']);
    site().clock.advanceMs(hourMs);
    await fail(customer.email, address);
    await noted();
    expect(await failedOf(customer)).toHaveLength(3);
    const [newest] = (await customer.client.ok<{ items: { facts: object }[] }>('GET', 'account/activity'))
      .items;
    expect(newest?.facts).toMatchObject({ address, device: expect.any(String) });
  });

  it('alert every contact when they become many, once a day', async () => {
    const customer = await newCustomer(site());
    for (let count = 0; count < 4; count += 1) await fail(customer.email);
    await noted();
    expect(await alertsOf(customer)).toBe(0);
    const address = newAddress();
    await fail(customer.phone, address);
    const mail = await site().nextMessage(customer.email, { saying: 'wrong passwords' });
    expect(mail.text).toContain(address);
    await site().nextMessage(customer.phone, { channel: 'sms', saying: 'wrong passwords' });
    await fail(customer.email);
    await noted();
    site().clock.advanceMs(2 * hourMs);
    for (let count = 0; count < 6; count += 1) await fail(customer.email);
    await noted();
    expect(await alertsOf(customer)).toBe(1);
    expect((await failedOf(customer)).filter((event) => event === 'sign_ins_failed_often')).toHaveLength(1);
    site().clock.advanceMs(24 * hourMs);
    for (let count = 0; count < 5; count += 1) await fail(customer.email);
    await noted();
    expect(await alertsOf(customer)).toBe(2);
  });

  it('of somebody without an account are noted by the same work, which then has nothing to tell', async () => {
    const before = await countOf('audit.entries');
    for (let count = 0; count < 5; count += 1) await fail(`nobody.${newPhone().slice(1)}@example.com`);
    await noted();
    expect(await countOf('audit.entries')).toBe(before);
  });

  it('are not noted while it is too soon for a try, and not of a password that is right', async () => {
    const customer = await newCustomer(site());
    await startSignIn(customer.client, customer);
    const tryNow = () =>
      site().newClient({ address: newAddress() }).call('POST', 'sign-ins', {
        identifier: customer.email,
        password: wrong,
      });
    for (let count = 0; count < 8; count += 1) await tryNow();
    await noted();
    // Three are free; the others came too soon.
    expect(await failedOf(customer)).toEqual(['sign_in_failed', 'sign_in_failed', 'sign_in_failed']);
    expect(await alertsOf(customer)).toBe(0);
  });
});

async function countOf(table: 'audit.entries'): Promise<number> {
  const { rows } = await site().holdfast.db.pool.query<{ count: number }>(
    `select count(*)::int as count from ${table}`,
  );
  return rows[0]?.count ?? 0;
}
