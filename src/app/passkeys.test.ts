import { describe, expect, it } from 'vitest';
import { passkeysMax } from '#modules/factors/index.ts';
import { type Customer, newCustomer, newPhone, type TestClient, useTestSite } from './testing.ts';
import {
  addPasskey,
  answerPasskey,
  codeFor,
  finishSignIn,
  grantOf,
  newCustomerWithAuthenticator,
  prove,
  provePasskey,
  signInWithPasskey,
  startPasskeyProof,
  startPasskeySignIn,
  startSignIn,
} from './testing-flows.ts';
import { SoftwarePasskey } from './testing-passkey.ts';

const site = useTestSite();

type View = {
  slots: { name: string; state: string; provedBy: string | null; methods: { kind: string }[] }[];
};
type Item = { id: string; name: string; keptOn: string; lastUsedAt: string | null };

const passkeysOf = async (client: TestClient): Promise<Item[]> =>
  (await client.ok<{ items: Item[] }>('GET', 'account/passkeys')).items;

async function newCustomerWithPasskey(): Promise<{ customer: Customer; passkey: SoftwarePasskey }> {
  const customer = await newCustomer(site());
  const passkey = new SoftwarePasskey();
  await addPasskey(site(), customer, passkey);
  return { customer, passkey };
}

/** Proves the second factor of a removal by a passkey, and removes. */
async function removePasskey(client: TestClient, id: string, by: SoftwarePasskey) {
  const { challengeId = '' } = await client.ok('POST', `account/passkeys/${id}/removal`);
  await provePasskey(client, challengeId, 'second_factor', by);
  return client.call('POST', 'account/passkeys/removed', { grant: await grantOf(client, challengeId) });
}

async function eventsOf(client: TestClient): Promise<string[]> {
  const { items } = await client.ok<{ items: { event: string }[] }>('GET', 'account/activity');
  return items.map((each) => each.event);
}

describe('adding a passkey', () => {
  it('takes the second factor first, names it after its provider, tells every contact and is on record', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const passkey = new SoftwarePasskey({ aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d' });
    expect(await addPasskey(site(), customer, passkey)).toMatchObject({ name: '1Password' });
    expect(await passkeysOf(client)).toMatchObject([
      { name: '1Password', provider: '1Password', product: 'sign_in', keptOn: 'synced', lastUsedAt: null },
    ]);
    await site().nextMessage(customer.email, { saying: 'A passkey was added' });
    await site().nextMessage(customer.phone, { saying: 'passkey added' });
    expect(await eventsOf(client)).toEqual(['passkey_added', 'signed_up']);
    expect(await client.ok('GET', 'account')).toMatchObject({
      passkeys: 1,
      holds: [{ reason: 'passkey_added' }],
    });
  });

  it('offers the ceremony of the new one only when the second factor is proven', async () => {
    const { client } = await newCustomer(site());
    const { challengeId = '' } = await client.ok('POST', 'account/passkey-additions');
    expect(
      await client.call('POST', `challenges/${challengeId}/passkey-ceremonies`, { slot: 'new_passkey' }),
    ).toMatchObject({ status: 409, body: { code: 'slot_not_open' } });
  });

  it('asks for a discoverable one that verifies its user, on no device that has one already', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/passkey-additions');
    await provePasskey(client, challengeId, 'second_factor', passkey);
    expect(await startPasskeyProof(client, challengeId, 'new_passkey')).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: customer.email },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: [{ id: passkey.id }],
    });
  });

  it('stops at as many as an account may have', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    for (let count = 1; count < passkeysMax; count += 1)
      await addPasskey(site(), customer, new SoftwarePasskey(), passkey);
    expect(await customer.client.call('POST', 'account/passkey-additions')).toMatchObject({
      status: 409,
      body: { code: 'passkey_limit_reached' },
    });
    const names = (await passkeysOf(customer.client)).map(({ name }) => name);
    expect(new Set(names).size).toBe(passkeysMax);
  });
});

