import type { ChallengeId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { SlotName } from './slot-rules.ts';
import type { ChallengeRow, CodeRow, ProofRow } from './store.ts';

type Tables = {
  'gate.challenges': ChallengeRow;
  'gate.codes': CodeRow;
  'gate.proofs': ProofRow;
};

export async function proofsOf(queries: Queries, id: ChallengeId): Promise<ProofRow[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('gate.proofs')
    .selectAll()
    .where('challenge_id', '=', id)
    .execute();
}

export async function insertProof(tx: Tx, row: ProofRow): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('gate.proofs')
    .values(row)
    .onConflict((conflict) => conflict.columns(['challenge_id', 'slot']).doNothing())
    .execute();
}

export async function deleteProof(tx: Tx, id: ChallengeId, slot: SlotName): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('gate.proofs')
    .where('challenge_id', '=', id)
    .where('slot', '=', slot)
    .execute();
  // A code for the earlier value must not prove the new one, nor make it wait.
  await tx
    .withTables<Tables>()
    .updateTable('gate.codes')
    .set({ state: 'replaced' })
    .where('challenge_id', '=', id)
    .where('slot', '=', slot)
    .where('state', '!=', 'replaced')
    .execute();
}
