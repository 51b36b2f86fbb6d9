import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { endRecoveryWait } from '#modules/recovery/index.ts';
import { type Customer, newCustomer, newPhone, useTestSite } from './testing.ts';
import {
  addPasskey,
  codeFor,
  linkIn,
  newCustomerWithAuthenticator,
  prove,
  reachDeviceStep,
  totpNow,
} from './testing-flows.ts';
import { SoftwarePasskey } from './testing-passkey.ts';
import {
  beginWait,
  bindPhone,
  cancelBy,
  cancelToken,
  finishRecovery,
  passWait,
  planLoss,
  proveSlots,
  proveWhatIsLeft,
  viewRecovery,
} from './testing-recovery.ts';

const site = useTestSite();
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const queries = () => site().holdfast.db.queries;
const contacts = ({ accountId }: { accountId: string }) => contactsOf(queries(), accountId as AccountId);

/** Every process hears of the end of a session, which takes a moment. */
const expectSignedOut = ({ client }: Customer) =>
  expect.poll(async () => (await client.call('GET', 'account')).status).toBe(401);

describe('a lost phone', () => {
  it('comes back by the mailbox, three days of waiting and a code to the new number', async () => {
    const customer = await newCustomer(site());
    const begun = await planLoss(site(), customer, ['phone']);
    expect((await viewRecovery(begun)).plan).toEqual({
      path: 'reset',
      asks: ['current_email'],
      binds: ['new_phone'],
      waitHours: 72,
      holdHours: 24,
      backupCodes: 0,
      unfreezes: false,
    });
    await proveWhatIsLeft(site(), customer, begun);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'proving', isProven: true });
    await begun.client.ok('POST', `recoveries/${begun.id}/waiting-time`);
    const waits = await viewRecovery(begun);
    expect(waits.stage).toBe('waiting');
    expect(new Date(waits.waitsUntil ?? 0).getTime()).toBe(site().clock.now().getTime() + 72 * hourMs);

    site().clock.advanceMs(72 * hourMs - 1);
    const named = { kind: 'phone', value: newPhone() };
    expect(await begun.client.call('PUT', `recoveries/${begun.id}/contact`, named)).toMatchObject({
      status: 409,
      body: { code: 'recovery_waiting' },
    });
    expect(await finishRecovery(begun)).toMatchObject({ status: 409, body: { code: 'recovery_waiting' } });
    site().clock.advanceMs(1);
    const phone = await bindPhone(site(), begun);
    const done = await finishRecovery(begun);
    expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200, body: { newSession: null } });
    expect((await contacts(customer)).phone).toBe(phone);
    await expectSignedOut(customer);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'done' });
    // From here on it is a sign-in like any other.
    const moved = { ...customer, phone };
    expect(await reachDeviceStep(site(), moved, site().newClient())).toMatch(/^chl_/);
  });

  it('tells every old and new contact at each step, each message with the link that stops it', async () => {
    const customer = await newCustomer(site());
    const begun = await beginWait(site(), customer, ['phone']);
    for (const to of [customer.phone, customer.email])
      for (const saying of ['reset requested|Somebody says', 'waiting time']) {
        const { text } = await site().nextMessage(to, {
          saying: saying.split('|')[to.includes('@') ? 1 : 0] ?? saying,
        });
        expect(text).toContain('/recover/cancel/');
      }
    site().clock.advanceMs(72 * hourMs);
    await endRecoveryWait(site().holdfast.deps, begun.id);
    await site().nextMessage(customer.email, { saying: 'Finish your reset' });
    await site().nextMessage(customer.phone, { saying: 'reset can be finished' });
    const phone = await bindPhone(site(), begun);
    await finishRecovery(begun);
    const toOld = await site().nextMessage(customer.phone, { saying: '/undo/' });
    expect(toOld.text).not.toContain(phone);
    for (const to of [phone, customer.email])
      expect((await site().nextMessage(to, { saying: 'number' })).text).not.toContain('/undo/');
    // The old number can take it back for as long as the hold lasts.
    await site()
      .newClient()
      .ok('POST', `undo-links/${linkIn(toOld, 'undo')}`);
    expect((await contacts(customer)).phone).toBe(customer.phone);
  });

  it('puts withdrawals on hold for a day and writes down what happened', async () => {
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['phone']);
    await bindPhone(site(), begun);
    const done = await finishRecovery(begun);
    const { hold } = done.body as unknown as { hold: { reason: string; endsAt: string } };
    expect(hold.reason).toBe('phone_reset');
    expect(new Date(hold.endsAt).getTime()).toBe(site().clock.now().getTime() + dayMs);
    const { rows } = await site().holdfast.db.pool.query<{ event: string }>(
      'select event from audit.entries where account_id = $1 order by sequence',
      [customer.accountId],
    );
    const own = rows.map(({ event }) => event).filter((event) => /recovery|reset/.test(event));
    expect(own).toEqual(['recovery_started', 'recovery_waiting', 'recovery_ready', 'phone_reset']);
  });

  it('keeps the session that finishes it, with a new token', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const { recoveryId = '' } = await client.ok('POST', 'account/recoveries', { lost: ['phone'] });
    const begun = { client, id: recoveryId as never };
    await proveWhatIsLeft(site(), customer, begun);
    await client.ok('POST', `recoveries/${recoveryId}/waiting-time`);
    for (let hours = 0; hours < 72; hours += 24) {
      site().clock.advanceMs(24 * hourMs);
      await client.ok('GET', 'account');
    }
    await bindPhone(site(), begun);
    const before = client.sessionToken;
    const done = await finishRecovery(begun);
    expect(done.body.newSession?.sessionToken).not.toBe(before);
    await client.ok('GET', 'account');
  });

  it('tells that the new number is taken only after it was proven, and then takes another', async () => {
    const owner = await newCustomer(site());
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['phone']);
    await bindPhone(site(), begun, owner.phone);
    expect(await viewRecovery(begun)).toMatchObject({ taken: 'phone' });
    expect(await finishRecovery(begun)).toMatchObject({ status: 409, body: { code: 'contact_in_use' } });
    const phone = await bindPhone(site(), begun);
    expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
    expect((await contacts(customer)).phone).toBe(phone);
    expect((await contacts(owner)).phone).toBe(owner.phone);
  });
});