describe('signing in with a passkey', () => {
  it('on a known device needs nothing else, and says nothing about anybody beforehand', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const { client } = customer;
    client.sessionToken = null;
    const { options } = await startPasskeySignIn(client);
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] });
    const { challengeId } = await signInWithPasskey(client, passkey);
    await finishSignIn(client, challengeId);
    expect(await client.ok('GET', 'session')).toMatchObject({ accountId: customer.accountId });
    expect((await eventsOf(client))[0]).toBe('signed_in');
    expect((await passkeysOf(client))[0]?.lastUsedAt).toBe(site().clock.now().toISOString());
  });

  it('on a new device leaves its authorisation, and no code of an authenticator', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const passkey = new SoftwarePasskey();
    await addPasskey(site(), customer, passkey);
    const elsewhere = site().newClient();
    const { challengeId } = await signInWithPasskey(elsewhere, passkey);
    const { slots } = await elsewhere.ok<View>('GET', `challenges/${challengeId}`);
    expect(slots.map(({ name, provedBy }) => [name, provedBy])).toEqual([
      ['password', 'passkey'],
      ['second_factor', 'passkey'],
      ['device', null],
    ]);
    expect(await elsewhere.call('POST', `sign-ins/${challengeId}/session`)).toMatchObject({
      status: 403,
      body: { code: 'proof_missing', params: { slots: 'device' } },
    });
  });

  it('suggests one for this device after one of another', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const { ceremonyId, options } = await startPasskeySignIn(customer.client);
    const answer = passkey.show(options, { attachment: 'cross-platform' });
    expect(await customer.client.ok('POST', 'passkey-sign-ins', { ceremonyId, answer })).toMatchObject({
      suggestsLocalPasskey: true,
    });
    expect(await signInWithPasskey(customer.client, passkey)).toMatchObject({ suggestsLocalPasskey: false });
  });

  it('tells the owner of a frozen account that it is frozen', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const { client } = customer;
    await client.ok('POST', 'account/freeze');
    client.sessionToken = null;
    const { ceremonyId, options } = await startPasskeySignIn(client);
    expect(
      await client.call('POST', 'passkey-sign-ins', { ceremonyId, answer: passkey.show(options) }),
    ).toMatchObject({ status: 403, body: { code: 'account_frozen' } });
  });

  it('after the password, proves the second factor, whose passkeys are named then', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const { client } = customer;
    client.sessionToken = null;
    const challengeId = await startSignIn(client, customer);
    expect(await startPasskeyProof(client, challengeId, 'second_factor')).toMatchObject({
      allowCredentials: [{ id: passkey.id, transports: ['hybrid', 'internal'] }],
    });
    await provePasskey(client, challengeId, 'second_factor', passkey);
    await finishSignIn(client, challengeId);
  });
});

describe('a passkey as the second factor', () => {
  it('proves the change of a phone number, and no code of an authenticator is asked for', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const passkey = new SoftwarePasskey();
    await addPasskey(site(), customer, passkey);
    site().clock.advanceMs(60_000);
    const { client } = customer;
    const phone = newPhone();
    const { challengeId = '' } = await client.ok('POST', 'account/phone-changes', { phone });
    for (const [slot, to] of [
      ['new_phone', phone],
      ['current_phone', customer.phone],
    ] as const)
      await prove(client, challengeId, slot, await codeFor(site(), client, challengeId, slot, 'sms', to));
    await provePasskey(client, challengeId, 'second_factor', passkey);
    await client.ok('PUT', 'account/phone', { grant: await grantOf(client, challengeId) });
  });

  it('stays open when codes are locked: it can’t be guessed', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const passkey = new SoftwarePasskey();
    await addPasskey(site(), customer, passkey);
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/passkey-additions');
    for (let tries = 0; tries < 6; tries += 1) await prove(client, challengeId, 'second_factor', '000000');
    expect(await prove(client, challengeId, 'second_factor', '000000')).toMatchObject({
      body: { code: 'code_entry_locked' },
    });
    await provePasskey(client, challengeId, 'second_factor', passkey);
  });

  it('opens a frozen account together with both contacts', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const { client } = customer;
    await client.ok('POST', 'account/freeze');
    client.sessionToken = null;
    site().clock.advanceMs(60_000);
    const { challengeId = '' } = await client.ok('POST', 'unfreezes', {
      identifier: customer.email,
    });
    for (const [slot, channel, to] of [
      ['current_email', 'email', customer.email],
      ['current_phone', 'sms', customer.phone],
    ] as const)
      await prove(client, challengeId, slot, await codeFor(site(), client, challengeId, slot, channel, to));
    await provePasskey(client, challengeId, 'passkey', passkey);
    await client.ok('POST', 'account/unfreeze', { grant: await grantOf(client, challengeId) });
  });
});

