import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { freezeIn } from '#modules/closure/index.ts';
import { decideRecovery } from '#modules/recovery/index.ts';
import { type Customer, newCustomer, type TestClient, useTestSite } from './testing.ts';
import { codeFor, newCustomerWithAuthenticator, prove } from './testing-flows.ts';
import {
  type Begun,
  bindPhone,
  cancelBy,
  finishRecovery,
  proveSlots,
  viewRecovery,
} from './testing-recovery.ts';

const site = useTestSite();
const hourMs = 3_600_000;

const claim = (client: TestClient, identifier: string, lost: readonly string[]) =>
  client.call('POST', 'recovery-claims', { identifier, lost });

const plan = (client: TestClient, challengeId: string) =>
  client.call('POST', `recovery-claims/${challengeId}/plan`);

/** A claim whose contact, the e-mail, is proven; on a device of its own. */
async function claimed(
  customer: Customer,
  lost: readonly string[],
): Promise<Begun & { challengeId: string }> {
  const client = site().newClient();
  const { challengeId = '' } = (await claim(client, customer.email, lost)).body;
  await proveSlots(site(), customer, client, challengeId, ['current_email']);
  const { recoveryId = '' } = (await plan(client, challengeId)).body;
  return { client, id: recoveryId as Begun['id'], challengeId };
}

const approve = ({ id }: Begun) => {
  const { deps } = site().holdfast;
  return deps.db.tx((tx) => decideRecovery(deps, tx, { recoveryId: id, decision: 'approved' }));
};

describe('with the password lost as well', () => {
  it('who asks is shown by a contact, which is not asked again, and staff decide', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const begun = await claimed(customer, ['phone', 'authenticator']);
    const planned = await viewRecovery(begun);
    expect(planned).toMatchObject({
      stage: 'planned',
      lost: ['phone', 'authenticator', 'password'],
      plan: { path: 'case', asks: ['current_email'], waitHours: 72 },
    });
    expect((await plan(begun.client, begun.challengeId)).body).toMatchObject({ recoveryId: begun.id });
    await begun.client.ok('POST', `recoveries/${begun.id}/start`);
    expect(await viewRecovery(begun)).toMatchObject({
      stage: 'proving',
      isProven: true,
      challenge: { id: begun.challengeId },
    });
    await begun.client.ok('POST', `recoveries/${begun.id}/waiting-time`);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'case_open' });
    expect(await approve(begun)).toMatchObject({ ok: true });
    site().clock.advanceMs(72 * hourMs);
    const { setup } = await viewRecovery(begun);
    expect(setup?.key).toBeTruthy();
  });

  it('the end leaves the password to its own way', async () => {
    const customer = await newCustomer(site());
    const begun = await claimed(customer, ['phone']);
    await begun.client.ok('POST', `recoveries/${begun.id}/start`);
    await begun.client.ok('POST', `recoveries/${begun.id}/waiting-time`);
    expect(await approve(begun)).toMatchObject({ ok: true });
    site().clock.advanceMs(72 * hourMs);
    const phone = await bindPhone(site(), begun);
    expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
    const own = { ...customer, phone };
    const client = site().newClient();
    const { challengeId = '' } = await client.ok('POST', 'forgotten-passwords', { identifier: own.email });
    await proveSlots(site(), own, client, challengeId, ['current_email', 'current_phone']);
    expect(await client.ok('GET', `challenges/${challengeId}`)).toMatchObject({ isComplete: true });
  });

  it('is refused for what was sent alone: nothing else lost, the typed contact, no contact left', async () => {
    const customer = await newCustomer(site());
    for (const identifier of [customer.email, 'nobody.here@example.com'])
      for (const [lost, code] of [
        [[], 'only_password_lost'],
        [['email'], 'contact_also_lost'],
        [['phone', 'email'], 'no_contact_left'],
      ] as const)
        expect(await claim(site().newClient(), identifier, lost)).toMatchObject({
          status: 422,
          body: { code },
        });
  });
});

