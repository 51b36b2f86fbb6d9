import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import type { HotStatement, HotTx } from '#platform/db/hot-tx.ts';
import type { SlotName } from './slot-rules.ts';
import type { ChallengeRow, SlotProof } from './store.ts';

/** A step of the authenticator that is to be accepted, of this very secret. */
export type AcceptedStep = {
  readonly accountId: AccountId;
  readonly secretSealed: string;
  readonly step: number;
};

/** All that a code is judged by, read under the locks of its challenge and of whoever its tries are counted against. */
export type CodeStepRow = ChallengeRow & {
  readonly proofs: readonly SlotProof[];
  /** Of the challenge's own subject; the tries of a claimed account's first slot count against somebody else. */
  readonly locked_until: Date | null;
  readonly is_spent: boolean;
  readonly authenticator_sealed: string | null;
  readonly authenticator_last_step: number | null;
};

const beginning: HotStatement = {
  name: 'begin_code_step',
  text: `
    select id, action, account_id, is_decoy, subject, holder, payload_sealed, payload_sha256, slots, unusual, first_slot,
      created_at, expires_at, proofs, locked_until, is_spent, authenticator_sealed, authenticator_last_step
    from gate.begin_code_step($1, $2, $3, $4)`,
};

/**
 * Locks a challenge and its subject for one code and reads what decides about it, in one trip. `null`: there is no such
 * challenge, or another holder's.
 */
export async function beginCodeStep(
  hot: HotTx,
  step: { challengeId: ChallengeId; holder: string; slot: SlotName },
  now: Date,
): Promise<CodeStepRow | null> {
  const [row] = await hot.run<CodeStepRow>(beginning, [step.challengeId, step.holder, step.slot, now]);
  return row ?? null;
}

const proving: HotStatement = {
  name: 'prove_by_step',
  text: `
    with accepted as (select where factors.accept_step($1, $2, $3))
    insert into gate.proofs (challenge_id, slot, kind, proved_at)
    select $4, slot, 'authenticator_code', $5 from accepted, unnest($6::text[]) as slot
    on conflict (challenge_id, slot) do nothing
    returning slot`,
};

/**
 * Accepts a step of the authenticator and writes what it proves, both or neither, and commits. `false`: that step or a
 * later one was accepted before, or the authenticator was replaced.
 */
export async function proveByStep(
  hot: HotTx,
  accepted: AcceptedStep,
  proof: { challengeId: string; slots: readonly SlotName[]; at: Date },
): Promise<boolean> {
  const rows = await hot.runLast(proving, [
    accepted.accountId,
    accepted.secretSealed,
    accepted.step,
    proof.challengeId,
    proof.at,
    proof.slots,
  ]);
  return rows.length > 0;
}
