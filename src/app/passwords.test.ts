import { describe, expect, it } from 'vitest';
import { newCustomer, type TestClient, useTestSite } from './testing.ts';
import {
  codeFor,
  eventsOf,
  grantOf,
  newCustomerWithAuthenticator,
  prove,
  proveSecondFactor,
  signInOnNewDevice,
  startSignIn,
  totpNow,
} from './testing-flows.ts';

const site = useTestSite();
const newPassword = 'plover lantern 48 quietly';

async function startChange(client: TestClient, currentPassword: string, password = newPassword) {
  return client.call('POST', 'account/password-changes', { currentPassword, newPassword: password });
}

describe('changing the password', () => {
  it('takes the current one and a second factor, ends every other session and holds withdrawals', async () => {
    const customer = await newCustomer(site());
    const other = await signInOnNewDevice(site(), customer);
    const started = await startChange(customer.client, customer.password);
    expect(started.status).toBe(201);
    const { challengeId = '' } = started.body;
    await proveSecondFactor(site(), customer, customer.client, challengeId);
    const grant = await grantOf(customer.client, challengeId);
    const done = await customer.client.call('PUT', 'account/password', { grant });
    expect(done.status, JSON.stringify(done.body)).toBe(200);

    expect((await customer.client.call('GET', 'account')).status).toBe(200);
    await expect.poll(async () => (await other.call('GET', 'account')).status).toBe(401);
    const { holds } = await customer.client.ok<{ holds: { reason: string }[] }>('GET', 'account');
    expect(holds.map((hold) => hold.reason)).toEqual(['password_changed']);
    expect(await eventsOf(site(), customer)).toContain('password_changed');
    for (const to of [customer.email, customer.phone])
      expect((await site().nextMessage(to, { saying: 'password' })).text).toContain('/freeze/');
    const old = await site().newClient().call('POST', 'sign-ins', {
      identifier: customer.email,
      password: customer.password,
    });
    expect(old.body.code).toBe('password_wrong');
    await startSignIn(site().newClient(), { ...customer, password: newPassword });
  });

  it('refuses a wrong current one, the same one, a common one and one of the own contacts', async () => {
    const { client, password, email } = await newCustomer(site());
    expect((await startChange(client, 'not the password at all')).body).toMatchObject({
      code: 'current_password_wrong',
      errors: [{ field: 'currentPassword' }],
    });
    expect((await startChange(client, password, password)).body.code).toBe('password_same');
    expect((await startChange(client, password, 'password1')).body.code).toBe('password_too_common');
    expect((await startChange(client, password, email)).body.code).toBe('password_too_common');
  });

  it('has the limits of signing in: guessing from a stolen session slows down and stops', async () => {
    const { client } = await newCustomer(site());
    const codes: string[] = [];
    for (let index = 0; index < 6; index += 1)
      codes.push((await startChange(client, `guess number ${index} of many`)).body.code ?? '');
    expect(codes).toContain('password_try_too_soon');
  });
});

