import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { capabilitiesOf } from '#modules/holds/index.ts';
import { type Customer, linkAuthenticator, newCustomer, useTestSite } from './testing.ts';
import { addPasskey, newCustomerWithAuthenticator } from './testing-flows.ts';
import { SoftwarePasskey } from './testing-passkey.ts';

const site = useTestSite();
const dayMs = 86_400_000;

const withdraw = async ({ accountId }: Customer) => {
  const { deps } = site().holdfast;
  return (await capabilitiesOf(deps, deps.db.queries, accountId as AccountId)).withdraw;
};

/** Withdrawals ask for the strong factor from then on: whoever links the first one decides what protects them. */
describe('somebody in a session who reads the mailbox', () => {
  it('links an authenticator of their own, and can withdraw nothing for a day that the owner hears of', async () => {
    const customer = await newCustomer(site());
    const linkedAt = site().clock.now().getTime();
    await linkAuthenticator(site(), customer);
    expect(await withdraw(customer)).toMatchObject({ isOn: false, reason: 'authenticator_linked' });
    const { text } = await site().nextMessage(customer.email, { saying: 'An authenticator was linked' });
    expect(text).toMatch(/withdrawals/i);
    site().clock.advanceMs(linkedAt + dayMs - site().clock.now().getTime());
    expect(await withdraw(customer)).toEqual({ isOn: true });
  });

  it('adds the first passkey, with the same hold', async () => {
    const customer = await newCustomer(site());
    const added = await addPasskey(site(), customer, new SoftwarePasskey());
    expect(added).toMatchObject({ holdEndsAt: new Date(site().clock.now().getTime() + dayMs).toISOString() });
    expect(await withdraw(customer)).toMatchObject({ isOn: false, reason: 'passkey_added' });
    const { text } = await site().nextMessage(customer.email, { saying: 'A passkey was added' });
    expect(text).toMatch(/withdrawals/i);
  });
});

describe('another strong factor', () => {
  it('puts nothing on hold: a passkey after a passkey, or after an authenticator', async () => {
    const one = await newCustomer(site());
    const passkey = new SoftwarePasskey();
    await addPasskey(site(), one, passkey);
    site().clock.advanceMs(dayMs);
    const second = await addPasskey(site(), one, new SoftwarePasskey(), passkey);
    expect(second).toMatchObject({ holdEndsAt: null });
    expect(await withdraw(one)).toEqual({ isOn: true });
    const other = await newCustomerWithAuthenticator(site());
    site().clock.advanceMs(dayMs);
    await addPasskey(site(), other, new SoftwarePasskey());
    expect(await withdraw(other)).toEqual({ isOn: true });
  });
});
