import { sql } from 'kysely';
import type { AccountId, AuthorisationId, ChallengeId, MessageId } from '#kernel/ids.ts';
import { hourMs, isAfter, plusMinutes, plusMs } from '#kernel/instant.ts';
import { nameDevice } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf, findAccount } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import {
  type ChallengeProblem,
  closeChallenge,
  type GateDeps,
  type Holder,
  isDeviceSlot,
  readPayload,
  recordProof,
} from '#modules/gate/index.ts';
import {
  alertAccount,
  composeAuthorisationCall,
  composeAuthorisationLink,
} from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import {
  type AuthorisationKey,
  type AuthorisationMethod,
  type AuthorisationRow,
  countWrongApprovalCode,
  findAuthorisation,
  insertAuthorisation,
  latestAuthorisation,
  lockAuthorisation,
  requestsSince,
  setAuthorisationMessage,
  settleAuthorisation,
  waitingApprovals,
} from './authorisation-store.ts';
import type { Client } from './client.ts';
import type { Viewer } from './end-sessions.ts';
import { type NewDevice, toNewDevice, viewSignIn } from './view-sign-in.ts';

const approvalCodeDigits = 6;

export type StartAuthorisationProblem =
  | ChallengeProblem
  | Problem<
      | 'slot_not_open'
      | 'call_limit_reached'
      | 'approval_limit_reached'
      | 'send_limit_reached'
      | 'authorisation_too_soon'
      | 'no_other_device'
    >;

/** Wait between two requests by the same method, so that nobody is flooded. */
const requestAgainSeconds = 30;

/**
 * Asks for the authorisation of the device that signs in, by a call, an e-mail link or the approval of another
 * device (product rule: section 4). It replaces a request that still waits. Problems: `slot_not_open` (the other
 * proofs come first), `call_limit_reached`, `send_limit_reached`, `approval_limit_reached`, `authorisation_too_soon`,
 * `no_other_device`, `challenge_expired`.
 */
export async function startAuthorisation(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder; method: AuthorisationMethod; client: Client },
): Promise<Result<AuthorisationId, StartAuthorisationProblem>> {
  const view = await viewSignIn(deps, input);
  if (!view.ok) return view;
  const challenge = view.value.challenge;
  const others = challenge?.slots.filter((slot) => !isDeviceSlot(slot.name)) ?? [];
  if (!view.value.deviceSlot || !others.every((slot) => slot.state === 'done')) {
    return fail(problem('slot_not_open'));
  }
  if (!view.value.methods.includes(input.method)) return fail(problem('no_other_device'));
  const read = await readPayload(deps, input);
  if (!read.ok) return read;
  const { accountId } = read.value;
  if (!accountId) return fail(problem('slot_not_open'));
  return deps.db.tx((tx) => requestAuthorisation(deps, tx, { ...input, accountId }));
}

