import type { Contact, ContactKind } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import { plusDays } from '#kernel/instant.ts';
import { closeAccountRow, contactsOf, lockAccount } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { closeChallengesOf, type GateDeps } from '#modules/gate/index.ts';
import { alertAccount } from '#modules/notifications/index.ts';
import { endSessions } from '#modules/sessions/index.ts';
import type { Tx } from '#platform/db/db.ts';

/** How long a contact of a closed account can't open another one (product rule: section 8). */
const closedContactDays = 30;

/**
 * Closes an account for good inside the caller's transaction: both contacts are told, every session and whatever is
 * under way ends. The contact that moves to another account is let go of, the other one stays reserved to this.
 */
export async function closeIn(
  deps: GateDeps,
  tx: Tx,
  input: { accountId: AccountId; because: 'migration'; moved: ContactKind },
): Promise<void> {
  const { accountId, because, moved } = input;
  await lockAccount(tx, accountId);
  const at = deps.clock.now();
  await recordEntry(deps, tx, { accountId, at, event: 'account_closed', facts: { because } });
  // Before its contacts are gone: this is the last that they hear.
  await alertAccount(deps, tx, { accountId, event: 'account_closed', at, device: null });
  await endSessions(deps, tx, { accountId }, 'account_closed');
  await closeChallengesOf(deps, tx, accountId);
  const contacts = await contactsOf(tx, accountId);
  const kind = moved === 'email' ? 'phone' : 'email';
  const reserved: Contact = { kind, value: contacts[kind] };
  await closeAccountRow(tx, accountId, reserved, plusDays(at, closedContactDays));
  await deps.live.publish(tx, 'account', accountId);
}
