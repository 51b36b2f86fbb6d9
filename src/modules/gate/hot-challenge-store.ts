import type { HotStatement, HotTx } from '#platform/db/hot-tx.ts';
import type { ChallengeRow, ProofRow } from './store.ts';

const inserting: HotStatement = {
  name: 'insert_challenge',
  text: `
    with challenge as (
      insert into gate.challenges (id, action, account_id, is_decoy, subject, holder, payload_sealed, payload_sha256, slots,
        unusual, first_slot, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    )
    insert into gate.proofs (challenge_id, slot, kind, proved_at)
    select $1, slot, kind, $12 from unnest($14::text[], $15::text[]) as proof (slot, kind)`,
};

/** Adds a challenge with what is proven already, as the last statement of a sign-in's transaction. */
export async function insertChallengeLast(
  hot: HotTx,
  row: ChallengeRow,
  proofs: readonly ProofRow[],
): Promise<void> {
  await hot.runLast(inserting, [
    row.id,
    row.action,
    row.account_id,
    row.is_decoy,
    row.subject,
    row.holder,
    row.payload_sealed,
    row.payload_sha256,
    JSON.stringify(row.slots),
    row.unusual,
    row.first_slot,
    row.created_at,
    row.expires_at,
    proofs.map((proof) => proof.slot),
    proofs.map((proof) => proof.kind),
  ]);
}
