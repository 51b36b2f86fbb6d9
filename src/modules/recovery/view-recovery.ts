import type { ContactKind } from '#kernel/contact.ts';
import type { AccountId, RecoveryId } from '#kernel/ids.ts';
import { plusMinutes } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf, findAccount, maskContact, showContact } from '#modules/accounts/index.ts';
import { checkProvenContact } from '#modules/contacts/index.ts';
import { type AuthenticatorSetup, viewAuthenticatorSetup } from '#modules/factors/index.ts';
import { type ChallengeView, readPayload, viewChallenge } from '#modules/gate/index.ts';
import { type Hold, runningHolds } from '#modules/holds/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import { accountOf, factsOf, whyLetGo } from './advance.ts';
import type { LinkProblem } from './cancel-recovery.ts';
import { blindlyLost, isBlind } from './last-resort-rules.ts';
import { trackPath } from './links.ts';
import { planFor, type RecoveryPlan } from './plan-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { boundSlots, type Lost } from './recovery-rules.ts';
import { judgeResumeOf } from './resume-recovery.ts';
import { isCommitted, isOver, type Stage, stageAt } from './stage-rules.ts';
import { mayReplace, restOf } from './start-recovery.ts';
import { findCommitted, findRecovery, type Recovery, type StoppedBecause } from './store.ts';

/** A recovery as everybody with its link sees it: no contact, no name, nothing to do. */
export type TrackerView = {
  readonly id: RecoveryId;
  readonly stage: Stage;
  readonly lost: readonly Lost[];
  readonly startedAt: Date | null;
  readonly waitsUntil: Date | null;
  /** When it is given up if nobody goes on with it. */
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly stoppedBecause: StoppedBecause | null;
};

export type RecoveryView = TrackerView & {
  /** What is asked, how long it takes and what is off afterwards; or why not now. */
  readonly plan: RecoveryPlan;
  /** The account's contacts, masked; `null` for whoever has shown nothing of it. */
  readonly contacts: { readonly email: string; readonly phone: string } | null;
  /** What is on hold already; at the end, what the recovery itself has put on hold as well. */
  readonly holds: readonly Hold[];
  /** Another recovery of the account is under way. */
  readonly isAnotherLive: boolean;
  /** Once everything is proven, this one takes its place: it proves more. */
  readonly mayReplaceLive: boolean;
  /** The other one can be gone on with here. */
  readonly mayResume: boolean;
  /** Whether another browser of whoever began it could go on with it. */
  readonly mayMove: boolean;
  readonly challenge: ChallengeView | null;
  /** Everything that is asked before the wait is proven. */
  readonly isProven: boolean;
  /** New contacts in full, once given: whoever typed them checks them here. */
  readonly given: Readonly<Partial<Record<ContactKind, string>>>;
  /** A new contact that is proven, and belongs to another account. */
  readonly taken: ContactKind | null;
  readonly setup: AuthenticatorSetup | null;
  readonly trackPath: string;
};

/**
 * A recovery as the browser that goes on with it sees it. Problems: `recovery_not_found` (or another browser's).
 */
export async function viewRecovery(
  deps: RecoveryDeps,
  input: { recoveryId: RecoveryId; client: Client },
): Promise<Result<RecoveryView, Problem<'recovery_not_found'>>> {
  const holder = browserHolder(deps, input.client);
  const { queries } = deps.db;
  const recovery = await findRecovery(queries, { id: input.recoveryId });
  if (!recovery || recovery.holder !== holder) return fail(problem('recovery_not_found'));
  if (isBlind(recovery)) return ok(await viewBlind(deps, recovery));
  const account = await findAccount(queries, accountOf(recovery));
  if (!account) throw new Error(`No account ${recovery.accountId}`);
  const tracked = await track(deps, recovery);
  const own = await contactsOf(queries, account.id);
  const plan = await planFor(deps, queries, account, recovery.lost);
  const bound = isOver(tracked.stage) ? nothingBound : await viewBinding(deps, recovery, tracked.stage);
  const live = await liveOf(deps, account.id);
  const other = live && live.id !== recovery.id ? await findRecovery(queries, { id: live.id }) : null;
  const { challenge } = bound;
  const asks = plan.path === 'not_possible_now' ? [] : plan.asks;
  return ok({
    ...tracked,
    plan,
    contacts:
      recovery.shownBy === 'nothing'
        ? null
        : {
            email: maskContact({ kind: 'email', value: own.email }),
            phone: maskContact({ kind: 'phone', value: own.phone }),
          },
    holds: await holdsFor(deps, recovery, tracked.stage),
    isAnotherLive: other !== null,
    mayReplaceLive: other !== null && mayReplace(recovery, plan, await restOf(deps, queries, other)),
    mayResume:
      other !== null && (await judgeResumeOf(deps, queries, account, recovery.shownBy, other)) === 'may',
    isProven:
      challenge !== null &&
      challenge.slots.every(({ name, state }) => state === 'done' || !asks.includes(name)),
    mayMove: (await judgeResumeOf(deps, queries, account, recovery.shownBy, recovery)) === 'may',
    ...bound,
    trackPath: trackPath(deps, recovery.id),
  });
}

