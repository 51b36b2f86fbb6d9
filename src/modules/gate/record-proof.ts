import type { Action } from '#kernel/actions.ts';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Tx } from '#platform/db/db.ts';
import { type ChallengeProblem, closeChallenge, lockLiveChallenge } from './challenge.ts';
import { deleteProofsOf, openChallengesOf, voidCodesOf } from './keep-store.ts';
import type { GateDeps } from './ports.ts';
import { insertProof, proofsOf } from './proof-store.ts';
import { isDeviceSlot, mayFill, type ProofKind, type SlotName, slotsFilledBy } from './slot-rules.ts';
import { type ChallengeRow } from './store.ts';

/**
 * Takes a proof that another module has verified (a password, a confirmed call, an opened link, an approval from
 * another device). Problems: `challenge_not_found`, `challenge_expired`, `slot_not_open`.
 */
export async function recordProof(
  deps: GateDeps,
  tx: Tx,
  input: { challengeId: ChallengeId; slot: SlotName; kind: ProofKind },
): Promise<Result<undefined, ChallengeProblem | Problem<'slot_not_open'>>> {
  const row = await lockLiveChallenge(deps, tx, input.challengeId, null);
  if (!row.ok) return row;
  const proofs = await proofsOf(tx, row.value.id as ChallengeId);
  const slot = row.value.slots.find(
    ({ name }) =>
      name === input.slot ||
      // Of the two that an unusual sign-in has, whichever is still open.
      (isDeviceSlot(input.slot) && isDeviceSlot(name) && !proofs.some((proof) => proof.slot === name)),
  );
  if (row.value.is_decoy || !slot?.accepts.includes(input.kind) || !mayFill(input.kind, slot.name, proofs))
    return fail(problem('slot_not_open'));
  await recordProofIn(deps, tx, row.value, slot.name, input.kind);
  return ok();
}

/** Writes the proof for every slot that it fills, and tells whoever waits on the challenge. */
export async function recordProofIn(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  shown: SlotName,
  kind: ProofKind,
): Promise<void> {
  for (const slot of slotsFilledBy(kind, shown, row.slots)) {
    await insertProof(tx, { challenge_id: row.id, slot, kind, proved_at: deps.clock.now() });
  }
  await deps.live.publish(tx, 'challenge', row.id);
}

/** What an account had, and proved things with, until now. */
export type Gone = 'password' | 'passkey' | 'authenticator' | 'email' | 'phone';

/** What it was shown by, and how codes travelled to it. */
const shown = {
  password: { kinds: ['password'], channels: [] },
  passkey: { kinds: ['passkey'], channels: [] },
  authenticator: { kinds: ['authenticator_code', 'backup_code'], channels: [] },
  email: { kinds: ['email_code', 'email_link'], channels: ['email'] },
  phone: { kinds: ['sms_code', 'voice_code', 'phone_call'], channels: ['sms', 'voice'] },
} as const satisfies Record<Gone, { kinds: readonly ProofKind[]; channels: readonly string[] }>;

/**
 * Takes back what a factor has proven on an account, when it is removed or replaced: proofs count until they are used, and a
 * thief's challenge must not outlive what completed it. What can be proven anew stays open. The rest ends: a recovery, whose
 * proofs are kept and not asked for again; whatever began with a password that isn't one any more; and a sign-in on a new
 * device, whose call or link may be on its way to a contact that was changed. The account is locked.
 */
export async function forgetProofs(deps: GateDeps, tx: Tx, accountId: AccountId, gone: Gone): Promise<void> {
  const at = deps.clock.now();
  const open = await openChallengesOf(tx, accountId, at);
  const ids = open.map(({ id }) => id);
  const hit = await deleteProofsOf(tx, ids, shown[gone].kinds);
  await voidCodesOf(tx, ids, shown[gone].channels);
  const isContact = gone === 'email' || gone === 'phone';
  const ended = open.filter(
    ({ id, action }) =>
      (hit.has(id) && (gone === 'password' || isKeptAction(action))) ||
      (isContact && action === 'sign_in_new_device'),
  );
  for (const { id } of ended) await closeChallenge(deps, tx, id);
  for (const id of hit) await deps.live.publish(tx, 'challenge', id);
  const closed = ended.map(({ id }) => id);
  await deps.proofsGone?.(tx, { accountId, isPassword: gone === 'password', closed });
}

/** Recoveries: what is proven for them is kept over days. */
const isKeptAction = (action: Action): boolean => action === 'recover_by_case' || action.startsWith('reset_');
