import { describe, expect, it } from 'vitest';
import type { Customer, TestClient } from './testing.ts';
import { newCustomer, useTestSite } from './testing.ts';
import {
  carrierOf,
  finishSignIn,
  linkIn,
  newCustomerWithAuthenticator,
  otherThan,
  prove,
  reachDeviceStep,
  signInAgain,
  signInOnNewDevice,
  startSignIn,
  tally,
  totpNow,
} from './testing-flows.ts';

const site = useTestSite();

type SignIn = {
  challenge: { slots: { name: string; state: string }[] } | null;
  methods: string[];
  authorisation: { id: string; method: string; state: string; code: string | null } | null;
};

const look = (client: TestClient, id: string) => client.ok<SignIn>('GET', `sign-ins/${id}`);
const ask = (client: TestClient, id: string, method: string) =>
  client.call('POST', `sign-ins/${id}/authorisation`, { method });

/** A new device that waits to be authorised by one method. */
async function waitingDevice(method: 'email_link' | 'phone_call' | 'device_approval', customer?: Customer) {
  const owner = customer ?? (await newCustomer(site()));
  const client = site().newClient();
  const id = await reachDeviceStep(site(), owner, client);
  const asked = await ask(client, id, method);
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  return { customer: owner, client, id };
}

const callTo = (customer: Customer) => site().nextMessage(customer.phone, { channel: 'voice' });
const linkTo = async (customer: Customer) =>
  linkIn(await site().nextMessage(customer.email, { saying: '/authorise/' }), 'authorise');

async function expectRefusedAndTold(customer: Customer, client: TestClient, id: string): Promise<void> {
  expect((await look(client, id)).authorisation?.state).toBe('cancelled');
  expect(await client.call('POST', `sign-ins/${id}/session`)).toMatchObject({ status: 410 });
  for (const to of [customer.email, customer.phone]) {
    const alert = await site().nextMessage(to, { saying: '/freeze/' });
    expect(linkIn(alert, 'freeze')).toHaveLength(43);
  }
  const { items } = await customer.client.ok<{ items: { event: string }[] }>('GET', 'account/activity');
  expect(items[0]?.event).toBe('sign_in_cancelled');
}

describe('before a device is asked for', () => {
  it('the other proofs come first', async () => {
    const customer = await newCustomer(site());
    const client = site().newClient();
    const id = await startSignIn(client, customer);
    for (const method of ['email_link', 'phone_call', 'device_approval'])
      expect(await ask(client, id, method)).toMatchObject({ status: 409, body: { code: 'slot_not_open' } });
  });

  it('only the browser that signs in may ask and look', async () => {
    const { id } = await waitingDevice('email_link');
    const stranger = site().newClient();
    expect(await stranger.call('GET', `sign-ins/${id}`)).toMatchObject({ status: 404 });
    expect(await ask(stranger, id, 'phone_call')).toMatchObject({ status: 404 });
    expect(await stranger.call('POST', `sign-ins/${id}/session`)).toMatchObject({ status: 404 });
  });
});

