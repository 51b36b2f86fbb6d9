import { createHash } from 'node:crypto';
import { type Action } from '#kernel/actions.ts';
import type { Contact } from '#kernel/contact.ts';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { isAfter, minuteMs, plusSeconds } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  type Account,
  type Contacts,
  contactsOf,
  findAccount,
  maskContact,
} from '#modules/accounts/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { GateDeps } from './ports.ts';
import { deleteProof, proofsOf } from './proof-store.ts';
import type { ProofKind, Slot, SlotName } from './slot-rules.ts';
import {
  type ChallengeRow,
  type CodeChannel,
  type CodeRow,
  deleteExpired,
  expireChallenge,
  findChallenge,
  findGrantOfChallenge,
  lastMessageTo,
  latestCodes,
  lockChallenge,
  lockedUntil,
  type SlotProof,
  updateChallengePayload,
} from './store.ts';

/** Who may work on a challenge: a session (`ses_…`) or, signed out, a browser (`browser:` + hash of its token). */
export type Holder = string;

/** What the action would do, as texts by name: a new contact, a new authenticator's secret, an amount. */
export type Payload = Readonly<Record<string, string>>;

export type MethodView = {
  readonly kind: ProofKind;
  readonly channel: CodeChannel | null;
  /** Masked contact, for codes. */
  readonly to: string | null;
  /** The channel rests until then because delivery failed. */
  readonly restsUntil: Date | null;
};

export type SlotView = {
  readonly name: SlotName;
  readonly state: 'needed' | 'sent' | 'done';
  readonly provedBy: ProofKind | null;
  readonly methods: readonly MethodView[];
  /** The code on its way, if any. */
  readonly sent: {
    readonly channel: CodeChannel;
    readonly to: string;
    readonly at: Date;
    readonly expiresAt: Date;
    readonly resendAt: Date;
  } | null;
};

/** A challenge as anybody outside the gate sees it: no code, no full contact, no secret. */
export type ChallengeView = {
  readonly id: ChallengeId;
  readonly action: Action;
  readonly slots: readonly SlotView[];
  readonly isComplete: boolean;
  /** Its action is done: the grant was spent. */
  readonly isSpent: boolean;
  readonly expiresAt: Date;
  readonly lockedUntil: Date | null;
};

/** What the action would do, sealed, and its hash: what a grant is bound to. */
export function sealPayload(deps: GateDeps, id: ChallengeId, payload: Payload) {
  const text = JSON.stringify(Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    payload_sealed: deps.secrets.seal('payload', text, id),
    payload_sha256: createHash('sha256').update(text).digest('base64url'),
  };
}

/** What the action would do, unsealed. Throws when it was sealed under another secret. */
export function openPayload(deps: GateDeps, row: { id: string; payload_sealed: string }): Payload {
  const text = deps.secrets.open('payload', row.payload_sealed, row.id);
  if (text === null)
    throw new Error(`The payload of ${row.id} can't be opened: was HOLDFAST_SECRET changed?`);
  return Object.fromEntries(JSON.parse(text) as [string, string][]);
}

/** Seals and replaces what the action would do, with its hash; a grant is bound to the last one. */
export async function writePayload(deps: GateDeps, tx: Tx, id: ChallengeId, payload: Payload): Promise<void> {
  await updateChallengePayload(tx, id, sealPayload(deps, id, payload));
}

export type ChallengeProblem = Problem<'challenge_not_found' | 'challenge_expired'>;

/** Locks a live challenge for one step. Problems: `challenge_not_found` (or another holder's), `challenge_expired`. */
export async function lockLiveChallenge(
  deps: GateDeps,
  tx: Tx,
  id: ChallengeId,
  holder: Holder | null,
): Promise<Result<ChallengeRow, ChallengeProblem>> {
  return live(deps, await lockChallenge(tx, id, holder));
}

/** The challenge, when it is one and has not run out. Problems: `challenge_not_found`, `challenge_expired`. */
export function live<Row extends ChallengeRow>(
  deps: GateDeps,
  row: Row | null,
): Result<Row, ChallengeProblem> {
  if (!row) return fail(problem('challenge_not_found'));
  if (!isAfter(row.expires_at, deps.clock.now())) {
    return fail(problem('challenge_expired', { params: { minutes: deps.config.policy.challengeMinutes } }));
  }
  return ok(row);
}

/**
 * Changes what the action would do while it is being prepared (sign-up gives the phone after the e-mail). A slot
 * whose contact changes loses its proof and its codes. Problems: `challenge_not_found`, `challenge_expired`.
 */
