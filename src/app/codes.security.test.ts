import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { listInboxMessages } from '#platform/inbox/inbox-store.ts';
import { type Answer, type Customer, newCustomer, newPhone, useTestSite } from './testing.ts';
import {
  carrierOf,
  codeFor,
  newCustomerWithAuthenticator,
  otherThan,
  prove,
  proveSecondFactor,
  signInOnNewDevice,
  startSignIn,
  tally,
  totpNow,
} from './testing-flows.ts';

const site = useTestSite();

/** A code at work: the second factor of a sign-in on a known device, sent by e-mail. */
async function secondFactorCode() {
  const customer = await newCustomer(site());
  const { client } = customer;
  const challengeId = await startSignIn(client, customer);
  const code = await codeFor(site(), client, challengeId, 'second_factor', 'email', customer.email);
  return { customer, client, challengeId, code };
}

describe('a code that is refused says why', () => {
  it('wrong: with the tries that are left', async () => {
    const { client, challengeId, code } = await secondFactorCode();
    const answer = await prove(client, challengeId, 'second_factor', otherThan(code));
    expect(answer).toMatchObject({ status: 422, body: { code: 'code_wrong', params: { left: 5 } } });
    expect(await prove(client, challengeId, 'second_factor', code)).toMatchObject({ status: 200 });
  });

  it('expired: after ten minutes, not a moment before', async () => {
    const { client, challengeId, code } = await secondFactorCode();
    const late = await secondFactorCode();
    site().clock.advanceMs(10 * 60_000 - 1);
    expect(await prove(client, challengeId, 'second_factor', code)).toMatchObject({ status: 200 });
    site().clock.advanceMs(1);
    const answer = await prove(late.client, late.challengeId, 'second_factor', late.code);
    expect(answer).toMatchObject({ status: 410, body: { code: 'code_expired' } });
  });

  it('used: in another step of the same account', async () => {
    const { customer, client, challengeId, code } = await secondFactorCode();
    await prove(client, challengeId, 'second_factor', code);
    const again = await startSignIn(client, customer);
    site().clock.advanceMs(60_000);
    await codeFor(site(), client, again, 'second_factor', 'email', customer.email);
    const answer = await prove(client, again, 'second_factor', code);
    expect(answer).toMatchObject({ status: 409, body: { code: 'code_used' } });
  });

  it('replaced: when a newer one was sent, and the newer one works', async () => {
    const { customer, client, challengeId, code } = await secondFactorCode();
    site().clock.advanceMs(60_000);
    const newer = await codeFor(site(), client, challengeId, 'second_factor', 'email', customer.email);
    const answer = await prove(client, challengeId, 'second_factor', code);
    expect(answer).toMatchObject({ status: 409, body: { code: 'code_replaced' } });
    expect(await prove(client, challengeId, 'second_factor', newer)).toMatchObject({ status: 200 });
  });

  it('incomplete: costs no try', async () => {
    const { client, challengeId, code } = await secondFactorCode();
    for (const typed of ['', '12345', 'abcdef', '1234567', '１２３４５']) {
      expect(await prove(client, challengeId, 'second_factor', typed)).toMatchObject({
        status: 422,
        body: { code: 'code_incomplete' },
      });
    }
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await prove(client, challengeId, 'second_factor', spaced)).toMatchObject({ status: 200 });
  });

  it('clock off: by how many minutes; it counts as a try, because it tells something of the secret', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const challengeId = await startSignIn(customer.client, customer);
    const at = site().clock.now().getTime();
    const answers = [];
    for (const minutes of [5, 6, 7, 8, 9, 10]) {
      const code = customer.totp?.generate({ timestamp: at + minutes * 60_000 }) ?? '';
      answers.push(await prove(customer.client, challengeId, 'second_factor', code));
    }
    expect(answers[0]).toMatchObject({
      status: 422,
      body: { code: 'authenticator_clock_off', params: { minutes: 5 } },
    });
    expect(tally(answers)).toEqual({ authenticator_clock_off: 5, code_entry_locked: 1 });
  });
});