describe('an e-mail link', () => {
  it('changes nothing when it is looked at, and confirms from any browser when it is answered', async () => {
    const { customer, client, id } = await waitingDevice('email_link');
    const token = await linkTo(customer);
    for (const scanner of [site().newClient(), site().newClient()]) {
      const seen = await scanner.ok('GET', `authorisation-links/${token}`);
      expect(seen).toMatchObject({ name: 'Chrome on Linux', address: client.address });
      expect((await scanner.call('HEAD', `authorisation-links/${token}`)).status).toBe(200);
    }
    expect((await look(client, id)).authorisation?.state).toBe('waiting');
    expect(await client.call('POST', `sign-ins/${id}/session`)).toMatchObject({
      body: { code: 'proof_missing' },
    });
    await site().newClient().ok('POST', `authorisation-links/${token}`, { answer: 'confirm' });
    await finishSignIn(client, id);
    await client.ok('GET', 'session');
    const again = await site().newClient().call('POST', `authorisation-links/${token}`, { answer: 'cancel' });
    expect(again).toMatchObject({ status: 409, body: { code: 'authorisation_settled' } });
    await client.ok('GET', 'session');
  });

  it('that is cancelled refuses the sign-in and tells everybody', async () => {
    const { customer, client, id } = await waitingDevice('email_link');
    await site()
      .newClient()
      .ok('POST', `authorisation-links/${await linkTo(customer)}`, { answer: 'cancel' });
    await expectRefusedAndTold(customer, client, id);
  });

  it('answered both ways at once has one effect', async () => {
    const { customer } = await waitingDevice('email_link');
    const token = await linkTo(customer);
    const answers = await Promise.all(
      ['confirm', 'cancel', 'confirm', 'cancel'].map((answer) =>
        site().newClient().call('POST', `authorisation-links/${token}`, { answer }),
      ),
    );
    expect(tally(answers)).toEqual({ '204': 1, authorisation_settled: 3 });
  });

  it('expires after ten minutes, and is void when another way is taken', async () => {
    const { customer, client, id } = await waitingDevice('email_link');
    const token = await linkTo(customer);
    expect(await ask(client, id, 'phone_call')).toMatchObject({ status: 201 });
    expect(
      await site().newClient().call('POST', `authorisation-links/${token}`, { answer: 'confirm' }),
    ).toMatchObject({
      body: { code: 'authorisation_settled' },
    });
    const late = await waitingDevice('email_link');
    const lateToken = await linkTo(late.customer);
    site().clock.advanceMs(10 * 60_000);
    expect(
      await site().newClient().call('POST', `authorisation-links/${lateToken}`, { answer: 'confirm' }),
    ).toMatchObject({ status: 410, body: { code: 'authorisation_expired' } });
    expect((await look(late.client, late.id)).authorisation?.state).toBe('expired');
  });

  it('is sent five times an hour, whatever is asked for in between', async () => {
    const customer = await newCustomer(site());
    const client = site().newClient();
    const id = await reachDeviceStep(site(), customer, client);
    const answers = [];
    for (let count = 0; count < 6; count += 1) {
      answers.push(await ask(client, id, 'email_link'));
      await ask(client, id, 'phone_call');
    }
    expect(tally(answers)).toEqual({ '201': 5, send_limit_reached: 1 });
  });
});

