import { expect, it } from 'vitest';
import { type Customer, newCustomer, type TestClient, useTestSite } from './testing.ts';
import { codeFor, grantOf, prove, signInOnNewDevice } from './testing-flows.ts';

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
