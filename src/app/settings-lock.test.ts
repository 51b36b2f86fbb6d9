import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { runningHolds } from '#modules/holds/index.ts';
import { type Customer, newCustomer, newPhone, useTestSite } from './testing.ts';
import {
  codeFor,
  eventsOf,
  grantOf,
  newCustomerWithAuthenticator,
  prove,
  proveSecondFactor,
  totpNow,
} from './testing-flows.ts';

const site = useTestSite();
const dayMs = 86_400_000;

async function lock(customer: Customer, days: number, withMasterKey = false): Promise<string | null> {
  const { client } = customer;
  const { challengeId = '' } = await client.ok('POST', 'account/settings-locks', { days, withMasterKey });
  await proveSecondFactor(site(), customer, client, challengeId);
  const grant = await grantOf(client, challengeId);
  const done = await client.ok<{ masterKey: string | null }>('PUT', 'account/settings-lock', { grant });
  return done.masterKey;
}

const tryChange = (customer: Customer) =>
  customer.client.call('POST', 'account/phone-changes', { phone: newPhone() });

describe('the settings lock', () => {
  it('refuses every change, tells every contact of the try, and opens only when its days are over', async () => {
    const customer = await newCustomer(site());
    expect(await lock(customer, 3)).toBeNull();
    await site().nextMessage(customer.email, { saying: 'settings lock' });
    const refused = await tryChange(customer);
    expect(refused.status).toBe(423);
    expect(refused.body.code).toBe('settings_locked');
    await site().nextMessage(customer.phone, { saying: 'refused' });
    expect(await eventsOf(site(), customer)).toContain('settings_lock_tried');

    const { unlockAt = '' } = await customer.client.ok('POST', 'account/settings-lock/unlocking');
    const begun = await site().nextMessage(customer.email, {
      saying: 'Unlocking of your settings has begun',
    });
    expect(begun.text).toMatch(/Waiting time ends: /);
    site().clock.advanceMs(2 * dayMs);
    const again = await customer.client.ok('POST', 'account/settings-lock/unlocking');
    expect(again['unlockAt']).toBe(unlockAt);
    expect((await tryChange(customer)).body.code).toBe('settings_locked');
    site().clock.advanceMs(dayMs);
    expect((await tryChange(customer)).status).toBe(201);
  });

  it('stays on when its owner stops the unlocking', async () => {
    const customer = await newCustomer(site());
    await lock(customer, 1);
    await customer.client.ok('POST', 'account/settings-lock/unlocking');
    await customer.client.ok('DELETE', 'account/settings-lock/unlocking');
    site().clock.advanceMs(2 * dayMs);
    expect((await tryChange(customer)).body.code).toBe('settings_locked');
  });

  it('ends at once by the master key, which works once; a wrong one is told to every contact', async () => {
    const customer = await newCustomer(site());
    const masterKey = (await lock(customer, 30, true)) ?? '';
    const unlock = (key: string) =>
      customer.client.call('POST', 'account/settings-lock/master-key', { masterKey: key });
    expect((await unlock(`${masterKey.slice(0, -1)}_`)).body.code).toBe('master_key_wrong');
    await site().nextMessage(customer.email, { saying: 'locked settings' });
    expect((await unlock(masterKey)).status).toBe(204);
    expect((await tryChange(customer)).status).toBe(201);
    expect((await unlock(masterKey)).body.code).toBe('settings_not_locked');
    await lock(customer, 1, false);
    expect((await unlock(masterKey)).body.code).toBe('master_key_wrong');
  });

  it('can’t be turned on or made longer by a session alone', async () => {
    const customer = await newCustomer(site());
    const { challengeId = '' } = await customer.client.ok('POST', 'account/settings-locks', { days: 30 });
    expect((await customer.client.call('POST', `challenges/${challengeId}/grant`)).body.code).toBe(
      'proof_missing',
    );
    await lock(customer, 1);
    expect((await customer.client.call('POST', 'account/settings-locks', { days: 30 })).body.code).toBe(
      'settings_locked',
    );
  });

  it('lets somebody with a forgotten password start the waiting time with both contacts', async () => {
    const customer = await newCustomer(site());
    await lock(customer, 2);
    const client = site().newClient();
    const { challengeId = '' } = await client.ok('POST', 'settings-unlocks', { identifier: customer.email });
    const mail = await codeFor(site(), client, challengeId, 'current_email', 'email', customer.email);
    await prove(client, challengeId, 'current_email', mail);
    const sms = await codeFor(site(), client, challengeId, 'current_phone', 'sms', customer.phone);
    await prove(client, challengeId, 'current_phone', sms);
    const grant = await grantOf(client, challengeId);
    await client.ok('POST', 'settings-unlocks/waiting', { grant });
    site().clock.advanceMs(2 * dayMs);
    const forgotten = await client.ok('POST', 'forgotten-passwords', { identifier: customer.email });
    expect(forgotten['challengeId']).toBeDefined();
    const state = await site().newClient().call('GET', 'account/settings-lock');
    expect(state.status).toBe(401);
  });

  it('sends no more than five warnings an hour, however often somebody tries', async () => {
    const customer = await newCustomer(site());
    await lock(customer, 1);
    for (let index = 0; index < 8; index += 1) await tryChange(customer);
    const events = (await eventsOf(site(), customer)).filter((event) => event === 'settings_lock_tried');
    expect(events).toHaveLength(8);
    const { rows } = await site().holdfast.db.pool.query<{ count: string }>(
      `select count(*) as count from notifications.freeze_links where account_id = $1 and event = $2`,
      [customer.accountId, 'settings_lock_tried'],
    );
    expect(Number(rows[0]?.count)).toBe(5);
  });
});

