import { describe, expect, it } from 'vitest';
import { decideRecovery } from '#modules/recovery/index.ts';
import { newCustomer, newPhone, useTestSite } from './testing.ts';
import {
  eventsOf,
  grantOf,
  newCustomerWithAuthenticator,
  proveSecondFactor,
  tally,
} from './testing-flows.ts';
import {
  type Begun,
  beginWait,
  bindPhone,
  cancelBy,
  cancelToken,
  claimLoss,
  finishRecovery,
  passWait,
  planLoss,
  proveSlots,
  proveWhatIsLeft,
  resume,
  viewRecovery,
} from './testing-recovery.ts';

const site = useTestSite();
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = ({ client, id }: Begun) => client.call('POST', `recoveries/${id}/start`);
const commit = ({ client, id }: Begun) => client.call('POST', `recoveries/${id}/waiting-time`);

const approve = ({ id }: Begun) => {
  const { deps } = site().holdfast;
  return deps.db.tx((tx) => decideRecovery(deps, tx, { recoveryId: id, decision: 'approved' }));
};

describe('taking over a recovery that its owner has under way', () => {
  it('is nothing for whoever reads one mailbox: a claim shows no password', async () => {
    const customer = await newCustomer(site());
    const owner = await passWait(site(), customer, ['phone']);
    const thief = await claimLoss(site(), customer, ['phone']);
    expect(await viewRecovery(thief)).toMatchObject({ isAnotherLive: true, mayResume: false });
    expect(await resume(thief)).toMatchObject({ status: 403, body: { code: 'recovery_only_here' } });
    await bindPhone(site(), owner);
    expect(await finishRecovery(owner)).toMatchObject({ status: 200 });
  });

  it('takes the password even where more than one factor is left to prove', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    await passWait(site(), customer, ['phone']);
    const thief = await claimLoss(site(), customer, ['phone']);
    expect(await resume(thief)).toMatchObject({ status: 403, body: { code: 'recovery_not_yours' } });
  });

  it('is nothing for password and mailbox either, where the mailbox is all that is left to prove', async () => {
    const customer = await newCustomer(site());
    await passWait(site(), customer, ['phone']);
    const thief = await planLoss(site(), customer, ['phone']);
    expect(await viewRecovery(thief)).toMatchObject({ isAnotherLive: true, mayResume: false });
    expect(await resume(thief)).toMatchObject({ status: 403, body: { code: 'recovery_only_here' } });
  });

  it('gets no approved case by the contact that began it', async () => {
    const customer = await newCustomer(site());
    const owner = await claimLoss(site(), customer, ['phone']);
    await start(owner);
    await commit(owner);
    expect(await approve(owner)).toMatchObject({ ok: true });
    site().clock.advanceMs(72 * hourMs);
    const thief = await claimLoss(site(), customer, ['phone']);
    expect(await resume(thief)).toMatchObject({ status: 403, body: { code: 'recovery_only_here' } });
  });

  it('is open to a claim where the password is lost and more than a contact is left', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const first = await claimLoss(site(), customer, ['phone']);
    await start(first);
    await proveSlots(site(), customer, first.client, first.challengeId, ['authenticator']);
    await commit(first);
    expect(await approve(first)).toMatchObject({ ok: true });
    site().clock.advanceMs(72 * hourMs);
    const second = await claimLoss(site(), customer, ['phone']);
    const { challengeId = '' } = (await resume(second)).body;
    await proveSlots(site(), customer, second.client, challengeId, ['current_email', 'authenticator']);
    expect(await second.client.call('POST', `recovery-resumptions/${challengeId}`)).toMatchObject({
      body: { recoveryId: first.id },
    });
    // The decision of staff stays; the wait begins anew, again and again, and everybody is told each time.
    expect(await viewRecovery({ client: second.client, id: first.id })).toMatchObject({ stage: 'waiting' });
    const third = await claimLoss(site(), customer, ['phone']);
    site().clock.advanceMs(60_000);
    const again = (await resume(third)).body['challengeId'] ?? '';
    await proveSlots(site(), customer, third.client, again, ['current_email', 'authenticator']);
    await third.client.ok('POST', `recovery-resumptions/${again}`);
    const { stage, waitsUntil } = await viewRecovery({ client: third.client, id: first.id });
    expect(stage).toBe('waiting');
    expect(Date.parse(waitsUntil ?? '') - site().clock.now().getTime()).toBe(72 * hourMs);
    for (let told = 0; told < 2; told += 1)
      await site().nextMessage(customer.phone, { saying: 'another browser' });
  });
});

