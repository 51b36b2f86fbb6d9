import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { isAfter, plusDays } from '#kernel/instant.ts';
import { deviceFacts, nameDevice } from '#kernel/name-device.ts';
import { networkOf } from '#kernel/network.ts';
import { problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lastContactChange, readIdentifier } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { checkPassword, type SignInPasswordProblem } from '#modules/factors/index.ts';
import {
  type GateDeps,
  type Grant,
  type Holder,
  issueGrant,
  openChallenge,
  presentGrant,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { alertAccount } from '#modules/notifications/index.ts';
import type { Queries } from '#platform/db/db.ts';
import type { HotTx } from '#platform/db/hot-tx.ts';
import type { Client } from './client.ts';
import { endSessions } from './end-sessions.ts';
import { noteFailedSignIn } from './failed-sign-in.ts';
import { reasonsOf, type UnusualReason } from './risk-rules.ts';
import { readSignInFacts, type SignInFacts } from './sign-in-store.ts';
import { type Credentials, startSession } from './start-session.ts';
import { findDevice, signInPlaces } from './store.ts';

/** The holder of challenges that a signed-out browser works on. */
export const browserHolder = (deps: GateDeps, client: Client): Holder =>
  `browser:${deps.secrets.hashToken(client.deviceToken)}`;

export type OpenSignInProblem = Extract<Awaited<ReturnType<typeof openChallenge>>, { ok: false }>['problem'];
export type StartSignInProblem = SignInPasswordProblem | OpenSignInProblem;

/**
 * Starts a sign-in: checks the password and opens the challenge for what else is needed. What the account's state
 * forbids is told only to somebody who knows the password.
 * Problems: `password_wrong`, `password_try_too_soon`, `account_frozen`, `account_frozen_by_staff`, `account_closed`.
 */
export async function startSignIn(
  deps: GateDeps,
  input: { identifier: string; country?: string; password: string; client: Client },
): Promise<Result<ChallengeId, StartSignInProblem>> {
  const { client } = input;
  const deviceHash = deps.secrets.hashToken(client.deviceToken);
  // Read while the password is hashed, with and without an account: whoever spends the grant asks again what it allows.
  let reading: Promise<SignInFacts | null> | null = null;
  /** Whose password was compared; nobody's while it is too soon for a try. */
  let whose: string | null = null;
  const checked = await checkPassword(deps, {
    contact: readIdentifier(input.identifier, input.country),
    password: input.password,
    address: client.address,
    whileHashing(accountId) {
      whose = accountId;
      reading = readSignInFacts(deps.db.run, accountId, deviceHash);
      // Told below, or not at all when the password is wrong.
      reading.catch(() => undefined);
    },
  });
  if (!checked.ok) {
    if (whose !== null) await noteFailedSignIn(deps, { whose, client });
    return checked;
  }
  const facts = await (reading as Promise<SignInFacts | null> | null);
  if (!facts) throw new Error(`No account ${checked.value.id}`);
  return deps.db.hotTx((hot) => openSignIn(deps, hot, { facts, client, shown: 'password' }));
}

/**
 * Opens the challenge of somebody who has shown the password, or a passkey in its place. Problems: what the account's
 * state forbids.
 */
export async function openSignIn(
  deps: GateDeps,
  hot: HotTx,
  input: { facts: SignInFacts; client: Client; shown: 'password' | 'passkey' },
): Promise<Result<ChallengeId, OpenSignInProblem>> {
  const { facts, client, shown } = input;
  const { account } = facts;
  const known = isKnown(deps, facts.deviceSignedInAt);
  return openChallenge(deps, deps.db.queries, {
    action: known ? 'sign_in' : 'sign_in_new_device',
    unusual: known ? [] : await reasonsFor(deps, await hot.unhurried(), account.id, client),
    holder: browserHolder(deps, client),
    account,
    device: deviceFacts(client),
    payload: {},
    proven: { slot: 'password', kind: shown },
    // Face is linked nowhere yet.
    linked: { ...facts.linked, face: false },
    hot,
  });
}

/** Why this sign-in on a new device is unusual. */
async function reasonsFor(
  deps: GateDeps,
  queries: Queries,
  accountId: AccountId,
  client: Client,
): Promise<UnusualReason[]> {
  const past = (await signInPlaces(queries, accountId)).map(({ country, address }) => {
    return { country, network: networkOf(address) };
  });
  const facts = {
    country: client.country,
    network: networkOf(client.address),
    past,
    contactChangedAt: await lastContactChange(queries, accountId),
  };
  return reasonsOf(facts, deps.config.policy.unusualContactHours, deps.clock.now());
}

/** A device is known until it is removed or has gone the configured days without a sign-in (product rule: section 4). */
function isKnown(deps: GateDeps, signedInAt: Date | null): boolean {
  return (
    signedInAt !== null && isAfter(plusDays(signedInAt, deps.config.policy.deviceDays), deps.clock.now())
  );
}

/**
 * Finishes a sign-in whose proofs are complete: a new session, a new token, the device remembered. Asked too early,
 * it says which proofs are missing. Problems: those of the gate's grants, such as `proof_missing` and `grant_used`, and
 * what the account's state has come to forbid, such as `account_frozen`.
 */
export async function finishSignIn(deps: GateDeps, input: { challengeId: ChallengeId; client: Client }) {
  const holder = browserHolder(deps, input.client);
  const issued = await issueGrant(deps, { challengeId: input.challengeId, holder });
  if (!issued.ok) return issued;
  const known = await presentGrant(deps, { grantId: issued.value, action: 'sign_in', holder });
  if (known.ok) return signIn(deps, known.value, input.client);
  const unknown = await presentGrant(deps, { grantId: issued.value, action: 'sign_in_new_device', holder });
  return unknown.ok ? signIn(deps, unknown.value, input.client) : unknown;
}

async function signIn(
  deps: GateDeps,
  grant: Grant<'sign_in' | 'sign_in_new_device'> | Grant<'sign_in'> | Grant<'sign_in_new_device'>,
  client: Client,
): Promise<Result<Credentials, SpendProblem<'sign_in' | 'sign_in_new_device'>>> {
  const { accountId } = grant;
  if (!accountId) throw new Error('A sign-in without an account');
  const now = deps.clock.now();
  return deps.db.tx(async (tx) => {
    const spent = await spendGrant(deps, tx, grant, deviceFacts(client));
    if (!spent.ok) return spent;
    const device = await findDevice(tx, accountId, deps.secrets.hashToken(client.deviceToken));
    const isNew = grant.action === 'sign_in_new_device';
    // It was known when the sign-in began, and has been removed since.
    if (!isNew && device === null) return fail(problem('proof_missing', { params: { slots: 'device' } }));
    // One browser has one session: the token of the earlier one is worth nothing from here on.
    if (device) await endSessions(deps, tx, { accountId, deviceId: device.id }, 'rotated');
    const credentials = await startSession(deps, tx, { accountId, client, deviceId: device?.id ?? null });
    const named = nameDevice(client.userAgent);
    await recordEntry(deps, tx, {
      accountId,
      at: now,
      event: isNew ? 'signed_in_new_device' : 'signed_in',
      facts: { device: device?.name ?? named.name, address: client.address },
    });
    if (isNew) {
      await alertAccount(deps, tx, {
        accountId,
        event: 'signed_in_new_device',
        at: now,
        device: { name: named.name, address: client.address, country: client.country },
      });
    }
    return ok(credentials);
  });
}
