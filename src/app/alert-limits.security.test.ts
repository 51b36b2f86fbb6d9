import { describe, expect, it } from 'vitest';
import { type Customer, newCustomer, useTestSite } from './testing.ts';
import { codeFor, eventsOf, grantOf, prove, proveSecondFactor, tally } from './testing-flows.ts';

const site = useTestSite();
const minuteMs = 60_000;

async function lock(customer: Customer): Promise<string> {
  const { client } = customer;
  const asked = { days: 1, withMasterKey: true };
  const { challengeId = '' } = await client.ok('POST', 'account/settings-locks', asked);
  await proveSecondFactor(site(), customer, client, challengeId);
  const grant = await grantOf(client, challengeId);
  return (await client.ok('PUT', 'account/settings-lock', { grant }))['masterKey'] ?? '';
}

/** How often every contact was told: each alert has a freeze link of its own. */
async function told(customer: Customer, event: string): Promise<number> {
  const { rows } = await site().holdfast.db.pool.query<{ count: string }>(
    'select count(*) as count from notifications.freeze_links where account_id = $1 and event = $2',
    [customer.accountId, event],
  );
  return Number(rows[0]?.count);
}

describe('somebody in a session', () => {
  it('guesses no master key, and sends no messages by it: six tries in half an hour', async () => {
    const customer = await newCustomer(site());
    const masterKey = await lock(customer);
    const tryKey = (key: string) =>
      customer.client.call('POST', 'account/settings-lock/master-key', { masterKey: key });
    const answers = [];
    for (let times = 0; times < 9; times += 1) answers.push(await tryKey(`wrong-${times}`));
    expect(tally(answers)).toEqual({ master_key_wrong: 6, master_key_locked: 3 });
    expect(await tryKey(masterKey)).toMatchObject({ status: 423, body: { code: 'master_key_locked' } });
    expect(await told(customer, 'settings_lock_tried')).toBe(5);
    site().clock.advanceMs(30 * minuteMs);
    expect(await tryKey(masterKey)).toMatchObject({ status: 204 });
  });

  it('turns the unlocking on and off, and the contacts hear of it five times an hour', async () => {
    const customer = await newCustomer(site());
    await lock(customer);
    for (let times = 0; times < 8; times += 1) {
      await customer.client.ok('POST', 'account/settings-lock/unlocking');
      await customer.client.ok('POST', 'account/settings-lock/unlocking');
      await customer.client.ok('DELETE', 'account/settings-lock/unlocking');
    }
    expect(await told(customer, 'settings_unlock_started')).toBe(5);
    expect(await told(customer, 'settings_kept_locked')).toBe(5);
    const events = (await eventsOf(site(), customer)).filter((event) => event === 'settings_kept_locked');
    expect(events).toHaveLength(8);
    site().clock.advanceMs(60 * minuteMs);
    await customer.client.ok('POST', 'account/settings-lock/unlocking');
    expect(await told(customer, 'settings_unlock_started')).toBe(6);
  });

  it('changes the anti-phishing code again and again, and the contacts hear of it five times an hour', async () => {
    const customer = await newCustomer(site());
    for (let times = 0; times < 8; times += 1)
      await customer.client.ok('PUT', 'account/anti-phishing-code', { code: `heron ${times}` });
    expect(await told(customer, 'anti_phishing_code_changed')).toBe(5);
  });
});

describe('a forgotten password behind the settings lock', () => {
  it('is a try to change a locked setting: every contact is told, five times an hour', async () => {
    const customer = await newCustomer(site());
    await lock(customer);
    const stranger = site().newClient();
    await stranger.ok('POST', 'forgotten-passwords', { identifier: customer.email });
    await site().nextMessage(customer.phone, { saying: 'locked settings' });
    expect(await eventsOf(site(), customer)).toContain('settings_lock_tried');
    for (let times = 0; times < 8; times += 1)
      await stranger.ok('POST', 'forgotten-passwords', { identifier: customer.email });
    expect(await told(customer, 'settings_lock_tried')).toBe(5);
    // Whoever is signed out fills no activity either.
    const events = (await eventsOf(site(), customer)).filter((event) => event === 'settings_lock_tried');
    expect(events).toHaveLength(5);
  });

  it('is told where the lock was turned on after everything was proven', async () => {
    const customer = await newCustomer(site());
    const client = site().newClient();
    const { challengeId = '' } = await client.ok('POST', 'forgotten-passwords', {
      identifier: customer.email,
    });
    for (const [slot, channel, to] of [
      ['current_email', 'email', customer.email],
      ['current_phone', 'sms', customer.phone],
    ] as const)
      await prove(client, challengeId, slot, await codeFor(site(), client, challengeId, slot, channel, to));
    const grant = await grantOf(client, challengeId);
    site().clock.advanceMs(61_000);
    await lock(customer);
    const body = { grant, newPassword: 'quiet-harbour-53-lanterns' };
    expect(await client.call('POST', 'forgotten-passwords/new-passwords', body)).toMatchObject({
      status: 423,
      body: { code: 'settings_locked' },
    });
    await site().nextMessage(customer.phone, { saying: 'locked settings' });
  });
});
