import { describe, expect, it } from 'vitest';
import { linkAuthenticator, newCustomer, newPhone, testPassword, useTestSite } from './testing.ts';

const site = useTestSite();

describe('sign-up', () => {
  it('creates an account once both contacts are proven', async () => {
    const customer = await newCustomer(site());
    const account = await customer.client.ok('GET', 'account');
    expect(account).toMatchObject({ state: 'active', region: 'GB', hasAuthenticator: false });
    expect(JSON.stringify(account)).not.toContain(customer.email);
  });
});

describe('sign-in', () => {
  it('asks a known device for the second factor only', async () => {
    const { client, email, password } = await newCustomer(site());
    const { challengeId } = await client.ok('POST', 'sign-ins', { identifier: email, password });
    const early = await client.call('POST', `sign-ins/${challengeId}/session`);
    expect(early).toMatchObject({ status: 403, body: { code: 'proof_missing' } });
    await client.ok('POST', `challenges/${challengeId}/codes`, { slot: 'second_factor', channel: 'email' });
    const code = await site().nextCode(email);
    client.sessionToken = null;
    await client.ok('POST', `challenges/${challengeId}/proofs`, { slot: 'second_factor', code });
    const { sessionToken } = await client.ok('POST', `sign-ins/${challengeId}/session`);
    client.sessionToken = sessionToken ?? null;
    await client.ok('GET', 'session');
  });
});

describe('changing the phone', () => {
  it('needs both codes and a second factor, and puts withdrawals on hold', async () => {
    const customer = await newCustomer(site());
    const totp = await linkAuthenticator(site(), customer);
    const { client, phone } = customer;
    const next = newPhone();
    const { challengeId } = await client.ok('POST', 'account/phone-changes', { phone: next });
    for (const [slot, to] of [
      ['new_phone', next],
      ['current_phone', phone],
    ] as const) {
      await client.ok('POST', `challenges/${challengeId}/codes`, { slot, channel: 'sms' });
      await client.ok('POST', `challenges/${challengeId}/proofs`, { slot, code: await site().nextCode(to) });
    }
    await client.ok('POST', `challenges/${challengeId}/proofs`, {
      slot: 'second_factor',
      code: totp.generate({ timestamp: site().clock.now().getTime() }),
    });
    const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
    await client.ok('PUT', 'account/phone', { grant });
    const again = await client.call('PUT', 'account/phone', { grant });
    expect(again).toMatchObject({ status: 409, body: { code: 'grant_used' } });
    const account = await client.ok<{ holds: { reason: string }[] }>('GET', 'account');
    expect(account.holds.map((hold) => hold.reason)).toEqual(['phone_changed', 'authenticator_linked']);
    expect(testPassword).toHaveLength(25);
  });
});
