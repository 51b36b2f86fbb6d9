import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { contactsOf, findAccount } from '#modules/accounts/index.ts';
import { endRecoveryWait } from '#modules/recovery/index.ts';
import { listInboxMessages } from '#platform/inbox/inbox-store.ts';
import { type Customer, newCustomer, newPhone, testPassword, useTestSite } from './testing.ts';
import {
  codeFor,
  grantOf,
  linkIn,
  newCustomerWithAuthenticator,
  prove,
  provePhoneChange,
  startSignIn,
  tally,
} from './testing-flows.ts';
import {
  type Begun,
  beginWait,
  bindPhone,
  cancelBy,
  cancelToken,
  finishRecovery,
  passWait,
  planLoss,
  proveWhatIsLeft,
  viewRecovery,
} from './testing-recovery.ts';

const site = useTestSite();
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const contacts = ({ accountId }: Customer) => contactsOf(site().holdfast.db.queries, accountId as AccountId);
const commit = ({ client, id }: Begun) => client.call('POST', `recoveries/${id}/waiting-time`);
const start = ({ client, id }: Begun) => client.call('POST', `recoveries/${id}/start`);

async function countMessages(to: string, saying: string): Promise<number> {
  const messages = await listInboxMessages(site().holdfast.db.queries, { to, limit: 50 });
  return messages.filter((each) => `${each.subject ?? ''} ${each.text}`.includes(saying)).length;
}

describe('somebody who knows only the password', () => {
  it('gets nowhere, and is seen', async () => {
    const customer = await newCustomer(site());
    const thief = await planLoss(site(), customer, ['phone']);
    expect(await start(thief)).toMatchObject({ status: 204 });
    const alert = await site().nextMessage(customer.phone, { saying: 'reset requested' });
    expect(alert.text).toContain('/recover/cancel/');
    expect(await commit(thief)).toMatchObject({ status: 403, body: { code: 'proof_missing' } });
    const named = { kind: 'phone', value: newPhone() };
    expect(await thief.client.call('PUT', `recoveries/${thief.id}/contact`, named)).toMatchObject({
      body: { code: 'recovery_step_not_open' },
    });
    expect(await finishRecovery(thief)).toMatchObject({ body: { code: 'recovery_step_not_open' } });
    // The new number has no code before it may be named.
    const challengeId = (await viewRecovery(thief)).challenge?.id ?? '';
    const sent = { slot: 'new_phone', channel: 'sms' };
    expect(await thief.client.call('POST', `challenges/${challengeId}/codes`, sent)).toMatchObject({
      body: { code: 'slot_not_open' },
    });
    expect(await prove(thief.client, challengeId, 'waiting_time', '123456')).toMatchObject({
      body: { code: 'code_not_sent' },
    });
    // Nor does it stand in the way of the owner, who proves what the thief can't.
    await beginWait(site(), customer, ['phone']);
  });

  it('can’t send messages at will: the start is told once a day', async () => {
    const customer = await newCustomer(site());
    for (let times = 0; times < 3; times += 1) {
      await start(await planLoss(site(), customer, ['phone']));
      site().clock.advanceMs(60_000);
    }
    await beginWait(site(), customer, ['phone']);
    await site().nextMessage(customer.phone, { saying: 'waiting time begun' });
    expect(await countMessages(customer.phone, 'reset requested')).toBe(1);
  });

  it('can’t go on with a recovery that another browser began', async () => {
    const customer = await newCustomer(site());
    const owner = await passWait(site(), customer, ['phone']);
    const thief = { ...(await planLoss(site(), customer, ['phone'])), id: owner.id };
    expect(await thief.client.call('GET', `recoveries/${owner.id}`)).toMatchObject({ status: 404 });
    for (const step of [start, commit, finishRecovery])
      expect(await step(thief)).toMatchObject({ status: 404, body: { code: 'recovery_not_found' } });
    const named = { kind: 'phone', value: newPhone() };
    expect(await thief.client.call('PUT', `recoveries/${owner.id}/contact`, named)).toMatchObject({
      status: 404,
    });
  });
});