/**
 * The holds that run, the one that ends last first. Nothing for whoever has shown nothing of the account; after the end
 * nothing that came later, for the browser may not be its owner's any more.
 */
async function holdsFor(deps: RecoveryDeps, recovery: Recovery, stage: Stage): Promise<Hold[]> {
  const { endedAt, shownBy } = recovery;
  if (stage !== 'done' && (isOver(stage) || shownBy === 'nothing')) return [];
  const running = await runningHolds(deps.db.queries, accountOf(recovery), deps.clock.now());
  if (endedAt === null) return running;
  // What the end itself puts on hold starts in its transaction, moments after the end is written.
  const latest = plusMinutes(endedAt, 1);
  return running.filter(({ startsAt }) => startsAt <= latest);
}

/** A claim until our staff have decided: the same for everybody, whether there is an account or not. */
async function viewBlind(deps: RecoveryDeps, recovery: Recovery): Promise<RecoveryView> {
  const { recoveryWaitHours: waitHours, holdHours } = deps.config.policy;
  return {
    ...(await track(deps, recovery)),
    plan: {
      path: 'case',
      asks: [],
      binds: ['new_email', 'new_phone'],
      waitHours,
      holdHours,
      backupCodes: 0,
      unfreezes: false,
    },
    contacts: null,
    holds: [],
    isAnotherLive: false,
    mayReplaceLive: false,
    mayResume: false,
    isProven: true,
    mayMove: false,
    ...nothingBound,
    trackPath: trackPath(deps, recovery.id),
  };
}

type Bound = Pick<RecoveryView, 'challenge' | 'given' | 'taken' | 'setup'>;
const nothingBound: Bound = { challenge: null, given: {}, taken: null, setup: null };

async function viewBinding(deps: RecoveryDeps, recovery: Recovery, stage: Stage): Promise<Bound> {
  const { challengeId, holder, lost } = recovery;
  if (!challengeId) return nothingBound;
  const own = { challengeId, holder };
  const challenge = await viewChallenge(deps, own);
  const read = await readPayload(deps, own);
  if (!challenge.ok || !read.ok) return nothingBound;
  const given: Partial<Record<ContactKind, string>> = {};
  let taken: ContactKind | null = null;
  for (const kind of ['phone', 'email'] as const) {
    const value = read.value.payload[boundSlots[kind]];
    if (value === undefined) continue;
    given[kind] = showContact({ kind, value });
    const slot = challenge.value.slots.find(({ name }) => name === boundSlots[kind]);
    // Told only to whoever has shown that the new contact is theirs (product rule: section 5).
    if (slot?.state === 'done' && !(await checkProvenContact(deps, { kind, value }, recovery.accountId)).ok)
      taken = kind;
  }
  const needsSetup = stage === 'binding' && lost.includes('authenticator');
  const setup = needsSetup ? await viewAuthenticatorSetup(deps, own) : null;
  return { challenge: challenge.value, given, taken, setup: setup?.ok ? setup.value : null };
}

async function track(deps: RecoveryDeps, recovery: Recovery): Promise<TrackerView> {
  const facts = await factsOf(deps, deps.db.queries, recovery);
  const { id, startedAt, waitsUntil, expiresAt, endedAt } = recovery;
  // What is linked to the account shows in what is said to be lost of it.
  const lost = isBlind(recovery) ? blindlyLost : recovery.lost;
  const stoppedBecause = isBlind(recovery) ? null : recovery.stoppedBecause;
  const stage = stageAt(facts, deps.clock.now());
  return { id, stage, lost, startedAt, waitsUntil, expiresAt, endedAt, stoppedBecause };
}

/** What the tracker page shows. Problems: `recovery_link_not_found`. */
export async function viewTracker(
  deps: RecoveryDeps,
  token: string,
): Promise<Result<TrackerView, LinkProblem>> {
  const recovery = await findRecovery(deps.db.queries, { track_hash: deps.secrets.hashToken(token) });
  return recovery ? ok(await track(deps, recovery)) : fail(problem('recovery_link_not_found'));
}

/** A recovery as a session of its account sees it: also from where it was begun, and whether nothing was proven for it. */
export type OwnRecoveryView = TrackerView & {
  readonly deviceName: string;
  readonly isLastResort: boolean;
  readonly trackPath: string;
};

/** The recovery of one's own account that is under way, or `null`: every signed-in session shows it. */
export async function viewOwnRecovery(
  deps: RecoveryDeps,
  accountId: AccountId,
): Promise<OwnRecoveryView | null> {
  const live = await liveOf(deps, accountId);
  return live && { ...live, trackPath: trackPath(deps, live.id) };
}

type Live = TrackerView & { readonly deviceName: string; readonly isLastResort: boolean };

async function liveOf(deps: RecoveryDeps, accountId: AccountId): Promise<Live | null> {
  const { queries } = deps.db;
  const written = await findCommitted(queries, accountId);
  // Stopped by its customer's being there; the next step writes it.
  if (written && isBlind(written) && (await whyLetGo(deps, queries, written))) return null;
  const tracked = written && (await track(deps, written));
  if (!tracked || !isCommitted(tracked.stage)) return null;
  const { deviceName, shownBy } = written;
  return { ...tracked, deviceName, isLastResort: shownBy === 'nothing' };
}
