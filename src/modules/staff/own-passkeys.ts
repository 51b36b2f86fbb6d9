import { parseId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { passkeyCreation } from '#modules/factors/index.ts';
import { startCeremony } from './ceremony.ts';
import type { StaffBrowser, StaffDeps, StaffViewer } from './deps.ts';
import { keepMadePasskey, type NewStaffPasskeyProblem, readMadePasskey } from './enrol.ts';
import { deleteStaffPasskey, lockPasskeysOf, passkeysOfMember } from './passkey-store.ts';
import { mayAddStaffPasskey, staffPasskeysMax } from './rules.ts';
import { confirmStaff, recordStaffAction } from './sessions.ts';
import { endStaffSessionRows } from './store.ts';

export type StaffPasskeyView = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** One's own passkeys, and what the browser needs to make another: `null` where none may be added now. */
export async function viewOwnPasskeys(deps: StaffDeps, input: { staff: StaffViewer; browser: StaffBrowser }) {
  const { staff, browser } = input;
  const own = await passkeysOfMember(deps.db.queries, staff.staffId);
  const passkeys: StaffPasskeyView[] = own.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    createdAt,
    lastUsedAt,
  }));
  const isRecent = mayAddStaffPasskey({ createdAt: staff.signedInAt }, deps.clock.now());
  if (!isRecent || own.length >= staffPasskeysMax) return { passkeys, isRecent, addition: null };
  const { challenge, ceremony } = startCeremony(deps, { purpose: 'add', browser, subject: staff.sessionId });
  const options = await passkeyCreation(deps, {
    challenge,
    userHandle: staff.staffId,
    userName: staff.email,
    except: own,
  });
  return { passkeys, isRecent, addition: { ceremony, options } };
}

/** Adds a passkey of one's own. Problems: `staff_session_over`, `staff_sign_in_too_old`, those of `keepMadePasskey`. */
export async function addOwnPasskey(
  deps: StaffDeps,
  input: { staff: StaffViewer; ceremony: string; answer: string; browser: StaffBrowser },
): Promise<
  Result<undefined, NewStaffPasskeyProblem | Problem<'staff_session_over' | 'staff_sign_in_too_old'>>
> {
  const { staff, browser } = input;
  if (!mayAddStaffPasskey({ createdAt: staff.signedInAt }, deps.clock.now()))
    return fail(problem('staff_sign_in_too_old'));
  const made = await readMadePasskey(deps, { ...input, purpose: 'add', subject: staff.sessionId });
  if (!made.ok) return made;
  return deps.db.tx(async (tx) => {
    // The member first: whoever holds the session's row already must not wait for it.
    await lockPasskeysOf(tx, staff.staffId);
    const confirmed = await confirmStaff(deps, tx, staff);
    if (!confirmed.ok) return confirmed;
    const kept = await keepMadePasskey(deps, tx, { memberId: staff.staffId, ...made.value, browser });
    if (!kept.ok) return kept;
    await recordStaffAction(deps, tx, staff, { action: 'passkey_added', subject: kept.value });
    return ok();
  });
}

/**
 * Removes one of one's own passkeys and ends the sessions that it began; the last stays.
 * Problems: `staff_session_over`, `staff_passkey_last`, `staff_passkey_refused` for one that isn't there.
 */
export async function removeOwnPasskey(
  deps: StaffDeps,
  input: { staff: StaffViewer; id: string },
): Promise<
  Result<undefined, Problem<'staff_session_over' | 'staff_passkey_last' | 'staff_passkey_refused'>>
> {
  const id = parseId('staffPasskey', input.id);
  return deps.db.tx(async (tx) => {
    const own = await lockPasskeysOf(tx, input.staff.staffId);
    const confirmed = await confirmStaff(deps, tx, input.staff);
    if (!confirmed.ok) return confirmed;
    if (!id || !own.some((passkey) => passkey.id === id)) return fail(problem('staff_passkey_refused'));
    if (own.length === 1) return fail(problem('staff_passkey_last'));
    await endStaffSessionRows(tx, { passkeyId: id }, deps.clock.now());
    await deleteStaffPasskey(tx, input.staff.staffId, id);
    await recordStaffAction(deps, tx, input.staff, { action: 'passkey_removed', subject: id });
    return ok();
  });
}
