import { sql } from 'kysely';
import type { AccountId, ChallengeId, RecoveryId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { Unmatched } from './last-resort-rules.ts';
import type { Lost, RecoveryAction } from './recovery-rules.ts';
import { committedStages, type Stage } from './stage-rules.ts';
import type { ShownBy, stopReasons } from './takeover-rules.ts';

export type StoppedBecause = (typeof stopReasons)[number];

type RecoveriesTable = {
  id: string;
  account_id: string | null;
  unmatched: Unmatched | null;
  action: RecoveryAction;
  lost: Lost[];
  shown_by: ShownBy;
  from_challenge: string | null;
  from_holder: string | null;
  stage: Stage;
  holder: string;
  challenge_id: string | null;
  address_mac: string;
  claim_macs: string[];
  claimant_sealed: string | null;
  device_name: string;
  track_hash: string;
  cancel_hash: string;
  created_at: Date;
  started_at: Date | null;
  committed_at: Date | null;
  waits_until: Date | null;
  expires_at: Date;
  ended_at: Date | null;
  stopped_because: StoppedBecause | null;
};

/** A challenge of the gate, and its holder. */
export type Step = { readonly challengeId: ChallengeId; readonly holder: string };

type Tables = { 'recovery.recoveries': RecoveriesTable };

export type Recovery = {
  readonly id: RecoveryId;
  /** `null`: a claim of nothing that matches no account, or does no more. */
  readonly accountId: AccountId | null;
  /** Why not. */
  readonly unmatched: Unmatched | null;
  readonly action: RecoveryAction;
  readonly lost: readonly Lost[];
  readonly shownBy: ShownBy;
  /** The step that it was reached from, and whose that was. */
  readonly from: Step | null;
  readonly stage: Stage;
  readonly holder: string;
  readonly challengeId: ChallengeId | null;
  readonly deviceName: string;
  readonly startedAt: Date | null;
  readonly committedAt: Date | null;
  readonly waitsUntil: Date | null;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly stoppedBecause: StoppedBecause | null;
  /** Whoever made a last resort, as `claimant.ts` seals it; `null` for every other, and when it is over. */
  readonly claimantSealed: string | null;
};

const columns = [
  'id',
  'account_id',
  'unmatched',
  'action',
  'lost',
  'shown_by',
  'from_challenge',
  'from_holder',
  'stage',
  'holder',
  'challenge_id',
  'device_name',
  'started_at',
  'committed_at',
  'waits_until',
  'expires_at',
  'ended_at',
  'stopped_because',
  'claimant_sealed',
] as const;

const toRecovery = (row: Pick<RecoveriesTable, (typeof columns)[number]>): Recovery => ({
  id: row.id as RecoveryId,
  accountId: row.account_id as AccountId | null,
  unmatched: row.unmatched,
  action: row.action,
  lost: row.lost,
  shownBy: row.shown_by,
  from:
    row.from_challenge !== null && row.from_holder !== null
      ? { challengeId: row.from_challenge as ChallengeId, holder: row.from_holder }
      : null,
  stage: row.stage,
  holder: row.holder,
  challengeId: row.challenge_id as ChallengeId | null,
  deviceName: row.device_name,
  startedAt: row.started_at,
  committedAt: row.committed_at,
  waitsUntil: row.waits_until,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
  stoppedBecause: row.stopped_because,
  claimantSealed: row.claimant_sealed,
});

export async function insertRecovery(
  tx: Tx,
  row: Omit<
    RecoveriesTable,
    | 'stage'
    | 'started_at'
    | 'committed_at'
    | 'waits_until'
    | 'ended_at'
    | 'stopped_because'
    | 'unmatched'
    | 'claim_macs'
    | 'claimant_sealed'
  > &
    Partial<Pick<RecoveriesTable, 'unmatched' | 'claim_macs' | 'claimant_sealed'>>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('recovery.recoveries')
    .values({
      unmatched: null,
      claim_macs: [],
      claimant_sealed: null,
      ...row,
      stage: 'planned',
      started_at: null,
      committed_at: null,
      waits_until: null,
      ended_at: null,
      stopped_because: null,
    })
    .execute();
}

type Key =
  | { id: RecoveryId }
  | { track_hash: string }
  | { cancel_hash: string }
  | { challenge_id: string }
  /** The step of a last resort. */
  | { from_challenge: string };

export async function findRecovery(queries: Queries, key: Key): Promise<Recovery | null> {
  const [column, value] = entryOf(key);
  const row = await queries
    .withTables<Tables>()
    .selectFrom('recovery.recoveries')
    .select(columns)
    .where(column, '=', value)
    .$if(column === 'from_challenge', (query) => query.where('shown_by', '=', 'nothing'))
    .executeTakeFirst();
  return row ? toRecovery(row) : null;
}

/** Reads a recovery and keeps every other step of it waiting. Lock the account first. */
export async function lockRecovery(tx: Tx, id: RecoveryId): Promise<Recovery> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('recovery.recoveries')
    .select(columns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return toRecovery(row);
}

function entryOf(
  key: Key,
): ['id' | 'track_hash' | 'cancel_hash' | 'challenge_id' | 'from_challenge', string] {
  if ('id' in key) return ['id', key.id];
  if ('track_hash' in key) return ['track_hash', key.track_hash];
  if ('cancel_hash' in key) return ['cancel_hash', key.cancel_hash];
  if ('from_challenge' in key) return ['from_challenge', key.from_challenge];
  return ['challenge_id', key.challenge_id];
}

export type RecoveryChange = Partial<
  Pick<
    RecoveriesTable,
    | 'account_id'
    | 'unmatched'
    | 'lost'
    | 'action'
    | 'stage'
    | 'holder'
    | 'device_name'
    | 'challenge_id'
    | 'started_at'
    | 'committed_at'
    | 'waits_until'
    | 'expires_at'
    | 'ended_at'
    | 'stopped_because'
    | 'claimant_sealed'
  >
>;

export async function updateRecovery(tx: Tx, id: RecoveryId, change: RecoveryChange): Promise<void> {
  await tx.withTables<Tables>().updateTable('recovery.recoveries').set(change).where('id', '=', id).execute();
}

/** Recoveries of an account that are planned, or being proven, and were not begun by a claim. */
export async function findUncommitted(queries: Queries, accountId: AccountId): Promise<RecoveryId[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('recovery.recoveries')
    .select('id')
    .where('account_id', '=', accountId)
    .where('stage', 'in', ['planned', 'proving'])
    .where('shown_by', '!=', 'claim')
    .execute();
  return rows.map(({ id }) => id as RecoveryId);
}

/** The recovery of an account that is kept over days, as it was written last. */
export async function findCommitted(queries: Queries, accountId: AccountId): Promise<Recovery | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('recovery.recoveries')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('stage', 'in', [...committedStages])
    .executeTakeFirst();
  return row ? toRecovery(row) : null;
}

