import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { type AccountId, type CeremonyId, parseId } from '#kernel/ids.ts';
import { plusMinutes } from '#kernel/instant.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import type { PasskeyAnswer } from '#modules/gate/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { HotTx } from '#platform/db/hot-tx.ts';
import type { Platform } from '#platform/platform.ts';
import { ceremonyMinutes, judgePasskeyUse, passkeysMax } from './passkey-rules.ts';
import {
  acceptPasskeyUse,
  acceptPasskeyUseHot,
  type Ceremony,
  type CeremonyScope,
  insertCeremony,
  type Passkey,
  passkeysOf,
  takeCeremony,
  takeSignInCeremony,
} from './passkey-store.ts';
import {
  passkeyCreation,
  passkeyRequest,
  type ShownPasskey,
  verifyMadePasskey,
  verifyShownPasskey,
} from './verify-passkey.ts';

/** What passkeys need of the platform. */
export type PasskeyDeps = Pick<Platform, 'secrets' | 'config' | 'clock' | 'outbox' | 'log'>;

/** The account as an authenticator keeps it: our id says nothing about the person (WebAuthn L3 section 14.6.1). */
const userHandleOf = (accountId: AccountId): string => Buffer.from(accountId).toString('base64url');

async function startCeremony(deps: PasskeyDeps, queries: Queries, scope: CeremonyScope): Promise<string> {
  const webauthnChallenge = deps.secrets.token();
  const now = deps.clock.now();
  await insertCeremony(queries, {
    ...scope,
    id: scope.purpose === 'sign_in' ? scope.id : deps.secrets.id('ceremony'),
    webauthnChallenge,
    createdAt: now,
    expiresAt: plusMinutes(now, ceremonyMinutes),
  });
  return webauthnChallenge;
}

/** Starts the showing of a passkey: of these, or, with `null`, of any that the device has for us. */
export async function startPasskeyCheck(
  deps: PasskeyDeps,
  queries: Queries,
  scope: CeremonyScope,
  passkeys: readonly Passkey[] | null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await startCeremony(deps, queries, scope);
  return passkeyRequest(deps, { challenge, among: passkeys ?? [] });
}

export type PasskeyCheck =
  | { readonly verdict: 'right'; readonly passkey: Passkey }
  | { readonly verdict: 'cloned'; readonly passkey: Passkey }
  | { readonly verdict: 'over' | 'refused' };

/**
 * Judges the answer to a ceremony. Whatever it is, the ceremony is over. `accountId: 'any'` takes the passkey of any
 * account: whoever shows it says with it who they are; `null`, for a decoy, takes none. A `cloned` one is to be reported
 * by `reportClonedPasskey`.
 */
export async function checkPasskey(
  deps: PasskeyDeps,
  queries: Queries,
  input: { scope: CeremonyScope; answer: PasskeyAnswer; accountId: AccountId | 'any' | null },
): Promise<PasskeyCheck> {
  const { scope, answer } = input;
  const now = deps.clock.now();
  const ceremony = await takeCeremony(queries, scope, answer.id, now);
  const judged = await judgeAnswer(deps, ceremony, input);
  if (judged.verdict !== 'right') return judged;
  // Another use of it came first, or it was removed meanwhile.
  const isAccepted = await acceptPasskeyUse(queries, judged.passkey, { ...judged.shown, at: now });
  return isAccepted ? { verdict: 'right', passkey: judged.passkey } : { verdict: 'refused' };
}

/**
 * Judges the answer to the ceremony of a sign-in, which is over, whatever it is, when the transaction commits. `accept`
 * sends that the passkey was used: once, and before the transaction's last statement. The passkey is locked until then,
 * so nothing can come in between.
 */
export async function checkSignInPasskey(
  deps: PasskeyDeps,
  hot: HotTx,
  input: { scope: { id: CeremonyId; holder: string }; answer: PasskeyAnswer },
): Promise<Exclude<PasskeyCheck, { verdict: 'right' }> | RightPasskey> {
  const now = deps.clock.now();
  const ceremony = await takeSignInCeremony(hot, input.scope, input.answer.id, now);
  const judged = await judgeAnswer(deps, ceremony, { answer: input.answer, accountId: 'any' });
  if (judged.verdict !== 'right') return judged;
  const { passkey, shown } = judged;
  const accept = async () => {
    const isAccepted = await acceptPasskeyUseHot(hot, passkey, { ...shown, at: now });
    if (!isAccepted) throw new Error(`${passkey.id} changed although it is locked`);
  };
  return { verdict: 'right', passkey, accept };
}

