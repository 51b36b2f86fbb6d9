import { describe, expect, it } from 'vitest';
import { type Customer, newCustomer, newPhone, type TestClient, useTestSite } from './testing.ts';
import {
  codeFor,
  grantOf,
  linkIn,
  newCustomerWithAuthenticator,
  prove,
  provePhoneChange,
  proveSecondFactor,
  reachDeviceStep,
  startSignIn,
  totpNow,
} from './testing-flows.ts';
import {
  beginWait,
  claimLoss,
  finishRecovery,
  planLoss,
  proveSlots,
  proveWhatIsLeft,
  viewRecovery,
} from './testing-recovery.ts';

const site = useTestSite();
const hourMs = 3_600_000;

const stateOf = async (client: TestClient, challengeId: string) => {
  const { status, body } = await client.call('GET', `challenges/${challengeId}`);
  const slots = (body['slots'] ?? []) as { name: string; state: string }[];
  return { status, done: slots.filter(({ state }) => state === 'done').map(({ name }) => name) };
};

async function changePassword(customer: Customer): Promise<void> {
  const { client } = customer;
  const passwords = { currentPassword: customer.password, newPassword: 'quiet-harbour-53-lanterns' };
  const { challengeId = '' } = await client.ok('POST', 'account/password-changes', passwords);
  await proveSecondFactor(site(), customer, client, challengeId);
  await client.ok('PUT', 'account/password', { grant: await grantOf(client, challengeId) });
}

async function changePhone(customer: Customer): Promise<string> {
  const { challengeId, phone } = await provePhoneChange(site(), customer);
  await customer.client.ok('PUT', 'account/phone', { grant: await grantOf(customer.client, challengeId) });
  return phone;
}

describe('a password that was changed', () => {
  it('is worth nothing in a sign-in that a thief has under way', async () => {
    const customer = await newCustomer(site());
    const thief = site().newClient();
    const challengeId = await reachDeviceStep(site(), customer, thief);
    await thief.ok('POST', `sign-ins/${challengeId}/authorisation`, { method: 'email_link' });
    const token = linkIn(await site().nextMessage(customer.email, { saying: '/authorise/' }), 'authorise');
    await changePassword(customer);
    const confirmed = await site()
      .newClient()
      .call('POST', `authorisation-links/${token}`, { answer: 'confirm' });
    expect(confirmed).toMatchObject({ status: 410, body: { code: 'authorisation_expired' } });
    const made = await thief.call('POST', `sign-ins/${challengeId}/session`);
    expect(made).toMatchObject({ status: 410, body: { code: 'challenge_expired' } });
  });

  it('is worth nothing in a recovery that it began and nobody has proven yet; one that waits goes on', async () => {
    const customer = await newCustomer(site());
    const waits = await beginWait(site(), customer, ['email']);
    const planned = await planLoss(site(), customer, ['phone']);
    await changePassword(customer);
    expect(await viewRecovery(planned)).toMatchObject({ stage: 'cancelled', stoppedBecause: 'proofs_gone' });
    expect(await viewRecovery(waits)).toMatchObject({ stage: 'waiting' });
  });

  it('leaves a claim alone, which never showed it', async () => {
    const customer = await newCustomer(site());
    const claimed = await claimLoss(site(), customer, ['phone']);
    await changePassword(customer);
    expect(await viewRecovery(claimed)).toMatchObject({ stage: 'planned' });
  });
});

