import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { capabilitiesOf } from '#modules/holds/index.ts';
import { type Customer, linkAuthenticator, newCustomer, useTestSite } from './testing.ts';
import {
  addPasskey,
  answerPasskey,
  codeFor,
  newCustomerWithAuthenticator,
  prove,
  startPasskeyProof,
} from './testing-flows.ts';
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

  it('does not get past a passkey by linking an authenticator: that asks for the passkey', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const passkey = new SoftwarePasskey();
    await addPasskey(site(), customer, passkey);
    const { challengeId = '' } = await client.ok('POST', 'account/authenticator-links');
    const setup = await client.ok('GET', `account/authenticator-links/${challengeId}`);
    const theirs = new TOTP({ secret: Secret.fromBase32((setup['key'] ?? '').replaceAll(' ', '')) });
    const mail = await codeFor(site(), client, challengeId, 'contact', 'email', customer.email);
    await prove(client, challengeId, 'contact', mail);
    const code = theirs.generate({ timestamp: site().clock.now().getTime() });
    expect((await prove(client, challengeId, 'second_factor', code)).status).toBe(409);
    expect((await prove(client, challengeId, 'new_authenticator', code)).status).toBe(200);
    const early = await client.call('POST', `challenges/${challengeId}/grant`);
    expect(early.body).toMatchObject({ code: 'proof_missing', params: { slots: 'second_factor' } });
    // Its owner goes on with it.
    const options = await startPasskeyProof(client, challengeId, 'second_factor');
    expect((await answerPasskey(client, challengeId, 'second_factor', passkey.show(options))).status).toBe(
      200,
    );
    await client.ok('POST', `challenges/${challengeId}/grant`);
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
