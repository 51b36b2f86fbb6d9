import type { AccountId, DeviceId, SessionId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

export type SessionEnd =
  | 'signed_out'
  | 'signed_out_elsewhere'
  | 'device_removed'
  | 'account_frozen'
  | 'account_closed'
  | 'password_changed'
  | 'contact_restored'
  | 'account_recovered'
  | 'rotated';

export type DevicesTable = {
  id: string;
  account_id: string;
  token_hash: string;
  name: string;
  system: string;
  browser: string;
  address: string;
  country: string | null;
  first_seen_at: Date;
  last_seen_at: Date;
  last_sign_in_at: Date;
  removed_at: Date | null;
};

export type SessionsTable = {
  id: string;
  account_id: string;
  device_id: string;
  token_hash: string;
  former_token_hash: string | null;
  former_until: Date | null;
  address: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  end_reason: SessionEnd | null;
};

type Tables = { 'sessions.devices': DevicesTable; 'sessions.sessions': SessionsTable };

export type Device = {
  readonly id: DeviceId;
  readonly name: string;
  readonly system: string;
  readonly browser: string;
  readonly address: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly lastSignInAt: Date;
};

/** Named one by one, because a statement that selects `*` is not prepared (platform/db/db.ts). */
const deviceColumns = [
  'id',
  'name',
  'system',
  'browser',
  'address',
  'first_seen_at',
  'last_seen_at',
  'last_sign_in_at',
] as const;

const toDevice = (row: Pick<DevicesTable, (typeof deviceColumns)[number]>): Device => ({
  id: row.id as DeviceId,
  name: row.name,
  system: row.system,
  browser: row.browser,
  address: row.address,
  firstSeenAt: row.first_seen_at,
  lastSeenAt: row.last_seen_at,
  lastSignInAt: row.last_sign_in_at,
});

export async function findDevice(
  queries: Queries,
  accountId: AccountId,
  tokenHash: string,
): Promise<Device | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('sessions.devices')
    .select(deviceColumns)
    .where('account_id', '=', accountId)
    .where('token_hash', '=', tokenHash)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ? toDevice(row) : null;
}

const placesMax = 50;

/** Where the account's devices last signed in from, removed ones included; the latest first. */
export async function signInPlaces(
  queries: Queries,
  accountId: AccountId,
): Promise<{ country: string | null; address: string }[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('sessions.devices')
    .select(['country', 'address'])
    .where('account_id', '=', accountId)
    .orderBy('last_seen_at', 'desc')
    .limit(placesMax)
    .execute();
}

export async function findDeviceById(
  queries: Queries,
  accountId: AccountId,
  id: DeviceId,
): Promise<Device | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('sessions.devices')
    .select(deviceColumns)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ? toDevice(row) : null;
}

export async function insertDevice(tx: Tx, row: Omit<DevicesTable, 'removed_at'>): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('sessions.devices')
    .values({ ...row, removed_at: null })
    .execute();
}

export async function touchDeviceSignIn(
  tx: Tx,
  id: DeviceId,
  from: { address: string; country: string | null },
  at: Date,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('sessions.devices')
    .set({ last_seen_at: at, last_sign_in_at: at, ...from })
    .where('id', '=', id)
    .execute();
}

/** The account's devices, last seen first. */
export async function listDevices(
  queries: Queries,
  accountId: AccountId,
  page: { offset: number; size: number },
): Promise<Device[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('sessions.devices')
    .select(deviceColumns)
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .offset(page.offset)
    .limit(page.size)
    .execute();
  return rows.map(toDevice);
}

export async function renameDevice(
  tx: Tx,
  accountId: AccountId,
  id: DeviceId,
  name: string,
): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('sessions.devices')
    .set({ name })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function markDeviceRemoved(
  tx: Tx,
  accountId: AccountId,
  id: DeviceId,
  at: Date,
): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('sessions.devices')
    .set({ removed_at: at })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type Session = {
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly deviceId: DeviceId;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
};

const sessionColumns = ['id', 'account_id', 'device_id', 'created_at', 'last_seen_at', 'expires_at'] as const;

const toSession = (row: Pick<SessionsTable, (typeof sessionColumns)[number]>): Session => ({
  id: row.id as SessionId,
  accountId: row.account_id as AccountId,
  deviceId: row.device_id as DeviceId,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  expiresAt: row.expires_at,
});

export async function insertSession(
  tx: Tx,
  row: Omit<SessionsTable, 'former_token_hash' | 'former_until' | 'ended_at' | 'end_reason'>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('sessions.sessions')
    .values({ ...row, former_token_hash: null, former_until: null, ended_at: null, end_reason: null })
    .execute();
}