describe('guessing', () => {
  it('locks once after six wrong codes over sessions, addresses and parallel requests, and tells both contacts', async () => {
    const customer = await newCustomer(site());
    const other = await signInOnNewDevice(site(), customer);
    const far = site().newClient({ address: '198.51.100.7' });
    far.sessionToken = other.sessionToken;
    far.deviceToken = other.deviceToken;
    const first = await startSignIn(customer.client, customer);
    const code = await codeFor(site(), customer.client, first, 'second_factor', 'email', customer.email);
    site().clock.advanceMs(60_000);
    const { challengeId: second = '' } = await other.ok('POST', 'account/authenticator-links');
    const elsewhere = await codeFor(site(), other, second, 'contact', 'sms', customer.phone);

    const guesses = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? prove(customer.client, first, 'second_factor', otherThan(code, index + 1))
        : prove(far, second, 'contact', otherThan(elsewhere, index + 1)),
    );
    const answers = await Promise.all(guesses);
    expect(tally(answers)).toEqual({ code_wrong: 5, code_entry_locked: 15 });

    const right = await prove(customer.client, first, 'second_factor', code);
    expect(right).toMatchObject({ status: 423, body: { code: 'code_entry_locked' } });
    expect(Number(right.headers.get('retry-after'))).toBe(30 * 60);
    expect(await prove(far, second, 'contact', elsewhere)).toMatchObject({ status: 423 });
    const send = await customer.client.call('POST', `challenges/${first}/codes`, {
      slot: 'second_factor',
      channel: 'sms',
    });
    expect(send).toMatchObject({ status: 423 });

    const { items } = await customer.client.ok<{ items: { event: string }[] }>('GET', 'account/activity');
    expect(items.filter((each) => each.event === 'code_entry_locked')).toHaveLength(1);
    const alertSms = await site().nextMessage(customer.phone, { saying: '/freeze/' });
    const alertMail = await site().nextMessage(customer.email, { saying: '/freeze/' });
    expect(alertSms.channel).toBe('sms');
    expect(alertMail.channel).toBe('email');

    site().clock.advanceMs(30 * 60_000);
    const later = await startSignIn(customer.client, customer);
    const fresh = await codeFor(site(), customer.client, later, 'second_factor', 'email', customer.email);
    expect(await prove(customer.client, later, 'second_factor', fresh)).toMatchObject({ status: 200 });
  });

  it('is not started anew by proving something that the guesser controls', async () => {
    const { customer, client, challengeId, code } = await secondFactorCode();
    const guess = (step: number) => prove(client, challengeId, 'second_factor', otherThan(code, step));
    for (const step of [1, 2, 3, 4, 5]) expect(await guess(step)).toMatchObject({ status: 422 });
    // Whoever stole a session can prove an authenticator of their own as often as they like.
    const { challengeId: own = '' } = await customer.client.ok('POST', 'account/authenticator-links');
    const { key = '' } = await client.ok('GET', `account/authenticator-links/${own}`);
    const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
    const ownCode = totp.generate({ timestamp: site().clock.now().getTime() });
    expect(await prove(client, own, 'new_authenticator', ownCode)).toMatchObject({ status: 200 });
    expect(await guess(6)).toMatchObject({ status: 423, body: { code: 'code_entry_locked' } });
  });

  it('remembers a wrong code for its whole window, over a code that expired meanwhile', async () => {
    const { client, challengeId, code } = await secondFactorCode();
    for (const step of [1, 2, 3, 4, 5])
      await prove(client, challengeId, 'second_factor', otherThan(code, step));
    site().clock.advanceMs(29 * 60_000);
    expect(await prove(client, challengeId, 'second_factor', otherThan(code, 6))).toMatchObject({
      status: 423,
    });
  });

  it('at a sign-up locks the sign-ups of that address, not the account that has it', async () => {
    const customer = await newCustomer(site());
    const stranger = site().newClient();
    const { challengeId = '' } = await stranger.ok('POST', 'sign-ups', { email: customer.email });
    const code = await site().nextCode(customer.email);
    const answers = [];
    for (const step of [1, 2, 3, 4, 5, 6])
      answers.push(await prove(stranger, challengeId, 'new_email', otherThan(code, step)));
    expect(tally(answers)).toEqual({ code_wrong: 5, code_entry_locked: 1 });
    site().clock.advanceMs(60_000);
    const challenge = await startSignIn(customer.client, customer);
    await proveSecondFactor(site(), customer, customer.client, challenge);
  });
});