describe('somebody who has no account here', () => {
  it('is answered like a wrong password: status, body and headers', async () => {
    const customer = await newCustomer(site());
    const ask = async (identifier: string, address: string) => {
      const answer = await site()
        .newClient({ address })
        .call('POST', 'recoveries', { identifier, password: `${testPassword}!`, lost: ['phone'] });
      const headers = [...answer.headers].filter(([name]) => !/date|holdfast-device|request-id/.test(name));
      const { requestId: _, instance: __, ...body } = answer.body as Record<string, unknown>;
      return { status: answer.status, body, headers: headers.map(([name]) => name) };
    };
    const known = await ask(customer.email, '203.0.113.1');
    expect(known.status).toBe(401);
    expect(await ask('nobody.at.all@example.com', '203.0.113.2')).toEqual(known);
    expect(await ask('+447000000000', '203.0.113.3')).toEqual(known);
  });
});

describe('links', () => {
  it('of nobody or of another recovery do nothing here', async () => {
    const one = await newCustomer(site());
    const other = await newCustomer(site());
    await beginWait(site(), one, ['phone']);
    const begun = await beginWait(site(), other, ['phone']);
    const stranger = site().newClient();
    expect(await cancelBy(stranger, 'x'.repeat(43))).toMatchObject({
      status: 404,
      body: { code: 'recovery_link_not_found' },
    });
    const { trackPath } = await viewRecovery(begun);
    const track = trackPath.split('/').at(-1) ?? '';
    // The tracker's link may be shared: it looks, and cancels nothing.
    expect(await cancelBy(stranger, track)).toMatchObject({ status: 404 });
    await cancelBy(stranger, await cancelToken(site(), one.phone));
    expect(await stranger.ok('GET', `recovery-trackers/${track}`)).toMatchObject({ stage: 'waiting' });
  });

  it('can’t stop what is done', async () => {
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['phone']);
    const token = await cancelToken(site(), customer.phone);
    await bindPhone(site(), begun);
    await finishRecovery(begun);
    expect(await cancelBy(site().newClient(), token)).toMatchObject({
      status: 409,
      body: { code: 'recovery_done' },
    });
    expect(await finishRecovery(begun)).toMatchObject({ body: { code: 'recovery_done' } });
  });

  it('freezes the account all the same for some days: who comes too late may not be able to sign in', async () => {
    const [one, two] = [await newCustomer(site()), await newCustomer(site())];
    const finished = async (customer: Customer) => {
      const begun = await passWait(site(), customer, ['phone']);
      const token = await cancelToken(site(), customer.phone);
      await bindPhone(site(), begun);
      expect((await finishRecovery(begun)).status).toBe(200);
      return token;
    };
    const token = await finished(one);
    const stranger = site().newClient();
    expect(await stranger.ok('GET', `recovery-cancel-links/${token}`)).toMatchObject({
      stage: 'done',
      mayFreeze: true,
    });
    expect((await cancelBy(stranger, token, true)).status).toBe(204);
    const { queries } = site().holdfast.db;
    expect(await findAccount(queries, one.accountId as AccountId)).toMatchObject({ state: 'frozen' });
    await site().nextMessage(one.email, { saying: 'is frozen' });

    const late = await finished(two);
    site().clock.advanceMs(site().holdfast.deps.config.policy.freezeLinkDays * 24 * hourMs);
    expect(await stranger.ok('GET', `recovery-cancel-links/${late}`)).toMatchObject({ mayFreeze: false });
    expect((await cancelBy(stranger, late, true)).body.code).toBe('recovery_done');
    expect(await findAccount(queries, two.accountId as AccountId)).toMatchObject({ state: 'active' });
  });
});

