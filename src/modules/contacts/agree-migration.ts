import type { Contact, ContactKind } from '#kernel/contact.ts';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { plusMinutes } from '#kernel/instant.ts';
import { problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { findAccount, lockAccount } from '#modules/accounts/index.ts';
import { checkPassword, type SignInPasswordProblem } from '#modules/factors/index.ts';
import type { ChallengeProblem, Holder } from '#modules/gate/index.ts';
import { type ContactsDeps, isMigratable, type MigrationProblem } from './migrate-contact.ts';
import { takesMigrations } from './migration-rules.ts';
import { writeMigration } from './store.ts';
import { viewContactChange } from './view-change.ts';

/**
 * Agrees that a contact which was just proven moves here from the customer's own other account, and that the other
 * account is closed with it: its password shows that it is theirs. The change itself still needs every proof.
 * Problems: `migration_not_possible`, `password_wrong`, `password_try_too_soon`, those of the challenge.
 */
export async function agreeMigration(
  deps: ContactsDeps,
  input: {
    accountId: AccountId;
    challengeId: ChallengeId;
    holder: Holder;
    kind: ContactKind;
    password: string;
    address: string;
  },
): Promise<Result<undefined, MigrationProblem | SignInPasswordProblem | ChallengeProblem>> {
  const { accountId, kind } = input;
  const view = await viewContactChange(deps, input);
  if (!view.ok) return view;
  const into = await findAccount(deps.db.queries, accountId);
  if (view.value.state !== 'taken' || !into || !takesMigrations(into))
    return fail(problem('migration_not_possible'));
  const contact: Contact = { kind, value: view.value.newContact };
  const { password, address } = input;
  const checked = await checkPassword(deps, { contact, password, address });
  if (!checked.ok) return checked;
  const fromId = checked.value.id;
  return deps.db.tx(async (tx): Promise<Result<undefined, MigrationProblem>> => {
    const own = await lockAccount(tx, accountId);
    if (!(await isMigratable(deps, tx, { fromId, own, contact })))
      return fail(problem('migration_not_possible'));
    const agreedUntil = plusMinutes(deps.clock.now(), deps.config.policy.challengeMinutes);
    await writeMigration(tx, { accountId, contact, fromId, agreedUntil });
    return ok();
  });
}
