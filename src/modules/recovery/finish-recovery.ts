import type { Contact, ContactKind } from '#kernel/contact.ts';
import type { AccountId, RecoveryId, SessionId } from '#kernel/ids.ts';
import { type Problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount, maskContact } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { unfreezeIn } from '#modules/closure/index.ts';
import { putContactInPlace } from '#modules/contacts/index.ts';
import { removeEveryPasskey, resetAuthenticator } from '#modules/factors/index.ts';
import {
  amendPayload,
  claimGrant,
  closeChallengesOf,
  type Grant,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { type Hold, placeHold } from '#modules/holds/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import { browserHolder, type Client, endSessions } from '#modules/sessions/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accountOf, advance, lockForStep, type StageProblem, stageProblem } from './advance.ts';
import type { RecoveryDeps } from './ports.ts';
import { boundSlots, type LostFactor, type RecoveryAction } from './recovery-rules.ts';
import { lockRecovery, type Recovery } from './store.ts';

type ClaimProblem = Extract<Awaited<ReturnType<typeof claimGrant<RecoveryAction>>>, { ok: false }>['problem'];
export type FinishProblem =
  | StageProblem
  | ClaimProblem
  | SpendProblem<RecoveryAction>
  | Problem<'contact_in_use' | 'same_as_current'>;

export type FinishInput = {
  readonly recoveryId: RecoveryId;
  readonly client: Client;
  /** The session that the browser has, if it has one: it goes on. Every other session of the account ends. */
  readonly session: { readonly accountId: AccountId; readonly sessionId: SessionId } | null;
  readonly device: DeviceFacts | null;
};

/**
 * The end of a recovery, from the last proof straight to the change: what is lost is replaced, every other session
 * ends, withdrawals are put on hold and everybody is told, in one transaction. Against a cancel at the same moment
 * exactly one wins. Problems: those of the stage and of the grant, `proof_missing` (also when a contact that was proven
 * has changed since), `contact_in_use`, what the account's state has come to forbid.
 */
export async function finishRecovery(
  deps: RecoveryDeps,
  input: FinishInput,
): Promise<Result<{ hold: Hold }, FinishProblem>> {
  const holder = browserHolder(deps, input.client);
  const found = await deps.db.tx((tx) => lockForStep(deps, tx, { recoveryId: input.recoveryId, holder }));
  if (!found.ok) return found;
  const { stage, challengeId, action } = found.value;
  if (stage !== 'binding' || !challengeId) return fail(stageProblem(found.value));
  const own = { challengeId, action, holder };
  let grant = await claimGrant<RecoveryAction>(deps, own);
  if (!grant.ok && grant.problem.code === 'grant_expired') {
    // An earlier try ended between the grant and the change. Days of waiting must not be lost by that.
    const payload = { claimed_again: deps.clock.now().toISOString() };
    await deps.db.tx((tx) => amendPayload(deps, tx, { challengeId, holder, payload }));
    grant = await claimGrant<RecoveryAction>(deps, own);
  }
  return grant.ok ? finish(deps, grant.value, found.value.id, input) : grant;
}

/** Carries a refusal out of the transaction, so that nothing of it is left: the proofs stay good for another try. */
class Refused extends Error {
  readonly problem: FinishProblem;
  constructor(problem: FinishProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

async function finish(
  deps: RecoveryDeps,
  grant: Grant<RecoveryAction>,
  id: RecoveryId,
  input: FinishInput,
): Promise<Result<{ hold: Hold }, FinishProblem>> {
  try {
    return ok({ hold: await deps.db.tx((tx) => finishIn(deps, tx, grant, id, input)) });
  } catch (error) {
    if (error instanceof Refused) return fail(error.problem);
    throw error;
  }
}

function orRefuse<T>(result: Result<T, FinishProblem>): T {
  if (result.ok) return result.value;
  throw new Refused(result.problem);
}

async function finishIn(
  deps: RecoveryDeps,
  tx: Tx,
  grant: Grant<RecoveryAction>,
  id: RecoveryId,
  input: FinishInput,
): Promise<Hold> {
  orRefuse(await spendGrant<RecoveryAction>(deps, tx, grant, input.device));
  const recovery = orRefuse(await advance(deps, tx, await lockRecovery(tx, id), 'finish'));
  const { lost } = recovery;
  const accountId = accountOf(recovery);
  const holds: Hold[] = [];
  for (const each of lost) {
    // Set anew afterwards, by whoever has both contacts again.
    if (each === 'password') continue;
    const way = { recovery, grant, device: input.device };
    holds.push(
      each === 'phone' || each === 'email'
        ? orRefuse(await replaceContactIn(deps, tx, each, way))
        : await replaceFactorIn(deps, tx, each, way),
    );
  }
  // Behind a freeze it was a case: what staff and the wait let through opens the account again.
  if ((await lockAccount(tx, accountId)).state === 'frozen')
    holds.push(await unfreezeIn(deps, tx, { accountId, device: input.device }));
  const hold = holds.at(-1);
  if (!hold) throw new Error('A recovery of nothing');
  // Whatever was proven with what is replaced now is proven no more: a sign-in that a thief has open, another change.
  await closeChallengesOf(deps, tx, accountId);
  const { session } = input;
  const isOwn = session?.accountId === accountId;
  await endSessions(
    deps,
    tx,
    { accountId, ...(isOwn ? { except: session.sessionId } : {}) },
    'account_recovered',
  );
  return hold;
}

type Way = {
  readonly recovery: Recovery;
  readonly grant: Grant<RecoveryAction>;
  readonly device: DeviceFacts | null;
};

async function replaceContactIn(
  deps: RecoveryDeps,
  tx: Tx,
  kind: ContactKind,
  { recovery, grant, device }: Way,
): Promise<Result<Hold, Problem<'contact_in_use' | 'same_as_current'>>> {
  const value = grant.payload[boundSlots[kind]];
  if (!value) throw new Error('A grant without what it was given for');
  const accountId = accountOf(recovery);
  const now: Contact = { kind, value };
  const placed = await putContactInPlace(deps, tx, { accountId, contact: now, reason: `${kind}_reset` });
  if (!placed.ok) return placed;
  const { old, hold, undoUrl } = placed.value;
  const change = { before: maskContact(old), now: maskContact(now) };
  await record(deps, tx, { recovery, event: `${kind}_reset`, device, facts: change });
  await alertAccount(deps, tx, {
    accountId,
    also: [{ ...old, undoUrl }],
    event: `${kind}_reset`,
    at: deps.clock.now(),
    device,
    change,
    holdUntil: hold.endsAt,
    links: { undoUntil: hold.endsAt },
  });
  return ok(hold);
}

async function replaceFactorIn(
  deps: RecoveryDeps,
  tx: Tx,
  lost: Exclude<LostFactor, ContactKind>,
  { recovery, grant, device }: Way,
): Promise<Hold> {
  const accountId = accountOf(recovery);
  const at = deps.clock.now();
  const hold = await placeHold(deps, tx, { accountId, reason: `${lost}_reset`, at });
  if (lost === 'authenticator') {
    const secret = grant.payload['new_authenticator'];
    const step = Number(grant.payload['new_authenticator_step']);
    if (!secret || !Number.isSafeInteger(step)) throw new Error('A grant without what it was given for');
    await resetAuthenticator(deps, tx, { accountId, secret, step, at });
  } else await removeEveryPasskey(tx, accountId);
  await record(deps, tx, { recovery, event: `${lost}_reset`, device, facts: {} });
  await alertAccount(deps, tx, {
    accountId,
    event: `${lost}_reset`,
    at,
    device,
    holdUntil: hold.endsAt,
  });
  return hold;
}

async function record(
  deps: RecoveryDeps,
  tx: Tx,
  input: {
    recovery: Recovery;
    event: `${LostFactor}_reset`;
    device: DeviceFacts | null;
    facts: Record<string, string>;
  },
): Promise<void> {
  await recordEntry(deps, tx, {
    accountId: accountOf(input.recovery),
    at: deps.clock.now(),
    event: input.event,
    facts: {
      ...input.facts,
      device: input.device?.name ?? null,
      address: input.device?.address ?? null,
    },
  });
}