async function requestAuthorisation(
  deps: GateDeps,
  tx: Tx,
  input: { challengeId: ChallengeId; method: AuthorisationMethod; client: Client; accountId: AccountId },
): Promise<Result<AuthorisationId, StartAuthorisationProblem>> {
  const now = deps.clock.now();
  const account = await findAccount(tx, input.accountId);
  if (!account) throw new Error(`No account ${input.accountId}`);
  const before = await latestAuthorisation(tx, input.challengeId);
  const againAt =
    before?.method === input.method ? plusMs(before.requested_at, requestAgainSeconds * 1000) : null;
  if (before?.state === 'waiting' && againAt && isAfter(againAt, now)) {
    return fail(problem('authorisation_too_soon', { retryAt: againAt, params: { until: againAt } }));
  }
  const { callsPerHour, codeSendsPerHour } = deps.config.policy;
  const max = input.method === 'phone_call' ? callsPerHour : codeSendsPerHour;
  await serialiseRequests(tx, account.id);
  const asked = await requestsSince(tx, account.id, input.method, plusMs(now, -hourMs), max);
  const oldest = asked[max - 1];
  if (oldest) {
    const retryAt = plusMs(oldest, hourMs);
    if (input.method === 'phone_call')
      return fail(problem('call_limit_reached', { retryAt, params: { until: retryAt, calls: max } }));
    if (input.method === 'device_approval')
      return fail(problem('approval_limit_reached', { retryAt, params: { until: retryAt, requests: max } }));
    return fail(problem('send_limit_reached', { retryAt, params: { until: retryAt } }));
  }
  const id = deps.secrets.id('authorisation');
  const named = nameDevice(input.client.userAgent);
  const code = input.method === 'device_approval' ? deps.secrets.digits(approvalCodeDigits) : null;
  const linkToken = input.method === 'email_link' ? deps.secrets.token() : null;
  const expiresAt = plusMinutes(now, deps.config.policy.codeMinutes);
  await insertAuthorisation(tx, {
    id,
    challenge_id: input.challengeId,
    account_id: account.id,
    method: input.method,
    state: 'waiting',
    code_mac: code && deps.secrets.mac('code', `${id}:${code}`),
    code_sealed: code && deps.secrets.seal('code', code, id),
    wrong_codes: 0,
    link_hash: linkToken && deps.secrets.hashToken(linkToken),
    message_id: null,
    device_name: named.name,
    system: named.system,
    browser: named.browser,
    address: input.client.address,
    requested_at: now,
    expires_at: expiresAt,
  });
  const contacts = await contactsOf(tx, account.id);
  const { address, country } = input.client;
  const device = { name: named.name, address, country };
  if (linkToken) {
    const url = `${deps.config.origin}/authorise/${linkToken}`;
    const message = composeAuthorisationLink(deps, {
      account,
      to: contacts.email,
      url,
      device,
      at: now,
      expiresAt,
    });
    const messageId = await deps.outbox.enqueue(tx, { ...message, idempotencyKey: id, expiresAt });
    await setAuthorisationMessage(tx, id, messageId);
  } else if (input.method === 'phone_call') {
    const message = composeAuthorisationCall(deps, { account, to: contacts.phone, device });
    const messageId = await deps.outbox.enqueue(tx, { ...message, idempotencyKey: id, expiresAt });
    await setAuthorisationMessage(tx, id, messageId);
  } else {
    await deps.live.publish(tx, 'account', account.id);
  }
  await deps.live.publish(tx, 'challenge', input.challengeId);
  return ok(id);
}