describe('other losses', () => {
  it('brings a mailbox back by the phone', async () => {
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['email']);
    const { client, id } = begun;
    const email = `reset.${newPhone().slice(1)}@example.com`;
    await client.ok('PUT', `recoveries/${id}/contact`, { kind: 'email', value: email });
    const challengeId = (await viewRecovery(begun)).challenge?.id ?? '';
    const code = await codeFor(site(), client, challengeId, 'new_email', 'email', email);
    await prove(client, challengeId, 'new_email', code);
    expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
    expect((await contacts(customer)).email).toBe(email);
  });

  it('replaces an authenticator by both contacts and a code of the new app', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const begun = await beginWait(site(), customer, ['authenticator']);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'waiting', setup: null });
    site().clock.advanceMs(72 * hourMs);
    const { setup, challenge } = await viewRecovery(begun);
    const totp = new TOTP({ secret: Secret.fromBase32((setup?.key ?? '').replaceAll(' ', '')) });
    const challengeId = challenge?.id ?? '';
    const code = () => totp.generate({ timestamp: site().clock.now().getTime() });
    expect(
      await prove(begun.client, challengeId, 'new_authenticator', totpNow(site(), customer)),
    ).toMatchObject({
      body: { code: 'code_wrong' },
    });
    expect((await prove(begun.client, challengeId, 'new_authenticator', code())).status).toBe(200);
    expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
    await reachDeviceStep(site(), { ...customer, totp }, site().newClient());
    const old = site().newClient();
    await expect(reachDeviceStep(site(), customer, old)).rejects.toThrow('code_wrong');
  });

  it('removes passkeys that are lost, and asks for nothing new', async () => {
    const customer = await newCustomer(site());
    await addPasskey(site(), customer, new SoftwarePasskey());
    const begun = await planLoss(site(), customer, ['passkey']);
    expect((await viewRecovery(begun)).plan).toMatchObject({
      asks: ['current_email', 'current_phone'],
      binds: [],
      waitHours: 72,
    });
    await proveWhatIsLeft(site(), customer, begun);
    await begun.client.ok('POST', `recoveries/${begun.id}/waiting-time`);
    expect(await finishRecovery(begun)).toMatchObject({ body: { code: 'recovery_waiting' } });
    site().clock.advanceMs(72 * hourMs);
    expect(await finishRecovery(begun)).toMatchObject({
      status: 200,
      body: { hold: { reason: 'passkey_reset' } },
    });
    await site().nextMessage(customer.email, { saying: 'Your passkeys were removed' });
    const again = await planLoss(site(), customer, ['passkey']);
    expect((await viewRecovery(again)).plan).toMatchObject({ reason: 'factor_not_linked' });
  });

  it('waits as long as the settings lock where that is longer: a reset is no way round it', async () => {
    const customer = await newCustomer(site());
    await site().holdfast.db.pool.query(
      'update accounts.accounts set settings_lock_days = 10 where id = $1',
      [customer.accountId],
    );
    const begun = await beginWait(site(), customer, ['phone']);
    const view = await viewRecovery(begun);
    expect(view.plan.waitHours).toBe(240);
    expect(new Date(view.waitsUntil ?? 0).getTime()).toBe(site().clock.now().getTime() + 10 * dayMs);
    site().clock.advanceMs(10 * dayMs);
    await bindPhone(site(), begun);
    expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
  });

  it('can be finished after a try that broke off between the right to do it and doing it', async () => {
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['phone']);
    const phone = await bindPhone(site(), begun);
    const challengeId = (await viewRecovery(begun)).challenge?.id ?? '';
    // The grant is there, and nobody came to use it.
    await begun.client.ok('POST', `challenges/${challengeId}/grant`);
    site().clock.advanceMs(hourMs);
    expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
    expect((await contacts(customer)).phone).toBe(phone);
  });

  it('asks for the authenticator as well when the phone alone is lost', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const begun = await planLoss(site(), customer, ['phone']);
    expect((await viewRecovery(begun)).plan.asks).toEqual(['current_email', 'authenticator']);
  });

  it('says what isn’t possible, and why', async () => {
    const customer = await newCustomer(site());
    const none = await site()
      .newClient()
      .call('POST', 'recoveries', { identifier: customer.email, password: customer.password, lost: [] });
    expect(none).toMatchObject({ status: 422, body: { code: 'nothing_lost' } });
    for (const [lost, reason] of [
      [['authenticator'], 'factor_not_linked'],
      [['passkey'], 'factor_not_linked'],
    ] as const) {
      const begun = await planLoss(site(), customer, lost);
      expect((await viewRecovery(begun)).plan).toEqual({ path: 'not_possible_now', reason });
      expect(await begun.client.call('POST', `recoveries/${begun.id}/start`)).toMatchObject({
        body: { code: reason },
      });
    }
  });
});