describe('a forgotten password', () => {
  const begin = (client: TestClient, identifier: string) =>
    client.ok<{ challengeId: string }>('POST', 'forgotten-passwords', { identifier });
  const view = (client: TestClient, challengeId: string) =>
    client.ok<{ slots: { name: string }[] }>('GET', `challenges/${challengeId}`);

  it('is replaced after both contacts and the authenticator; every session ends, withdrawals are held', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const client = site().newClient();
    const { challengeId } = await begin(client, customer.email);
    expect((await view(client, challengeId)).slots.map((slot) => slot.name)).toEqual(['current_email']);
    const mail = await codeFor(site(), client, challengeId, 'current_email', 'email', customer.email);
    expect((await prove(client, challengeId, 'current_email', mail)).status).toBe(200);
    expect((await view(client, challengeId)).slots.map((slot) => slot.name)).toEqual([
      'current_email',
      'current_phone',
      'second_factor',
    ]);
    const sms = await codeFor(site(), client, challengeId, 'current_phone', 'sms', customer.phone);
    await prove(client, challengeId, 'current_phone', sms);
    site().clock.advanceMs(30_000);
    await prove(client, challengeId, 'second_factor', totpNow(site(), customer));
    const grant = await grantOf(client, challengeId);
    const weak = await client.call('POST', 'forgotten-passwords/new-passwords', {
      grant,
      newPassword: 'password1',
    });
    expect(weak.body.code).toBe('password_too_common');
    const done = await client.call('POST', 'forgotten-passwords/new-passwords', { grant, newPassword });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    await expect.poll(async () => (await customer.client.call('GET', 'account')).status).toBe(401);
    expect(await eventsOf(site(), customer)).toContain('password_reset');
    await startSignIn(site().newClient(), { ...customer, password: newPassword });
  });

  it('looks the same for known and unknown, frozen and locked: status, body and headers', async () => {
    const known = await newCustomerWithAuthenticator(site());
    const frozen = await newCustomer(site());
    await frozen.client.ok('POST', 'account/freeze');
    const answers = [];
    for (const identifier of [known.email, frozen.email, 'nobody-at-all@example.com']) {
      const client = site().newClient();
      const started = await client.call('POST', 'forgotten-passwords', { identifier });
      const { challengeId = '' } = started.body;
      const sent = await client.call('POST', `challenges/${challengeId}/codes`, {
        slot: 'current_email',
        channel: 'email',
      });
      const early = await client.call('POST', `challenges/${challengeId}/codes`, {
        slot: 'current_phone',
        channel: 'sms',
      });
      const wrong = await prove(client, challengeId, 'current_email', '000000');
      const shown = await client.call('GET', `challenges/${challengeId}`);
      answers.push({
        statuses: [started.status, sent.status, early.status, wrong.status, shown.status],
        problems: [early.body.code, wrong.body.code, wrong.body.detail],
        slots: JSON.stringify(shown.body['slots']).replace(
          /"at":"[^"]*"|"[a-zA-Z]+At":"[^"]*"|"to":"[^"]*"/g,
          '',
        ),
        keys: Object.keys(shown.body).sort(),
        headers: [...shown.headers.keys()].filter((name) => name !== 'x-request-id').sort(),
      });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('takes as long: medians of interleaved tries differ by less than a fifth', async () => {
    const known: number[] = [];
    const unknown: number[] = [];
    const customer = await newCustomer(site());
    for (let round = 0; round < 16; round += 1) {
      // Each limit on sends is over an hour; none may decide here.
      site().clock.advanceMs(25 * 3_600_000);
      for (const [identifier, times] of [
        [customer.email, known],
        [`nobody.${round}@example.com`, unknown],
      ] as const) {
        const client = site().newClient();
        const startedAt = performance.now();
        const { challengeId } = await begin(client, identifier);
        await client.ok('POST', `challenges/${challengeId}/codes`, {
          slot: 'current_email',
          channel: 'email',
        });
        await prove(client, challengeId, 'current_email', '000001');
        times.push(performance.now() - startedAt);
      }
    }
    const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    const ratio = median(known) / median(unknown);
    expect(
      ratio,
      `known ${median(known).toFixed(1)} ms, unknown ${median(unknown).toFixed(1)} ms`,
    ).toBeLessThan(1.2);
    expect(ratio).toBeGreaterThan(0.83);
  });

  it('locks known and unknown alike after six wrong codes, contact by contact', async () => {
    const known = await newCustomer(site());
    for (const [identifier, other] of [
      [known.email, known.phone],
      ['nobody-else@example.com', '+447400999111'],
    ] as const) {
      const client = site().newClient();
      const { challengeId } = await begin(client, identifier);
      await client.ok('POST', `challenges/${challengeId}/codes`, { slot: 'current_email', channel: 'email' });
      const codes: string[] = [];
      for (let index = 0; index < 6; index += 1)
        codes.push(
          (await prove(client, challengeId, 'current_email', String(100_000 + index))).body.code ?? '',
        );
      expect(codes.at(-1)).toBe('code_entry_locked');
      const byPhone = await begin(client, other);
      const tried = await prove(client, byPhone.challengeId, 'current_phone', '123456');
      expect(tried.body.code).not.toBe('code_entry_locked');
    }
  });

  it('tells a frozen account’s owner, and nobody else, that it must be unfrozen first', async () => {
    const customer = await newCustomer(site());
    await customer.client.ok('POST', 'account/freeze');
    const client = site().newClient();
    const { challengeId } = await begin(client, customer.email);
    const mail = await codeFor(site(), client, challengeId, 'current_email', 'email', customer.email);
    await prove(client, challengeId, 'current_email', mail);
    const grant = await grantOf(client, challengeId);
    const refused = await client.call('POST', 'forgotten-passwords/new-passwords', { grant, newPassword });
    expect(refused.body.code).toBe('account_frozen');
  });

  it('does nothing with the grant of another action or browser', async () => {
    const customer = await newCustomer(site());
    const client = site().newClient();
    const { challengeId } = await begin(client, customer.email);
    const stranger = site().newClient();
    expect((await stranger.call('GET', `challenges/${challengeId}`)).status).toBe(404);
    const missing = await client.call('POST', `challenges/${challengeId}/grant`);
    expect(missing.body.code).toBe('proof_missing');
  });
});
