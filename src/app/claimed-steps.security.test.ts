import { describe, expect, it } from 'vitest';
import { type Customer, newCustomer, type TestClient, useTestSite } from './testing.ts';
import {
  addPasskey,
  grantOf,
  linkIn,
  newCustomerWithAuthenticator,
  prove,
  provePhoneChange,
  proveSecondFactor,
  reachDeviceStep,
} from './testing-flows.ts';
import { SoftwarePasskey } from './testing-passkey.ts';
import { beginWait, cancelBy, cancelToken } from './testing-recovery.ts';

const site = useTestSite({
  HOLDFAST_REQUESTS_PER_MINUTE: '100000',
  HOLDFAST_CODE_SENDS_PER_ADDRESS_HOUR: '10000',
});

type Flow = { readonly path: string; readonly body: Record<string, unknown>; readonly later: string };

/** Flows that somebody signed out begins by naming a contact. */
const flows: readonly Flow[] = [
  { path: 'unfreezes', body: {}, later: 'account/unfreeze' },
  { path: 'settings-unlocks', body: {}, later: 'settings-unlocks/waiting' },
  { path: 'recovery-claims', body: { lost: ['phone'] }, later: '' },
  { path: 'forgotten-passwords', body: {}, later: '' },
];

const begin = (client: TestClient, flow: Flow, identifier: string) =>
  client.call('POST', flow.path, { identifier, ...flow.body });

const nobody = (n: number | string) => `nobody.${n}@example.com`;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function lock(customer: Customer): Promise<void> {
  const { client } = customer;
  const { challengeId = '' } = await client.ok('POST', 'account/settings-locks', { days: 1 });
  await proveSecondFactor(site(), customer, client, challengeId);
  await client.ok('PUT', 'account/settings-lock', { grant: await grantOf(client, challengeId) });
}

describe.each(flows)('$path, asked by somebody who only knows a contact', (flow) => {
  it('answers alike for unknown, plain, linked, frozen and locked accounts: status, body and headers', async () => {
    const [plain, linked, frozen, locked] = [
      await newCustomer(site()),
      await newCustomerWithAuthenticator(site()),
      await newCustomer(site()),
      await newCustomer(site()),
    ];
    await frozen.client.ok('POST', 'account/freeze');
    await lock(locked);
    site().clock.advanceMs(61_000);
    const seen = [];
    for (const identifier of [nobody(flow.path), plain.email, linked.email, frozen.email, locked.email]) {
      const client = site().newClient();
      const started = await begin(client, flow, identifier);
      const { challengeId = '' } = started.body;
      const shown = await client.call('GET', `challenges/${challengeId}`);
      const codes = { slot: 'current_email', channel: 'email' };
      const sent = await client.call('POST', `challenges/${challengeId}/codes`, codes);
      const wrong = await prove(client, challengeId, 'current_email', '000000');
      const other = await prove(client, challengeId, 'current_phone', '000000');
      const early = await client.call('POST', `challenges/${challengeId}/grant`);
      const answers = [started, shown, sent, wrong, other, early];
      seen.push({
        statuses: answers.map(({ status }) => status),
        codes: answers.map(({ body }) => [body.code, body['detail']]),
        slots: JSON.stringify(shown.body['slots']).replace(/"to":"[^"]*"/g, ''),
        keys: answers.map(({ body }) => Object.keys(body).sort()),
        headers: answers.map(({ headers }) => [...headers.keys()].sort()),
      });
    }
    const [unknown, ...known] = seen;
    for (const each of known) expect(each).toEqual(unknown);
  });

  // The bound: every step takes at least 60 ms by design, and the medians of 15 interleaved pairs differ by less than a fifth.
  it('takes as long, to begin and to try a code: medians differ by less than a fifth', {
    timeout: 60_000,
  }, async () => {
    const customers = await Promise.all(Array.from({ length: 3 }, () => newCustomer(site())));
    const took: Record<'known' | 'unknown', { begin: number[]; prove: number[] }> = {
      known: { begin: [], prove: [] },
      unknown: { begin: [], prove: [] },
    };
    const measure = async (identifier: string, into: { begin: number[]; prove: number[] }) => {
      const client = site().newClient();
      const start = performance.now();
      const { challengeId = '' } = (await begin(client, flow, identifier)).body;
      into.begin.push(performance.now() - start);
      const tried = performance.now();
      await prove(client, challengeId, 'current_email', '000000');
      into.prove.push(performance.now() - tried);
    };
    for (let round = 0; round < 15; round += 1) {
      await measure(customers[round % 3]?.email ?? '', took.known);
      await measure(nobody(round % 3), took.unknown);
      // Wrong codes lock a first step for a while; time is ours here.
      if (round % 5 === 4) site().clock.advanceMs(31 * 60_000);
    }
    for (const step of ['begin', 'prove'] as const) {
      const ratio = median(took.known[step]) / median(took.unknown[step]);
      expect(ratio, `${step}: ${took.known[step]} / ${took.unknown[step]}`).toBeGreaterThan(0.8);
      expect(ratio, `${step}: ${took.known[step]} / ${took.unknown[step]}`).toBeLessThan(1.25);
    }
  });
});

