import type { Action } from '#kernel/actions.ts';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { ProofKind } from './slot-rules.ts';

type Tables = {
  'gate.challenges': {
    id: string;
    account_id: string | null;
    action: Action;
    holder: string;
    expires_at: Date;
  };
  'gate.codes': { challenge_id: string; slot: string; channel: string; state: string };
  'gate.proofs': { challenge_id: string; slot: string; kind: ProofKind };
  'gate.grants': { challenge_id: string; spent_at: Date | null };
};

export async function writeKept(
  tx: Tx,
  id: ChallengeId,
  change: { expires_at: Date } | { holder: string },
): Promise<void> {
  await tx.withTables<Tables>().updateTable('gate.challenges').set(change).where('id', '=', id).execute();
}

/** Forgets the right to act that a challenge had given and nobody has used. */
export async function deleteUnspentGrants(tx: Tx, id: ChallengeId): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('gate.grants')
    .where('challenge_id', '=', id)
    .where('spent_at', 'is', null)
    .execute();
}

export async function readExpiry(queries: Queries, id: ChallengeId): Promise<Date | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('gate.challenges')
    .select('expires_at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.expires_at ?? null;
}

/** Ends every challenge of an account that is still open; answers which. */
export async function expireChallengesOf(tx: Tx, accountId: AccountId, at: Date): Promise<ChallengeId[]> {
  const rows = await tx
    .withTables<Tables>()
    .updateTable('gate.challenges')
    .set({ expires_at: at })
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .returning('id')
    .execute();
  return rows.map((row) => row.id as ChallengeId);
}

/** A challenge that is open, of an account. */
export type OpenChallenge = { readonly id: ChallengeId; readonly action: Action };

/** An account's challenges that are open and whose action is not done yet. */
export async function openChallengesOf(
  queries: Queries,
  accountId: AccountId,
  at: Date,
): Promise<OpenChallenge[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('gate.challenges as c')
    .select(['c.id', 'c.action'])
    .where('c.account_id', '=', accountId)
    .where('c.expires_at', '>', at)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('gate.grants as g')
            .select('g.challenge_id')
            .whereRef('g.challenge_id', '=', 'c.id')
            .where('g.spent_at', 'is not', null),
        ),
      ),
    )
    .execute();
  return rows.map(({ id, action }) => ({ id: id as ChallengeId, action }));
}

/** Takes back proofs of these kinds, but for what is new; answers the challenges that had one. */
export async function deleteProofsOf(
  tx: Tx,
  ids: readonly ChallengeId[],
  kinds: readonly ProofKind[],
): Promise<ReadonlySet<ChallengeId>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .withTables<Tables>()
    .deleteFrom('gate.proofs')
    .where('challenge_id', 'in', [...ids])
    .where('kind', 'in', [...kinds])
    .where('slot', 'not like', 'new\\_%')
    .returning('challenge_id')
    .execute();
  return new Set(rows.map((row) => row.challenge_id as ChallengeId));
}

/** Codes that went out by these channels are worth nothing any more, but for those to what is new. */
export async function voidCodesOf(
  tx: Tx,
  ids: readonly ChallengeId[],
  channels: readonly string[],
): Promise<void> {
  if (ids.length === 0 || channels.length === 0) return;
  await tx
    .withTables<Tables>()
    .updateTable('gate.codes')
    .set({ state: 'replaced' })
    .where('challenge_id', 'in', [...ids])
    .where('channel', 'in', [...channels])
    .where('slot', 'not like', 'new\\_%')
    .where('state', '!=', 'replaced')
    .execute();
}
