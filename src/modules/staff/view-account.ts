import type { ContactKind } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import {
  contactsOf,
  findAccount,
  findAccountByContact,
  maskContact,
  readIdentifier,
} from '#modules/accounts/index.ts';
import { type AuditEntry, listEntries, recordEntry } from '#modules/audit/index.ts';
import { type GateDeps, standingOf } from '#modules/gate/index.ts';
import { runningHolds } from '#modules/holds/index.ts';
import type { Queries } from '#platform/db/db.ts';
import type { StaffViewer } from './deps.ts';
import { recordStaffAction } from './sessions.ts';

const activityMax = 30;

/** What the console shows of an account: facts, masked, nothing that opens anything. */
export type AccountFacts = {
  readonly id: AccountId;
  readonly state: 'active' | 'frozen' | 'restricted' | 'closed';
  readonly frozenBy: 'customer' | 'staff' | null;
  readonly identity: 'unverified' | 'verified';
  readonly region: string;
  readonly createdAt: Date;
  /** Masked. */
  readonly email: string;
  /** Masked. */
  readonly phone: string;
  readonly linked: {
    readonly authenticator: boolean;
    readonly passkeys: number;
    readonly backupCodes: number;
    readonly face: boolean;
  };
  readonly isSettingsLocked: boolean;
  readonly holds: readonly { readonly reason: string; readonly endsAt: Date }[];
  readonly activity: readonly Pick<AuditEntry, 'id' | 'at' | 'event' | 'facts'>[];
};

/** Reads what the console shows of an account. Whoever asks puts the look on record. */
export async function accountFacts(
  deps: GateDeps,
  queries: Queries,
  accountId: AccountId,
): Promise<AccountFacts> {
  const account = await findAccount(queries, accountId);
  if (!account) throw new Error(`No account ${accountId}`);
  // A closed account has none.
  const own = account.state === 'closed' ? null : await contactsOf(queries, accountId);
  const mask = (kind: ContactKind) => (own ? maskContact({ kind, value: own[kind] }) : '–');
  const standing = await standingOf(deps, queries, account);
  const activity = await listEntries(queries, accountId, { before: null, size: activityMax });
  const holds = await runningHolds(queries, accountId, deps.clock.now());
  return {
    id: account.id,
    state: account.state,
    frozenBy: account.frozenBy,
    identity: account.identity,
    region: account.region,
    createdAt: account.createdAt,
    email: mask('email'),
    phone: mask('phone'),
    linked: {
      authenticator: standing.authenticator,
      passkeys: standing.passkeys,
      backupCodes: standing.backupCodes,
      face: standing.face,
    },
    isSettingsLocked: standing.settingsLocked,
    holds: holds.map(({ reason, endsAt }) => ({ reason, endsAt })),
    activity: activity.map(({ id, at, event, facts }) => ({ id, at, event, facts })),
  };
}

/**
 * Finds the account that has exactly this contact now. Every search is on record, with the contact masked; a look at
 * an account is in the customer's own log as well. `null`: nobody has it.
 */
export async function findAccountFacts(
  deps: GateDeps,
  input: { staff: StaffViewer; contact: string },
): Promise<AccountFacts | null> {
  const contact = readIdentifier(input.contact);
  return deps.db.tx(async (tx) => {
    const account = await findAccountByContact(tx, contact);
    const accountId = account?.id ?? null;
    await recordStaffAction(deps, tx, input.staff, {
      action: 'account_searched',
      accountId,
      facts: { contact: maskContact(contact) },
    });
    if (accountId === null) return null;
    const facts = await accountFacts(deps, tx, accountId);
    await recordEntry(deps, tx, { accountId, at: deps.clock.now(), event: 'account_viewed_by_staff' });
    return facts;
  });
}
