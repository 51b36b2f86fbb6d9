import type { AccountId, StaffId, StaffPasskeyId } from '#kernel/ids.ts';
import { minuteMs } from '#kernel/instant.ts';
import { nameDevice } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { StaffBrowser, StaffDeps, StaffViewer } from './deps.ts';
import { deleteSpentChallengesBefore } from './passkey-store.ts';
import { isStaffSessionLive, staffSessionEnd } from './rules.ts';
import {
  deleteStaffSessionsBefore,
  endStaffSessionRows,
  findSessionByToken,
  insertLogEntry,
  insertStaffSession,
  type LogFacts,
  lockStaffSession,
  type StaffSession,
  touchStaffSession,
} from './store.ts';

/** Last-seen times are written at most this often: well under the idle time. */
const touchEveryMs = minuteMs;

export type StaffCredentials = { readonly token: string; readonly expiresAt: Date };

/** Starts a session in the console. The token goes into the cookie; our side keeps its hash. */
export async function startStaffSession(
  deps: StaffDeps,
  tx: Tx,
  input: { memberId: StaffId; passkeyId: StaffPasskeyId; browser: StaffBrowser },
): Promise<StaffCredentials> {
  const at = deps.clock.now();
  const token = deps.secrets.token();
  const expiresAt = staffSessionEnd(at, deps.config.policy.staffSessionHours);
  const { name } = nameDevice(input.browser.userAgent);
  await insertStaffSession(tx, {
    id: deps.secrets.id('staffSession'),
    memberId: input.memberId,
    passkeyId: input.passkeyId,
    tokenHash: deps.secrets.hashToken(token),
    address: input.browser.address,
    deviceName: name,
    createdAt: at,
    expiresAt,
  });
  await insertLogEntry(tx, {
    at,
    memberId: input.memberId,
    action: 'signed_in',
    accountId: null,
    subject: input.passkeyId,
    facts: { device: name },
    address: input.browser.address,
  });
  return { token, expiresAt };
}

/**
 * Who a token of the console belongs to. `over`: it was somebody's and counts no more; `unknown`: it never was one.
 * Asked of the database each time, so that ending a session or removing a member works at once.
 */
export async function findStaffSession(
  deps: StaffDeps,
  input: { token: string | null; address: string },
): Promise<StaffViewer | 'over' | 'unknown'> {
  if (input.token === null) return 'unknown';
  const { queries } = deps.db;
  const session = await findSessionByToken(queries, deps.secrets.hashToken(input.token));
  if (!session) return 'unknown';
  const now = deps.clock.now();
  if (!isLive(deps, session)) return 'over';
  if (now.getTime() - session.lastSeenAt.getTime() >= touchEveryMs)
    await touchStaffSession(queries, session.id, now);
  return {
    staffId: session.member.id,
    sessionId: session.id,
    name: session.member.name,
    email: session.member.email,
    address: input.address,
    signedInAt: session.createdAt,
  };
}

const isLive = (deps: StaffDeps, session: StaffSession): boolean =>
  !session.isMemberRemoved &&
  isStaffSessionLive(session, deps.clock.now(), deps.config.policy.staffIdleMinutes);

/**
 * Makes sure, inside the transaction of what they do, that somebody still works here and is signed in; neither can end
 * before the transaction does. Problems: `staff_session_over`.
 */
export async function confirmStaff(
  deps: StaffDeps,
  tx: Tx,
  staff: StaffViewer,
): Promise<Result<undefined, Problem<'staff_session_over'>>> {
  const session = await lockStaffSession(tx, staff.sessionId, staff.staffId);
  return session && isLive(deps, session) ? ok() : fail(problem('staff_session_over'));
}

/** Puts on record what somebody in the console did or looked at. */
export async function recordStaffAction(
  deps: StaffDeps,
  queries: Queries,
  staff: StaffViewer,
  entry: { action: string; accountId?: AccountId | null; subject?: string | null; facts?: LogFacts },
): Promise<void> {
  await insertLogEntry(queries, {
    at: deps.clock.now(),
    memberId: staff.staffId,
    action: entry.action,
    accountId: entry.accountId ?? null,
    subject: entry.subject ?? null,
    facts: entry.facts ?? {},
    address: staff.address,
  });
}

/** Signs out of the console. */
export async function endStaffSession(deps: StaffDeps, staff: StaffViewer): Promise<void> {
  await deps.db.tx(async (tx) => {
    await recordStaffAction(deps, tx, staff, { action: 'signed_out' });
    await endStaffSessionRows(tx, { id: staff.sessionId }, deps.clock.now());
  });
}

/** Forgets sessions and spent challenges that ran out before `before`. */
export async function forgetStaffSessions(queries: Queries, before: Date): Promise<void> {
  await deleteStaffSessionsBefore(queries, before);
  await deleteSpentChallengesBefore(queries, before);
}
