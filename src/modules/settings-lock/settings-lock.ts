import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { plusMinutes } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  findAccount,
  findMasterKey,
  lockAccount,
  writeMasterKey,
  writeSettingsLock,
} from '#modules/accounts/index.ts';
import { timesOf } from '#modules/audit/index.ts';
import {
  claimGrant,
  type GateDeps,
  type Grant,
  type Holder,
  openOwnChallenge,
  type SpendProblem,
  spendGrant,
  tellCapped,
} from '#modules/gate/index.ts';
import { type DeviceFacts } from '#modules/notifications/index.ts';
import { stopLiveRecovery } from '#modules/recovery/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import {
  type LockEvent,
  type LockState,
  lockDaysMax,
  lockDaysMin,
  lockStateAt,
  type SettingsLock,
  stepLock,
} from './rules.ts';

export type SettingsLockView = LockState & { readonly hasMasterKey: boolean };

/** Where the settings lock of an account stands. */
export async function viewSettingsLock(deps: Platform, accountId: AccountId): Promise<SettingsLockView> {
  const account = await findAccount(deps.db.queries, accountId);
  if (!account) throw new Error(`No account ${accountId}`);
  const hasMasterKey = (await findMasterKey(deps.db.queries, accountId)) !== null;
  return { ...lockStateAt(account.settingsLock, deps.clock.now()), hasMasterKey };
}

type OpenProblem = Extract<Awaited<ReturnType<typeof openOwnChallenge>>, { ok: false }>['problem'];

/**
 * Starts locking the settings for 1 to 30 days, with a master key or without one. Problems: `lock_days_not_possible`,
 * and the policy's refusals, such as `settings_locked`.
 */
export async function startSettingsLock(
  deps: GateDeps,
  input: {
    accountId: AccountId;
    holder: Holder;
    device: DeviceFacts | null;
    days: number;
    withMasterKey: boolean;
  },
): Promise<Result<ChallengeId, OpenProblem | Problem<'lock_days_not_possible'>>> {
  const { days, withMasterKey } = input;
  if (!Number.isInteger(days) || days < lockDaysMin || days > lockDaysMax) {
    const params = { min: lockDaysMin, max: lockDaysMax };
    return fail(problem('lock_days_not_possible', { field: 'days', params }));
  }
  return openOwnChallenge(deps, {
    action: 'lock_settings',
    accountId: input.accountId,
    holder: input.holder,
    device: input.device,
    payload: { days: String(days), master_key: withMasterKey ? 'yes' : 'no' },
  });
}

/**
 * Turns the settings lock on, which stops a recovery that is under way: one that begins from here on waits as long as the
 * lock. Answers the master key, this once, when one was asked for; without, an earlier key is forgotten. Problems: those of `spendGrant`.
 */
export async function lockSettings(
  deps: GateDeps,
  grant: Grant<'lock_settings'>,
  input: { device: DeviceFacts | null },
): Promise<Result<{ days: number; masterKey: string | null }, SpendProblem<'lock_settings'>>> {
  const { accountId, payload } = grant;
  const days = Number(payload['days']);
  if (!accountId || !Number.isInteger(days)) throw new Error('A grant without what it was given for');
  type Locked = Result<{ days: number; masterKey: string | null }, SpendProblem<'lock_settings'>>;
  return deps.db.tx(async (tx): Promise<Locked> => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const masterKey = payload['master_key'] === 'yes' ? deps.secrets.token() : null;
    await writeMasterKey(tx, accountId, masterKey && keyMac(deps, accountId, masterKey));
    await change(deps, tx, accountId, { kind: 'lock', days }, input.device);
    await stopLiveRecovery(deps, tx, accountId, 'settings_locked');
    return ok({ days, masterKey });
  });
}

/** From the last proof straight to the lock, for pages. Problems: those of the grant and of `lockSettings`. */
export async function finishSettingsLock(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder; device: DeviceFacts | null },
) {
  const grant = await claimGrant(deps, { ...input, action: 'lock_settings' });
  return grant.ok ? lockSettings(deps, grant.value, input) : grant;
}

export type LockProblem = Problem<'settings_not_locked'>;

/**
 * Begins the waiting time at whose end the settings open; every contact hears of it, also when it is asked again.
 * Problems: `settings_not_locked`.
 */
export async function startUnlock(
  deps: Platform,
  input: { accountId: AccountId; device: DeviceFacts | null },
): Promise<Result<{ unlockAt: Date }, LockProblem>> {
  return deps.db.tx(async (tx): Promise<Result<{ unlockAt: Date }, LockProblem>> => {
    const lock = await change(deps, tx, input.accountId, { kind: 'start_unlock' }, input.device);
    return lock?.unlockAt ? ok({ unlockAt: lock.unlockAt }) : fail(problem('settings_not_locked'));
  });
}

/** The same for somebody who can't sign in and has proven both contacts. Problems: also those of `spendGrant`. */
export async function startUnlockSignedOut(
  deps: GateDeps,
  grant: Grant<'unlock_settings'>,
  input: { device: DeviceFacts | null },
): Promise<Result<{ unlockAt: Date }, LockProblem | SpendProblem<'unlock_settings'>>> {
  const { accountId } = grant;
  if (!accountId) throw new Error('An unlocking without an account');
  type Unlocked = Result<{ unlockAt: Date }, LockProblem | SpendProblem<'unlock_settings'>>;
  return deps.db.tx(async (tx): Promise<Unlocked> => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const lock = await change(deps, tx, accountId, { kind: 'start_unlock' }, input.device);
    return lock?.unlockAt ? ok({ unlockAt: lock.unlockAt }) : fail(problem('settings_not_locked'));
  });
}