describe('a call', () => {
  it('confirms with 1', async () => {
    const { customer, client, id } = await waitingDevice('phone_call');
    const carrier = carrierOf(site(), await callTo(customer));
    const script = await carrier('', { CallStatus: 'in-progress' });
    expect(script.text).toMatch(/<Gather/);
    expect((await carrier('/keys?turn=1', { Digits: '1' })).status).toBe(200);
    await finishSignIn(client, id);
  });

  it('cancels with 2', async () => {
    const { customer, client, id } = await waitingDevice('phone_call');
    const carrier = carrierOf(site(), await callTo(customer));
    await carrier('/keys?turn=1', { Digits: '2' });
    await expectRefusedAndTold(customer, client, id);
  });

  it('without a key, or with a hang-up or a machine, confirms nothing', async () => {
    for (const end of ['completed', 'no-answer', 'busy', 'failed']) {
      const { customer, client, id } = await waitingDevice('phone_call');
      const carrier = carrierOf(site(), await callTo(customer));
      expect(
        (await carrier('', { CallStatus: 'in-progress', AnsweredBy: 'machine_start' })).text,
      ).not.toMatch(/Say/);
      await carrier('/status', { CallStatus: end });
      expect((await look(client, id)).authorisation?.state).toBe('unanswered');
      // The key of a call that is over comes too late.
      await carrier('/keys?turn=1', { Digits: '1' });
      expect(await client.call('POST', `sign-ins/${id}/session`)).toMatchObject({
        body: { code: 'proof_missing' },
      });
    }
  });

  it('takes no key that is unsigned, signed by somebody else, late or of another call', async () => {
    const { customer, client, id } = await waitingDevice('phone_call');
    const carrier = carrierOf(site(), await callTo(customer));
    expect((await carrier('/keys?turn=1', { Digits: '1' }, 'a token of somebody else')).status).toBe(403);
    expect((await carrier('/keys?turn=1', { Digits: '9' })).text).toMatch(/<Gather/);
    // The same request again is answered the same, and takes no second key.
    expect((await carrier('/keys?turn=1', { Digits: '1' })).text).toMatch(/<Gather/);
    expect((await look(client, id)).authorisation?.state).toBe('waiting');
    site().clock.advanceMs(10 * 60_000);
    await carrier('/keys?turn=2', { Digits: '1' });
    expect(await client.call('POST', `sign-ins/${id}/session`)).toMatchObject({
      body: { code: 'proof_missing' },
    });
  });

  it('rings five times an hour for one account, over all its sign-ins and when asked all at once', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const waiting: { client: TestClient; id: string }[] = [];
    for (let count = 0; count < 8; count += 1) {
      const client = site().newClient();
      waiting.push({ client, id: await reachDeviceStep(site(), customer, client) });
    }
    const callAll = () => Promise.all(waiting.map(({ client, id }) => ask(client, id, 'phone_call')));
    const answers = await callAll();
    expect(tally(answers)).toEqual({ '201': 5, call_limit_reached: 3 });
    const over = answers.find((answer) => answer.status === 429);
    expect(Number(over?.headers.get('retry-after'))).toBe(3600);
    site().clock.advanceMs(60_000);
    expect(tally(await callAll())).toEqual({ call_limit_reached: 8 });
  });
});

describe('the approval of another device', () => {
  it('takes the code that the new device shows', async () => {
    const { customer, client, id } = await waitingDevice('device_approval');
    const { authorisation } = await look(client, id);
    expect(authorisation?.code).toMatch(/^\d{6}$/);
    const { items } = await customer.client.ok<{ items: Record<string, string>[] }>('GET', 'approvals');
    expect(items).toMatchObject([
      { id: authorisation?.id, name: 'Chrome on Linux', address: client.address },
    ]);
    expect(JSON.stringify(items)).not.toContain(authorisation?.code);
    const answer = { answer: 'confirm', code: authorisation?.code };
    await customer.client.ok('POST', `approvals/${authorisation?.id}`, answer);
    await finishSignIn(client, id);
    expect(await customer.client.call('POST', `approvals/${authorisation?.id}`, answer)).toMatchObject({
      status: 409,
    });
  });

  it('can be refused there', async () => {
    const { customer, client, id } = await waitingDevice('device_approval');
    const { authorisation } = await look(client, id);
    await customer.client.ok('POST', `approvals/${authorisation?.id}`, { answer: 'cancel' });
    await expectRefusedAndTold(customer, client, id);
  });

  it('is asked for five times an hour for one account, over all its sign-ins and when asked all at once', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const waiting: { client: TestClient; id: string }[] = [];
    for (let count = 0; count < 8; count += 1) {
      const client = site().newClient();
      waiting.push({ client, id: await reachDeviceStep(site(), customer, client) });
    }
    const askAll = () => Promise.all(waiting.map(({ client, id }) => ask(client, id, 'device_approval')));
    const answers = await askAll();
    expect(tally(answers)).toEqual({ '201': 5, approval_limit_reached: 3 });
    expect((await customer.client.ok<{ items: object[] }>('GET', 'approvals')).items).toHaveLength(5);
    const over = answers.find((answer) => answer.status === 429);
    expect(Number(over?.headers.get('retry-after'))).toBe(3600);
    site().clock.advanceMs(60_000);
    expect(tally(await askAll())).toEqual({ approval_limit_reached: 8 });
  });

  it('is cancelled by the sixth wrong code, also in parallel', async () => {
    const { customer, client, id } = await waitingDevice('device_approval');
    const { authorisation } = await look(client, id);
    const right = authorisation?.code ?? '';
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((step) =>
        customer.client.call('POST', `approvals/${authorisation?.id}`, {
          answer: 'confirm',
          code: otherThan(right, step),
        }),
      ),
    );
    expect(tally(answers)).toEqual({ approval_code_wrong: 6, authorisation_settled: 2 });
    expect(
      await customer.client.call('POST', `approvals/${authorisation?.id}`, {
        answer: 'confirm',
        code: right,
      }),
    ).toMatchObject({ body: { code: 'authorisation_settled' } });
    await expectRefusedAndTold(customer, client, id);
  });

  it('is only for the same account, and only where a device is signed in', async () => {
    const { customer, client, id } = await waitingDevice('device_approval');
    const { authorisation } = await look(client, id);
    const stranger = await newCustomer(site());
    for (const method of ['GET', 'POST'])
      expect(
        await stranger.client.call(
          method,
          `approvals/${authorisation?.id}`,
          method === 'POST' ? { answer: 'confirm', code: authorisation?.code } : undefined,
        ),
      ).toMatchObject({ status: 404 });
    expect(await stranger.client.ok('GET', 'approvals')).toEqual({ items: [] });
    await customer.client.ok('DELETE', 'session');
    const other = site().newClient();
    const alone = await reachDeviceStep(site(), customer, other);
    expect((await look(other, alone)).methods).toEqual(['phone_call', 'email_link']);
    expect(await ask(other, alone, 'device_approval')).toMatchObject({ body: { code: 'no_other_device' } });
  });
});