describe('a code is bound', () => {
  it('to its challenge, and to its slot', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const { challengeId: a = '' } = await client.ok('POST', 'account/phone-changes', { phone: newPhone() });
    const { challengeId: b = '' } = await client.ok('POST', 'account/phone-changes', { phone: newPhone() });
    const code = await codeFor(site(), client, a, 'current_phone', 'sms', customer.phone);
    site().clock.advanceMs(60_000);
    await codeFor(site(), client, b, 'current_phone', 'sms', customer.phone);
    expect(await prove(client, b, 'current_phone', code)).toMatchObject({ body: { code: 'code_wrong' } });
    await client.ok('POST', `challenges/${a}/codes`, { slot: 'second_factor', channel: 'email' });
    expect(await prove(client, a, 'second_factor', code)).toMatchObject({ body: { code: 'code_wrong' } });
    expect(await prove(client, a, 'current_phone', code)).toMatchObject({ status: 200 });
  });

  it('to its destination: another phone in the same sign-up needs another code', async () => {
    const client = site().newClient();
    const email = `bound.${newPhone().slice(1)}@example.com`;
    const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email });
    await prove(client, challengeId, 'new_email', await site().nextCode(email));
    const phone = newPhone();
    await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
    const code = await site().nextCode(phone);
    site().clock.advanceMs(60_000);
    const next = newPhone();
    await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone: next });
    expect(await prove(client, challengeId, 'new_phone', code)).toMatchObject({
      body: { code: 'code_replaced' },
    });
    expect(await prove(client, challengeId, 'new_phone', await site().nextCode(next))).toMatchObject({
      status: 200,
    });
  });

  it('to whoever started: another browser, session or account finds no challenge', async () => {
    const { challengeId, code } = await secondFactorCode();
    const stranger = await newCustomer(site());
    for (const client of [site().newClient(), stranger.client]) {
      expect(await prove(client, challengeId, 'second_factor', code)).toMatchObject({
        status: 404,
        body: { code: 'challenge_not_found' },
      });
      expect(await client.call('GET', `challenges/${challengeId}`)).toMatchObject({ status: 404 });
    }
  });

  it('to one use of the authenticator’s step, also in parallel', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const challenges = await Promise.all(
      Array.from({ length: 6 }, () => startSignIn(customer.client, customer)),
    );
    const code = totpNow(site(), customer);
    const answers = await Promise.all(
      challenges.map((each) => prove(customer.client, each, 'second_factor', code)),
    );
    expect(tally(answers)).toEqual({ '200': 1, code_used: 5 });
  });
});