describe('renaming a passkey', () => {
  it('takes a session, and is on record', async () => {
    const { customer } = await newCustomerWithPasskey();
    const { client } = customer;
    const [own] = await passkeysOf(client);
    expect(await client.ok('PATCH', `account/passkeys/${own?.id}`, { name: ' Work laptop ' })).toEqual({
      name: 'Work laptop',
    });
    expect((await passkeysOf(client))[0]?.name).toBe('Work laptop');
    expect((await eventsOf(client))[0]).toBe('passkey_renamed');
    expect(await client.call('PATCH', `account/passkeys/${own?.id}`, { name: ' ' })).toMatchObject({
      status: 422,
      body: { code: 'passkey_name_not_possible' },
    });
  });
});

describe('removing a passkey', () => {
  it('takes a strong factor, tells every contact, and the passkey opens nothing any more', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const other = new SoftwarePasskey();
    await addPasskey(site(), customer, other, passkey);
    const { client } = customer;
    const [first] = await passkeysOf(client);
    expect(await removePasskey(client, first?.id ?? '', other)).toMatchObject({ status: 200 });
    await site().nextMessage(customer.email, { saying: 'A passkey was removed' });
    expect((await eventsOf(client))[0]).toBe('passkey_removed');
    client.sessionToken = null;
    const { ceremonyId, options } = await startPasskeySignIn(client);
    expect(
      await client.call('POST', 'passkey-sign-ins', { ceremonyId, answer: passkey.show(options) }),
    ).toMatchObject({ status: 422, body: { code: 'passkey_not_accepted' } });
  });

  it('is refused for the last strong factor', async () => {
    const { customer } = await newCustomerWithPasskey();
    const [only] = await passkeysOf(customer.client);
    expect(await customer.client.call('POST', `account/passkeys/${only?.id}/removal`)).toMatchObject({
      status: 409,
      body: { code: 'last_strong_factor' },
    });
  });

  it('leaves one of two that are removed at once', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const other = new SoftwarePasskey();
    await addPasskey(site(), customer, other, passkey);
    const { client } = customer;
    const grants: string[] = [];
    for (const { id } of await passkeysOf(client)) {
      const { challengeId = '' } = await client.ok('POST', `account/passkeys/${id}/removal`);
      await provePasskey(client, challengeId, 'second_factor', passkey);
      grants.push(await grantOf(client, challengeId));
    }
    const answers = await Promise.all(
      grants.map((grant) => client.call('POST', 'account/passkeys/removed', { grant })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await passkeysOf(client)).toHaveLength(1);
  });

  it('takes back what passkeys have proven elsewhere and nobody has used yet', async () => {
    const { customer, passkey } = await newCustomerWithPasskey();
    const other = new SoftwarePasskey();
    await addPasskey(site(), customer, other, passkey);
    const { client } = customer;
    const thief = site().newClient();
    const { challengeId } = await signInWithPasskey(thief, passkey);
    const [first] = await passkeysOf(client);
    await removePasskey(client, first?.id ?? '', other);
    const { slots } = await thief.ok<View>('GET', `challenges/${challengeId}`);
    expect(slots.every(({ state }) => state !== 'done')).toBe(true);
  });

  it('of somebody else is no passkey of this account', async () => {
    const { customer } = await newCustomerWithPasskey();
    const [theirs] = await passkeysOf(customer.client);
    const stranger = await newCustomer(site());
    const missing = { status: 404, body: { code: 'passkey_not_found' } };
    const path = `account/passkeys/${theirs?.id}`;
    expect(await stranger.client.call('POST', `${path}/removal`)).toMatchObject(missing);
    const { client, passkey } = { client: stranger.client, passkey: new SoftwarePasskey() };
    await addPasskey(site(), stranger, passkey);
    expect(await client.call('PATCH', path, { name: 'Mine' })).toMatchObject(missing);
  });
});

it('of a passkey that is made twice, one is added', async () => {
  const { customer, passkey } = await newCustomerWithPasskey();
  const { client } = customer;
  const again = new SoftwarePasskey();
  const grants: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const { challengeId = '' } = await client.ok('POST', 'account/passkey-additions');
    await provePasskey(client, challengeId, 'second_factor', passkey);
    const options = await startPasskeyProof(client, challengeId, 'new_passkey');
    const made = await answerPasskey(client, challengeId, 'new_passkey', again.make(options));
    expect(made.status).toBe(200);
    grants.push(await grantOf(client, challengeId));
  }
  await client.ok('POST', 'account/passkeys', { grant: grants[0] });
  expect(await client.call('POST', 'account/passkeys', { grant: grants[1] })).toMatchObject({
    status: 409,
    body: { code: 'passkey_already_added' },
  });
});
