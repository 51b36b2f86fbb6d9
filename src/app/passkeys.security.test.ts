import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ceremonyMinutes, deleteCeremoniesBefore } from '#modules/factors/index.ts';
import { type Customer, newCustomer, type TestClient, useTestSite } from './testing.ts';
import {
  addPasskey,
  answerPasskey,
  finishSignIn,
  proveSecondFactor,
  signInWithPasskey,
  startPasskeyProof,
  startPasskeySignIn,
  startSignIn,
  tally,
} from './testing-flows.ts';
import { type PasskeyTraits, SoftwarePasskey } from './testing-passkey.ts';

const site = useTestSite();

async function newCustomerWithPasskey(
  traits: Partial<PasskeyTraits> = {},
): Promise<{ customer: Customer; client: TestClient; passkey: SoftwarePasskey }> {
  const customer = await newCustomer(site());
  const passkey = new SoftwarePasskey(traits);
  await addPasskey(site(), customer, passkey);
  return { customer, client: customer.client, passkey };
}

const refused = { status: 422, body: { code: 'passkey_not_accepted' } };
const over = { status: 410, body: { code: 'passkey_ceremony_over' } };

const signIn = (client: TestClient, ceremonyId: string, answer: unknown) =>
  client.call('POST', 'passkey-sign-ins', { ceremonyId, answer });

/** A step of the account's own session that takes a passkey. */
async function openStep(client: TestClient): Promise<string> {
  const { challengeId = '' } = await client.ok('POST', 'account/passkey-additions');
  return challengeId;
}

describe('an answer', () => {
  const lies: Record<string, Parameters<SoftwarePasskey['show']>[1]> = {
    'from another origin': { origin: 'http://localhost:4000' },
    'from a look-alike of our host': { origin: 'http://localhost.evil.example:3999' },
    'for another host': { rpId: 'evil.example' },
    'of a device that did not check who uses it': { isVerifying: false },
    'that says it belongs to another account': {
      userHandle: Buffer.from('acc_000000000000000000000000').toString('base64url'),
    },
    'of a key that may be copied now and might not when it was made': {
      isBackupEligible: false,
      isBackedUp: false,
    },
  };
  for (const [name, lie] of Object.entries(lies))
    it(`${name} signs nobody in and proves nothing`, async () => {
      const { client, passkey } = await newCustomerWithPasskey();
      const { ceremonyId, options } = await startPasskeySignIn(client);
      expect(await signIn(client, ceremonyId, passkey.show(options, lie))).toMatchObject(refused);
      const challengeId = await openStep(client);
      const own = await startPasskeyProof(client, challengeId, 'second_factor');
      const answer = passkey.show(own, lie);
      expect(await answerPasskey(client, challengeId, 'second_factor', answer)).toMatchObject(refused);
    });

  it('to another challenge, or signed by another key, is refused', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const one = await startPasskeySignIn(client);
    const other = await startPasskeySignIn(client);
    expect(await signIn(client, one.ceremonyId, passkey.show(other.options))).toMatchObject(refused);
    const third = await startPasskeySignIn(client);
    const forged = { ...new SoftwarePasskey().show(third.options), id: passkey.id, rawId: passkey.id };
    expect(await signIn(client, third.ceremonyId, forged)).toMatchObject(refused);
  });

  it('that names nobody signs nobody in, and proves a step of whoever is known', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const { ceremonyId, options } = await startPasskeySignIn(client);
    expect(await signIn(client, ceremonyId, passkey.show(options, { userHandle: null }))).toMatchObject(
      refused,
    );
    const challengeId = await openStep(client);
    const own = await startPasskeyProof(client, challengeId, 'second_factor');
    const answer = passkey.show(own, { userHandle: null });
    expect((await answerPasskey(client, challengeId, 'second_factor', answer)).status).toBe(200);
  });

  it('is taken once, also when it comes many times at once', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const { ceremonyId, options } = await startPasskeySignIn(client);
    const answer = passkey.show(options);
    const answers = await Promise.all(Array.from({ length: 6 }, () => signIn(client, ceremonyId, answer)));
    expect(tally(answers)).toEqual({ '201': 1, passkey_ceremony_over: 5 });
    expect(await signIn(client, ceremonyId, answer)).toMatchObject(over);
  });

  it('uses its ceremony up even when it is wrong', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const { ceremonyId, options } = await startPasskeySignIn(client);
    await signIn(client, ceremonyId, passkey.show(options, { isVerifying: false }));
    expect(await signIn(client, ceremonyId, passkey.show(options))).toMatchObject(over);
  });

  it('comes too late after some minutes', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const { ceremonyId, options } = await startPasskeySignIn(client);
    site().clock.advanceMs(ceremonyMinutes * 60_000);
    expect(await signIn(client, ceremonyId, passkey.show(options))).toMatchObject(over);
  });

  it('that is no answer at all is refused as one', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const { options } = await startPasskeySignIn(client);
    const { id, rawId, type, response } = passkey.show(options);
    const { signature, ...unsigned } = response;
    expect(signature).toBeTypeOf('string');
    const { ceremonyId } = await startPasskeySignIn(client);
    expect(await signIn(client, ceremonyId, { id, rawId, type, response: unsigned })).toMatchObject(refused);
    expect(await signIn(client, ceremonyId, { id: 7 })).toMatchObject({ status: 422 });
    expect(
      await signIn(client, ceremonyId, { id, rawId, type, response: { clientDataJSON: 'not base64!' } }),
    ).toMatchObject({ status: 422, body: { code: 'body_not_valid' } });
  });
});

