import type { StaffId } from '#kernel/ids.ts';
import { plusHours } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type EmailProblem, readEmail } from '#modules/accounts/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { StaffDeps } from './deps.ts';
import { deletePasskeysOf } from './passkey-store.ts';
import { readStaffName } from './rules.ts';
import {
  endStaffSessionRows,
  insertEnrolment,
  insertLogEntry,
  insertMember,
  listMemberRows,
  lockMemberByEmail,
  markMemberRemoved,
  voidEnrolments,
} from './store.ts';

/** Told once, by the command that made it: our side keeps only its hash. */
export type EnrolmentLink = { readonly url: string; readonly expiresAt: Date };

const readStaffEmail = (typed: string) => readEmail(typed, { disposableEmail: false });

/** By the operator's command and from no network: there is nobody who could be named as its address. */
const byCommand = 'command';

/**
 * Gives somebody a place in the console and answers the link with which they make their passkey.
 * Problems: `staff_name_not_possible`, those of `readEmail`, `staff_member_exists`.
 */
export async function addMember(
  deps: StaffDeps,
  input: { name: string; email: string },
): Promise<Result<EnrolmentLink, Problem<'staff_name_not_possible' | 'staff_member_exists'> | EmailProblem>> {
  const name = readStaffName(input.name);
  if (!name.ok) return name;
  const email = readStaffEmail(input.email);
  if (!email.ok) return email;
  const id = deps.secrets.id('staff');
  return deps.db.tx(async (tx) => {
    const member = { id, name: name.value, email: email.value.value, createdAt: deps.clock.now() };
    if ((await insertMember(tx, member)) === 'exists') return fail(problem('staff_member_exists'));
    return ok(await makeLink(deps, tx, id, 'staff_added'));
  });
}

/**
 * A new link for somebody who works here already and lost every passkey: those open nothing any more, sessions end, and
 * links before it stop working.
 * Problems: those of `readEmail`, `staff_member_not_found`.
 */
export async function renewLink(
  deps: StaffDeps,
  typedEmail: string,
): Promise<Result<EnrolmentLink, Problem<'staff_member_not_found'> | EmailProblem>> {
  const email = readStaffEmail(typedEmail);
  if (!email.ok) return email;
  return deps.db.tx(async (tx) => {
    const member = await lockMemberByEmail(tx, email.value.value);
    if (!member) return fail(problem('staff_member_not_found'));
    await endStaffSessionRows(tx, { memberId: member.id }, deps.clock.now());
    await deletePasskeysOf(tx, member.id);
    return ok(await makeLink(deps, tx, member.id, 'staff_link_renewed'));
  });
}

async function makeLink(deps: StaffDeps, tx: Tx, memberId: StaffId, action: string): Promise<EnrolmentLink> {
  const at = deps.clock.now();
  const token = deps.secrets.token();
  const expiresAt = plusHours(at, deps.config.policy.staffLinkHours);
  await voidEnrolments(tx, memberId, at);
  const tokenHash = deps.secrets.hashToken(token);
  await insertEnrolment(tx, { tokenHash, memberId, createdAt: at, expiresAt });
  await insertLogEntry(tx, {
    at,
    memberId,
    action,
    accountId: null,
    subject: null,
    facts: {},
    address: byCommand,
  });
  return { url: `${deps.config.origin}/console/enrol/${token}`, expiresAt };
}

export const listMembers = (deps: StaffDeps) => listMemberRows(deps.db.queries);

/**
 * Takes somebody's place away: sessions, passkeys and links end in the same transaction.
 * Problems: those of `readEmail`, `staff_member_not_found`.
 */
export async function removeMember(
  deps: StaffDeps,
  typedEmail: string,
): Promise<Result<undefined, Problem<'staff_member_not_found'> | EmailProblem>> {
  const email = readStaffEmail(typedEmail);
  if (!email.ok) return email;
  return deps.db.tx(async (tx) => {
    // Waits for a decision that is under way: it was made by somebody who worked here.
    const member = await lockMemberByEmail(tx, email.value.value);
    if (!member) return fail(problem('staff_member_not_found'));
    const at = deps.clock.now();
    await markMemberRemoved(tx, member.id, at);
    await deletePasskeysOf(tx, member.id);
    await insertLogEntry(tx, {
      at,
      memberId: member.id,
      action: 'staff_removed',
      accountId: null,
      subject: null,
      facts: {},
      address: byCommand,
    });
    return ok();
  });
}
