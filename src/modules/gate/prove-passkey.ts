import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import {
  type ChallengeProblem,
  type Holder,
  lockLiveChallenge,
  openPayload,
  writePayload,
} from './challenge.ts';
import { type PasskeyAnswer, readPasskeyAnswer } from './passkey-answer.ts';
import type { GateDeps } from './ports.ts';
import { proofsOf } from './proof-store.ts';
import { recordProofIn } from './record-proof.ts';
import { isShut } from './send-code.ts';
import type { SlotName } from './slot-rules.ts';
import { type ChallengeRow, type ProofRow } from './store.ts';

type Step = { readonly challengeId: ChallengeId; readonly holder: Holder; readonly slot: SlotName };

/** What the browser needs: to show a passkey that exists, or to make one. */
export type PasskeyCeremony =
  | { readonly kind: 'show'; readonly options: PublicKeyCredentialRequestOptionsJSON }
  | { readonly kind: 'make'; readonly options: PublicKeyCredentialCreationOptionsJSON };

export type StartPasskeyProblem = ChallengeProblem | Problem<'slot_not_open' | 'passkey_limit_reached'>;

/**
 * Starts the ceremony in which a passkey proves one slot; an earlier one for the same slot is void. Problems:
 * `challenge_not_found`, `challenge_expired`, `slot_not_open` (no such slot, proven already, or others come first),
 * `passkey_limit_reached`.
 */
export async function startPasskeyProof(
  deps: GateDeps,
  input: Step,
): Promise<Result<PasskeyCeremony, StartPasskeyProblem>> {
  return deps.db.tx(async (tx) => {
    const open = await openSlot(deps, tx, input);
    if (!open.ok) return open;
    const { row, proofs, isProven } = open.value;
    if (isProven) return fail(problem('slot_not_open'));
    const accountId = row.account_id as AccountId | null;
    if (input.slot === 'new_passkey') {
      if (!accountId) return fail(problem('slot_not_open'));
      const options = await deps.factors.startNewPasskey(tx, { ...input, accountId });
      return options === 'limit_reached'
        ? fail(problem('passkey_limit_reached'))
        : ok({ kind: 'make', options });
    }
    const options = await deps.factors.startPasskey(tx, {
      ...input,
      accountId,
      isNamed: mayNamePasskeys(input.holder, proofs),
    });
    return ok({ kind: 'show', options });
  });
}

/** Which passkeys an account has is told only to its session, or to somebody who knows its password. */
const mayNamePasskeys = (holder: Holder, proofs: readonly ProofRow[]): boolean =>
  holder.startsWith('ses_') || proofs.some((proof) => proof.kind === 'password');

export type ProvePasskeyProblem =
  | ChallengeProblem
  | Problem<
      | 'slot_not_open'
      | 'passkey_ceremony_over'
      | 'passkey_not_accepted'
      | 'passkey_cloned'
      | 'passkey_already_added'
    >;

/**
 * Takes the answer to a ceremony as the proof of one slot, or, for a new passkey, as what will be added. A slot that is
 * proven already stays proven. A refused answer is no guess that could come right, so it locks nothing; but each takes a
 * new ceremony. Problems: `passkey_ceremony_over`, `passkey_not_accepted`, `passkey_cloned`, `passkey_already_added`,
 * `slot_not_open`, `challenge_not_found`, `challenge_expired`.
 */
export async function provePasskey(
  deps: GateDeps,
  input: Step & {
    /** The browser's answer as WebAuthn's JSON, parsed or as text. */
    readonly answer: unknown;
    /** Where it was shown: for what the customer is told. */
    readonly device: DeviceFacts;
  },
): Promise<Result<undefined, ProvePasskeyProblem>> {
  const { answer: given, device, ...step } = input;
  const answer = readPasskeyAnswer(given);
  // A refusal is a value, so the transaction commits: the ceremony is used up, and a suspected copy is on record.
  return deps.db.tx(async (tx): Promise<Result<undefined, ProvePasskeyProblem>> => {
    const open = await openSlot(deps, tx, step);
    if (!open.ok) return open;
    if (open.value.isProven) return ok();
    if (!answer) return fail(problem('passkey_not_accepted'));
    const { row } = open.value;
    return input.slot === 'new_passkey'
      ? takeNewPasskey(deps, tx, row, { ...step, answer })
      : takePasskey(deps, tx, row, { ...step, answer, device });
  });
}

async function takePasskey(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  step: Step & { answer: PasskeyAnswer; device: DeviceFacts },
): Promise<Result<undefined, ProvePasskeyProblem>> {
  const accountId = row.is_decoy ? null : (row.account_id as AccountId | null);
  const verdict = await deps.factors.checkPasskey(tx, { ...step, accountId });
  if (verdict !== 'right') return fail(problem(refusals[verdict]));
  await recordProofIn(deps, tx, row, step.slot, 'passkey');
  return ok();
}

async function takeNewPasskey(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  step: Step & { answer: PasskeyAnswer },
): Promise<Result<undefined, ProvePasskeyProblem>> {
  const checked = await deps.factors.checkNewPasskey(tx, step);
  if (checked.verdict !== 'right') return fail(problem(refusals[checked.verdict]));
  // The grant is bound to the hash of the payload: this very passkey is what will be added.
  await writePayload(deps, tx, step.challengeId, {
    ...openPayload(deps, row),
    new_passkey: checked.passkey,
  });
  await recordProofIn(deps, tx, row, 'new_passkey', 'passkey');
  return ok();
}

const refusals = {
  over: 'passkey_ceremony_over',
  refused: 'passkey_not_accepted',
  cloned: 'passkey_cloned',
  already_added: 'passkey_already_added',
} as const;

type Opened = {
  readonly row: ChallengeRow;
  readonly proofs: readonly ProofRow[];
  readonly isProven: boolean;
};

/** The challenge, locked, when a passkey may be shown for this slot now or was shown for it before. */
async function openSlot(
  deps: GateDeps,
  tx: Tx,
  { challengeId, holder, slot: name }: Step,
): Promise<Result<Opened, ChallengeProblem | Problem<'slot_not_open'>>> {
  const challenge = await lockLiveChallenge(deps, tx, challengeId, holder);
  if (!challenge.ok) return challenge;
  const row = challenge.value;
  if (!row.slots.some((slot) => slot.name === name && slot.accepts.includes('passkey')))
    return fail(problem('slot_not_open'));
  const proofs = await proofsOf(tx, challengeId);
  const isProven = (slot: SlotName) => proofs.some((proof) => proof.slot === slot);
  // A new passkey is made last: one that was made and then not added would stay on the device and open nothing.
  const before = name === 'new_passkey' ? row.slots.filter((slot) => slot.name !== name) : [];
  if (isShut(row, name, proofs) || !before.every((slot) => isProven(slot.name)))
    return fail(problem('slot_not_open'));
  return ok({ row, proofs, isProven: isProven(name) });
}
