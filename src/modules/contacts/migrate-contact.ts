import type { Contact } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import { isAfter } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Account, contactsOf, lockAccount } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { closeIn, type FreezeDeps } from '#modules/closure/index.ts';
import { standingOf } from '#modules/gate/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { mayMigrate, takesMigrations } from './migration-rules.ts';
import { deleteMigration, findMigration } from './store.ts';

/** `isEmptyAccount`: nothing is left in an account and nothing is under way; the account is locked. */
export type ContactsDeps = FreezeDeps & { isEmptyAccount(tx: Tx, accountId: AccountId): Promise<boolean> };

export type MigrationProblem = Problem<'migration_not_possible'>;

/**
 * Closes the other account whose contact moves here, if that was agreed; the contact is free for this account then, in
 * this transaction. This account is locked. Problems: `migration_not_possible`: the other one has come to be in use.
 */
export async function closeMigrated(
  deps: ContactsDeps,
  tx: Tx,
  input: { accountId: AccountId; contact: Contact },
): Promise<Result<'migrated' | 'nothing_agreed', MigrationProblem>> {
  const { accountId, contact } = input;
  const agreed = await findMigration(tx, accountId, contact);
  const now = deps.clock.now();
  if (!agreed || !isAfter(agreed.agreedUntil, now)) return ok('nothing_agreed');
  const own = await lockAccount(tx, accountId);
  if (!(await isMigratable(deps, tx, { fromId: agreed.fromId, own, contact })))
    return fail(problem('migration_not_possible'));
  await closeIn(deps, tx, { accountId: agreed.fromId, because: 'migration', moved: contact.kind });
  await deleteMigration(tx, accountId, contact.kind);
  await recordEntry(deps, tx, {
    accountId,
    at: now,
    event: 'other_account_migrated',
    facts: { kind: contact.kind, account: agreed.fromId },
  });
  return ok('migrated');
}

/** Whether it may move now. Locks the other account, always after the own one: only a verified one takes, only an unverified one gives. */
export async function isMigratable(
  deps: ContactsDeps,
  tx: Tx,
  input: { fromId: AccountId; own: Account; contact: Contact },
): Promise<boolean> {
  const { fromId, own, contact } = input;
  if (fromId === own.id || !takesMigrations(own)) return false;
  const from = await lockAccount(tx, fromId);
  if (from.state === 'closed') return false;
  const standing = await standingOf(deps, tx, from);
  const contacts = await contactsOf(tx, fromId);
  const other = {
    state: from.state,
    identity: from.identity,
    hasStrongFactor: standing.authenticator || standing.passkeys > 0,
    isSettingsLocked: standing.settingsLocked,
    isEmpty: await deps.isEmptyAccount(tx, fromId),
  };
  return contacts[contact.kind] === contact.value && mayMigrate(other, own);
}
