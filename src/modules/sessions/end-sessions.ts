import type { AccountId, DeviceId, SessionId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import { endSessionRows, findDeviceById, markDeviceRemoved, renameDevice, type SessionEnd } from './store.ts';

/** Ends the matching sessions inside the caller's transaction; every process refuses them from its commit on. */
export async function endSessions(
  deps: Platform,
  tx: Tx,
  which: { accountId: AccountId; only?: SessionId; except?: SessionId; deviceId?: DeviceId },
  reason: SessionEnd,
): Promise<number> {
  const ended = await endSessionRows(tx, which, deps.clock.now(), reason);
  for (const id of ended) await deps.live.publish(tx, 'session', id);
  return ended.length;
}

export type Viewer = { readonly accountId: AccountId; readonly sessionId: SessionId };

/** Ends the viewer's own session. */
export async function signOut(deps: Platform, viewer: Viewer): Promise<void> {
  await deps.db.tx(async (tx) => {
    await endSessions(deps, tx, { accountId: viewer.accountId, only: viewer.sessionId }, 'signed_out');
    await recordEntry(deps, tx, { accountId: viewer.accountId, at: deps.clock.now(), event: 'signed_out' });
  });
}

/** Ends one other session of the account. Problems: `session_not_found`. */
export async function endSession(
  deps: Platform,
  viewer: Viewer,
  sessionId: SessionId,
): Promise<Result<undefined, Problem<'session_not_found'>>> {
  return deps.db.tx(async (tx) => {
    const count = await endSessions(
      deps,
      tx,
      { accountId: viewer.accountId, only: sessionId },
      'signed_out_elsewhere',
    );
    if (count === 0) return fail(problem('session_not_found'));
    await recordEntry(deps, tx, {
      accountId: viewer.accountId,
      at: deps.clock.now(),
      event: 'session_ended',
    });
    return ok();
  });
}

/** Ends every session but the viewer's own, or every one, and tells both contacts. Answers how many were ended. */
export async function signOutElsewhere(
  deps: Platform,
  viewer: Viewer,
  input: { includingThis: boolean; device: DeviceFacts },
): Promise<number> {
  return deps.db.tx(async (tx) => {
    const which = input.includingThis
      ? { accountId: viewer.accountId }
      : { accountId: viewer.accountId, except: viewer.sessionId };
    const count = await endSessions(deps, tx, which, 'signed_out_elsewhere');
    const at = deps.clock.now();
    await recordEntry(deps, tx, {
      accountId: viewer.accountId,
      at,
      event: 'signed_out_everywhere',
      facts: { count, device: input.device.name, address: input.device.address ?? null },
    });
    const { accountId } = viewer;
    await alertAccount(deps, tx, { accountId, event: 'signed_out_everywhere', at, device: input.device });
    return count;
  });
}

export type DeviceProblem = Problem<'device_not_found'>;

/** Removes a device, from `device`: its sessions end at once and it must be authorised again. Problems: `device_not_found`. */
export async function removeDevice(
  deps: Platform,
  viewer: Viewer,
  input: { deviceId: DeviceId; device: DeviceFacts },
): Promise<Result<undefined, DeviceProblem>> {
  const { deviceId } = input;
  return deps.db.tx(async (tx) => {
    const device = await findDeviceById(tx, viewer.accountId, deviceId);
    const at = deps.clock.now();
    if (!device || !(await markDeviceRemoved(tx, viewer.accountId, deviceId, at))) {
      return fail(problem('device_not_found'));
    }
    await endSessions(deps, tx, { accountId: viewer.accountId, deviceId }, 'device_removed');
    await recordEntry(deps, tx, {
      accountId: viewer.accountId,
      at,
      event: 'device_removed',
      facts: { removed: device.name, device: input.device.name, address: input.device.address ?? null },
    });
    const { accountId } = viewer;
    await alertAccount(deps, tx, { accountId, event: 'device_removed', at, device: input.device });
    return ok();
  });
}

const deviceNameCharsMax = 60;

/** Gives a device the name that its owner calls it by. Problems: `device_not_found`, `device_name_not_possible`. */
export async function nameOwnDevice(
  deps: Platform,
  viewer: Viewer,
  input: { deviceId: DeviceId; name: string },
): Promise<Result<undefined, DeviceProblem | Problem<'device_name_not_possible'>>> {
  const name = input.name.normalize('NFC').replace(/\p{C}/gu, '').trim();
  if (name === '' || name.length > deviceNameCharsMax) {
    return fail(problem('device_name_not_possible', { field: 'name', params: { max: deviceNameCharsMax } }));
  }
  return deps.db.tx(async (tx) =>
    (await renameDevice(tx, viewer.accountId, input.deviceId, name))
      ? ok()
      : fail(problem('device_not_found')),
  );
}
