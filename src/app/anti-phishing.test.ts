import { describe, expect, it } from 'vitest';
import type { InboxMessage } from '#platform/inbox/inbox-store.ts';
import { listInboxMessages } from '#platform/inbox/inbox-store.ts';
import { type Customer, newCustomer, useTestSite } from './testing.ts';
import {
  eventsOf,
  finishSignIn,
  newCustomerWithAuthenticator,
  prove,
  reachDeviceStep,
  startSignIn,
} from './testing-flows.ts';

const site = useTestSite();
const path = 'account/anti-phishing-code';
const code = 'blue heron';

const choose = (customer: Customer, typed = code) => customer.client.call('PUT', path, { code: typed });

async function emailsTo(customer: Customer): Promise<InboxMessage[]> {
  const messages = await listInboxMessages(site().holdfast.db.queries, { to: customer.email, limit: 50 });
  return messages.filter((message) => message.channel === 'email');
}

describe('the anti-phishing code', () => {
  it('is chosen, changed and removed with a session, audited, and told with the code from before', async () => {
    const customer = await newCustomer(site());
    expect((await choose(customer, '  blue   heron ')).body).toEqual({ code });
    const chosen = await site().nextMessage(customer.email, { saying: 'anti-phishing code was changed' });
    expect(chosen.text).not.toContain(code);
    site().clock.advanceMs(1000);
    expect((await choose(customer, 'red kite')).status).toBe(200);
    const changed = await site().nextMessage(customer.email, { saying: 'anti-phishing code was changed' });
    expect(changed.text).toContain(code);
    expect(changed.text).not.toContain('red kite');
    await site().nextMessage(customer.phone, { saying: 'anti-phishing code changed' });
    expect((await customer.client.call('DELETE', path)).status).toBe(204);
    const removed = await site().nextMessage(customer.email, { saying: 'anti-phishing code was removed' });
    expect(removed.text).toContain('red kite');
    expect(await customer.client.ok('GET', path)).toEqual({ code: null });
    expect((await eventsOf(site(), customer)).slice(0, 3)).toEqual([
      'anti_phishing_code_removed',
      'anti_phishing_code_changed',
      'anti_phishing_code_changed',
    ]);
  });

  it('tells nobody when nothing changes', async () => {
    const customer = await newCustomer(site());
    expect((await customer.client.call('DELETE', path)).status).toBe(204);
    await choose(customer);
    await choose(customer);
    expect(await eventsOf(site(), customer)).toEqual(['anti_phishing_code_changed', 'signed_up']);
  });

  it('refuses what could be markup, a link or a code to enter, and everybody without a session', async () => {
    const customer = await newCustomer(site());
    for (const typed of ['<b>x</b>', 'evil.example', '123456', 'ab', 'x'.repeat(21), 'blue\u0000heron'])
      expect((await choose(customer, typed)).body.code, typed).toBe('anti_phishing_code_not_possible');
    expect((await site().newClient().call('PUT', path, { code })).body.code).toBe('session_missing');
    expect(await customer.client.ok('GET', path)).toEqual({ code: null });
  });

  it('doesn’t change while the settings are locked', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    await choose(customer);
    const { challengeId = '' } = await client.ok('POST', 'account/settings-locks', { days: 3 });
    await client.ok('POST', `challenges/${challengeId}/codes`, { slot: 'second_factor', channel: 'email' });
    await prove(client, challengeId, 'second_factor', await site().nextCode(customer.email));
    const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
    await client.ok('PUT', 'account/settings-lock', { grant });
    expect((await choose(customer, 'red kite')).body.code).toBe('settings_locked');
    expect((await client.call('DELETE', path)).body.code).toBe('settings_locked');
    expect(await client.ok('GET', path)).toEqual({ code });
  });

  it('stands in every e-mail: codes, links, alerts', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const { client } = customer;
    await choose(customer);
    await site().nextMessage(customer.email, { saying: 'anti-phishing code was changed' });
    const before = new Set((await emailsTo(customer)).map(({ id }) => id));

    // A code, in and out of a session.
    const { challengeId = '' } = await client.ok('POST', 'account/authenticator-replacements');
    await client.ok('POST', `challenges/${challengeId}/codes`, { slot: 'contact', channel: 'email' });
    await site().nextCode(customer.email);
    // The link that authorises a new device, and the alert of its sign-in.
    const elsewhere = site().newClient();
    const signIn = await reachDeviceStep(site(), customer, elsewhere);
    await elsewhere.ok('POST', `sign-ins/${signIn}/authorisation`, { method: 'email_link' });
    const link = await site().nextMessage(customer.email, { saying: '/authorise/' });
    const token = /\/authorise\/([\w-]{43})/.exec(link.text)?.[1];
    await site().newClient().ok('POST', `authorisation-links/${token}`, { answer: 'confirm' });
    await finishSignIn(elsewhere, signIn);
    await site().nextMessage(customer.email, { saying: 'new device' });
    // A refused sign-in up to the password, and an end of every session.
    await startSignIn(site().newClient(), customer);
    await client.ok('POST', 'sessions/end', { scope: 'others' });
    await site().nextMessage(customer.email, { saying: 'signed out' });

    const since = (await emailsTo(customer)).filter(({ id }) => !before.has(id));
    expect(since.length).toBeGreaterThanOrEqual(4);
    expect(since.filter(({ text }) => !text.includes(code)).map(({ subject }) => subject)).toEqual([]);
  });
});