describe('somebody who knows only the password, and says that everything is lost', () => {
  const everything = ['phone', 'email'];

  async function openNothing(customer: Parameters<typeof planLoss>[1], address: string): Promise<Begun> {
    const begun = await planLoss(site(), customer, everything, site().newClient({ address }));
    await start(begun);
    expect(await commit(begun)).toMatchObject({ status: 204 });
    return begun;
  }

  it('uses up an allowance of their own, not the owner’s', async () => {
    const customer = await newCustomer(site());
    const address = '198.51.100.20';
    for (let times = 0; times < 3; times += 1) {
      const { client, id } = await openNothing(customer, address);
      expect(await client.call('DELETE', `recoveries/${id}/case`)).toMatchObject({ status: 204 });
      site().clock.advanceMs(hourMs);
    }
    const fourth = await planLoss(site(), customer, everything, site().newClient({ address }));
    await start(fourth);
    expect(await commit(fourth)).toMatchObject({ status: 429, body: { code: 'recovery_limit_reached' } });
    await beginWait(site(), customer, ['phone']);
  });

  it('doesn’t stand in the way of the owner, who proves more and takes its place', async () => {
    const customer = await newCustomer(site());
    const thief = await openNothing(customer, '198.51.100.21');
    const owner = await planLoss(site(), customer, ['phone']);
    expect(await viewRecovery(owner)).toMatchObject({ isAnotherLive: true, mayReplaceLive: true });
    await proveWhatIsLeft(site(), customer, owner);
    expect(await commit(owner)).toMatchObject({ status: 204 });
    expect(await viewRecovery(owner)).toMatchObject({ stage: 'waiting' });
    expect(await viewRecovery(thief)).toMatchObject({ stage: 'cancelled' });
    await site().nextMessage(customer.phone, { saying: 'reset stopped' });
    expect(await eventsOf(site(), customer)).toContain('recovery_cancelled');
  });

  it('takes nobody’s place by proving less, or the same', async () => {
    const customer = await newCustomer(site());
    const owner = await beginWait(site(), customer, ['phone']);
    const thief = await planLoss(site(), customer, everything);
    expect(await start(thief)).toMatchObject({ status: 409, body: { code: 'recovery_live' } });
    const same = await planLoss(site(), customer, ['phone']);
    expect(await viewRecovery(same)).toMatchObject({ isAnotherLive: true, mayReplaceLive: false });
    expect(await start(same)).toMatchObject({ status: 409, body: { code: 'recovery_live' } });
    expect(await viewRecovery(owner)).toMatchObject({ stage: 'waiting' });
  });

  it('takes nothing away that staff have decided, whatever is proven besides', async () => {
    const customer = await newCustomer(site());
    const owner = await openNothing(customer, '198.51.100.22');
    expect(await approve(owner)).toMatchObject({ ok: true });
    expect(await start(await planLoss(site(), customer, ['phone']))).toMatchObject({
      body: { code: 'recovery_live' },
    });
    expect(await viewRecovery(owner)).toMatchObject({ stage: 'waiting' });
  });
});

describe('the limits', () => {
  it('of starting are those of one account in one network: a neighbour is not in the way', async () => {
    const address = '198.51.100.30';
    const [customer, neighbour] = [await newCustomer(site()), await newCustomer(site())];
    const from = (who: typeof customer) => planLoss(site(), who, ['phone'], site().newClient({ address }));
    const answers = [];
    for (let times = 0; times < 11; times += 1) {
      answers.push(await start(await from(customer)));
      site().clock.advanceMs(hourMs);
    }
    expect(tally(answers)).toEqual({ '204': 10, recovery_limit_reached: 1 });
    expect(await start(await from(neighbour))).toMatchObject({ status: 204 });
    expect(await start(await planLoss(site(), customer, ['phone']))).toMatchObject({ status: 204 });
  });

  it('hold back a network that starts many within an hour, for that hour', async () => {
    const address = '198.51.100.31';
    const { recoveryStartsPerAddressHour: max } = site().holdfast.deps.config.policy;
    const customers = await Promise.all([1, 2, 3, 4].map(() => newCustomer(site())));
    const answers = [];
    for (let times = 0; times <= max; times += 1) {
      const customer = customers[times % customers.length] as (typeof customers)[number];
      answers.push(await start(await planLoss(site(), customer, ['phone'], site().newClient({ address }))));
    }
    expect(tally(answers)).toEqual({ '204': max, recovery_starts_too_many: 1 });
    site().clock.advanceMs(hourMs);
    const [first] = customers as [(typeof customers)[number]];
    expect(
      await start(await planLoss(site(), first, ['phone'], site().newClient({ address }))),
    ).toMatchObject({ status: 204 });
  });

  it('of an account count what was done', async () => {
    const customer = await newCustomer(site());
    let { phone } = customer;
    for (let times = 0; times < 3; times += 1) {
      const begun = await passWait(site(), { ...customer, phone }, ['phone']);
      phone = await bindPhone(site(), begun, newPhone());
      expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
      site().clock.advanceMs(dayMs);
    }
    const fourth = await planLoss(site(), customer, ['phone']);
    await proveWhatIsLeft(site(), customer, fourth);
    expect(await commit(fourth)).toMatchObject({ status: 429, body: { code: 'recovery_limit_reached' } });
  });
});

describe('the settings lock', () => {
  it('stops a recovery that waits already, in the same step, and tells everybody', async () => {
    const customer = await newCustomer(site());
    const begun = await beginWait(site(), customer, ['email']);
    const token = await cancelToken(site(), customer.phone);
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/settings-locks', { days: 30 });
    await proveSecondFactor(site(), customer, client, challengeId);
    await client.ok('PUT', 'account/settings-lock', { grant: await grantOf(client, challengeId) });
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'cancelled' });
    await site().nextMessage(customer.phone, { saying: 'reset stopped' });
    expect(await eventsOf(site(), customer)).toContain('recovery_cancelled');
    expect(await cancelBy(site().newClient(), token)).toMatchObject({ body: { code: 'recovery_cancelled' } });
    site().clock.advanceMs(72 * hourMs);
    expect(await finishRecovery(begun)).toMatchObject({ body: { code: 'recovery_cancelled' } });
    // One that is begun now waits as long as unlocking would.
    const later = await planLoss(site(), customer, ['email']);
    expect((await viewRecovery(later)).plan).toMatchObject({ waitHours: 30 * 24 });
  });
});