describe('sending', () => {
  it('waits a minute between two codes, and offers the call after it', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const challengeId = await startSignIn(client, customer);
    const send = (channel: string) =>
      client.call('POST', `challenges/${challengeId}/codes`, { slot: 'second_factor', channel });
    expect(await send('sms')).toMatchObject({ status: 202 });
    site().clock.advanceMs(59_000);
    const early = await send('voice');
    expect(early).toMatchObject({ status: 429, body: { code: 'resend_too_soon', retryAfterSeconds: 1 } });
    site().clock.advanceMs(1000);
    expect(await send('voice')).toMatchObject({ status: 202 });
    const call = await site().nextMessage(customer.phone, { channel: 'voice' });
    const { text } = await carrierOf(site(), call)('', { CallStatus: 'in-progress' });
    const spoken = /(\d), (\d), (\d), (\d), (\d), (\d)/.exec(text);
    expect(await prove(client, challengeId, 'second_factor', spoken?.slice(1).join('') ?? '')).toMatchObject({
      status: 200,
    });
  });

  it('stops at five codes an hour and ten a day for one destination', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const send = async () => {
      const challengeId = await startSignIn(client, customer);
      return client.call('POST', `challenges/${challengeId}/codes`, {
        slot: 'second_factor',
        channel: 'email',
      });
    };
    site().clock.advanceMs(3_600_000);
    const counts: Record<string, number>[] = [];
    for (let hour = 0; hour < 3; hour += 1) {
      const answers = [];
      for (let count = 0; count < 6; count += 1) answers.push(await send());
      counts.push(tally(answers));
      site().clock.advanceMs(3_600_000);
    }
    // The sign-up's own code counts towards the day.
    expect(counts).toEqual([
      { '202': 5, send_limit_reached: 1 },
      { '202': 4, send_limit_reached: 2 },
      { send_limit_reached: 6 },
    ]);
  });

  it('keeps the limits when everything comes at once', async () => {
    const email = `flood.${newPhone().slice(1)}@example.com`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => site().newClient().call('POST', 'sign-ups', { email })),
    );
    expect(tally(answers)).toEqual({ '201': 5, send_limit_reached: 7 });
  });

  it('stops at the limit of one network address, counted by network for IPv6', async () => {
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        site()
          .newClient({ address: `2001:db8:7:7::${index.toString(16)}` })
          .call('POST', 'sign-ups', { email: `many.${newPhone().slice(1)}@example.com` }),
      ),
    );
    expect(tally(answers)).toEqual({ '201': 60, send_limit_reached: 4 });
    const neighbour = site().newClient({ address: '2001:db8:7:8::1' });
    await neighbour.ok('POST', 'sign-ups', { email: `many.${newPhone().slice(1)}@example.com` });
  });

  it('rests a channel that failed to deliver, and lets the others go on at once', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const challengeId = await startSignIn(client, customer);
    const send = (channel: string) =>
      client.call('POST', `challenges/${challengeId}/codes`, { slot: 'second_factor', channel });
    type View = { slots: { name: string; methods: { channel: string; restsUntil: string | null }[] }[] };
    const resting = async () => {
      const { slots } = await client.ok<View>('GET', `challenges/${challengeId}`);
      const methods = slots.find((slot) => slot.name === 'second_factor')?.methods ?? [];
      return methods.filter((method) => method.restsUntil).map((method) => method.channel);
    };
    const { inbox } = site().holdfast;
    if (!inbox) throw new Error('unreachable');
    // The sign-up's own code arrived; the newest message is what counts.
    site().clock.advanceMs(1);
    inbox.faults.mail = 'no_mailbox';
    try {
      expect(await send('email')).toMatchObject({ status: 202 });
      await expect.poll(resting, { timeout: 10_000 }).toEqual(['email']);
    } finally {
      inbox.faults.mail = 'ok';
    }
    const refused = await send('email');
    expect(refused).toMatchObject({ status: 429, body: { code: 'channel_resting' } });
    expect(Number(refused.headers.get('retry-after'))).toBe(3600);

    // Not a minute's wait: nothing arrived.
    expect(await send('sms')).toMatchObject({ status: 202 });
    const sms = await site().nextMessage(customer.phone, { channel: 'sms', saying: 'sign in' });
    await carrierOf(site(), sms)('/status', { MessageStatus: 'undelivered', ErrorCode: '30003' });
    expect((await resting()).sort()).toEqual(['email', 'sms']);
    expect(await send('voice')).toMatchObject({ status: 202 });
    site().clock.advanceMs(3_600_000 - 1);
    expect(await send('email')).toMatchObject({ status: 410 });
    expect((await startAndSend(customer, 'sms')).body.code).toBe('channel_resting');
    site().clock.advanceMs(1);
    expect(await startAndSend(customer, 'email')).toMatchObject({ status: 202 });
    site().clock.advanceMs(3_600_000);
    expect(await startAndSend(customer, 'sms')).toMatchObject({ status: 202 });
  });

  it('sends nothing for slots that are not there, done, or not to be had by that channel', async () => {
    const { customer, client, challengeId, code } = await secondFactorCode();
    const send = (slot: string, channel: string) =>
      client.call('POST', `challenges/${challengeId}/codes`, { slot, channel });
    expect(await send('new_phone', 'sms')).toMatchObject({ status: 409, body: { code: 'slot_not_open' } });
    expect(await send('password', 'email')).toMatchObject({ status: 409 });
    await prove(client, challengeId, 'second_factor', code);
    site().clock.advanceMs(60_000);
    expect(await send('second_factor', 'sms')).toMatchObject({ status: 409 });
    const sent = await listInboxMessages(site().holdfast.db.queries, { to: customer.phone, limit: 50 });
    expect(sent.filter((each) => each.text.includes('sign in'))).toEqual([]);
  });
});

async function startAndSend(customer: Customer, channel: string): Promise<Answer> {
  const challengeId = await startSignIn(customer.client, customer);
  return customer.client.call('POST', `challenges/${challengeId}/codes`, { slot: 'second_factor', channel });
}