describe('an authenticator that was replaced', () => {
  async function replace(customer: Customer): Promise<void> {
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/authenticator-replacements');
    const setup = await client.ok('GET', `account/authenticator-links/${challengeId}`);
    const { Secret, TOTP } = await import('otpauth');
    const totp = new TOTP({ secret: Secret.fromBase32((setup['key'] ?? '').replaceAll(' ', '')) });
    site().clock.advanceMs(30_000);
    await prove(client, challengeId, 'authenticator', totpNow(site(), customer));
    const mail = await codeFor(site(), client, challengeId, 'contact', 'email', customer.email);
    await prove(client, challengeId, 'contact', mail);
    const code = totp.generate({ timestamp: site().clock.now().getTime() });
    await prove(client, challengeId, 'new_authenticator', code);
    await client.ok('PUT', 'account/authenticator/replacement', {
      grant: await grantOf(client, challengeId),
    });
    customer.totp = totp;
  }

  it('has proven nothing in what else is under way, and ends the recovery that rested on it', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const waits = await beginWait(site(), customer, ['phone']);
    const thief = site().newClient();
    const challengeId = await startSignIn(thief, customer);
    site().clock.advanceMs(30_000);
    await prove(thief, challengeId, 'second_factor', totpNow(site(), customer));
    expect((await stateOf(thief, challengeId)).done).toContain('second_factor');
    await replace(customer);
    expect((await stateOf(thief, challengeId)).done).toEqual(['password']);
    expect(await viewRecovery(waits)).toMatchObject({ stage: 'cancelled', stoppedBecause: 'proofs_gone' });
    await site().nextMessage(customer.email, { saying: 'The reset was stopped' });
    // And nothing stands in the way of another.
    await beginWait(site(), customer, ['phone']);
  });
});

describe('a phone number that was changed', () => {
  it('has proven nothing in what else is under way, and its codes prove nothing after it', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const { challengeId: proven = '' } = await client.ok('POST', 'account/phone-changes', {
      phone: newPhone(),
    });
    const code = await codeFor(site(), client, proven, 'current_phone', 'sms', customer.phone);
    await prove(client, proven, 'current_phone', code);
    site().clock.advanceMs(61_000);
    const { challengeId: sent = '' } = await client.ok('POST', 'account/phone-changes', {
      phone: newPhone(),
    });
    const late = await codeFor(site(), client, sent, 'current_phone', 'sms', customer.phone);
    site().clock.advanceMs(61_000);
    await changePhone(customer);
    expect((await stateOf(client, proven)).done).toEqual([]);
    expect(await prove(client, sent, 'current_phone', late)).toMatchObject({
      body: { code: 'code_replaced' },
    });
  });

  it('ends a recovery that rested on it, visibly', async () => {
    const customer = await newCustomer(site());
    const waits = await beginWait(site(), customer, ['email']);
    const phone = await changePhone(customer);
    expect(await viewRecovery(waits)).toMatchObject({ stage: 'cancelled', stoppedBecause: 'proofs_gone' });
    await site().nextMessage(phone, { saying: 'reset stopped' });
    site().clock.advanceMs(72 * hourMs);
    expect(await finishRecovery(waits)).toMatchObject({ body: { code: 'recovery_cancelled' } });
  });

  it('ends a recovery that waits for its proofs, and a claim of it', async () => {
    const customer = await newCustomer(site());
    const begun = await planLoss(site(), customer, ['email']);
    await proveWhatIsLeft(site(), customer, begun);
    await changePhone(customer);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'cancelled' });
  });

  it('ends sign-ins on new devices, whose calls and links may be under way', async () => {
    const customer = await newCustomer(site());
    const thief = site().newClient();
    const challengeId = await reachDeviceStep(site(), customer, thief);
    await changePhone(customer);
    expect((await stateOf(thief, challengeId)).status).toBe(410);
  });

  it('has proven nothing for unfreezing, once the change is undone', async () => {
    const customer = await newCustomer(site());
    const phone = await changePhone(customer);
    const undo = linkIn(await site().nextMessage(customer.phone, { saying: '/undo/' }), 'undo');
    await customer.client.ok('POST', 'account/freeze');
    const thief = site().newClient();
    const { challengeId = '' } = await thief.ok('POST', 'unfreezes', { identifier: customer.email });
    await proveSlots(site(), { ...customer, phone }, thief, challengeId, ['current_email', 'current_phone']);
    await site().newClient().ok('POST', `undo-links/${undo}`);
    expect((await stateOf(thief, challengeId)).done).toEqual(['current_email']);
  });
});