/** Stops the waiting time: the settings stay locked. Problems: `settings_not_locked`. */
export async function keepLocked(
  deps: Platform,
  input: { accountId: AccountId; device: DeviceFacts | null },
): Promise<Result<undefined, LockProblem>> {
  return deps.db.tx(async (tx) =>
    (await change(deps, tx, input.accountId, { kind: 'keep_locked' }, input.device))
      ? ok()
      : fail(problem('settings_not_locked')),
  );
}

export type MasterKeyProblem = LockProblem | Problem<'master_key_wrong' | 'master_key_locked'>;

/**
 * Ends the lock at once with the master key, which works once. A wrong key is told to every contact; as many as of codes, and
 * none is taken for a while. Problems: `settings_not_locked`, `master_key_wrong`, `master_key_locked`.
 */
export async function unlockWithMasterKey(
  deps: Platform,
  input: { accountId: AccountId; masterKey: string; device: DeviceFacts | null },
): Promise<Result<undefined, MasterKeyProblem>> {
  const { accountId, device } = input;
  return deps.db.tx(async (tx): Promise<Result<undefined, MasterKeyProblem>> => {
    const account = await lockAccount(tx, accountId);
    if (lockStateAt(account.settingsLock, deps.clock.now()).state === 'off')
      return fail(problem('settings_not_locked'));
    const until = await triesSpentUntil(deps, tx, accountId);
    if (until) return fail(problem('master_key_locked', { retryAt: until, params: { until } }));
    const stored = await findMasterKey(tx, accountId);
    const typed = keyMac(deps, accountId, input.masterKey.replace(/\s/g, ''));
    if (stored === null || !deps.secrets.isSame(stored, typed)) {
      await tell(deps, tx, { accountId, event: 'master_key_wrong', device });
      return fail(problem('master_key_wrong', { field: 'masterKey' }));
    }
    await change(deps, tx, accountId, { kind: 'master_key' }, device);
    await writeMasterKey(tx, accountId, null);
    return ok();
  });
}

/** Until when no master key is taken, because too many were wrong. The account is locked, so tries come one by one. */
async function triesSpentUntil(deps: Platform, tx: Tx, accountId: AccountId): Promise<Date | null> {
  const { codeWrongMax: max, codeWrongWindowMinutes: minutes } = deps.config.policy;
  const since = plusMinutes(deps.clock.now(), -minutes);
  const wrong = await timesOf(tx, { accountId, event: 'master_key_wrong', since, max });
  const oldest = wrong[max - 1];
  return oldest ? plusMinutes(oldest, minutes) : null;
}

/** 256 random bits: only its keyed hash is stored, and there is nothing to guess. */
const keyMac = (deps: Pick<Platform, 'secrets'>, accountId: AccountId, key: string): string =>
  deps.secrets.mac('master_key', `${accountId}:${key}`);

const events = {
  lock: 'settings_locked',
  start_unlock: 'settings_unlock_started',
  keep_locked: 'settings_kept_locked',
  master_key: 'settings_unlocked',
} as const satisfies Record<LockEvent['kind'], string>;

/** Takes one step of the lock, audits and tells it; `null` when the step has no place now. */
async function change(
  deps: Platform,
  tx: Tx,
  accountId: AccountId,
  event: LockEvent,
  device: DeviceFacts | null,
): Promise<SettingsLock | null> {
  const account = await lockAccount(tx, accountId);
  const stepped = stepLock(account.settingsLock, event, deps.clock.now());
  if (!stepped) return null;
  await writeSettingsLock(tx, accountId, stepped.lock);
  await tell(deps, tx, {
    accountId,
    event: events[event.kind],
    device,
    ...(event.kind === 'lock' ? { days: event.days } : {}),
    ...(event.kind === 'start_unlock' ? { waitsUntil: stepped.lock?.unlockAt ?? null } : {}),
  });
  await deps.live.publish(tx, 'account', accountId);
  return stepped.lock ?? { days: account.settingsLock?.days ?? 0, unlockAt: null };
}

/** Puts it on record and tells every contact; not more than a few times an hour, because a session alone does most of it. */
async function tell(
  deps: Platform,
  tx: Tx,
  input: {
    accountId: AccountId;
    event: (typeof events)[LockEvent['kind']] | 'master_key_wrong';
    device: DeviceFacts | null;
    days?: number;
    waitsUntil?: Date | null;
  },
): Promise<void> {
  const { accountId, event, device, waitsUntil = null } = input;
  await tellCapped(deps, tx, {
    accountId,
    event,
    ...(event === 'master_key_wrong'
      ? { alert: 'settings_lock_tried', tried: 'unlock_settings' }
      : { alert: event }),
    facts: {
      device: device?.name ?? null,
      address: device?.address ?? null,
      ...(input.days === undefined ? {} : { days: input.days }),
    },
    device,
    waitsUntil,
  });
}
