import { sql } from 'kysely';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { dayMs, plusMinutes, plusMs } from '#kernel/instant.ts';
import { localeOf, siteLanguage } from '#kernel/languages.ts';
import { networkOf } from '#kernel/network.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { composeCode } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import {
  accountOf,
  type ChallengeProblem,
  channelOf,
  destinationOf,
  type Holder,
  lockLiveChallenge,
  openPayload,
  subjectOfSlot,
  waitsForFirst,
} from './challenge.ts';
import { evenOut } from './even-out.ts';
import type { GateDeps } from './ports.ts';
import { proofsOf } from './proof-store.ts';
import { maySend } from './rules.ts';
import type { SlotName } from './slot-rules.ts';
import {
  type CodeChannel,
  codesOfSlot,
  insertCode,
  lastMessageTo,
  lockedUntil,
  sendsBy,
  setCodeMessage,
} from './store.ts';

const codeDigits = 6;

export type SendProblem =
  | ChallengeProblem
  | Problem<
      'slot_not_open' | 'code_entry_locked' | 'resend_too_soon' | 'channel_resting' | 'send_limit_reached'
    >;

export type SendInput = {
  readonly challengeId: ChallengeId;
  readonly holder: Holder;
  readonly slot: SlotName;
  readonly channel: CodeChannel;
  /** The network address of who asks, for the limit per address. */
  readonly address: string;
};

/**
 * Sends a fresh code for one slot by e-mail, SMS or voice and voids the slot's earlier one (product rule: section 3).
 * A decoy does all of it except sending. Problems: `slot_not_open` (no such slot or channel, or proven already),
 * `code_entry_locked`, `resend_too_soon`, `channel_resting`, `send_limit_reached`, each with when to try again.
 */
export async function sendCode(deps: GateDeps, input: SendInput): Promise<Result<undefined, SendProblem>> {
  return evenOut(deps, (mark) => deps.db.tx((tx) => sendCodeIn(deps, tx, input, mark)));
}