export async function amendPayload(
  deps: GateDeps,
  tx: Tx,
  input: { challengeId: ChallengeId; holder: Holder; payload: Payload },
): Promise<Result<undefined, ChallengeProblem>> {
  const row = await lockLiveChallenge(deps, tx, input.challengeId, input.holder);
  if (!row.ok) return row;
  const before = openPayload(deps, row.value);
  for (const slot of row.value.slots) {
    if (slot.name in input.payload && input.payload[slot.name] !== before[slot.name]) {
      await deleteProof(tx, input.challengeId, slot.name);
    }
  }
  await writePayload(deps, tx, input.challengeId, { ...before, ...input.payload });
  return ok();
}

/** The challenge as its holder may see it. Problems: `challenge_not_found`, `challenge_expired`. */
export async function viewChallenge(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder },
  queries: Queries = deps.db.queries,
): Promise<Result<ChallengeView, ChallengeProblem>> {
  const row = live(deps, await findChallenge(queries, input.challengeId, input.holder));
  return row.ok ? ok(await describe(deps, queries, row.value)) : row;
}

/**
 * What the action would do, for the module that started it; `evenExpired` to start it again with the same values.
 * Problems: `challenge_not_found`, `challenge_expired`.
 */
export async function readPayload(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder; evenExpired?: boolean },
): Promise<
  Result<
    { action: Action; accountId: AccountId | null; payload: Payload; unusual: readonly string[] },
    ChallengeProblem
  >
> {
  const found = await findChallenge(deps.db.queries, input.challengeId, input.holder);
  const row = found && input.evenExpired ? ok(found) : live(deps, found);
  if (!row.ok) return row;
  return ok({
    action: row.value.action,
    accountId: row.value.account_id as AccountId | null,
    payload: openPayload(deps, row.value),
    unusual: row.value.unusual,
  });
}

/** What a view shows beside the challenge itself. */
export type ViewFacts = {
  readonly proofs: readonly SlotProof[];
  readonly isSpent: boolean;
  /** Until when code entry is locked for the challenge's own subject. */
  readonly lockedUntil: Date | null;
};

/** The view of a challenge; `known` is what its caller has just read of it, under its lock. */
export async function describe(
  deps: GateDeps,
  queries: Queries,
  row: ChallengeRow,
  known: ViewFacts | null = null,
): Promise<ChallengeView> {
  const id = row.id as ChallengeId;
  const now = deps.clock.now();
  // Who is sent no code is told of no contact either, and a sign-in is one question shorter.
  const isSentCodes = row.slots.some((slot) => slot.accepts.some((kind) => channelOf(kind) !== null));
  const payload = isSentCodes ? openPayload(deps, row) : {};
  const contacts =
    isSentCodes && row.account_id ? await contactsOf(queries, row.account_id as AccountId) : null;
  const codes = isSentCodes ? await latestCodes(queries, id) : [];
  const proofs = known?.proofs ?? (await proofsOf(queries, id));
  const shown = row.slots.filter((slot) => !waitsForFirst(row, slot.name, proofs));
  const slots: SlotView[] = [];
  for (const slot of shown) {
    const proof = proofs.find((each) => each.slot === slot.name);
    // The newest code is replaced only when the slot's contact was corrected: nothing is on its way to the new one.
    const newest = codes.find((each) => each.slot === slot.name);
    const code = newest && newest.state !== 'replaced' ? newest : null;
    const methods: MethodView[] = [];
    for (const kind of slot.accepts) {
      const channel = channelOf(kind);
      const destination = channel && destinationOf(slot, channel, payload, contacts);
      if (channel && !destination) continue;
      methods.push({
        kind,
        channel,
        to: destination ? maskContact(destination) : null,
        restsUntil:
          channel && destination ? await restsUntil(deps, queries, destination, channel, now) : null,
      });
    }
    const target = code && destinationOf(slot, code.channel, payload, contacts);
    slots.push({
      name: slot.name,
      state: proof ? 'done' : code ? 'sent' : 'needed',
      provedBy: proof?.kind ?? null,
      methods,
      sent: code && target ? sentView(deps, code, maskContact(target)) : null,
    });
  }
  const subject = subjectOfSlot(deps, row, shown.at(-1)?.name ?? null, payload, contacts);
  return {
    id,
    action: row.action,
    slots,
    isComplete: row.slots.every((slot) => proofs.some((proof) => proof.slot === slot.name)),
    isSpent: known ? known.isSpent : (await findGrantOfChallenge(queries, id))?.spent_at != null,
    expiresAt: row.expires_at,
    lockedUntil:
      known && subject === row.subject ? known.lockedUntil : await lockedUntil(queries, subject, now),
  };
}

