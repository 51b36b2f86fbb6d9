import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import {
  claimGrant,
  type GateDeps,
  type Grant,
  type Holder,
  openChallenge,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { placeHold } from '#modules/holds/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import type { NewPasskey } from './check-passkey.ts';
import { namePasskey, passkeysMax } from './passkey-rules.ts';
import { insertPasskey, passkeysOf } from './passkey-store.ts';

/** The browser that asks, to name the passkey after. */
type Asker = { readonly userAgent: string; readonly address: string };

type OpenProblem = Extract<Awaited<ReturnType<typeof openChallenge>>, { ok: false }>['problem'];

/**
 * Starts adding a passkey. Refused at once when the account has as many as it may: nobody should prove things for
 * nothing. Problems: `passkey_limit_reached`, the policy's refusals.
 */
export async function startPasskeyAddition(
  deps: GateDeps,
  input: { accountId: AccountId; holder: Holder; device: DeviceFacts | null },
): Promise<Result<ChallengeId, OpenProblem | Problem<'passkey_limit_reached'>>> {
  return deps.db.tx(async (tx) => {
    const account = await lockAccount(tx, input.accountId);
    const own = await passkeysOf(tx, input.accountId);
    if (own.length >= passkeysMax) return fail(limitReached());
    return openChallenge(deps, tx, {
      action: 'add_passkey',
      holder: input.holder,
      account,
      device: input.device,
      payload: {},
    });
  });
}

const limitReached = () => problem('passkey_limit_reached', { params: { max: passkeysMax } });

/** `holdEndsAt`: until when withdrawals are off, where it is the first strong factor. */
export type AddedPasskey = { readonly id: string; readonly name: string; readonly holdEndsAt: Date | null };
export type AddPasskeyProblem =
  | SpendProblem<'add_passkey'>
  | Problem<'passkey_already_added' | 'passkey_limit_reached'>;

/**
 * Adds the passkey that was made and proven, named after where it lives. As the first strong factor it is what withdrawals ask
 * for from then on, so they go on hold. Problems: those of `spendGrant`,
 * `passkey_already_added`, `passkey_limit_reached`.
 */
export async function addPasskey(
  deps: GateDeps,
  grant: Grant<'add_passkey'>,
  input: { client: Asker; device: { name: string; address?: string | null } | null },
): Promise<Result<AddedPasskey, AddPasskeyProblem>> {
  const { accountId } = grant;
  const text = grant.payload['new_passkey'];
  if (!accountId || !text) throw new Error('A grant without what it was given for');
  const { attachment, publicKey, ...made } = JSON.parse(text) as NewPasskey;
  const at = deps.clock.now();
  return deps.db.tx(async (tx) => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const own = await passkeysOf(tx, accountId);
    // The account is locked: of two at once, the second counts the first.
    if (own.length >= passkeysMax) return fail(limitReached());
    const { authenticator } = await deps.factors.linked(tx, accountId);
    const isFirst = own.length === 0 && !authenticator;
    const id = deps.secrets.id('passkey');
    const name = namePasskey(
      { ...made, attachment: attachment ?? undefined, userAgent: input.client.userAgent },
      own.map((passkey) => passkey.name),
    );
    const added = await insertPasskey(tx, {
      ...made,
      id,
      accountId,
      name,
      publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
      createdAt: at,
      lastUsedAt: null,
    });
    if (added === 'already_added') return fail(problem('passkey_already_added'));
    const hold = isFirst ? await placeHold(deps, tx, { accountId, reason: 'passkey_added', at }) : null;
    const { device } = input;
    await recordEntry(deps, tx, {
      accountId,
      at,
      event: 'passkey_added',
      facts: { passkey: name, device: device?.name ?? null, address: device?.address ?? null },
    });
    const holdUntil = hold?.endsAt ?? null;
    await alertAccount(deps, tx, { accountId, event: 'passkey_added', at, device, holdUntil });
    await deps.live.publish(tx, 'account', accountId);
    return ok({ id, name, holdEndsAt: holdUntil });
  });
}

/** From the last proof straight to the passkey, for pages. Problems: those of the grant and of `addPasskey`. */
export async function finishPasskeyAddition(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder } & Parameters<typeof addPasskey>[2],
) {
  const grant = await claimGrant(deps, { ...input, action: 'add_passkey' });
  return grant.ok ? addPasskey(deps, grant.value, input) : grant;
}
