import { describe, expect, it } from 'vitest';
import { type Customer, newCustomer, newPhone, type TestClient, useTestSite } from './testing.ts';
import { codeFor, grantOf, prove, proveSecondFactor, signInOnNewDevice } from './testing-flows.ts';

const site = useTestSite();

/** Whether the alert says from which device and network address its event came. */
async function expectFacts({ email }: Customer, saying: string, from: TestClient): Promise<void> {
  const { text } = await site().nextMessage(email, { saying });
  expect(text).toContain(from.address);
  expect(text).toMatch(/Chrome/);
}

it('alerts say from where sessions were ended and devices removed', async () => {
  const customer = await newCustomer(site());
  const other = await signInOnNewDevice(site(), customer);
  const { items } = await other.ok<{ items: { id: string; isCurrent: boolean }[] }>('GET', 'devices');
  const first = items.find(({ isCurrent }) => !isCurrent);
  await other.ok('DELETE', `devices/${first?.id}`);
  await expectFacts(customer, 'A device was removed', other);
  await other.ok('POST', 'sessions/end', { scope: 'others' });
  await expectFacts(customer, 'Every device was signed out', other);
});

it('alerts say from where an account was frozen and unfrozen', async () => {
  const customer = await newCustomer(site());
  await customer.client.ok('POST', 'account/freeze');
  await expectFacts(customer, 'Your account is frozen', customer.client);
  const client = site().newClient({ address: '198.51.100.77' });
  const { challengeId = '' } = await client.ok('POST', 'unfreezes', { identifier: customer.email });
  for (const [slot, channel, to] of [
    ['current_email', 'email', customer.email],
    ['current_phone', 'sms', customer.phone],
  ] as const) {
    await prove(client, challengeId, slot, await codeFor(site(), client, challengeId, slot, channel, to));
  }
  await client.ok('POST', 'account/unfreeze', { grant: await grantOf(client, challengeId) });
  await expectFacts(customer, 'Your account is unfrozen', client);
});

it('the alert of locked codes says from where they were guessed', async () => {
  const customer = await newCustomer(site());
  const { client } = customer;
  const { challengeId = '' } = await client.ok('POST', 'account/authenticator-links');
  await codeFor(site(), client, challengeId, 'contact', 'email', customer.email);
  for (let count = 0; count < 6; count += 1) await prove(client, challengeId, 'contact', `00000${count}`);
  await expectFacts(customer, 'Too many wrong codes', client);
});

describe('the alert of a try at the settings lock says what was tried, and from where', () => {
  async function lock(customer: Customer): Promise<void> {
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/settings-locks', { days: 1 });
    await proveSecondFactor(site(), customer, client, challengeId);
    await client.ok('PUT', 'account/settings-lock', { grant: await grantOf(client, challengeId) });
  }
  const tried = 'Somebody tried to change locked settings';
  async function expectTry(customer: Customer, what: string, from: TestClient): Promise<void> {
    const { text } = await site().nextMessage(customer.email, { saying: tried });
    expect(text).toContain(what);
    expect(text).toContain(from.address);
    expect(text).toMatch(/Chrome/);
  }

  it('where the step is begun, from a session', async () => {
    const customer = await newCustomer(site());
    await lock(customer);
    const other = await signInOnNewDevice(site(), customer);
    expect((await other.call('POST', 'account/phone-changes', { phone: newPhone() })).status).toBe(423);
    await expectTry(customer, 'to change your phone number', other);
  });

  it('where a session alone would be enough', async () => {
    const customer = await newCustomer(site());
    await lock(customer);
    const { client } = customer;
    expect((await client.call('PUT', 'account/anti-phishing-code', { code: 'heron 7' })).status).toBe(423);
    await expectTry(customer, 'to choose your anti-phishing code', client);
  });

  it('where the lock went on after everything was proven', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/password-changes', {
      currentPassword: customer.password,
      newPassword: 'quiet-harbour-53-lanterns',
    });
    await proveSecondFactor(site(), customer, client, challengeId);
    const grant = await grantOf(client, challengeId);
    site().clock.advanceMs(61_000);
    await lock(customer);
    expect((await client.call('PUT', 'account/password', { grant })).status).toBe(423);
    await expectTry(customer, 'to change your password', client);
  });

  it('where somebody signed out names the account', async () => {
    const customer = await newCustomer(site());
    await lock(customer);
    const stranger = site().newClient({ address: '198.51.100.44' });
    await stranger.ok('POST', 'forgotten-passwords', { identifier: customer.email });
    await expectTry(customer, 'to set a new password', stranger);
  });
});