/** Requests of one account are counted one after the other, so that many at once don't ring more often. */
async function serialiseRequests(tx: Tx, accountId: AccountId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${accountId}, 6))`.execute(tx);
}

export type LinkProblem = Problem<
  'authorisation_not_found' | 'authorisation_expired' | 'authorisation_settled'
>;

function liveRow(deps: GateDeps, row: AuthorisationRow | null): Result<AuthorisationRow, LinkProblem> {
  if (!row) return fail(problem('authorisation_not_found'));
  if (row.state !== 'waiting')
    return fail(problem('authorisation_settled', { params: { state: row.state } }));
  return isAfter(row.expires_at, deps.clock.now()) ? ok(row) : fail(problem('authorisation_expired'));
}

/** What the e-mail link is about; looking changes nothing, because mail scanners look too. */
export async function viewAuthorisationLink(
  deps: GateDeps,
  token: string,
): Promise<Result<NewDevice, LinkProblem>> {
  const row = liveRow(
    deps,
    await findAuthorisation(deps.db.queries, { linkHash: deps.secrets.hashToken(token) }),
  );
  return row.ok ? ok(toNewDevice(row.value)) : row;
}

/** Confirms or cancels by the e-mail link. Problems: `authorisation_not_found`, `authorisation_expired`, `authorisation_settled`. */
export async function answerAuthorisationLink(
  deps: GateDeps,
  input: { token: string; answer: 'confirm' | 'cancel' },
): Promise<Result<undefined, LinkProblem>> {
  return settle(deps, { linkHash: deps.secrets.hashToken(input.token) }, input.answer);
}

/**
 * Takes the key that was pressed during the call: 1 confirms, 2 cancels, anything else changes nothing.
 * Answers what the voice says next: `confirmed`, `cancelled`, `try_again` or `over`.
 */
export async function answerAuthorisationCall(
  deps: GateDeps,
  input: { messageId: MessageId; digits: string },
): Promise<'confirmed' | 'cancelled' | 'try_again' | 'over'> {
  const answer = { '1': 'confirm', '2': 'cancel' }[input.digits] as 'confirm' | 'cancel' | undefined;
  if (!answer) return 'try_again';
  const settled = await settle(deps, { messageId: input.messageId }, answer);
  if (!settled.ok) return 'over';
  return answer === 'confirm' ? 'confirmed' : 'cancelled';
}

/**
 * The call ended without a key, or the message of a request was given up, and the waiting page says so. A call is not
 * confirmed any more; the link of an e-mail still counts, should it arrive all the same.
 */
export async function endAuthorisationCall(deps: GateDeps, messageId: MessageId): Promise<void> {
  await deps.db.tx(async (tx) => {
    const row = await lockAuthorisation(tx, { messageId });
    if (row?.state !== 'waiting') return;
    if (row.method === 'phone_call') await settleAuthorisation(tx, row.id, 'unanswered');
    await deps.live.publish(tx, 'challenge', row.challenge_id);
  });
}

export type PendingApproval = NewDevice & { readonly id: AuthorisationId };

/** The new devices that wait for this customer's word, newest first. */
export async function listPendingApprovals(deps: GateDeps, viewer: Viewer): Promise<PendingApproval[]> {
  const rows = await waitingApprovals(deps.db.queries, viewer.accountId, deps.clock.now());
  return rows.map((row) => ({ id: row.id as AuthorisationId, ...toNewDevice(row) }));
}

/** One request of this customer's account. Problems: as for the link. */
export async function viewApproval(
  deps: GateDeps,
  viewer: Viewer,
  id: AuthorisationId,
): Promise<Result<PendingApproval, LinkProblem>> {
  const row = liveRow(deps, await findAuthorisation(deps.db.queries, { id, accountId: viewer.accountId }));
  return row.ok ? ok({ id, ...toNewDevice(row.value) }) : row;
}

/**
 * Approves or cancels from an authorised, signed-in device; approving takes the code that the new device shows.
 * Problems: `approval_code_wrong` (with the tries left; the last one cancels the request), and those of the link.
 */
export async function answerApproval(
  deps: GateDeps,
  viewer: Viewer,
  input: { id: AuthorisationId; answer: 'confirm' | 'cancel'; code: string },
): Promise<Result<undefined, LinkProblem | Problem<'approval_code_wrong'>>> {
  const key = { id: input.id, accountId: viewer.accountId };
  if (input.answer === 'cancel') return settle(deps, key, 'cancel');
  const typed = deps.secrets.mac('code', `${input.id}:${input.code.replace(/[\s-]/g, '')}`);
  const checked = await deps.db.tx(async (tx) => {
    const row = liveRow(deps, await lockAuthorisation(tx, key));
    if (!row.ok) return row;
    if (row.value.code_mac && deps.secrets.isSame(row.value.code_mac, typed)) return ok();
    const wrong = await countWrongApprovalCode(tx, row.value.id);
    const { codeWrongMax } = deps.config.policy;
    if (wrong >= codeWrongMax) await cancelRow(deps, tx, row.value);
    return fail(
      problem('approval_code_wrong', {
        field: 'code',
        params: { left: Math.max(0, codeWrongMax - wrong) },
      }),
    );
  });
  return checked.ok ? settle(deps, key, 'confirm') : checked;
}

async function settle(
  deps: GateDeps,
  key: AuthorisationKey,
  answer: 'confirm' | 'cancel',
): Promise<Result<undefined, LinkProblem>> {
  return deps.db.tx(async (tx): Promise<Result<undefined, LinkProblem>> => {
    const row = liveRow(deps, await lockAuthorisation(tx, key));
    if (!row.ok) return row;
    if (answer === 'cancel') {
      await cancelRow(deps, tx, row.value);
      return ok();
    }
    const proven = await recordProof(deps, tx, {
      challengeId: row.value.challenge_id as ChallengeId,
      slot: 'device',
      kind: row.value.method,
    });
    if (!proven.ok) return fail(problem('authorisation_expired'));
    await settleAuthorisation(tx, row.value.id, 'confirmed');
    await deps.live.publish(tx, 'account', row.value.account_id);
    return ok();
  });
}

/** Refuses the sign-in, tells every contact and leaves it in the activity list (product rule: section 4). */
async function cancelRow(deps: GateDeps, tx: Tx, row: AuthorisationRow): Promise<void> {
  const accountId = row.account_id as AccountId;
  const account = await findAccount(tx, accountId);
  if (!account) throw new Error(`No account ${accountId}`);
  const now = deps.clock.now();
  await settleAuthorisation(tx, row.id, 'cancelled');
  await closeChallenge(deps, tx, row.challenge_id as ChallengeId);
  await recordEntry(deps, tx, {
    accountId,
    at: now,
    event: 'sign_in_cancelled',
    facts: { device: row.device_name, address: row.address, method: row.method },
  });
  await alertAccount(deps, tx, {
    accountId,
    event: 'sign_in_cancelled',
    at: now,
    device: { name: row.device_name, address: row.address },
  });
  await deps.live.publish(tx, 'account', accountId);
}
