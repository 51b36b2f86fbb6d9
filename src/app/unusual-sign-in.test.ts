import { describe, expect, it } from 'vitest';
import { type Customer, newCustomer, newPhone, type TestClient, useTestSite } from './testing.ts';
import {
  finishSignIn,
  grantOf,
  linkIn,
  newCustomerWithAuthenticator,
  prove,
  provePhoneChange,
  reachDeviceStep,
  totpNow,
} from './testing-flows.ts';

const site = useTestSite({ HOLDFAST_TRUST_PROXY: '1', HOLDFAST_COUNTRY_HEADER: 'x-country' });
const hourMs = 3_600_000;

type View = { deviceSlot: string | null; unusual: string[]; methods: string[] };
const view = (client: TestClient, challengeId: string) => client.ok<View>('GET', `sign-ins/${challengeId}`);

async function changePhone(customer: Customer): Promise<void> {
  const phone = newPhone();
  const { challengeId } = await provePhoneChange(site(), customer, phone);
  await customer.client.ok('PUT', 'account/phone', { grant: await grantOf(customer.client, challengeId) });
}

async function confirmByLink(customer: Customer, client: TestClient, challengeId: string) {
  await client.ok('POST', `sign-ins/${challengeId}/authorisation`, { method: 'email_link' });
  const token = linkIn(await site().nextMessage(customer.email, { saying: '/authorise/' }), 'authorise');
  return site().newClient().call('POST', `authorisation-links/${token}`, { answer: 'confirm' });
}

describe('an alert', () => {
  it('says in the reader’s language from which country, where the operator’s proxy tells it', async () => {
    const { client, email } = await newCustomer(site());
    const from = (country: string) => ({ 'x-country': country });
    expect((await client.call('POST', 'account/freeze', undefined, from('BR'))).status).toBe(204);
    expect((await site().nextMessage(email, { saying: 'is frozen' })).text).toContain('Brazil');
    const other = await newCustomer(site());
    expect((await other.client.call('POST', 'account/freeze', undefined, from('ZZ'))).status).toBe(204);
    const { text } = await site().nextMessage(other.email, { saying: 'is frozen' });
    expect(text).not.toContain('Place');
  });
});

describe('a sign-in on a new device within a day of a changed contact', () => {
  it('says why, and needs two different methods', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    await changePhone(customer);
    const client = site().newClient();
    const challengeId = await reachDeviceStep(site(), customer, client);
    expect(await view(client, challengeId)).toMatchObject({
      deviceSlot: 'device',
      unusual: ['contact_changed'],
    });
    expect((await confirmByLink(customer, client, challengeId)).status).toBe(204);
    const early = await client.call('POST', `sign-ins/${challengeId}/session`);
    expect(early.body.code).toBe('proof_missing');

    const second = await view(client, challengeId);
    expect(second.deviceSlot).toBe('device_again');
    expect(second.methods).not.toContain('email_link');
    const again = await client.call('POST', `sign-ins/${challengeId}/authorisation`, {
      method: 'email_link',
    });
    expect(again.status).toBe(409);
    site().clock.advanceMs(30_000);
    expect((await prove(client, challengeId, 'device_again', totpNow(site(), customer))).status).toBe(200);
    await finishSignIn(client, challengeId);
    expect((await client.call('GET', 'account')).status).toBe(200);
  });

  it('is content with the approval of another device', async () => {
    const customer = await newCustomer(site());
    await changePhone(customer);
    const client = site().newClient();
    const challengeId = await reachDeviceStep(site(), customer, client);
    await client.ok('POST', `sign-ins/${challengeId}/authorisation`, { method: 'device_approval' });
    const shown = await client.ok<{ authorisation: { id: string; code: string } }>(
      'GET',
      `sign-ins/${challengeId}`,
    );
    await customer.client.ok('POST', `approvals/${shown.authorisation.id}`, {
      answer: 'confirm',
      code: shown.authorisation.code,
    });
    await finishSignIn(client, challengeId);
    expect((await client.call('GET', 'account')).status).toBe(200);
  });

  it('is usual again a day later', async () => {
    const customer = await newCustomer(site());
    await changePhone(customer);
    site().clock.advanceMs(24 * hourMs);
    const client = site().newClient();
    const challengeId = await reachDeviceStep(site(), customer, client);
    expect((await view(client, challengeId)).unusual).toEqual([]);
    expect((await confirmByLink(customer, client, challengeId)).status).toBe(204);
    await finishSignIn(client, challengeId);
  });
});

it('a new country is unusual where the trusted proxy tells it', async () => {
  const customer = await newCustomer(site());
  await site().holdfast.db.pool.query(`update sessions.devices set country = 'GB' where account_id = $1`, [
    customer.accountId,
  ]);
  const start = (country: string) =>
    site()
      .newClient()
      .call(
        'POST',
        'sign-ins',
        { identifier: customer.email, password: customer.password },
        { 'x-country': country },
      );
  const reasonsOf = async (challengeId: string) => {
    const { rows } = await site().holdfast.db.pool.query<{ unusual: string[] }>(
      'select unusual from gate.challenges where id = $1',
      [challengeId],
    );
    return rows[0]?.unusual;
  };
  expect(await reasonsOf((await start('BR')).body['challengeId'] ?? '')).toEqual(['new_country']);
  expect(await reasonsOf((await start('GB')).body['challengeId'] ?? '')).toEqual([]);
  expect(await reasonsOf((await start('XX')).body['challengeId'] ?? '')).toEqual([]);
});