describe('backup codes and a new authenticator', () => {
  async function makeCodes(customer: Customer): Promise<string[]> {
    const { challengeId = '' } = await customer.client.ok('POST', 'account/backup-code-sets');
    await proveSecondFactor(site(), customer, customer.client, challengeId);
    const grant = await grantOf(customer.client, challengeId);
    const made = await customer.client.ok<{ codes: string[] }>('PUT', 'account/backup-codes', { grant });
    return made.codes;
  }
  const left = async (customer: Customer) =>
    (await customer.client.ok<{ set: { left: number } | null }>('GET', 'account/backup-codes')).set?.left;

  it('stand in for the authenticator once each, are counted, and are told of', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const codes = await makeCodes(customer);
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    const client = site().newClient();
    const start = () =>
      client.ok('POST', 'sign-ins', { identifier: customer.email, password: customer.password });
    const first = await start();
    const proven = await prove(
      client,
      first['challengeId'] ?? '',
      'second_factor',
      `${code.slice(0, 5)} ${code.slice(5)}`,
    );
    expect(proven.status, JSON.stringify(proven.body)).toBe(200);
    await site().nextMessage(customer.email, { saying: 'backup code' });
    expect(await left(customer)).toBe(9);
    const second = await start();
    expect((await prove(client, second['challengeId'] ?? '', 'second_factor', code)).body.code).toBe(
      'backup_code_used',
    );
    expect((await prove(client, second['challengeId'] ?? '', 'second_factor', '0123456789')).body.code).toBe(
      'code_wrong',
    );
  });

  it('are spent once even when shown twice at the same moment', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const [code = ''] = await makeCodes(customer);
    const clients = [site().newClient(), site().newClient()];
    const challenges = await Promise.all(
      clients.map((client) =>
        client.ok('POST', 'sign-ins', { identifier: customer.email, password: customer.password }),
      ),
    );
    const answers = await Promise.all(
      clients.map((client, index) =>
        prove(client, challenges[index]?.['challengeId'] ?? '', 'second_factor', code),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('are void once the authenticator is replaced; the old app too, and withdrawals are held', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const [first = '', second = ''] = await makeCodes(customer);
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/authenticator-replacements');
    await prove(client, challengeId, 'authenticator', first);
    const mail = await codeFor(site(), client, challengeId, 'contact', 'email', customer.email);
    await prove(client, challengeId, 'contact', mail);
    const setup = await client.ok('GET', `account/authenticator-links/${challengeId}`);
    const before = customer.totp;
    const { TOTP, Secret } = await import('otpauth');
    customer.totp = new TOTP({ secret: Secret.fromBase32((setup['key'] ?? '').replaceAll(' ', '')) });
    await prove(client, challengeId, 'new_authenticator', totpNow(site(), customer));
    const grant = await grantOf(client, challengeId);
    await client.ok('PUT', 'account/authenticator/replacement', { grant });

    expect(await left(customer)).toBeUndefined();
    const other = site().newClient();
    const started = await other.ok('POST', 'sign-ins', {
      identifier: customer.email,
      password: customer.password,
    });
    const id = started['challengeId'] ?? '';
    expect((await prove(other, id, 'second_factor', second)).status).not.toBe(200);
    site().clock.advanceMs(60_000);
    const oldCode = before?.generate({ timestamp: site().clock.now().getTime() }) ?? '';
    expect((await prove(other, id, 'second_factor', oldCode)).status).toBe(422);
    expect((await prove(other, id, 'second_factor', totpNow(site(), customer))).status).toBe(200);
    const holds = await runningHolds(
      site().holdfast.db.queries,
      customer.accountId as AccountId,
      site().clock.now(),
    );
    expect(holds.map((hold) => hold.reason)).toEqual(['authenticator_replaced', 'authenticator_linked']);
  });
});