/**
 * A session that has not ended, by the hash of its token or, while that is still accepted, of the one before. Expiry is
 * the rules' business.
 */
export async function findSession(
  queries: Queries,
  tokenHash: string,
  now: Date,
): Promise<{ session: Session; isFormerToken: boolean } | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('sessions.sessions')
    .select([...sessionColumns, 'token_hash'])
    .where((is) =>
      is.or([
        is('token_hash', '=', tokenHash),
        is.and([is('former_token_hash', '=', tokenHash), is('former_until', '>', now)]),
      ]),
    )
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ? { session: toSession(row), isFormerToken: row.token_hash !== tokenHash } : null;
}

/** Exchanges the token of a live session, if it is the one to exchange; answers when the session expires. */
export async function replaceSessionToken(
  tx: Tx,
  exchange: { id: SessionId; from: string; to: string; formerUntil: Date; now: Date },
): Promise<Date | null> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('sessions.sessions')
    .set({ token_hash: exchange.to, former_token_hash: exchange.from, former_until: exchange.formerUntil })
    .where('id', '=', exchange.id)
    .where('token_hash', '=', exchange.from)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', exchange.now)
    .returning('expires_at')
    .executeTakeFirst();
  return row?.expires_at ?? null;
}

export async function touchSession(queries: Queries, session: Session, at: Date): Promise<void> {
  const q = queries.withTables<Tables>();
  await q.updateTable('sessions.sessions').set({ last_seen_at: at }).where('id', '=', session.id).execute();
  await q
    .updateTable('sessions.devices')
    .set({ last_seen_at: at })
    .where('id', '=', session.deviceId)
    .execute();
}

export type SessionWithDevice = Session & { readonly device: Device; readonly address: string };

export async function listSessions(
  queries: Queries,
  accountId: AccountId,
  alive: { seenSince: Date; now: Date },
  page: { offset: number; size: number },
): Promise<SessionWithDevice[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('sessions.sessions as s')
    .innerJoin('sessions.devices as d', 'd.id', 's.device_id')
    .selectAll('s')
    .select([
      'd.name',
      'd.system',
      'd.browser',
      'd.first_seen_at',
      'd.last_sign_in_at',
      'd.last_seen_at as device_seen_at',
    ])
    .where('s.account_id', '=', accountId)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', alive.now)
    .where('s.last_seen_at', '>', alive.seenSince)
    .orderBy('s.last_seen_at', 'desc')
    .orderBy('s.id')
    .offset(page.offset)
    .limit(page.size)
    .execute();
  return rows.map((row) => ({
    ...toSession(row),
    address: row.address,
    device: {
      id: row.device_id as DeviceId,
      name: row.name,
      system: row.system,
      browser: row.browser,
      address: row.address,
      firstSeenAt: row.first_seen_at,
      lastSeenAt: row.device_seen_at,
      lastSignInAt: row.last_sign_in_at,
    },
  }));
}

/** Ends the sessions that match and answers their ids, so that every process can be told. */
export async function endSessionRows(
  tx: Tx,
  which: { accountId: AccountId; only?: SessionId; except?: SessionId; deviceId?: DeviceId },
  at: Date,
  reason: SessionEnd,
): Promise<SessionId[]> {
  let query = tx
    .withTables<Tables>()
    .updateTable('sessions.sessions')
    .set({ ended_at: at, end_reason: reason })
    .where('account_id', '=', which.accountId)
    .where('ended_at', 'is', null);
  if (which.only) query = query.where('id', '=', which.only);
  if (which.except) query = query.where('id', '!=', which.except);
  if (which.deviceId) query = query.where('device_id', '=', which.deviceId);
  const rows = await query.returning('id').execute();
  return rows.map((row) => row.id as SessionId);
}

/** Whether another device of the account has a live session that could approve a new one. */
export async function hasOtherLiveSession(
  queries: Queries,
  accountId: AccountId,
  alive: { seenSince: Date; now: Date },
): Promise<boolean> {
  return (await listSessions(queries, accountId, alive, { offset: 0, size: 1 })).length > 0;
}

export async function hasLiveSession(
  queries: Queries,
  id: SessionId,
  alive: { seenSince: Date; now: Date },
): Promise<boolean> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('sessions.sessions')
    .select('id')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', alive.now)
    .where('last_seen_at', '>', alive.seenSince)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteOldSessions(queries: Queries, before: Date): Promise<void> {
  const q = queries.withTables<Tables>();
  await q.deleteFrom('sessions.sessions').where('expires_at', '<', before).execute();
}
