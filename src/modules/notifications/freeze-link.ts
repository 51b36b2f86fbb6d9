import type { AccountId } from '#kernel/ids.ts';
import { plusDays } from '#kernel/instant.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import type { SecurityEvent } from './events.ts';

type Tables = {
  'notifications.freeze_links': {
    token_hash: string;
    account_id: string;
    event: string;
    created_at: Date;
    expires_at: Date;
  };
};

/**
 * Makes the link that freezes the account without signing in; only its hash is kept. It lives for days: somebody who
 * reads an alert after a week away must still be able to stop what happened.
 */
export async function createFreezeLink(
  deps: Pick<Platform, 'secrets' | 'clock' | 'config'>,
  tx: Tx,
  input: { accountId: AccountId; event: SecurityEvent },
): Promise<string> {
  const token = deps.secrets.token();
  const now = deps.clock.now();
  await tx
    .withTables<Tables>()
    .insertInto('notifications.freeze_links')
    .values({
      token_hash: deps.secrets.hashToken(token),
      account_id: input.accountId,
      event: input.event,
      created_at: now,
      expires_at: plusDays(now, deps.config.policy.freezeLinkDays),
    })
    .execute();
  return `${deps.config.origin}/freeze/${token}`;
}

/** The account that a live freeze link belongs to, or `null`. */
export async function findFreezeLink(
  deps: Pick<Platform, 'secrets' | 'clock'>,
  queries: Queries,
  token: string,
): Promise<AccountId | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('notifications.freeze_links')
    .select('account_id')
    .where('token_hash', '=', deps.secrets.hashToken(token))
    .where('expires_at', '>', deps.clock.now())
    .executeTakeFirst();
  return (row?.account_id ?? null) as AccountId | null;
}

/** Forgets the links that ran out before this instant. */
export async function deleteExpiredFreezeLinks(queries: Queries, before: Date): Promise<void> {
  await queries
    .withTables<Tables>()
    .deleteFrom('notifications.freeze_links')
    .where('expires_at', '<', before)
    .execute();
}
