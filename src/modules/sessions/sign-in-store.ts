import type { AccountId } from '#kernel/ids.ts';
import type { Account, AccountState } from '#modules/accounts/index.ts';
import type { HotStatement, RunHot } from '#platform/db/hot-tx.ts';

/** What a sign-in is judged by, once it is known whose it is. */
export type SignInFacts = {
  readonly account: Account;
  /** When this browser signed in to the account last; `null` when it is none of its devices. */
  readonly deviceSignedInAt: Date | null;
  readonly linked: { authenticator: boolean; backupCodes: number; passkeys: number };
};

type Row = {
  id: string;
  state: AccountState;
  frozen_by: 'customer' | 'staff' | null;
  identity: 'unverified' | 'verified';
  region: string;
  locale: string;
  time_zone: string;
  anti_phishing_code: string | null;
  settings_lock_days: number | null;
  settings_unlock_at: Date | null;
  created_at: Date;
  device_signed_in_at: Date | null;
  authenticator: boolean;
  backup_codes: number;
  passkeys: number;
};

const reading: HotStatement = {
  name: 'sign_in_facts',
  text: `
    select a.id, a.state, a.frozen_by, a.identity, a.region, a.locale, a.time_zone, a.anti_phishing_code,
      a.settings_lock_days, a.settings_unlock_at, a.created_at,
      (select last_sign_in_at from sessions.devices
        where account_id = a.id and token_hash = $2 and removed_at is null) as device_signed_in_at,
      exists (select from factors.authenticators where account_id = a.id) as authenticator,
      (select count(*) from factors.backup_codes where account_id = a.id and used_at is null) as backup_codes,
      (select count(*) from factors.passkeys where account_id = a.id and product = 'sign_in') as passkeys
    from accounts.accounts a where a.id = $1`,
};

/**
 * Reads what a sign-in is judged by. One statement over the tables of three modules, the only one, because every sign-in
 * waits for it. `null`: there is no such account.
 */
export async function readSignInFacts(
  run: RunHot,
  accountId: string,
  deviceHash: string,
): Promise<SignInFacts | null> {
  const [row] = await run<Row>(reading, [accountId, deviceHash]);
  if (!row) return null;
  const { settings_lock_days: days, settings_unlock_at: unlockAt } = row;
  return {
    account: {
      id: row.id as AccountId,
      state: row.state,
      frozenBy: row.frozen_by,
      identity: row.identity,
      region: row.region,
      locale: row.locale,
      timeZone: row.time_zone,
      antiPhishingCode: row.anti_phishing_code,
      settingsLock: days === null ? null : { days, unlockAt },
      createdAt: row.created_at,
    },
    deviceSignedInAt: row.device_signed_in_at,
    linked: {
      authenticator: row.authenticator,
      backupCodes: row.backup_codes,
      passkeys: row.passkeys,
    },
  };
}