describe('at the same moment', () => {
  it('of two recoveries of one account one is kept', async () => {
    const customer = await newCustomer(site());
    const begun: Begun[] = [];
    for (const lost of ['phone', 'email']) {
      const each = await planLoss(site(), customer, [lost]);
      await proveWhatIsLeft(site(), customer, each);
      begun.push(each);
      site().clock.advanceMs(60_000);
    }
    expect(tally(await Promise.all(begun.map(commit)))).toEqual({ '204': 1, recovery_live: 1 });
    const third = await planLoss(site(), customer, ['phone']);
    expect(await start(third)).toMatchObject({ status: 409, body: { code: 'recovery_live' } });
  });

  it('finishing and stopping: exactly one wins', async () => {
    for (let round = 0; round < 4; round += 1) {
      const customer = await newCustomer(site());
      const begun = await passWait(site(), customer, ['phone']);
      const token = await cancelToken(site(), customer.phone);
      const phone = await bindPhone(site(), begun);
      const racing = [() => finishRecovery(begun), () => cancelBy(site().newClient(), token)];
      if (round % 2 === 1) racing.reverse();
      const answers = await Promise.all(racing.map((go) => go()));
      const won = answers.filter(({ status }) => status < 300);
      expect(won, JSON.stringify(answers.map(({ body }) => body))).toHaveLength(1);
      const { stage } = await viewRecovery(begun);
      expect((await contacts(customer)).phone).toBe(stage === 'done' ? phone : customer.phone);
      expect(['done', 'cancelled']).toContain(stage);
    }
  });

  it('pressing twice finishes once', async () => {
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['phone']);
    const phone = await bindPhone(site(), begun);
    const answers = await Promise.all([finishRecovery(begun), finishRecovery(begun)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await contacts(customer)).phone).toBe(phone);
  });

  it('the end of the wait comes once, whoever looks', async () => {
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['phone']);
    const { deps } = site().holdfast;
    await Promise.all([
      endRecoveryWait(deps, begun.id),
      endRecoveryWait(deps, begun.id),
      bindPhone(site(), begun),
    ]);
    await site().nextMessage(customer.email, { saying: 'Finish your reset' });
    expect(await countMessages(customer.email, 'Finish your reset')).toBe(1);
  });
});

describe('freezing', () => {
  it('makes any loss a case, even one that was planned before it', async () => {
    const customer = await newCustomer(site());
    const begun = await planLoss(site(), customer, ['phone']);
    expect((await viewRecovery(begun)).plan).toMatchObject({ path: 'reset', unfreezes: false });
    await customer.client.ok('POST', 'account/freeze');
    expect((await viewRecovery(begun)).plan).toMatchObject({ path: 'case', unfreezes: true });
    await proveWhatIsLeft(site(), customer, begun);
    await begun.client.ok('POST', `recoveries/${begun.id}/waiting-time`);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'case_open' });
    site().clock.advanceMs(72 * hourMs);
    expect(await finishRecovery(begun)).toMatchObject({ body: { code: 'recovery_step_not_open' } });
  });

  it('by staff is none of it: nothing can be begun', async () => {
    const customer = await newCustomer(site());
    await customer.client.ok('POST', 'account/freeze');
    await site().holdfast.db.pool.query("update accounts.accounts set frozen_by = 'staff' where id = $1", [
      customer.accountId,
    ]);
    const begun = await planLoss(site(), customer, ['phone']);
    expect((await viewRecovery(begun)).plan).toEqual({
      path: 'not_possible_now',
      reason: 'account_frozen_by_staff',
    });
    expect(await start(begun)).toMatchObject({ status: 403, body: { code: 'account_frozen_by_staff' } });
  });

  it('ends a recovery for good, even when the account is unfrozen afterwards', async () => {
    const customer = await newCustomer(site());
    const begun = await beginWait(site(), customer, ['phone']);
    await customer.client.ok('POST', 'account/freeze');
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'cancelled' });
    const client = site().newClient();
    const { challengeId = '' } = await client.ok('POST', 'unfreezes', {
      identifier: customer.email,
    });
    for (const [slot, channel, to] of [
      ['current_email', 'email', customer.email],
      ['current_phone', 'sms', customer.phone],
    ] as const)
      await prove(client, challengeId, slot, await codeFor(site(), client, challengeId, slot, channel, to));
    await client.ok('POST', 'account/unfreeze', { grant: await grantOf(client, challengeId) });
    site().clock.advanceMs(72 * hourMs);
    expect(await finishRecovery(begun)).toMatchObject({ body: { code: 'recovery_cancelled' } });
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'cancelled' });
    // And it doesn't stand in the way of another.
    await beginWait(site(), customer, ['phone']);
  });

  it('comes with the undo of an earlier change, which ends a recovery too', async () => {
    const customer = await newCustomer(site());
    const { challengeId, phone } = await provePhoneChange(site(), customer);
    await customer.client.ok('PUT', 'account/phone', { grant: await grantOf(customer.client, challengeId) });
    const undo = linkIn(await site().nextMessage(customer.phone, { saying: '/undo/' }), 'undo');
    const begun = await beginWait(site(), { ...customer, phone }, ['email']);
    await site().newClient().ok('POST', `undo-links/${undo}`);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'cancelled' });
    expect((await contacts(customer)).phone).toBe(customer.phone);
  });
});

