import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { CeremonyId, ChallengeId } from '#kernel/ids.ts';
import { plusMinutes } from '#kernel/instant.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  accountNamedBy,
  ceremonyMinutes,
  checkSignInPasskey,
  reportClonedPasskey,
  startPasskeyCheck,
  suggestsLocalPasskey,
} from '#modules/factors/index.ts';
import { type GateDeps, readPasskeyAnswer } from '#modules/gate/index.ts';
import type { Client } from './client.ts';
import { browserHolder, type OpenSignInProblem, openSignIn } from './sign-in.ts';
import { readSignInFacts } from './sign-in-store.ts';

export type PasskeySignInStart = {
  readonly ceremonyId: CeremonyId;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
  readonly expiresAt: Date;
};

/**
 * Starts a sign-in by passkey. Nobody says who they are: the passkey does, so the options name no account and no
 * passkey, and tell nothing.
 */
export async function startPasskeySignIn(
  deps: GateDeps,
  input: { client: Client },
): Promise<PasskeySignInStart> {
  const ceremonyId = deps.secrets.id('ceremony');
  const holder = browserHolder(deps, input.client);
  const scope = { purpose: 'sign_in', id: ceremonyId, holder } as const;
  const options = await startPasskeyCheck(deps, deps.db.queries, scope, null);
  return { ceremonyId, options, expiresAt: plusMinutes(deps.clock.now(), ceremonyMinutes) };
}

export type PasskeySignInProblem =
  | Problem<'passkey_ceremony_over' | 'passkey_not_accepted' | 'passkey_cloned'>
  | OpenSignInProblem;

/**
 * Takes the passkey that was shown for password and second factor at once, and opens the challenge for what is left: on
 * a known device nothing, on a new one its authorisation. `suggestsLocalPasskey`: it came from another device, so one
 * could be made here. Problems: `passkey_ceremony_over`, `passkey_not_accepted`, `passkey_cloned`, and what the
 * account's state forbids, such as `account_frozen`.
 */
export async function signInWithPasskey(
  deps: GateDeps,
  input: {
    ceremonyId: CeremonyId;
    /** The browser's answer as WebAuthn's JSON, parsed or as text. */
    answer: unknown;
    client: Client;
  },
): Promise<Result<{ challengeId: ChallengeId; suggestsLocalPasskey: boolean }, PasskeySignInProblem>> {
  const { client, ceremonyId } = input;
  const answer = readPasskeyAnswer(input.answer);
  if (!answer) return fail(problem('passkey_not_accepted'));
  const scope = { id: ceremonyId, holder: browserHolder(deps, client) };
  const named = accountNamedBy(answer);
  const deviceHash = deps.secrets.hashToken(client.deviceToken);
  // One transaction, because each commit waits for the disk. A refusal is a value, so what it leaves is committed, too.
  return deps.db.hotTx(async (hot): ReturnType<typeof signInWithPasskey> => {
    // Sent together: what is known of the account that the answer names is read before it is known to be right.
    const [checked, facts] = await Promise.all([
      checkSignInPasskey(deps, hot, { scope, answer }),
      named && readSignInFacts(hot.run, named, deviceHash),
    ]);
    if (checked.verdict === 'cloned')
      await reportClonedPasskey(deps, await hot.unhurried(), checked.passkey, deviceFacts(client));
    if (checked.verdict !== 'right') return fail(problem(refusals[checked.verdict]));
    const { passkey } = checked;
    if (facts?.account.id !== passkey.accountId) throw new Error(`No account ${passkey.accountId}`);
    // The use is sent first, and the challenge right behind it: its statement is the transaction's last.
    const [, opened] = await Promise.all([
      checked.accept(),
      openSignIn(deps, hot, { facts, client, shown: 'passkey' }),
    ]);
    if (!opened.ok) return opened;
    const suggests = suggestsLocalPasskey(answer.authenticatorAttachment ?? undefined, passkey.transports);
    return ok({ challengeId: opened.value, suggestsLocalPasskey: suggests });
  });
}

const refusals = {
  over: 'passkey_ceremony_over',
  refused: 'passkey_not_accepted',
  cloned: 'passkey_cloned',
} as const;
