import type { AccountId, PasskeyId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Platform } from '#platform/platform.ts';
import { providerOf } from './passkey-rules.ts';
import { findPasskey, type Passkey, passkeysOf } from './passkey-store.ts';

/** A passkey as its owner sees it. */
export type PasskeyView = {
  readonly id: PasskeyId;
  readonly name: string;
  /** Which product it opens. */
  readonly product: 'sign_in';
  /** "1Password", where the authenticator said so. */
  readonly provider: string | null;
  /** `synced`: copies of it are kept by its provider. `syncable`: it could be, and isn't now. `device`: it never leaves. */
  readonly keptOn: 'synced' | 'syncable' | 'device';
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** The account's passkeys, oldest first. */
export async function listPasskeys(deps: Platform, accountId: AccountId): Promise<PasskeyView[]> {
  return (await passkeysOf(deps.db.queries, accountId)).map(toView);
}

/** One passkey of the account. Problems: `passkey_not_found`, somebody else's included. */
export async function viewPasskey(
  deps: Platform,
  input: { accountId: AccountId; passkeyId: PasskeyId },
): Promise<Result<PasskeyView, Problem<'passkey_not_found'>>> {
  const passkey = await findPasskey(deps.db.queries, input.accountId, input.passkeyId);
  return passkey ? ok(toView(passkey)) : fail(problem('passkey_not_found'));
}

const toView = (passkey: Passkey): PasskeyView => ({
  id: passkey.id,
  name: passkey.name,
  product: 'sign_in',
  provider: providerOf(passkey.aaguid),
  keptOn: passkey.isBackedUp ? 'synced' : passkey.isBackupEligible ? 'syncable' : 'device',
  createdAt: passkey.createdAt,
  lastUsedAt: passkey.lastUsedAt,
});
