import { afterEach, describe, expect, it } from 'vitest';
import { listInboxMessages } from '#platform/inbox/inbox-store.ts';
import { codeIn, newCustomer, newPhone, type TestClient, testPassword, useTestSite } from './testing.ts';
import {
  carrierOf,
  codeFor,
  finishSignIn,
  linkIn,
  prove,
  reachDeviceStep,
  startSignIn,
} from './testing-flows.ts';

const site = useTestSite();

/** What the stand-ins of carrier and mail server do wrong; all is well again after each test. */
function faults() {
  const { inbox } = site().holdfast;
  if (!inbox) throw new Error('unreachable');
  return inbox.faults;
}
afterEach(() => {
  faults().mail = 'ok';
  faults().carrier = 'ok';
});

type View = {
  slots: { name: string; state: string; methods: { channel: string; restsUntil: string | null }[] }[];
};

/** The channels that rest for a slot, once there are any: a code is tried for 17 seconds before it is given up. */
async function restingOf(client: TestClient, challengeId: string, slot: string): Promise<string[]> {
  let resting: string[] = [];
  const look = async () => {
    site().clock.advanceMs(1000);
    const view = await client.ok<View>('GET', `challenges/${challengeId}`);
    const methods = view.slots.find(({ name }) => name === slot)?.methods ?? [];
    resting = methods.filter(({ restsUntil }) => restsUntil).map(({ channel }) => channel);
    return resting.length;
  };
  await expect.poll(look, { timeout: 15_000, interval: 20 }).toBeGreaterThan(0);
  return resting;
}

/** Resolves when pages that wait for this challenge are told to look again. */
const told = (challengeId: string) =>
  new Promise<void>((resolve) => {
    const stop = site().holdfast.live.subscribe('challenge', challengeId, () => {
      stop();
      resolve();
    });
  });

/** The codes of the sign-up arrived; what is sent from now on is newer. */
async function customerBefore() {
  const customer = await newCustomer(site());
  site().clock.advanceMs(1);
  return customer;
}

const newEmail = () => `away.${newPhone().slice(1)}@example.com`;

async function reachPhoneStep() {
  const client = site().newClient();
  const email = newEmail();
  const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email });
  await prove(client, challengeId, 'new_email', await site().nextCode(email));
  return { client, challengeId, email };
}

async function openAccount(client: TestClient, challengeId: string): Promise<void> {
  const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
  const terms = { password: testPassword, region: 'GB', acceptsTerms: true };
  const made = await client.ok('POST', 'accounts', { grant, ...terms });
  client.sessionToken = made['sessionToken'] ?? null;
  await client.ok('GET', 'session');
}

describe.each(['500', 'down'] as const)('while the carrier is away (%s)', (fault) => {
  it('a sign-up hears that its SMS rests, and goes on by a call when the carrier is back', async () => {
    const { client, challengeId } = await reachPhoneStep();
    const phone = newPhone();
    faults().carrier = fault;
    const hears = told(challengeId);
    await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
    expect(await restingOf(client, challengeId, 'new_phone')).toEqual(['sms']);
    await hears;
    const again = { slot: 'new_phone', channel: 'sms' };
    expect(await client.call('POST', `challenges/${challengeId}/codes`, again)).toMatchObject({
      status: 429,
      body: { code: 'channel_resting' },
    });

    faults().carrier = 'ok';
    await client.ok('POST', `challenges/${challengeId}/codes`, { slot: 'new_phone', channel: 'voice' });
    const call = await site().nextMessage(phone, { channel: 'voice' });
    const spoken = await carrierOf(site(), call)('', { CallStatus: 'in-progress' });
    const code = codeIn(spoken) ?? '';
    await prove(client, challengeId, 'new_phone', code);
    await openAccount(client, challengeId);
    // The SMS that was given up never comes after all.
    const sms = await listInboxMessages(site().holdfast.db.queries, { to: phone, limit: 50 });
    expect(sms.filter(({ channel, text }) => channel === 'sms' && /\d{6}/.test(text))).toEqual([]);
  });

  it('a sign-in goes on by e-mail, and the call for a new device is said to have ended', async () => {
    const customer = await customerBefore();
    const client = site().newClient();
    const id = await startSignIn(client, customer);
    faults().carrier = fault;
    await client.ok('POST', `challenges/${id}/codes`, { slot: 'second_factor', channel: 'sms' });
    expect(await restingOf(client, id, 'second_factor')).toEqual(['sms']);
    const code = await codeFor(site(), client, id, 'second_factor', 'email', customer.email);
    await prove(client, id, 'second_factor', code);

    await client.ok('POST', `sign-ins/${id}/authorisation`, { method: 'phone_call' });
    const hears = told(id);
    const state = async () => {
      site().clock.advanceMs(1000);
      return (await client.ok<{ authorisation: { state: string } }>('GET', `sign-ins/${id}`)).authorisation
        .state;
    };
    await expect.poll(state, { timeout: 15_000, interval: 20 }).toBe('unanswered');
    await hears;
    const { slots } = await client.ok<View>('GET', `challenges/${id}`);
    expect(slots.find(({ name }) => name === 'device')?.state).not.toBe('done');
    // Another way is open at once.
    await client.ok('POST', `sign-ins/${id}/authorisation`, { method: 'email_link' });
  });
});