describe('stopping', () => {
  it('works from the old contact without signing in, once, and everybody hears of it', async () => {
    const customer = await newCustomer(site());
    const begun = await beginWait(site(), customer, ['phone']);
    const token = await cancelToken(site(), customer.phone);
    const stranger = site().newClient();
    // Looking changes nothing.
    expect(await stranger.ok('GET', `recovery-cancel-links/${token}`)).toMatchObject({ stage: 'waiting' });
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'waiting' });
    expect(await cancelBy(stranger, token)).toMatchObject({ status: 204 });
    expect(await cancelBy(stranger, token)).toMatchObject({ body: { code: 'recovery_cancelled' } });
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'cancelled', challenge: null });
    await site().nextMessage(customer.email, { saying: 'The reset was stopped' });
    await site().nextMessage(customer.phone, { saying: 'reset stopped' });
    site().clock.advanceMs(80 * hourMs);
    await endRecoveryWait(site().holdfast.deps, begun.id);
    expect(await finishRecovery(begun)).toMatchObject({ status: 410, body: { code: 'recovery_cancelled' } });
    expect((await contacts(customer)).phone).toBe(customer.phone);
  });

  it('can freeze the account with the same press', async () => {
    const customer = await newCustomer(site());
    await beginWait(site(), customer, ['phone']);
    const token = await cancelToken(site(), customer.phone);
    expect(await cancelBy(site().newClient(), token, true)).toMatchObject({ status: 204 });
    await site().nextMessage(customer.phone, { saying: 'your account is frozen' });
    await expectSignedOut(customer);
  });

  it('works from any session of the account, which shows it', async () => {
    const customer = await newCustomer(site());
    await beginWait(site(), customer, ['phone']);
    const shown = await customer.client.ok<{ recovery: { stage: string } }>('GET', 'account/recovery');
    expect(shown.recovery).toMatchObject({
      stage: 'waiting',
      lost: ['phone'],
      deviceName: expect.stringMatching(/\S/),
      isLastResort: false,
    });
    await customer.client.ok('POST', 'account/recovery/cancel', { freezes: false });
    expect(await customer.client.ok('GET', 'account/recovery')).toEqual({ recovery: null });
    expect(await customer.client.call('POST', 'account/recovery/cancel', { freezes: false })).toMatchObject({
      status: 404,
    });
  });
});

