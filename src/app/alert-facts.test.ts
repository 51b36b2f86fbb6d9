import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { listEntries } from '#modules/audit/index.ts';
import { type Customer, newCustomer, newPhone, type TestClient, useTestSite } from './testing.ts';
import {
  addPasskey,
  codeFor,
  grantOf,
  linkIn,
  newCustomerWithAuthenticator,
  prove,
  provePhoneChange,
  proveSecondFactor,
  signInOnNewDevice,
  startPasskeySignIn,
} from './testing-flows.ts';
import { SoftwarePasskey } from './testing-passkey.ts';
import { beginWait } from './testing-recovery.ts';

const site = useTestSite();

/** Whether the alert says from which device and network address its event came. */
async function expectFacts({ email }: Customer, saying: string, from: TestClient): Promise<void> {
  const { text } = await site().nextMessage(email, { saying });
  expect(text).toContain(from.address);
  expect(text).toMatch(/Chrome/);
}

/** What the activity says, newest first, also of an account that nobody can sign in to. */
const entriesOf = ({ accountId }: Customer) =>
  listEntries(site().holdfast.db.queries, accountId as AccountId, { before: null, size: 50 });

/** Whether the newest entry of this kind in the activity says from which device and network address it came. */
async function expectEntry(customer: Customer, event: string, from: TestClient): Promise<void> {
  const entry = (await entriesOf(customer)).find((each) => each.event === event);
  expect(entry?.facts, event).toMatchObject({
    address: from.address,
    device: expect.stringMatching(/Chrome/),
  });
}

it('alerts say from where sessions were ended and devices removed', async () => {
  const customer = await newCustomer(site());
  const other = await signInOnNewDevice(site(), customer);
  const { items } = await other.ok<{ items: { id: string; isCurrent: boolean }[] }>('GET', 'devices');
  const first = items.find(({ isCurrent }) => !isCurrent);
  await other.ok('DELETE', `devices/${first?.id}`);
  await expectFacts(customer, 'A device was removed', other);
  await expectEntry(customer, 'device_removed', other);
  await other.ok('POST', 'sessions/end', { scope: 'others' });
  await expectFacts(customer, 'Every device was signed out', other);
  await expectEntry(customer, 'signed_out_everywhere', other);
});

it('a copied passkey, documents and the wait of a reset are told with their device, and the wait with its end', async () => {
  const customer = await newCustomer(site());
  const passkey = new SoftwarePasskey({ counter: 5 });
  await addPasskey(site(), customer, passkey);
  const thief = site().newClient({ address: '198.51.100.79' });
  const { ceremonyId, options } = await startPasskeySignIn(thief);
  await thief.call('POST', 'passkey-sign-ins', { ceremonyId, answer: passkey.show(options, { counter: 3 }) });
  await expectFacts(customer, 'there may be a copy', thief);
  await expectEntry(customer, 'passkey_cloned', thief);

  const other = await newCustomerWithAuthenticator(site());
  const begun = await beginWait(site(), other, ['phone', 'authenticator']);
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const added = await begun.client.call('POST', `recoveries/${begun.id}/case/documents`, jpeg, {
    'content-type': 'image/jpeg',
  });
  expect(added.status).toBe(201);
  expect(await begun.client.call('POST', `recoveries/${begun.id}/case/review`)).toMatchObject({
    status: 200,
  });
  await expectFacts(other, 'Documents were handed in', begun.client);

  const waiting = await newCustomer(site());
  await beginWait(site(), waiting, ['phone']);
  const { text } = await site().nextMessage(waiting.email, { saying: 'waiting time of a reset has begun' });
  expect(text).toMatch(/Waiting time ends: /);
});

it('the activity says from where a change was taken back', async () => {
  const customer = await newCustomerWithAuthenticator(site());
  const { challengeId } = await provePhoneChange(site(), customer);
  await customer.client.ok('PUT', 'account/phone', { grant: await grantOf(customer.client, challengeId) });
  const undo = linkIn(await site().nextMessage(customer.phone, { saying: '/undo/' }), 'undo');
  const client = site().newClient({ address: '198.51.100.78' });
  await client.ok('POST', `undo-links/${undo}`);
  for (const event of ['contact_change_undone', 'account_frozen']) await expectEntry(customer, event, client);
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
  await expectEntry(customer, 'account_frozen', customer.client);
  await expectEntry(customer, 'account_unfrozen', client);
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