/** Whether a slot stays unsaid and shut because nobody has shown yet whose account this is. */
export const waitsForFirst = (
  row: { readonly first_slot: SlotName | null },
  slot: SlotName,
  proofs: readonly { readonly slot: SlotName }[],
): boolean =>
  row.first_slot !== null &&
  slot !== row.first_slot &&
  !proofs.some((proof) => proof.slot === row.first_slot);

/**
 * Whom tries and sends of a slot are counted against: the account. Before it is known whose account it is, the contact
 * that was named, so that a lock doesn't tell that an account has it, or that two contacts are of one account.
 */
export function subjectOfSlot(
  deps: GateDeps,
  row: ChallengeRow,
  name: SlotName | null,
  payload: Payload,
  contacts: Contacts | null,
): string {
  const slot = row.slots.find((each) => each.name === name && name === row.first_slot);
  const channel = slot?.accepts.map(channelOf).find((each) => each !== null);
  const contact = slot && channel && destinationOf(slot, channel, payload, contacts);
  return contact ? `first:${deps.secrets.mac('limit', contact.value)}` : row.subject;
}

function sentView(deps: GateDeps, code: CodeRow, to: string): NonNullable<SlotView['sent']> {
  return {
    channel: code.channel,
    to,
    at: code.sent_at,
    expiresAt: code.expires_at,
    resendAt: plusSeconds(code.sent_at, deps.config.policy.codeResendSeconds),
  };
}

/** The channel by which a kind of code travels; `null` for proofs that are not sent. */
export function channelOf(kind: ProofKind): CodeChannel | null {
  if (kind === 'email_code') return 'email';
  if (kind === 'sms_code') return 'sms';
  return kind === 'voice_code' ? 'voice' : null;
}

/** Where a code for this slot goes: a new contact to the contact that is being proven, anything else to the account's own. */
export function destinationOf(
  slot: Slot,
  channel: CodeChannel,
  payload: Payload,
  contacts: Contacts | null,
): Contact | null {
  const kind = channel === 'email' ? 'email' : 'phone';
  const value =
    slot.name === 'new_email' || slot.name === 'new_phone'
      ? payload[slot.name]
      : (contacts?.[kind] ?? payload[`decoy_${kind}`]);
  return value === undefined ? null : { kind, value };
}

/** Until when a channel rests for a destination because its last message could not be delivered. */
export async function restsUntil(
  deps: GateDeps,
  queries: Queries,
  destination: Contact,
  channel: CodeChannel,
  now: Date,
): Promise<Date | null> {
  const messageId = await lastMessageTo(queries, deps.secrets.mac('limit', destination.value), channel);
  const delivery = messageId && (await deps.outbox.delivery(queries, messageId));
  if (!delivery || delivery.state !== 'failed' || !delivery.settledAt) return null;
  const until = new Date(delivery.settledAt.getTime() + restMinutes(deps, channel) * minuteMs);
  return isAfter(until, now) ? until : null;
}

function restMinutes(deps: GateDeps, channel: CodeChannel): number {
  return channel === 'email' ? deps.config.policy.emailRestMinutes : deps.config.policy.phoneRestMinutes;
}

/** The account behind a challenge, when there is one. */
export async function accountOf(queries: Queries, row: ChallengeRow): Promise<Account | null> {
  return row.account_id ? findAccount(queries, row.account_id as AccountId) : null;
}

/** Ends a challenge before its time: its holder cancelled, or somebody refused the sign-in. */
export async function closeChallenge(deps: GateDeps, tx: Tx, id: ChallengeId): Promise<void> {
  await expireChallenge(tx, id, deps.clock.now());
  await deps.live.publish(tx, 'challenge', id);
}

/** Whether this holder started the challenge, live or not: to tell how it ended. */
export async function ownsChallenge(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder },
): Promise<boolean> {
  return (await findChallenge(deps.db.queries, input.challengeId, input.holder)) !== null;
}

/** Deletes challenges, counts and locks that ran out before `before`. */
export async function forgetExpired(deps: GateDeps, before: Date): Promise<void> {
  await deps.db.tx((tx) => deleteExpired(tx, before));
}