/** What limits count: recoveries of one account, from one network, that were begun or came to the wait. */
type Count = {
  readonly accountId: AccountId;
  readonly addressMac: string;
  readonly since: Date;
  readonly max: number;
};

/**
 * When recoveries of an account were committed, newest first: those that were done or refused, wherever they came from, and
 * all the others from this network.
 */
export async function committedSince(
  queries: Queries,
  { accountId, addressMac, since, max }: Count,
): Promise<{ readonly settled: readonly Date[]; readonly fromHere: readonly Date[] }> {
  const committed = queries
    .withTables<Tables>()
    .selectFrom('recovery.recoveries')
    .select('committed_at as at')
    .where('account_id', '=', accountId)
    // It takes nothing of the account to claim it: its allowance is one of its own.
    .where('shown_by', '!=', 'nothing')
    .where('committed_at', '>', since)
    .orderBy('committed_at', 'desc')
    .limit(max);
  const settled = ['done', 'refused'] as const;
  return {
    settled: datesOf(await committed.where('stage', 'in', settled).execute()),
    fromHere: datesOf(
      await committed.where('stage', 'not in', settled).where('address_mac', '=', addressMac).execute(),
    ),
  };
}

const datesOf = (rows: readonly { at: Date | null }[]): Date[] => rows.flatMap(({ at }) => (at ? [at] : []));

/** Recoveries of an account that were committed, newest first, as they were written last. */
export async function committedOf(
  queries: Queries,
  accountId: AccountId,
  max: number,
): Promise<{ id: RecoveryId; at: Date; outcome: Stage }[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('recovery.recoveries')
    .select(['id', 'committed_at', 'stage'])
    .where('account_id', '=', accountId)
    .where('committed_at', 'is not', null)
    .orderBy('committed_at', 'desc')
    .limit(max)
    .execute();
  return rows.flatMap(({ id, committed_at: at, stage }) =>
    at ? [{ id: id as RecoveryId, at, outcome: stage }] : [],
  );
}

/** When recoveries were started, newest first: of one account, from one network, or both. */
export async function startedSince(
  queries: Queries,
  by: { readonly accountId?: AccountId; readonly addressMac?: string },
  since: Date,
  max: number,
): Promise<Date[]> {
  let query = queries
    .withTables<Tables>()
    .selectFrom('recovery.recoveries')
    .select('started_at as at')
    .where('started_at', '>', since)
    .orderBy('started_at', 'desc')
    .limit(max);
  if (by.accountId) query = query.where('account_id', '=', by.accountId).where('shown_by', '!=', 'nothing');
  if (by.addressMac) query = query.where('address_mac', '=', by.addressMac);
  return datesOf(await query.execute());
}

/** When claims of nothing were made, newest first: of an account, from a network, or with a contact that is named in them. */
export async function claimsSince(
  queries: Queries,
  by: { readonly accountId: AccountId } | { readonly addressMac: string } | { readonly claimMac: string },
  since: Date,
  max: number,
): Promise<Date[]> {
  const query = queries
    .withTables<Tables>()
    .selectFrom('recovery.recoveries')
    .select('started_at as at')
    .where('shown_by', '=', 'nothing')
    .where('started_at', '>', since)
    .orderBy('started_at', 'desc')
    .limit(max);
  const found =
    'accountId' in by
      ? query.where('account_id', '=', by.accountId)
      : 'addressMac' in by
        ? query.where('address_mac', '=', by.addressMac)
        : query.where('claim_macs', '@>', sql<string[]>`array[${by.claimMac}]::text[]`);
  return datesOf(await found.execute());
}

/** Forgets plans and unfinished proofs that ran out before `before`; starts count as long as the limit looks back. */
export async function deleteUncommittedBefore(queries: Queries, before: Date): Promise<void> {
  await queries
    .withTables<Tables>()
    .deleteFrom('recovery.recoveries')
    .where('committed_at', 'is', null)
    .where('expires_at', '<', before)
    .execute();
}
