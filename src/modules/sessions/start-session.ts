import type { AccountId, DeviceId, SessionId } from '#kernel/ids.ts';
import { plusDays } from '#kernel/instant.ts';
import { nameDevice } from '#kernel/name-device.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import type { Client } from './client.ts';
import { insertDevice, insertSession, touchDeviceSignIn } from './store.ts';

/** What a browser or app keeps. Neither token can be read from our side again. */
export type Credentials = {
  readonly sessionId: SessionId;
  readonly sessionToken: string;
  readonly deviceToken: string;
  readonly expiresAt: Date;
};

/**
 * Starts a session on a device that the account already has, or on a new one, which gets a fresh token: whoever
 * planted the old token in this browser has nothing from it.
 */
export async function startSession(
  deps: Platform,
  tx: Tx,
  input: { accountId: AccountId; client: Client; deviceId: DeviceId | null },
): Promise<Credentials> {
  const now = deps.clock.now();
  let deviceId = input.deviceId;
  let deviceToken = input.client.deviceToken;
  if (deviceId) {
    const { address, country } = input.client;
    await touchDeviceSignIn(tx, deviceId, { address, country }, now);
  } else {
    deviceId = deps.secrets.id('device');
    deviceToken = deps.secrets.token();
    await insertDevice(tx, {
      id: deviceId,
      account_id: input.accountId,
      token_hash: deps.secrets.hashToken(deviceToken),
      ...nameDevice(input.client.userAgent),
      address: input.client.address,
      country: input.client.country,
      first_seen_at: now,
      last_seen_at: now,
      last_sign_in_at: now,
    });
  }
  const sessionId = deps.secrets.id('session');
  const sessionToken = deps.secrets.token();
  const expiresAt = plusDays(now, deps.config.policy.sessionDays);
  await insertSession(tx, {
    id: sessionId,
    account_id: input.accountId,
    device_id: deviceId,
    token_hash: deps.secrets.hashToken(sessionToken),
    address: input.client.address,
    created_at: now,
    last_seen_at: now,
    expires_at: expiresAt,
  });
  return { sessionId, sessionToken, deviceToken, expiresAt };
}
