import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect } from 'vitest';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { listEntries } from '#modules/audit/index.ts';
import type { InboxMessage } from '#platform/inbox/inbox-store.ts';
import {
  type Customer,
  linkAuthenticator,
  newCustomer,
  newPhone,
  type TestClient,
  type TestSite,
} from './testing.ts';
import type { SoftwarePasskey } from './testing-passkey.ts';

/** Steps that many tests need, all through the API. */

/** Starts a sign-in with the right password; answers the challenge. */
export async function startSignIn(client: TestClient, customer: Customer): Promise<ChallengeId> {
  const { challengeId } = await client.ok('POST', 'sign-ins', {
    identifier: customer.email,
    password: customer.password,
  });
  return challengeId as ChallengeId;
}

/** Sends a code for a slot and answers it, read from the inbox. */
export async function codeFor(
  site: TestSite,
  client: TestClient,
  challengeId: string,
  slot: string,
  channel: 'email' | 'sms' | 'voice',
  to: string,
): Promise<string> {
  await client.ok('POST', `challenges/${challengeId}/codes`, { slot, channel });
  return site.nextCode(to);
}

export const prove = (client: TestClient, challengeId: string, slot: string, code: string) =>
  client.call('POST', `challenges/${challengeId}/proofs`, { slot, code });

/** A code of six digits that is surely not this one; another `step`, another code. */
export const otherThan = (code: string, step = 1): string =>
  String((Number(code) + step) % 1_000_000).padStart(6, '0');

/** The authenticator's code at the site's time. */
export const totpNow = (site: TestSite, customer: Customer): string => {
  if (!customer.totp) throw new Error('This customer has no authenticator');
  return customer.totp.generate({ timestamp: site.clock.now().getTime() });
};

export async function newCustomerWithAuthenticator(site: TestSite): Promise<Customer> {
  const customer = await newCustomer(site);
  await linkAuthenticator(site, customer);
  return customer;
}

/** A sign-in on another device with password and second factor proven: only the device is missing. */
export async function reachDeviceStep(
  site: TestSite,
  customer: Customer,
  client: TestClient,
): Promise<ChallengeId> {
  const challengeId = await startSignIn(client, customer);
  await proveSecondFactor(site, customer, client, challengeId);
  return challengeId;
}

export async function proveSecondFactor(
  site: TestSite,
  customer: Customer,
  client: TestClient,
  challengeId: string,
): Promise<void> {
  let code: string;
  if (customer.totp) {
    // Each step is accepted once.
    site.clock.advanceMs(30_000);
    code = totpNow(site, customer);
  } else code = await codeFor(site, client, challengeId, 'second_factor', 'email', customer.email);
  const proven = await prove(client, challengeId, 'second_factor', code);
  expect(proven.status, JSON.stringify(proven.body)).toBe(200);
}

/** Signs in on a known device; the client has the new session afterwards. */
export async function signInAgain(site: TestSite, customer: Customer, client: TestClient): Promise<string> {
  client.sessionToken = null;
  const challengeId = await startSignIn(client, customer);
  await proveSecondFactor(site, customer, client, challengeId);
  return finishSignIn(client, challengeId);
}

/** Ends a sign-in whose proofs are complete; the client has the session afterwards. */
export async function finishSignIn(client: TestClient, challengeId: string): Promise<string> {
  const made = await client.ok('POST', `sign-ins/${challengeId}/session`);
  client.sessionToken = made['sessionToken'] ?? null;
  client.deviceToken = made['deviceToken'] ?? null;
  return made['sessionId'] ?? '';
}

/** Signs the customer in on a new device, authorised by the link in the e-mail. */
export async function signInOnNewDevice(site: TestSite, customer: Customer): Promise<TestClient> {
  const client = site.newClient();
  const challengeId = await reachDeviceStep(site, customer, client);
  await client.ok('POST', `sign-ins/${challengeId}/authorisation`, { method: 'email_link' });
  const token = linkIn(await site.nextMessage(customer.email, { saying: '/authorise/' }), 'authorise');
  await site.newClient().ok('POST', `authorisation-links/${token}`, { answer: 'confirm' });
  await finishSignIn(client, challengeId);
  return client;
}

/** What the activity of a customer says, newest first. */
export async function eventsOf(site: TestSite, customer: Customer): Promise<string[]> {
  const { queries } = site.holdfast.db;
  const entries = await listEntries(queries, customer.accountId as AccountId, { before: null, size: 50 });
  return entries.map((entry) => entry.event);
}

