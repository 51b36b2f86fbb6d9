import type { Action } from '#kernel/actions.ts';
import type { Contact, ContactKind } from '#kernel/contact.ts';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { plusMinutes } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Account, isSettingsLocked, lockAccount } from '#modules/accounts/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Queries } from '#platform/db/db.ts';
import type { HotTx } from '#platform/db/hot-tx.ts';
import { type Holder, type Payload, sealPayload } from './challenge.ts';
import { insertChallengeLast } from './hot-challenge-store.ts';
import { decide, lostIn, noStanding, type Policy, type PolicyRefusal, type Standing } from './policy.ts';
import type { GateDeps, LinkedFactors } from './ports.ts';
import { firstSlots, type ProofKind, type Slot, type SlotName, slotsFilledBy } from './slot-rules.ts';
import { insertChallenge } from './store.ts';
import { tellLockTried } from './tell-lock-tried.ts';

/** The standing of an account, as the policy asks for it. */
export async function standingOf(
  deps: GateDeps,
  queries: Queries,
  account: Account,
  unusual = false,
  known: LinkedFactors | null = null,
): Promise<Standing> {
  const linked = known ?? (await deps.factors.linked(queries, account.id));
  return {
    state: account.state,
    frozenBy: account.frozenBy,
    identityVerified: account.identity === 'verified',
    settingsLocked: isSettingsLocked(account.settingsLock, deps.clock.now()),
    unusual,
    ...linked,
  };
}

/**
 * Starts an action: asks the policy what it needs and remembers it with what the action would do. With no account it
 * is a sign-up; with `decoyFor` it looks and answers like the real one and can never be completed. With `claimed` nobody
 * has shown who they are yet: that contact is proven before anything else is told, a refusal by the policy included.
 * Problems: the policy's refusals.
 */
export async function openChallenge(
  deps: GateDeps,
  queries: Queries,
  input: {
    action: Action;
    holder: Holder;
    account: Account | null;
    /** Where it is asked from: for what the customer is told of a try at locked settings. */
    device: DeviceFacts | null;
    payload: Payload;
    decoyFor?: Contact;
    /** The contact that somebody signed out says is theirs. */
    claimed?: ContactKind;
    /** What was proven before the challenge could be opened: the password of a sign-in. */
    proven?: { slot: SlotName; kind: ProofKind };
    /** Why a sign-in looks unusual; empty or absent when it doesn't. */
    unusual?: readonly string[];
    /** The account's factors, where they were read already. */
    linked?: LinkedFactors;
    /** Adds the challenge as the last statement of this transaction, for a sign-in, which waits for it. */
    hot?: HotTx;
  },
): Promise<Result<ChallengeId, Problem<PolicyRefusal>>> {
  const { account, unusual = [], linked = null } = input;
  const standing = account
    ? await standingOf(deps, queries, account, unusual.length > 0, linked)
    : noStanding;
  const policy = decide(input.action, standing, lostIn(input.payload));
  const first = input.claimed ? firstSlots[input.claimed] : null;
  if (!policy.allowed && policy.refusal === 'settings_locked' && account)
    await tellLockTried(deps, queries, account.id, input.action, {
      device: input.device,
      isClaimed: first !== null,
    });
  if (!policy.allowed && !first) return fail(problem(policy.refusal));
  const slots = slotsOf(policy, first, input.decoyFor !== undefined);
  const now = deps.clock.now();
  const id = deps.secrets.id('challenge');
  const challenge = {
    id,
    action: input.action,
    account_id: input.account?.id ?? null,
    is_decoy: input.decoyFor !== undefined,
    subject: subjectOf(deps, input),
    holder: input.holder,
    ...sealPayload(deps, id, input.payload),
    slots,
    unusual: [...unusual],
    first_slot: first?.name ?? null,
    created_at: now,
    expires_at: plusMinutes(now, deps.config.policy.challengeMinutes),
  };
  const { proven } = input;
  const proofs = proven
    ? slotsFilledBy(proven.kind, proven.slot, slots).map((slot) => {
        return { challenge_id: id, slot, kind: proven.kind, proved_at: now };
      })
    : [];
  await (input.hot
    ? insertChallengeLast(input.hot, challenge, proofs)
    : insertChallenge(queries, challenge, proofs));
  return ok(id);
}

/** Starts an action of the customer's own account, from its session. Problems: the policy's refusals. */
export async function openOwnChallenge(
  deps: GateDeps,
  input: {
    action: Action;
    accountId: AccountId;
    holder: Holder;
    device: DeviceFacts | null;
    payload: Payload;
    proven?: { slot: SlotName; kind: ProofKind };
  },
): Promise<Awaited<ReturnType<typeof openChallenge>>> {
  const { accountId, ...opened } = input;
  return deps.db.tx(async (tx) =>
    openChallenge(deps, tx, { ...opened, account: await lockAccount(tx, accountId) }),
  );
}

/** Of somebody who is unknown, and of an account that the policy refuses, only the first proof is ever asked. */
function slotsOf(policy: Policy, first: Slot | null, isDecoy: boolean): Slot[] {
  if (first && (isDecoy || !policy.allowed)) return [first];
  if (!policy.allowed) return [];
  return first && !policy.slots.some((slot) => slot.name === first.name)
    ? [first, ...policy.slots]
    : [...policy.slots];
}

/** Wrong codes count against the account; where there is none, against whoever is being claimed. */
function subjectOf(
  deps: GateDeps,
  input: { action: Action; account: Account | null; payload: Payload; decoyFor?: Contact },
): string {
  if (input.account) return input.account.id;
  const claimed = input.decoyFor?.value ?? input.payload['new_email'] ?? '';
  return `${input.action}:${deps.secrets.mac('limit', claimed)}`;
}