describe('a ceremony', () => {
  it('of another browser is worth nothing: nobody is signed in to an attacker’s account, nor an attacker to theirs', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const attacker = site().newClient();
    const theirs = await startPasskeySignIn(attacker);
    expect(await signIn(client, theirs.ceremonyId, passkey.show(theirs.options))).toMatchObject(over);
    const own = await startPasskeySignIn(client);
    expect(await signIn(attacker, own.ceremonyId, passkey.show(own.options))).toMatchObject(over);
  });

  it('of a sign-in proves no step, and that of a step signs nobody in', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const challengeId = await openStep(client);
    const forSignIn = await startPasskeySignIn(client);
    await startPasskeyProof(client, challengeId, 'second_factor');
    expect(
      await answerPasskey(client, challengeId, 'second_factor', passkey.show(forSignIn.options)),
    ).toMatchObject(refused);
    const forStep = await startPasskeyProof(client, challengeId, 'second_factor');
    const { ceremonyId } = await startPasskeySignIn(client);
    expect(await signIn(client, ceremonyId, passkey.show(forStep))).toMatchObject(refused);
  });

  it('of one step proves no other, nor the same one once it was started anew', async () => {
    const { client, passkey } = await newCustomerWithPasskey();
    const one = await openStep(client);
    const other = await openStep(client);
    const forOne = await startPasskeyProof(client, one, 'second_factor');
    await startPasskeyProof(client, other, 'second_factor');
    expect(await answerPasskey(client, other, 'second_factor', passkey.show(forOne))).toMatchObject(refused);
    await startPasskeyProof(client, one, 'second_factor');
    expect(await answerPasskey(client, one, 'second_factor', passkey.show(forOne))).toMatchObject(refused);
  });

  it('that makes a passkey proves nothing about the person', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const challengeId = await openStep(client);
    await proveSecondFactor(site(), customer, client, challengeId);
    const options = await startPasskeyProof(client, challengeId, 'new_passkey');
    const passkey = new SoftwarePasskey();
    expect(await answerPasskey(client, challengeId, 'new_passkey', passkey.show(options))).toMatchObject(
      refused,
    );
  });

  it('is started by its holder only', async () => {
    const { client } = await newCustomerWithPasskey();
    const challengeId = await openStep(client);
    const stranger = await newCustomer(site());
    for (const other of [stranger.client, site().newClient()])
      expect(
        await other.call('POST', `challenges/${challengeId}/passkey-ceremonies`, { slot: 'second_factor' }),
      ).toMatchObject({ status: 404, body: { code: 'challenge_not_found' } });
  });

  it('waits in small numbers, and is swept away when its time is over', async () => {
    const { db, clock } = site().holdfast.deps;
    site().clock.advanceMs(ceremonyMinutes * 60_000 + 1);
    await deleteCeremoniesBefore(db.queries, clock.now());
    const client = site().newClient();
    for (let count = 0; count < 15; count += 1) await startPasskeySignIn(client);
    expect(await ceremonies()).toBe(10);
    site().clock.advanceMs(ceremonyMinutes * 60_000 + 1);
    await deleteCeremoniesBefore(db.queries, clock.now());
    expect(await ceremonies()).toBe(0);
  });
});

