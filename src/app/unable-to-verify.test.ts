import { describe, expect, it } from 'vitest';
import type { ChallengeId, RecoveryId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import { planProvenRecovery } from '#modules/recovery/index.ts';
import { newCustomer, newPhone, type TestClient, useTestSite } from './testing.ts';
import { codeFor, newCustomerWithAuthenticator, prove, startSignIn, totpNow } from './testing-flows.ts';
import { type Begun, viewRecovery } from './testing-recovery.ts';

const site = useTestSite();

const slotsOf = async (client: TestClient, id: string) => {
  const { slots } = await client.ok<{ slots: { name: string; state: string }[] }>('GET', `challenges/${id}`);
  return Object.fromEntries(slots.map(({ name, state }) => [name, state]));
};
const started = async (begun: Begun) => {
  await begun.client.ok('POST', `recoveries/${begun.id}/start`);
  const { challenge, isProven } = await viewRecovery(begun);
  const slots = challenge?.slots.filter(({ state }) => state === 'done').map(({ name }) => name);
  return { done: slots, isProven };
};

/** The plan of a step that asked for the password, as the page behind "Unable to verify?" makes it. */
async function planFrom(client: TestClient, challengeId: string, lost: string[]): Promise<Begun> {
  const { deps } = site().holdfast;
  const asked = {
    challengeId: challengeId as ChallengeId,
    lost,
    client: {
      address: client.address,
      country: null,
      locale: 'en-GB',
      timeZone: 'UTC',
      userAgent: 'Chrome',
      deviceToken: client.deviceToken ?? '',
      isNew: false,
    },
  };
  return { client, id: must(await planProvenRecovery(deps, asked)) };
}

describe('"Unable to verify?" takes along what is proven', () => {
  it('of a sign-in: the authenticator that it asked for', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const client = site().newClient();
    const challengeId = await startSignIn(client, customer);
    site().clock.advanceMs(30_000);
    await prove(client, challengeId, 'second_factor', totpNow(site(), customer));
    const begun = await planFrom(client, challengeId, ['phone']);
    expect(await started(begun)).toEqual({ done: ['authenticator'], isProven: false });
    // One showing counts once: it has left the sign-in.
    expect(await slotsOf(client, challengeId)).toMatchObject({ password: 'done', second_factor: 'needed' });
  });

  it('of a change from a session: everything that is left, so the wait can begin at once', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/phone-changes', { phone: newPhone() });
    const code = await codeFor(site(), client, challengeId, 'second_factor', 'email', customer.email);
    await prove(client, challengeId, 'second_factor', code);
    const { recoveryId } = await client.ok('POST', 'account/recoveries', {
      lost: ['phone'],
      from: challengeId,
    });
    expect(await started({ client, id: recoveryId as RecoveryId })).toEqual({
      done: ['current_email'],
      isProven: true,
    });
  });

  it('of a forgotten password: the contact that said who asks', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const client = site().newClient();
    const { challengeId = '' } = await client.ok('POST', 'forgotten-passwords', {
      identifier: customer.email,
    });
    const code = await codeFor(site(), client, challengeId, 'current_email', 'email', customer.email);
    await prove(client, challengeId, 'current_email', code);
    const claim = { identifier: customer.email, lost: ['phone'], from: challengeId };
    const { challengeId: claimed = '' } = await client.ok('POST', 'recovery-claims', claim);
    const { recoveryId } = await client.ok('POST', `recovery-claims/${claimed}/plan`);
    expect(await started({ client, id: recoveryId as RecoveryId })).toMatchObject({
      done: ['current_email'],
    });
  });
});

describe('nothing is taken along', () => {
  it('from a step of another session, account or browser, one that has run out, or one that is done', async () => {
    const [customer, other] = [await newCustomer(site()), await newCustomer(site())];
    const proven = async (who: typeof customer) => {
      const { client } = who;
      const { challengeId = '' } = await client.ok('POST', 'account/phone-changes', { phone: newPhone() });
      const code = await codeFor(site(), client, challengeId, 'second_factor', 'email', who.email);
      await prove(client, challengeId, 'second_factor', code);
      return challengeId;
    };
    const plan = async (from: string) => {
      const { recoveryId } = await customer.client.ok('POST', 'account/recoveries', {
        lost: ['phone'],
        from,
      });
      return started({ client: customer.client, id: recoveryId as RecoveryId });
    };
    const foreign = await proven(other);
    expect(await plan(foreign)).toEqual({ done: [], isProven: false });
    expect(await slotsOf(other.client, foreign)).toMatchObject({ second_factor: 'done' });
    const late = await proven(customer);
    site().clock.advanceMs(site().holdfast.deps.config.policy.challengeMinutes * 60_000);
    expect(await plan(late)).toEqual({ done: [], isProven: false });

    const stranger = site().newClient();
    const { challengeId = '' } = await other.client.ok('POST', 'forgotten-passwords', {
      identifier: other.email,
    });
    const code = await codeFor(site(), other.client, challengeId, 'current_email', 'email', other.email);
    await prove(other.client, challengeId, 'current_email', code);
    const claim = { identifier: other.email, lost: ['phone'], from: challengeId };
    const { challengeId: claimed = '' } = await stranger.ok('POST', 'recovery-claims', claim);
    expect(await slotsOf(stranger, claimed)).toEqual({ current_email: 'needed' });
  });
});