export type RightPasskey = {
  readonly verdict: 'right';
  readonly passkey: Passkey;
  readonly accept: () => Promise<void>;
};

/** Whose passkey the answer says it is: what WebAuthn calls the user handle. To be believed once it was verified. */
export function accountNamedBy(answer: PasskeyAnswer): AccountId | null {
  const handle = answer.response.userHandle;
  return handle ? parseId('account', Buffer.from(handle, 'base64url').toString()) : null;
}

type Judged =
  | { readonly verdict: 'right'; readonly passkey: Passkey; readonly shown: ShownPasskey }
  | Exclude<PasskeyCheck, { verdict: 'right' }>;

async function judgeAnswer(
  deps: PasskeyDeps,
  ceremony: Ceremony | null,
  input: { answer: PasskeyAnswer; accountId: AccountId | 'any' | null },
): Promise<Judged> {
  const { answer } = input;
  if (!ceremony) return { verdict: 'over' };
  const { passkey } = ceremony;
  if (!passkey || (input.accountId !== 'any' && passkey.accountId !== input.accountId))
    return { verdict: 'refused' };
  // WebAuthn L3 section 7.2, step 6: the handle names the owner; it must be there when nobody was named before.
  const userHandle = answer.response.userHandle ?? null;
  const isOwner = userHandle === userHandleOf(passkey.accountId);
  if (!isOwner && (userHandle !== null || input.accountId === 'any')) return { verdict: 'refused' };
  const shown = await verifyShownPasskey(deps, answer, ceremony.webauthnChallenge, passkey);
  if (!shown) return { verdict: 'refused' };
  const judged = judgePasskeyUse(passkey, shown);
  if (judged === 'contradicts') return { verdict: 'refused' };
  return judged === 'cloned' ? { verdict: 'cloned', passkey } : { verdict: 'right', passkey, shown };
}

/** Puts on record that two things hold the same key, and tells every contact from where the second use came. */
export async function reportClonedPasskey(
  deps: PasskeyDeps,
  tx: Tx,
  passkey: Passkey,
  device: DeviceFacts | null,
): Promise<void> {
  const at = deps.clock.now();
  const { accountId, name } = passkey;
  const facts = { passkey: name, device: device?.name ?? null, address: device?.address ?? null };
  await recordEntry(deps, tx, { accountId, at, event: 'passkey_cloned', facts });
  await alertAccount(deps, tx, { accountId, event: 'passkey_cloned', at, device });
}

/** Starts the making of a passkey, or says that the account has as many as it may. */
export async function startNewPasskey(
  deps: PasskeyDeps,
  tx: Tx,
  scope: CeremonyScope,
  accountId: AccountId,
): Promise<PublicKeyCredentialCreationOptionsJSON | 'limit_reached'> {
  const own = await passkeysOf(tx, accountId);
  if (own.length >= passkeysMax) return 'limit_reached';
  const { email } = await contactsOf(tx, accountId);
  const challenge = await startCeremony(deps, tx, scope);
  return passkeyCreation(deps, { challenge, userHandle: accountId, userName: email, except: own });
}

/** A passkey that was made and is not added yet, as the payload of its challenge carries it. */
export type NewPasskey = Pick<
  Passkey,
  'credentialId' | 'counter' | 'transports' | 'aaguid' | 'isBackupEligible' | 'isBackedUp'
> & {
  /** base64url of the COSE_Key. */
  readonly publicKey: string;
  readonly attachment: string | null;
};

export type NewPasskeyCheck =
  | { readonly verdict: 'right'; readonly passkey: NewPasskey }
  | { readonly verdict: 'over' | 'refused' | 'already_added' };

/** Judges a passkey that was just made. Whatever it is, the ceremony is over. */
export async function checkNewPasskey(
  deps: PasskeyDeps,
  queries: Queries,
  input: { scope: CeremonyScope; answer: PasskeyAnswer },
): Promise<NewPasskeyCheck> {
  const { scope, answer } = input;
  const ceremony = await takeCeremony(queries, scope, answer.id, deps.clock.now());
  if (!ceremony) return { verdict: 'over' };
  if (ceremony.passkey) return { verdict: 'already_added' };
  const made = await verifyMadePasskey(deps, answer, ceremony.webauthnChallenge);
  if (!made) return { verdict: 'refused' };
  return {
    verdict: 'right',
    passkey: { ...made, publicKey: Buffer.from(made.publicKey).toString('base64url') },
  };
}