describe('a claim by somebody else', () => {
  it('looks the same for known and unknown, frozen or not: status, body and headers', async () => {
    const known = await newCustomerWithAuthenticator(site());
    const frozen = await newCustomer(site());
    await frozen.client.ok('POST', 'account/freeze');
    const answers = [];
    for (const identifier of [known.email, frozen.email, 'nobody-at-all@example.com']) {
      const client = site().newClient();
      const started = await claim(client, identifier, ['phone']);
      const { challengeId = '' } = started.body;
      const sent = await client.call('POST', `challenges/${challengeId}/codes`, {
        slot: 'current_email',
        channel: 'email',
      });
      const wrong = await prove(client, challengeId, 'current_email', '000000');
      const early = await plan(client, challengeId);
      const shown = await client.call('GET', `challenges/${challengeId}`);
      answers.push({
        statuses: [started.status, sent.status, wrong.status, early.status, shown.status],
        problems: [wrong.body.code, wrong.body.detail, early.body.code, early.body.detail],
        slots: JSON.stringify(shown.body['slots']).replace(/"(at|to|[a-zA-Z]+At)":"[^"]*"/g, ''),
        headers: [started, early].map((each) =>
          [...each.headers.keys()].filter((name) => name !== 'x-request-id').sort(),
        ),
      });
    }
    expect(answers[0]).toMatchObject({ statuses: [201, 202, 422, 403, 200] });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('who reads the mailbox gets no further than a case, and every old contact is told and can stop it', async () => {
    const customer = await newCustomer(site());
    const begun = await claimed(customer, ['phone']);
    const { client, id } = begun;
    await client.ok('POST', `recoveries/${id}/start`);
    await client.ok('POST', `recoveries/${id}/waiting-time`);
    site().clock.advanceMs(80 * hourMs);
    // No time that passes opens it, and no proof of their own does.
    const named = { kind: 'phone', value: '+447700900123' };
    expect(await client.call('PUT', `recoveries/${id}/contact`, named)).toMatchObject({ status: 409 });
    expect(await finishRecovery(begun)).toMatchObject({ body: { code: 'recovery_step_not_open' } });
    for (const slot of ['staff_decision', 'waiting_time'])
      expect((await prove(client, begun.challengeId, slot, '123456')).status).toBeGreaterThanOrEqual(400);
    expect(await client.call('POST', `challenges/${begun.challengeId}/grant`)).toMatchObject({
      body: { code: 'proof_missing' },
    });
    await site().nextMessage(customer.email, { saying: '/recover/cancel/' });
    const { text } = await site().nextMessage(customer.phone, { saying: 'case' });
    const token = /\/recover\/cancel\/([\w-]{43})/.exec(text)?.[1] ?? '';
    expect(await cancelBy(site().newClient(), token)).toMatchObject({ status: 204 });
    expect(await approve(begun)).toMatchObject({ problem: { code: 'recovery_cancelled' } });
  });

  it('leaves out nothing that is linked and not said to be lost', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const begun = await claimed(customer, ['phone']);
    await begun.client.ok('POST', `recoveries/${begun.id}/start`);
    expect(await viewRecovery(begun)).toMatchObject({
      plan: { asks: ['current_email', 'authenticator'] },
      isProven: false,
    });
    expect(await begun.client.call('POST', `recoveries/${begun.id}/waiting-time`)).toMatchObject({
      body: { code: 'proof_missing' },
    });
  });

  it('ends with a freeze before it is started, and is nobody else’s', async () => {
    const customer = await newCustomer(site());
    const begun = await claimed(customer, ['phone']);
    expect(await plan(site().newClient(), begun.challengeId)).toMatchObject({ status: 404 });
    const { deps } = site().holdfast;
    const accountId = customer.accountId as AccountId;
    await deps.db.tx((tx) =>
      freezeIn(deps, tx, { accountId, because: 'customer', device: { name: 'Chrome on Linux' } }),
    );
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'cancelled' });
    expect(await begun.client.call('POST', `recoveries/${begun.id}/start`)).toMatchObject({
      body: { code: 'recovery_cancelled' },
    });
  });

  it('runs out with the code that began it', async () => {
    const customer = await newCustomer(site());
    const begun = await claimed(customer, ['phone']);
    site().clock.advanceMs(site().holdfast.deps.config.policy.challengeMinutes * 60_000);
    expect(await viewRecovery(begun)).toMatchObject({ stage: 'expired' });
    expect(await plan(begun.client, begun.challengeId)).toMatchObject({
      body: { code: 'challenge_expired' },
    });
  });
});

/** A sign-in challenge is no claim, whatever it has proven. */
it('is not begun by another kind of challenge', async () => {
  const customer = await newCustomer(site());
  const client = site().newClient();
  const { challengeId = '' } = await client.ok('POST', 'forgotten-passwords', { identifier: customer.email });
  await prove(
    client,
    challengeId,
    'current_email',
    await codeFor(site(), client, challengeId, 'current_email', 'email', customer.email),
  );
  expect(await plan(client, challengeId)).toMatchObject({
    status: 404,
    body: { code: 'challenge_not_found' },
  });
});