/** The token of a link of this kind in a message. */
export function linkIn(message: { text: string }, kind: 'authorise' | 'undo' | 'freeze'): string {
  const token = new RegExp(`/${kind}/([\\w-]{43})`).exec(message.text)?.[1];
  if (!token) throw new Error(`No ${kind} link in: ${message.text}`);
  return token;
}

/** A change of the phone with everything proven; answers the challenge and the new number. */
export async function provePhoneChange(
  site: TestSite,
  customer: Customer,
  phone = newPhone(),
  client = customer.client,
): Promise<{ challengeId: string; phone: string }> {
  const { challengeId = '' } = await client.ok('POST', 'account/phone-changes', { phone });
  for (const [slot, to] of [
    ['new_phone', phone],
    ['current_phone', customer.phone],
  ] as const) {
    const code = await codeFor(site, client, challengeId, slot, 'sms', to);
    const proven = await prove(client, challengeId, slot, code);
    expect(proven.status, JSON.stringify(proven.body)).toBe(200);
  }
  await proveSecondFactor(site, customer, client, challengeId);
  return { challengeId, phone };
}

export async function grantOf(client: TestClient, challengeId: string): Promise<string> {
  const { grant = '' } = await client.ok('POST', `challenges/${challengeId}/grant`);
  return grant;
}

/** The carrier's side of a call: posts to our webhooks as it does, signed with its token. */
export function carrierOf(site: TestSite, call: InboxMessage) {
  const { deps, webhooks } = site.holdfast;
  const base = new URL((call.statusUrl ?? '').replace(/\/status$/, ''));
  return async (path: string, form: Record<string, string>, signedBy = deps.config.carrier.token) => {
    const url = `${base.href}${path}`;
    const response = await webhooks.request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': getExpectedTwilioSignature(signedBy, url, form),
      },
      body: new URLSearchParams(form),
    });
    return { status: response.status, text: await response.text() };
  };
}

/** How many answers had each code, or status where there was none. */
export function tally(
  answers: readonly { status: number; body: { code?: string } }[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = body.code ?? String(status);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

type PasskeyOptions = { challenge: string; user?: { id: string }; [name: string]: unknown };

/** Starts a passkey's ceremony for one slot; answers its options. */
export async function startPasskeyProof(
  client: TestClient,
  challengeId: string,
  slot: string,
): Promise<PasskeyOptions> {
  const path = `challenges/${challengeId}/passkey-ceremonies`;
  return (await client.ok<{ options: PasskeyOptions }>('POST', path, { slot })).options;
}

export const answerPasskey = (client: TestClient, challengeId: string, slot: string, answer: unknown) =>
  client.call('POST', `challenges/${challengeId}/passkey-proofs`, { slot, answer });

/** Proves one slot by a passkey. */
export async function provePasskey(
  client: TestClient,
  challengeId: string,
  slot: string,
  passkey: SoftwarePasskey,
): Promise<void> {
  const options = await startPasskeyProof(client, challengeId, slot);
  const proven = await answerPasskey(client, challengeId, slot, passkey.show(options));
  expect(proven.status, JSON.stringify(proven.body)).toBe(200);
}

/** Adds a passkey; the second factor is what the customer has: the passkey given, the authenticator, else an e-mail. */
export async function addPasskey(
  site: TestSite,
  customer: Customer,
  passkey: SoftwarePasskey,
  by?: SoftwarePasskey,
): Promise<{ id: string; name: string }> {
  const { client } = customer;
  const { challengeId = '' } = await client.ok('POST', 'account/passkey-additions');
  if (by) await provePasskey(client, challengeId, 'second_factor', by);
  else await proveSecondFactor(site, customer, client, challengeId);
  const options = await startPasskeyProof(client, challengeId, 'new_passkey');
  const made = await answerPasskey(client, challengeId, 'new_passkey', passkey.make(options));
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return client.ok('POST', 'account/passkeys', { grant: await grantOf(client, challengeId) });
}

export const startPasskeySignIn = (client: TestClient) =>
  client.ok<{ ceremonyId: string; options: PasskeyOptions }>('POST', 'passkey-sign-ins/ceremonies');

/** Shows a passkey instead of a password; answers the sign-in's challenge. */
export async function signInWithPasskey(
  client: TestClient,
  passkey: SoftwarePasskey,
): Promise<{ challengeId: string; suggestsLocalPasskey: boolean }> {
  const { ceremonyId, options } = await startPasskeySignIn(client);
  return client.ok('POST', 'passkey-sign-ins', { ceremonyId, answer: passkey.show(options) });
}
