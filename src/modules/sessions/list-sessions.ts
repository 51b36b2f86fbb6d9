import type { AccountId, DeviceId } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { Viewer } from './end-sessions.ts';
import { seenSince } from './session-check.ts';
import { type Device, findDeviceById, listDevices, listSessions, type SessionWithDevice } from './store.ts';

export type Page<T> = { readonly items: readonly T[]; readonly nextOffset: number | null };
export type PageRequest = { readonly offset: number; readonly size: number };

/** One more than a page is read, to know whether there is a next one. */
function toPage<T>(rows: readonly T[], page: PageRequest): Page<T> {
  return {
    items: rows.slice(0, page.size),
    nextOffset: rows.length > page.size ? page.offset + page.size : null,
  };
}

/** The viewer's live sessions, last seen first. */
export async function listOwnSessions(
  deps: Platform,
  viewer: Viewer,
  page: PageRequest,
): Promise<Page<SessionWithDevice & { isCurrent: boolean }>> {
  const now = deps.clock.now();
  const rows = await listSessions(
    deps.db.queries,
    viewer.accountId,
    { seenSince: seenSince(deps, now), now },
    { offset: page.offset, size: page.size + 1 },
  );
  return toPage(
    rows.map((row) => ({ ...row, isCurrent: row.id === viewer.sessionId })),
    page,
  );
}

/** The viewer's authorised devices, last seen first. */
export async function listOwnDevices(
  deps: Platform,
  viewer: Viewer & { readonly deviceId: DeviceId },
  page: PageRequest,
): Promise<Page<Device & { isCurrent: boolean }>> {
  const rows = await listDevices(deps.db.queries, viewer.accountId, {
    offset: page.offset,
    size: page.size + 1,
  });
  return toPage(
    rows.map((row) => ({ ...row, isCurrent: row.id === viewer.deviceId })),
    page,
  );
}

/** How a device of the account is called in messages and in the activity log; `null` once it is removed. */
export async function describeOwnDevice(
  deps: Platform,
  input: { accountId: AccountId; deviceId: DeviceId; address: string; country: string | null },
): Promise<{ name: string; address: string; country: string | null } | null> {
  const device = await findDeviceById(deps.db.queries, input.accountId, input.deviceId);
  return device && { name: device.name, address: input.address, country: input.country };
}

/** One device of the account, or `null` when it has no such device (any more). */
export async function findOwnDevice(
  deps: Platform,
  viewer: Viewer,
  deviceId: DeviceId,
): Promise<Device | null> {
  return findDeviceById(deps.db.queries, viewer.accountId, deviceId);
}
