import { expect } from 'vitest';
import type { RecoveryId } from '#kernel/ids.ts';
import { type Customer, newPhone, type TestClient, type TestSite } from './testing.ts';
import { codeFor, prove, totpNow } from './testing-flows.ts';

/** Steps of a recovery, all through the API. */

export type RecoveryView = {
  stage: string;
  lost: string[];
  waitsUntil: string | null;
  challenge: { id: string; slots: { name: string; state: string }[] } | null;
  plan: {
    path: string;
    asks?: string[];
    binds?: string[];
    waitHours?: number;
    holdHours?: number;
    backupCodes?: number;
    reason?: string;
  };
  holds: { reason: string; endsAt: string }[];
  isProven: boolean;
  isAnotherLive: boolean;
  mayReplaceLive: boolean;
  stoppedBecause: string | null;
  mayResume: boolean;
  taken: string | null;
  trackPath: string;
  setup: { key: string } | null;
};

/** A recovery and the device that goes on with it. */
export type Begun = { readonly client: TestClient; readonly id: RecoveryId };

const hourMs = 3_600_000;

export const viewRecovery = ({ client, id }: Begun): Promise<RecoveryView> =>
  client.ok<RecoveryView>('GET', `recoveries/${id}`);

/** Names what is lost, signed out, on a device of its own unless told. */
export async function planLoss(
  site: TestSite,
  customer: Customer,
  lost: readonly string[],
  client: TestClient = site.newClient(),
): Promise<Begun> {
  const { recoveryId = '' } = await client.ok('POST', 'recoveries', {
    identifier: customer.email,
    password: customer.password,
    lost,
  });
  return { client, id: recoveryId as RecoveryId };
}

/** Shows one proof of the slots that are asked, whichever they are. */
export async function proveSlots(
  site: TestSite,
  customer: Customer,
  client: TestClient,
  challengeId: string,
  slots: readonly string[],
): Promise<void> {
  for (const slot of slots) {
    let code: string;
    if (slot === 'authenticator') {
      // Each step is accepted once.
      site.clock.advanceMs(30_000);
      code = totpNow(site, customer);
    } else if (slot === 'current_email')
      code = await codeFor(site, client, challengeId, slot, 'email', customer.email);
    else code = await codeFor(site, client, challengeId, slot, 'sms', customer.phone);
    const proven = await prove(client, challengeId, slot, code);
    expect(proven.status, JSON.stringify(proven.body)).toBe(200);
  }
}

/** Starts a recovery and proves everything that is left. */
export async function proveWhatIsLeft(site: TestSite, customer: Customer, begun: Begun): Promise<void> {
  await begun.client.ok('POST', `recoveries/${begun.id}/start`);
  const { challenge, plan } = await viewRecovery(begun);
  await proveSlots(site, customer, begun.client, challenge?.id ?? '', plan.asks ?? []);
}

/** A recovery whose waiting time runs, or whose case is open. */
export async function beginWait(site: TestSite, customer: Customer, lost: readonly string[]): Promise<Begun> {
  const begun = await planLoss(site, customer, lost);
  await proveWhatIsLeft(site, customer, begun);
  await begun.client.ok('POST', `recoveries/${begun.id}/waiting-time`);
  return begun;
}

/** The same, three days later. */
export async function passWait(site: TestSite, customer: Customer, lost: readonly string[]): Promise<Begun> {
  const begun = await beginWait(site, customer, lost);
  site.clock.advanceMs(72 * hourMs);
  return begun;
}

/** Names a new phone and proves it. */
export async function bindPhone(site: TestSite, begun: Begun, phone = newPhone()): Promise<string> {
  const { client, id } = begun;
  await client.ok('PUT', `recoveries/${id}/contact`, { kind: 'phone', value: phone });
  const { challenge } = await viewRecovery(begun);
  const challengeId = challenge?.id ?? '';
  const code = await codeFor(site, client, challengeId, 'new_phone', 'sms', phone);
  const proven = await prove(client, challengeId, 'new_phone', code);
  expect(proven.status, JSON.stringify(proven.body)).toBe(200);
  return phone;
}

export const finishRecovery = ({ client, id }: Begun) => client.call('POST', `recoveries/${id}/finish`);

/** The token of the cancel link in the SMS that says that a wait began; each is taken once. */
export async function cancelToken(site: TestSite, to: string): Promise<string> {
  const { text } = await site.nextMessage(to, { saying: 'waiting time begun' });
  const token = /\/recover\/cancel\/([\w-]{43})/.exec(text)?.[1];
  if (!token) throw new Error(`No cancel link in: ${text}`);
  return token;
}

export const cancelBy = (client: TestClient, token: string, freezes = false) =>
  client.call('POST', `recovery-cancel-links/${token}`, { freezes });

/** A claim whose contact, the e-mail, is proven, and its plan; on a device of its own unless told. */
export async function claimLoss(
  site: TestSite,
  customer: Customer,
  lost: readonly string[],
  client: TestClient = site.newClient(),
): Promise<Begun & { readonly challengeId: string }> {
  const named = { identifier: customer.email, lost };
  const { challengeId = '' } = await client.ok('POST', 'recovery-claims', named);
  await proveSlots(site, customer, client, challengeId, ['current_email']);
  const { recoveryId = '' } = await client.ok('POST', `recovery-claims/${challengeId}/plan`);
  return { client, id: recoveryId as RecoveryId, challengeId };
}

export const resume = ({ client, id }: Begun) => client.call('POST', `recoveries/${id}/resumption`);

/** What a last resort names: an account by a contact, and two new ones. */
export type LastResort = { readonly identifier: string; readonly email: string; readonly phone: string };

export const newContacts = (): Omit<LastResort, 'identifier'> => {
  const phone = newPhone();
  return { phone, email: `claimed.${phone.slice(1)}@example.com` };
};

/** A last resort whose new contacts are proven; on a device of its own unless told. */
export async function proveLastResort(
  site: TestSite,
  named: LastResort,
  client: TestClient = site.newClient(),
): Promise<{ readonly client: TestClient; readonly challengeId: string }> {
  const { challengeId = '' } = await client.ok('POST', 'last-resorts', named);
  for (const [slot, channel, to] of [
    ['new_email', 'email', named.email],
    ['new_phone', 'sms', named.phone],
  ] as const) {
    const code = await codeFor(site, client, challengeId, slot, channel, to);
    const proven = await prove(client, challengeId, slot, code);
    expect(proven.status, JSON.stringify(proven.body)).toBe(200);
  }
  return { client, challengeId };
}

/** A last resort whose case is open. */
export async function openLastResort(
  site: TestSite,
  named: LastResort,
  client: TestClient = site.newClient(),
): Promise<Begun & { readonly challengeId: string }> {
  const { challengeId } = await proveLastResort(site, named, client);
  const { recoveryId = '' } = await client.ok('POST', `last-resorts/${challengeId}/case`);
  return { client, challengeId, id: recoveryId as RecoveryId };
}