async function sendCodeIn(
  deps: GateDeps,
  tx: Tx,
  input: SendInput,
  mark: () => void,
): Promise<Result<undefined, SendProblem>> {
  const challenge = await lockLiveChallenge(deps, tx, input.challengeId, input.holder);
  if (!challenge.ok) return challenge;
  const row = challenge.value;
  if (row.first_slot !== null) mark();
  const now = deps.clock.now();

  const slot = row.slots.find((each) => each.name === input.slot);
  if (!slot?.accepts.some((kind) => channelOf(kind) === input.channel)) return fail(problem('slot_not_open'));
  const proofs = await proofsOf(tx, input.challengeId);
  if (proofs.some((proof) => proof.slot === slot.name)) return fail(problem('slot_not_open'));
  if (isShut(row, slot.name, proofs)) return fail(problem('slot_not_open'));
  const contacts = row.account_id ? await contactsOf(tx, row.account_id as AccountId) : null;
  const payload = openPayload(deps, row);
  const destination = destinationOf(slot, input.channel, payload, contacts);
  if (!destination) return fail(problem('slot_not_open'));
  const subject = subjectOfSlot(deps, row, slot.name, payload, contacts);
  const lock = await lockedUntil(tx, subject, now);
  if (lock) return fail(problem('code_entry_locked', { retryAt: lock, params: { until: lock } }));

  const destinationMac = deps.secrets.mac('limit', destination.value);
  const addressMac = deps.secrets.mac('limit', networkOf(input.address));
  await serialiseSends(tx, [destinationMac, addressMac, subject]);
  const dayAgo = plusMs(now, -dayMs);
  const lastMessage = await lastMessageTo(tx, destinationMac, input.channel);
  const delivery = lastMessage && (await deps.outbox.delivery(tx, lastMessage));
  const policy = deps.config.policy;
  // As many as the largest limit: with fewer it would never be reached.
  const readMax = Math.max(
    policy.codeSendsPerHour,
    policy.codeSendsPerDay,
    policy.codeSendsPerAccountHour,
    policy.codeSendsPerAddressHour,
  );
  const [lastInSlot] = await codesOfSlot(tx, input.challengeId, slot.name);
  const failedAt = delivery?.state === 'failed' ? delivery.settledAt : null;
  const verdict = maySend(
    {
      // A code that could not be delivered must not keep the person from using another channel at once.
      // Neither must one for a contact that was corrected since: the newest code of a slot is replaced only by that.
      lastInSlotAt:
        lastInSlot && lastInSlot.state !== 'replaced' && !(await hasFailed(deps, tx, lastInSlot.message_id))
          ? lastInSlot.sent_at
          : null,
      toDestination: await sendsBy(tx, 'destination_mac', destinationMac, dayAgo, readMax),
      forSubject: await sendsBy(tx, 'subject', subject, dayAgo, readMax),
      fromAddress: await sendsBy(tx, 'address_mac', addressMac, dayAgo, readMax),
      failedAt,
      restMinutes: input.channel === 'email' ? policy.emailRestMinutes : policy.phoneRestMinutes,
    },
    policy,
    now,
  );
  if (!verdict.send) {
    return fail(problem(verdict.why, { retryAt: verdict.retryAt, params: { until: verdict.retryAt } }));
  }

  const id = deps.secrets.id('code');
  const code = deps.secrets.digits(codeDigits);
  const expiresAt = plusMinutes(now, policy.codeMinutes);
  await insertCode(tx, {
    id,
    challenge_id: row.id,
    slot: slot.name,
    channel: input.channel,
    destination_mac: destinationMac,
    address_mac: addressMac,
    subject,
    code_mac: codeMac(deps, { challengeId: row.id, slot: slot.name, destinationMac, code }),
    message_id: null,
    state: 'live',
    sent_at: now,
    expires_at: expiresAt,
  });
  if (!row.is_decoy) {
    const account = await accountOf(tx, row);
    const message = composeCode(deps, {
      channel: input.channel,
      to: destination.value,
      code,
      action: row.action,
      expiresAt,
      // Of nobody yet: as whoever began the step was spoken to.
      locale: account?.locale ?? payload['locale'] ?? localeOf(siteLanguage),
      timeZone: account?.timeZone ?? payload['time_zone'] ?? 'UTC',
      antiPhishingCode: account?.antiPhishingCode ?? null,
    });
    const messageId = await deps.outbox.enqueue(tx, { ...message, idempotencyKey: id, expiresAt });
    await setCodeMessage(tx, id, messageId);
  }
  return ok();
}

/** Sends that share a limit are judged one after the other, so that parallel requests can't slip past it. */
async function serialiseSends(tx: Tx, counted: readonly string[]): Promise<void> {
  for (const each of [...counted].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${each}, 4))`.execute(tx);
  }
}

async function hasFailed(deps: GateDeps, tx: Tx, messageId: string | null): Promise<boolean> {
  if (!messageId) return false;
  const delivery = await deps.outbox.delivery(tx, messageId as Parameters<typeof deps.outbox.delivery>[1]);
  return delivery?.state === 'failed';
}

/**
 * Whether a slot waits for another: nothing is sent and nobody is called before the password is right, or strangers
 * could ring at will; nor before it is known whose account this is.
 */
export function isShut(
  row: { readonly slots: readonly { readonly name: SlotName }[]; readonly first_slot: SlotName | null },
  asked: SlotName,
  proofs: readonly { readonly slot: SlotName }[],
): boolean {
  const waitsForPassword =
    asked !== 'password' &&
    row.slots.some((slot) => slot.name === 'password') &&
    !proofs.some((proof) => proof.slot === 'password');
  return waitsForPassword || waitsForFirst(row, asked, proofs);
}

/** Binds a code to its challenge, slot and destination: the same digits elsewhere make another hash. */
export function codeMac(
  deps: GateDeps,
  input: { challengeId: string; slot: SlotName; destinationMac: string; code: string },
): string {
  return deps.secrets.mac('code', `${input.challengeId}:${input.slot}:${input.destinationMac}:${input.code}`);
}
