import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { newPhone, useTestSite } from './testing.ts';
import {
  codeFor,
  eventsOf,
  finishSignIn,
  grantOf,
  newCustomerWithAuthenticator,
  otherThan,
  prove,
  proveSecondFactor,
  signInOnNewDevice,
  startSignIn,
  tally,
  totpNow,
} from './testing-flows.ts';

/** What `codes.security.test.ts` asks of codes that are sent, asked of the way that judges an authenticator's at once. */
const site = useTestSite();

async function proofsOf(challengeIds: readonly string[]): Promise<string[]> {
  const { rows } = await site().holdfast.db.pool.query<{ challenge_id: string; slot: string }>(
    'select challenge_id, slot from gate.proofs where challenge_id = any($1)',
    [challengeIds],
  );
  return rows.map(({ challenge_id, slot }) => `${challenge_id} ${slot}`);
}

/** The same account in three hands: its session, another device's at another address, and a sign-in of nobody's session. */
async function threeSteps() {
  const customer = await newCustomerWithAuthenticator(site());
  const { client } = customer;
  const { challengeId: set = '' } = await client.ok('POST', 'account/backup-code-sets');
  await proveSecondFactor(site(), customer, client, set);
  await client.ok('PUT', 'account/backup-codes', { grant: await grantOf(client, set) });
  site().clock.advanceMs(60_000);
  const other = await signInOnNewDevice(site(), customer);
  const far = site().newClient({ address: '198.51.100.9' });
  far.sessionToken = other.sessionToken;
  far.deviceToken = other.deviceToken;
  const signedOut = site().newClient({ address: '203.0.113.77' });
  const { challengeId: change = '' } = await client.ok('POST', 'account/phone-changes', {
    phone: newPhone(),
  });
  const { challengeId: replacement = '' } = await far.ok('POST', 'account/authenticator-replacements');
  const signIn: string = await startSignIn(signedOut, customer);
  const steps = [
    { client, challengeId: change, slot: 'second_factor' },
    { client: far, challengeId: replacement, slot: 'authenticator' },
    { client: signedOut, challengeId: signIn, slot: 'second_factor' },
  ] as const;
  site().clock.advanceMs(60_000);
  return { customer, steps };
}

describe('wrong codes of an authenticator', () => {
  it('are counted together over sessions, addresses, steps, backup codes and all at once; then no right one is taken', async () => {
    const { customer, steps } = await threeSteps();
    const right = totpNow(site(), customer);
    const guesses = Array.from({ length: 18 }, (_, index) => {
      const { client, challengeId, slot } = steps[index % 3] ?? steps[0];
      // Every other guess is one of ten digits: neither kind has tries of its own.
      const code = index % 2 === 0 ? otherThan(right, index + 1) : `00000${10_000 + index}`;
      return prove(client, challengeId, slot, code);
    });
    expect(tally(await Promise.all(guesses))).toEqual({ code_wrong: 5, code_entry_locked: 13 });
    const rightOnes = steps.map(({ client, challengeId, slot }) => prove(client, challengeId, slot, right));
    expect(tally(await Promise.all(rightOnes))).toEqual({ code_entry_locked: 3 });
    expect((await proofsOf(steps.map(({ challengeId }) => challengeId))).filter(isStrong)).toEqual([]);
    const locked = (await eventsOf(site(), customer)).filter((event) => event === 'code_entry_locked');
    expect(locked).toHaveLength(1);

    site().clock.advanceMs(30 * 60_000);
    const again = await startSignIn(customer.client, customer);
    const later = await prove(customer.client, again, 'second_factor', totpNow(site(), customer));
    expect(later).toMatchObject({ status: 200 });
  });
});

const isStrong = (proof: string) => /second_factor|authenticator$/.test(proof);

describe('one code of an authenticator', () => {
  it('typed at once into steps of three actions, sessions and addresses proves one of them', async () => {
    const { customer, steps } = await threeSteps();
    const code = totpNow(site(), customer);
    const twice = [...steps, ...steps];
    const answers = await Promise.all(
      twice.map(({ client, challengeId, slot }) => prove(client, challengeId, slot, code)),
    );
    // The step that has it answers the second time that it is proven.
    expect(tally(answers)).toEqual({ '200': 2, code_used: 4 });
    const strong = (await proofsOf(steps.map(({ challengeId }) => challengeId))).filter(isStrong);
    expect(strong).toHaveLength(1);
  });

  it('shown for two sign-ins at once lets one in', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    site().clock.advanceMs(60_000);
    const { client } = customer;
    const both = [await startSignIn(client, customer), await startSignIn(client, customer)];
    const code = totpNow(site(), customer);
    await Promise.all(both.map((each) => prove(client, each, 'second_factor', code)));
    const finished = await Promise.allSettled(both.map((each) => finishSignIn(client, each)));
    expect(finished.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await site().holdfast.db.pool.query<{ count: string }>(
      'select count(*) as count from gate.grants where challenge_id = any($1)',
      [both],
    );
    expect(Number(rows[0]?.count)).toBe(1);
  });

  it('of the old app proves nothing of the new one, nor the other way round', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    site().clock.advanceMs(60_000);
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/authenticator-replacements');
    const { key = '' } = await client.ok('GET', `account/authenticator-links/${challengeId}`);
    const app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
    const ofNew = app.generate({ timestamp: site().clock.now().getTime() });
    const ofOld = totpNow(site(), customer);
    const wrong = { status: 422, body: { code: 'code_wrong' } };
    expect(await prove(client, challengeId, 'new_authenticator', ofOld)).toMatchObject(wrong);
    expect(await prove(client, challengeId, 'authenticator', ofNew)).toMatchObject(wrong);
    expect(await proofsOf([challengeId])).toEqual([]);
    expect(await prove(client, challengeId, 'new_authenticator', ofNew)).toMatchObject({ status: 200 });
    expect(await prove(client, challengeId, 'authenticator', ofOld)).toMatchObject({ status: 200 });
  });
});

describe('one code that was sent', () => {
  it('typed at once into its own step and another of the same action proves its own, once', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const { client } = customer;
    const phone = newPhone();
    const { challengeId = '' } = await client.ok('POST', 'account/phone-changes', { phone });
    const code = await codeFor(site(), client, challengeId, 'new_phone', 'sms', phone);
    site().clock.advanceMs(60_000);
    await client.ok('POST', `challenges/${challengeId}/codes`, { slot: 'current_phone', channel: 'sms' });
    const answers = await Promise.all(
      ['current_phone', 'second_factor', 'new_phone', 'new_phone', 'current_phone', 'new_phone'].map((slot) =>
        prove(client, challengeId, slot, code),
      ),
    );
    const [current, second, own, again, later, third] = answers;
    expect([own?.status, again?.status, third?.status]).toEqual([200, 200, 200]);
    // Whether it was taken where it belongs before or after decides what the others are told.
    for (const other of [current, second, later])
      expect(['code_wrong', 'code_used']).toContain(other?.body.code);
    expect(await proofsOf([challengeId])).toEqual([`${challengeId} new_phone`]);
    const { rows } = await site().holdfast.db.pool.query<{ state: string }>(
      "select state from gate.codes where challenge_id = $1 and slot = 'new_phone'",
      [challengeId],
    );
    expect(rows).toEqual([{ state: 'used' }]);
  });
});