/** What changes the account takes a session of it, whatever link is shown. */
async function expectNoSession(client: TestClient): Promise<void> {
  expect(client.sessionToken).toBeNull();
  for (const path of ['session', 'account', 'account/activity'])
    expect((await client.call('GET', path)).status).toBe(401);
}

describe('a stolen link gives no session, and nothing but what it says', () => {
  it('to undo a change', async () => {
    const customer = await newCustomer(site());
    const { challengeId } = await provePhoneChange(site(), customer);
    await customer.client.ok('PUT', 'account/phone', { grant: await grantOf(customer.client, challengeId) });
    const undo = linkIn(await site().nextMessage(customer.phone, { saying: '/undo/' }), 'undo');
    const thief = site().newClient();
    const looked = await thief.call('GET', `undo-links/${undo}`);
    const used = await thief.call('POST', `undo-links/${undo}`);
    expect([looked.status, used.status]).toEqual([200, 204]);
    for (const answer of [looked, used]) expect(answer.headers.get('set-cookie')).toBeNull();
    expect(JSON.stringify([looked.body, used.body])).not.toContain(customer.phone);
    expect(JSON.stringify([looked.body, used.body])).not.toMatch(/sessionToken/);
    await expectNoSession(thief);
  });

  it('to stop a recovery', async () => {
    const customer = await newCustomer(site());
    await beginWait(site(), customer, ['phone']);
    const token = await cancelToken(site(), customer.phone);
    const thief = site().newClient();
    const looked = await thief.call('GET', `recovery-cancel-links/${token}`);
    const used = await cancelBy(thief, token);
    expect([looked.status, used.status]).toEqual([200, 204]);
    for (const answer of [looked, used]) expect(answer.headers.get('set-cookie')).toBeNull();
    expect(JSON.stringify(looked.body)).not.toContain('@');
    await expectNoSession(thief);
  });

  it('to authorise a device: the device that asked is signed in, and not whoever confirms', async () => {
    const customer = await newCustomer(site());
    const asking = site().newClient();
    const challengeId = await reachDeviceStep(site(), customer, asking);
    await asking.ok('POST', `sign-ins/${challengeId}/authorisation`, { method: 'email_link' });
    const token = linkIn(await site().nextMessage(customer.email, { saying: '/authorise/' }), 'authorise');
    const thief = site().newClient();
    const looked = await thief.call('GET', `authorisation-links/${token}`);
    const used = await thief.call('POST', `authorisation-links/${token}`, { answer: 'confirm' });
    expect([looked.status, used.status]).toEqual([200, 204]);
    for (const answer of [looked, used]) expect(answer.headers.get('set-cookie')).toBeNull();
    await expectNoSession(thief);
    expect((await thief.call('POST', `sign-ins/${challengeId}/session`)).status).toBe(404);
  });
});

describe('removing and replacing a factor with a weaker session', () => {
  it('takes the strong factor, not a contact, and no grant of another session', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const { client } = customer;
    const { challengeId = '' } = await client.ok('POST', 'account/authenticator-replacements');
    // The contact is proven; the app that is linked is not.
    const send = { slot: 'authenticator', channel: 'email' };
    expect(
      (await client.call('POST', `challenges/${challengeId}/codes`, send)).status,
    ).toBeGreaterThanOrEqual(400);
    expect((await client.call('POST', `challenges/${challengeId}/grant`)).body.code).toBe('proof_missing');
    const passkeys = await client.ok('POST', 'account/passkey-additions');
    const second = passkeys['challengeId'] ?? '';
    for (const channel of ['email', 'sms', 'voice'])
      expect(
        (await client.call('POST', `challenges/${second}/codes`, { slot: 'second_factor', channel })).body
          .code,
      ).toBe('slot_not_open');
    site().clock.advanceMs(30_000);
    const added = await addPasskey(site(), customer, new SoftwarePasskey());
    const removal = await client.ok('POST', `account/passkeys/${added.id}/removal`);
    const third = removal['challengeId'] ?? '';
    for (const channel of ['email', 'sms'])
      expect(
        (await client.call('POST', `challenges/${third}/codes`, { slot: 'second_factor', channel })).body
          .code,
      ).toBe('slot_not_open');
    expect((await client.call('POST', `challenges/${third}/grant`)).body.code).toBe('proof_missing');
    const other = await newCustomer(site());
    expect((await other.client.call('GET', `challenges/${third}`)).status).toBe(404);
    expect((await other.client.call('GET', `challenges/${challengeId}`)).status).toBe(404);
    expect((await other.client.call('POST', `challenges/${challengeId}/grant`)).status).toBe(404);
  });
});
