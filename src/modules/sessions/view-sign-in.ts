import type { AuthorisationId, ChallengeId, MessageId } from '#kernel/ids.ts';
import { isAfter } from '#kernel/instant.ts';
import { problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf, maskContact } from '#modules/accounts/index.ts';
import {
  type ChallengeProblem,
  type ChallengeView,
  type GateDeps,
  type Holder,
  isDeviceSlot,
  ownsChallenge,
  readPayload,
  type SlotView,
  viewChallenge,
} from '#modules/gate/index.ts';
import {
  type AuthorisationMethod,
  type AuthorisationRow,
  type AuthorisationState,
  latestAuthorisation,
} from './authorisation-store.ts';
import { type UnusualReason, unusualReasons } from './risk-rules.ts';
import { seenSince } from './session-check.ts';
import { hasOtherLiveSession } from './store.ts';

/** What the person is shown before they confirm: the device that wants in. */
export type NewDevice = {
  readonly name: string;
  readonly system: string;
  readonly browser: string;
  readonly address: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
};

/** A request as the person sees it. */
export const toNewDevice = (row: AuthorisationRow): NewDevice => ({
  name: row.device_name,
  system: row.system,
  browser: row.browser,
  address: row.address,
  requestedAt: row.requested_at,
  expiresAt: row.expires_at,
});

export type AuthorisationView = {
  readonly id: AuthorisationId;
  readonly method: AuthorisationMethod;
  readonly state: AuthorisationState | 'expired';
  /** Device approval: the code to type on the old device. */
  readonly code: string | null;
  /** Its message could not be delivered: another way is quicker than to wait for it. */
  readonly isUndelivered: boolean;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
};

export type SignInView = {
  /** `null` once the sign-in was refused or has run out. */
  readonly challenge: ChallengeView | null;
  /** The device slot that is still open: an unusual sign-in has two. */
  readonly deviceSlot: SlotView | null;
  /** Why this sign-in is unusual and needs two methods; empty for most. */
  readonly unusual: readonly UnusualReason[];
  readonly methods: readonly (AuthorisationMethod | 'authenticator_code')[];
  readonly authorisation: AuthorisationView | null;
  /** Masked, to say who is called and written to; `null` once the sign-in is over. */
  readonly contacts: { readonly email: string; readonly phone: string } | null;
};

/** A sign-in as its own browser sees it, refused ones included. Problems: `challenge_not_found`, `challenge_expired`. */
export async function viewSignIn(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder },
): Promise<Result<SignInView, ChallengeProblem>> {
  if (!(await ownsChallenge(deps, input))) return fail(problem('challenge_not_found'));
  const row = await latestAuthorisation(deps.db.queries, input.challengeId);
  const authorisation = row && (await toView(deps, row));
  const challenge = await viewChallenge(deps, input);
  if (!challenge.ok) {
    return authorisation?.state === 'cancelled'
      ? ok({ challenge: null, deviceSlot: null, unusual: [], methods: [], authorisation, contacts: null })
      : challenge;
  }
  const deviceSlots = challenge.value.slots.filter((each) => isDeviceSlot(each.name));
  const slot = deviceSlots.find((each) => each.state !== 'done') ?? null;
  const read = slot && (await readPayload(deps, input));
  const used = deviceSlots.map((each) => each.provedBy);
  const accountId = read?.ok ? read.value.accountId : null;
  const now = deps.clock.now();
  const alive = { seenSince: seenSince(deps, now), now };
  const canBeApproved = accountId !== null && (await hasOtherLiveSession(deps.db.queries, accountId, alive));
  const methods = (slot?.methods ?? [])
    .map((method) => method.kind)
    .filter(
      (kind) =>
        kind === 'device_approval' ||
        kind === 'phone_call' ||
        kind === 'email_link' ||
        kind === 'authenticator_code',
    )
    .filter((kind) => (kind !== 'device_approval' || canBeApproved) && !used.includes(kind));
  const unusual = unusualReasons.filter((reason) => read?.ok && read.value.unusual.includes(reason));
  const own = accountId && (await contactsOf(deps.db.queries, accountId));
  const contacts = own && {
    email: maskContact({ kind: 'email', value: own.email }),
    phone: maskContact({ kind: 'phone', value: own.phone }),
  };
  return ok({ challenge: challenge.value, deviceSlot: slot, unusual, methods, authorisation, contacts });
}

async function toView(deps: GateDeps, row: AuthorisationRow): Promise<AuthorisationView> {
  const isOver = row.state === 'waiting' && !isAfter(row.expires_at, deps.clock.now());
  const delivery = row.message_id
    ? await deps.outbox.delivery(deps.db.queries, row.message_id as MessageId)
    : null;
  return {
    id: row.id as AuthorisationId,
    method: row.method,
    state: isOver ? 'expired' : row.state,
    code: row.code_sealed && !isOver ? deps.secrets.open('code', row.code_sealed, row.id) : null,
    isUndelivered: delivery?.state === 'failed',
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
  };
}