describe('the tracker', () => {
  it('shows stage and time to everybody with the link, and nothing else', async () => {
    const customer = await newCustomer(site());
    const begun = await beginWait(site(), customer, ['phone']);
    const { trackPath } = await viewRecovery(begun);
    const link = `recovery-trackers/${trackPath.split('/').at(-1)}`;
    const stranger = site().newClient();
    const seen = await stranger.ok<Record<string, unknown>>('GET', link);
    expect(seen).toMatchObject({ stage: 'waiting', lost: ['phone'] });
    expect(JSON.stringify(seen)).not.toMatch(/@|\+44|acc_/);
    site().clock.advanceMs(72 * hourMs);
    expect(await stranger.ok('GET', link)).toMatchObject({ stage: 'binding' });
    // It shows where the recovery is, and the browser there must be the one that began.
    expect(await stranger.call('GET', `recoveries/${begun.id}`)).toMatchObject({ status: 404 });
    site().clock.advanceMs(14 * dayMs);
    expect(await stranger.ok('GET', link)).toMatchObject({ stage: 'expired' });
    expect(await finishRecovery(begun)).toMatchObject({ body: { code: 'recovery_expired' } });
  });
});

describe('another browser', () => {
  it('goes on after the password and a fresh proof of what is left, and the first one no longer can', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const begun = await passWait(site(), customer, ['phone']);
    const here = await planLoss(site(), customer, ['phone']);
    expect(await viewRecovery(here)).toMatchObject({ stage: 'planned', isAnotherLive: true });
    const { challengeId = '' } = await here.client.ok('POST', `recoveries/${here.id}/resumption`);
    const early = await here.client.call('POST', `recovery-resumptions/${challengeId}`);
    expect(early).toMatchObject({ status: 403, body: { code: 'proof_missing' } });
    await proveSlots(site(), customer, here.client, challengeId, ['current_email', 'authenticator']);
    const { recoveryId } = await here.client.ok('POST', `recovery-resumptions/${challengeId}`);
    expect(recoveryId).toBe(begun.id);
    const moved = { client: here.client, id: begun.id };
    expect(await begun.client.call('GET', `recoveries/${begun.id}`)).toMatchObject({ status: 404 });
    // Nobody comes into a wait that another has sat out.
    const again = await viewRecovery(moved);
    expect(again).toMatchObject({ stage: 'waiting' });
    expect(Date.parse(again.waitsUntil ?? '') - site().clock.now().getTime()).toBe(72 * hourMs);
    expect(await finishRecovery(moved)).toMatchObject({ body: { code: 'recovery_waiting' } });
    await site().nextMessage(customer.email, { saying: 'another browser' });
    site().clock.advanceMs(72 * hourMs);
    await bindPhone(site(), moved);
    expect(await finishRecovery(moved)).toMatchObject({ status: 200 });
  });
});