describe('while the carrier is slow', () => {
  it('the code that arrives all the same counts, and no second SMS is sent', async () => {
    const { client, challengeId } = await reachPhoneStep();
    const phone = newPhone();
    faults().carrier = 'slow';
    await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
    const code = await site().nextCode(phone);
    expect(await restingOf(client, challengeId, 'new_phone')).toEqual(['sms']);
    await prove(client, challengeId, 'new_phone', code);
    await openAccount(client, challengeId);
    const all = await listInboxMessages(site().holdfast.db.queries, { to: phone, limit: 50 });
    expect(all.filter(({ text }) => text.replaceAll(/\s/g, '').includes(code))).toHaveLength(1);
  }, 30_000);
});

describe('while the mail server is away', () => {
  it('a sign-in goes on by SMS; what the e-mail would have told arrives later, once', async () => {
    const customer = await customerBefore();
    const client = site().newClient();
    faults().mail = 'down';
    const id = await startSignIn(client, customer);
    await client.ok('POST', `challenges/${id}/codes`, { slot: 'second_factor', channel: 'email' });
    expect(await restingOf(client, id, 'second_factor')).toEqual(['email']);
    const code = await codeFor(site(), client, id, 'second_factor', 'sms', customer.phone);
    await prove(client, id, 'second_factor', code);
    await client.ok('POST', `sign-ins/${id}/authorisation`, { method: 'phone_call' });
    const call = await site().nextMessage(customer.phone, { channel: 'voice' });
    await carrierOf(site(), call)('/keys?turn=1', { Digits: '1' });
    await finishSignIn(client, id);

    const alerts = async () => {
      site().clock.advanceMs(10_000);
      const mails = await listInboxMessages(site().holdfast.db.queries, { to: customer.email, limit: 50 });
      return mails.filter(({ subject }) => subject?.includes('new device')).length;
    };
    expect(await alerts()).toBe(0);
    faults().mail = 'ok';
    await expect.poll(alerts, { timeout: 15_000, interval: 50 }).toBe(1);
  });

  it('a new device hears that its link was not delivered; the link counts all the same', async () => {
    const customer = await customerBefore();
    const client = site().newClient();
    const id = await reachDeviceStep(site(), customer, client);
    await client.ok('POST', `sign-ins/${id}/authorisation`, { method: 'email_link' });
    const token = linkIn(await site().nextMessage(customer.email, { saying: '/authorise/' }), 'authorise');
    type SignIn = { authorisation: { state: string; isUndelivered: boolean } };
    const look = async () => (await client.ok<SignIn>('GET', `sign-ins/${id}`)).authorisation;
    expect(await look()).toMatchObject({ state: 'waiting', isUndelivered: false });

    // Taken by the mail server, which then falls silent: nobody knows whether it will arrive.
    site().clock.advanceMs(30_000);
    faults().mail = 'slow';
    const hears = told(id);
    await client.ok('POST', `sign-ins/${id}/authorisation`, { method: 'email_link' });
    await expect.poll(look, { timeout: 15_000, interval: 50 }).toMatchObject({ isUndelivered: true });
    await hears;
    expect(await look()).toMatchObject({ state: 'waiting' });
    const late = linkIn(await site().nextMessage(customer.email, { saying: '/authorise/' }), 'authorise');
    expect(late).not.toBe(token);
    await site().newClient().ok('POST', `authorisation-links/${late}`, { answer: 'confirm' });
    await finishSignIn(client, id);
  }, 30_000);

  it('a sign-up says that its e-mail could not be delivered, and takes another address', async () => {
    const client = site().newClient();
    faults().mail = 'down';
    const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email: newEmail() });
    expect(await restingOf(client, challengeId, 'new_email')).toEqual(['email']);
    faults().mail = 'ok';
    const email = newEmail();
    await client.ok('PUT', `sign-ups/${challengeId}/email`, { email });
    const code = await site().nextCode(email);
    expect((await prove(client, challengeId, 'new_email', code)).status).toBe(200);
  });
});