describe('what was proven', () => {
  it('is not kept while it is unfinished', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const begun = await planLoss(site(), customer, ['phone']);
    await start(begun);
    const challengeId = (await viewRecovery(begun)).challenge?.id ?? '';
    const code = await codeFor(site(), begun.client, challengeId, 'current_email', 'email', customer.email);
    await prove(begun.client, challengeId, 'current_email', code);
    expect(await commit(begun)).toMatchObject({ status: 403, body: { code: 'proof_missing' } });
    site().clock.advanceMs(30 * 60_000);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'expired', challenge: null });
    expect(await commit(begun)).toMatchObject({ status: 410, body: { code: 'recovery_expired' } });
  });

  it('is worth nothing when the contact it was shown with has changed since', async () => {
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['phone']);
    await bindPhone(site(), begun);
    // The owner has the phone after all, and moves to another mailbox.
    const { client } = customer;
    const session = await site().holdfast.db.pool.query<{ id: string }>(
      'update sessions.sessions set last_seen_at = $2, expires_at = $3 where account_id = $1 returning id',
      [customer.accountId, site().clock.now(), new Date(site().clock.now().getTime() + dayMs)],
    );
    expect(session.rowCount).toBe(1);
    const email = `moved.${newPhone().slice(1)}@example.com`;
    const { challengeId = '' } = await client.ok('POST', 'account/email-changes', { email });
    for (const [slot, channel, to] of [
      ['new_email', 'email', email],
      ['current_email', 'email', customer.email],
      ['second_factor', 'sms', customer.phone],
    ] as const)
      await prove(client, challengeId, slot, await codeFor(site(), client, challengeId, slot, channel, to));
    await client.ok('PUT', 'account/email', { grant: await grantOf(client, challengeId) });
    for (const _ of [1, 2])
      expect(await finishRecovery(begun)).toMatchObject({
        status: 410,
        body: { code: 'recovery_cancelled' },
      });
    expect((await contacts(customer)).phone).toBe(customer.phone);
  });
});

describe('the end of a recovery', () => {
  it('takes back what others have proven with what it replaces', async () => {
    const customer = await newCustomer(site());
    const begun = await passWait(site(), customer, ['phone']);
    // Whoever has the old SIM card is in the middle of a sign-in, with everything but the device proven.
    const thief = site().newClient();
    const challengeId = await startSignIn(thief, customer);
    const code = await codeFor(site(), thief, challengeId, 'second_factor', 'sms', customer.phone);
    await prove(thief, challengeId, 'second_factor', code);
    await bindPhone(site(), begun);
    expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
    expect(await thief.call('GET', `challenges/${challengeId}`)).toMatchObject({
      body: { code: 'challenge_expired' },
    });
  });
});

describe('limits', () => {
  it('three recoveries come to the wait from one network in thirty days', async () => {
    const customer = await newCustomer(site());
    const address = '198.51.100.9';
    const plan = () => planLoss(site(), customer, ['phone'], site().newClient({ address }));
    for (let times = 0; times < 3; times += 1) {
      const begun = await plan();
      await proveWhatIsLeft(site(), customer, begun);
      expect(await commit(begun)).toMatchObject({ status: 204 });
      await cancelBy(site().newClient(), await cancelToken(site(), customer.phone));
      site().clock.advanceMs(hourMs);
    }
    const fourth = await plan();
    await proveWhatIsLeft(site(), customer, fourth);
    expect(await commit(fourth)).toMatchObject({ status: 429, body: { code: 'recovery_limit_reached' } });
    site().clock.advanceMs(30 * dayMs);
    await beginWait(site(), customer, ['phone']);
  });

  it('ten are started from one network address', async () => {
    const address = '198.51.100.7';
    const customer = await newCustomer(site());
    const answers = [];
    for (let times = 0; times < 11; times += 1)
      answers.push(await start(await planLoss(site(), customer, ['phone'], site().newClient({ address }))));
    expect(tally(answers)).toEqual({ '204': 10, recovery_limit_reached: 1 });
  });
});