async function ceremonies(): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from factors.passkey_ceremonies`.execute(site().holdfast.db.queries);
  return rows[0]?.count ?? 0;
}

describe('a passkey of another account', () => {
  it('proves no step of this one', async () => {
    const { client } = await newCustomerWithPasskey();
    const stranger = await newCustomerWithPasskey();
    const challengeId = await openStep(client);
    const options = await startPasskeyProof(client, challengeId, 'second_factor');
    expect(
      await answerPasskey(client, challengeId, 'second_factor', stranger.passkey.show(options)),
    ).toMatchObject(refused);
  });

  it('does not finish a sign-in that somebody began with this one’s password', async () => {
    const { customer, client } = await newCustomerWithPasskey();
    const stranger = await newCustomerWithPasskey();
    client.sessionToken = null;
    const challengeId = await startSignIn(client, customer);
    const options = await startPasskeyProof(client, challengeId, 'second_factor');
    expect(
      await answerPasskey(client, challengeId, 'second_factor', stranger.passkey.show(options)),
    ).toMatchObject(refused);
  });

  it('can’t be added to this one, too', async () => {
    const { passkey } = await newCustomerWithPasskey();
    const stranger = await newCustomer(site());
    const challengeId = await openStep(stranger.client);
    await proveSecondFactor(site(), stranger, stranger.client, challengeId);
    const options = await startPasskeyProof(stranger.client, challengeId, 'new_passkey');
    expect(
      await answerPasskey(stranger.client, challengeId, 'new_passkey', passkey.make(options)),
    ).toMatchObject({ status: 409, body: { code: 'passkey_already_added' } });
  });
});

describe('a passkey that counts its uses', () => {
  it('is refused when the count does not rise; every contact is told, it is on record, and the real one goes on', async () => {
    const { customer, client, passkey } = await newCustomerWithPasskey({ counter: 5 });
    const { challengeId } = await signInWithPasskey(client, passkey);
    await finishSignIn(client, challengeId);
    for (const counter of [6, 3, 0]) {
      const { ceremonyId, options } = await startPasskeySignIn(client);
      expect(await signIn(client, ceremonyId, passkey.show(options, { counter }))).toMatchObject({
        status: 403,
        body: { code: 'passkey_cloned' },
      });
      site().clock.advanceMs(1);
    }
    await site().nextMessage(customer.email, { saying: 'there may be a copy' });
    await site().nextMessage(customer.phone, { saying: 'a passkey was refused' });
    const { items } = await client.ok<{ items: { event: string }[] }>('GET', 'account/activity');
    expect(items.filter(({ event }) => event === 'passkey_cloned')).toHaveLength(3);
    await signInWithPasskey(client, passkey);
  });

  it('raises no alarm for an answer that it did not sign', async () => {
    const { client, passkey } = await newCustomerWithPasskey({ counter: 5 });
    const { ceremonyId, options } = await startPasskeySignIn(client);
    const forged = new SoftwarePasskey({ counter: 0 }).show(options);
    expect(await signIn(client, ceremonyId, { ...forged, id: passkey.id, rawId: passkey.id })).toMatchObject(
      refused,
    );
    const { items } = await client.ok<{ items: { event: string }[] }>('GET', 'account/activity');
    expect(items.map(({ event }) => event)).not.toContain('passkey_cloned');
  });
});

describe('a new passkey', () => {
  it('brings no certificates of strangers: its statement is dropped unread', async () => {
    const customer = await newCustomer(site());
    const { client } = customer;
    const challengeId = await openStep(client);
    await proveSecondFactor(site(), customer, client, challengeId);
    const options = await startPasskeyProof(client, challengeId, 'new_passkey');
    const answer = new SoftwarePasskey().make(options, { certificates: [new Uint8Array([1, 2, 3])] });
    expect((await answerPasskey(client, challengeId, 'new_passkey', answer)).status).toBe(200);
  });

  for (const [name, lie] of Object.entries({
    'made at another origin': { origin: 'http://localhost:4000' },
    'made for another host': { rpId: 'evil.example' },
    'made by a device that did not check who uses it': { isVerifying: false },
  }))
    it(`${name} is refused`, async () => {
      const customer = await newCustomer(site());
      const { client } = customer;
      const challengeId = await openStep(client);
      await proveSecondFactor(site(), customer, client, challengeId);
      const options = await startPasskeyProof(client, challengeId, 'new_passkey');
      const answer = new SoftwarePasskey().make(options, lie);
      expect(await answerPasskey(client, challengeId, 'new_passkey', answer)).toMatchObject(refused);
    });
});