describe('the authenticator', () => {
  it('authorises a device with its next code, not with the one that was the second factor', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const client = site().newClient();
    const id = await reachDeviceStep(site(), customer, client);
    expect(await prove(client, id, 'device', totpNow(site(), customer))).toMatchObject({
      body: { code: 'code_used' },
    });
    site().clock.advanceMs(30_000);
    expect(await prove(client, id, 'device', totpNow(site(), customer))).toMatchObject({ status: 200 });
    await finishSignIn(client, id);
  });
});

describe('a device', () => {
  const needsDevice = async (client: TestClient, customer: Customer) => {
    client.sessionToken = null;
    const id = await startSignIn(client, customer);
    const { slots } = await client.ok<{ slots: { name: string }[] }>('GET', `challenges/${id}`);
    return slots.some((slot) => slot.name === 'device');
  };

  it('once authorised is known at the next sign-in, for thirty days without one', async () => {
    const customer = await newCustomer(site());
    const other = await signInOnNewDevice(site(), customer);
    await signInAgain(site(), customer, other);
    site().clock.advanceMs(30 * 86_400_000 - 1);
    expect(await needsDevice(other, customer)).toBe(false);
    site().clock.advanceMs(1);
    expect(await needsDevice(other, customer)).toBe(true);
  });

  it('that was removed must be authorised again, and its session ends', async () => {
    const customer = await newCustomer(site());
    const other = await signInOnNewDevice(site(), customer);
    const { items } = await customer.client.ok<{ items: { isCurrent: boolean; device: { id: string } }[] }>(
      'GET',
      'sessions',
    );
    const device = items.find((each) => !each.isCurrent)?.device.id;
    await customer.client.ok('DELETE', `devices/${device}`);
    expect(await other.call('GET', 'session')).toMatchObject({ status: 401 });
    expect(await needsDevice(other, customer)).toBe(true);
    expect(await customer.client.call('DELETE', `devices/${device}`)).toMatchObject({ status: 404 });
  });

  it('of one customer is unknown to another on the same computer', async () => {
    const customer = await newCustomer(site());
    const second = await newCustomer(site());
    const client = site().newClient();
    client.deviceToken = customer.client.deviceToken;
    expect(await needsDevice(client, second)).toBe(true);
  });
});
