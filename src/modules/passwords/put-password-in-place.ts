import type { AccountId, SessionId } from '#kernel/ids.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { writePassword } from '#modules/factors/index.ts';
import { forgetProofs, type GateDeps } from '#modules/gate/index.ts';
import { type Hold, placeHold } from '#modules/holds/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import { endSessions } from '#modules/sessions/index.ts';
import type { Tx } from '#platform/db/db.ts';

/**
 * Everything that a new password means, inside the transaction that spent the grant: every session but `keepSession`
 * ends, withdrawals go on hold, it is audited and every contact is told (product rules: sections 2 and 5).
 */
export async function putPasswordInPlace(
  deps: GateDeps,
  tx: Tx,
  input: {
    accountId: AccountId;
    passwordHash: string;
    device: DeviceFacts | null;
    event: 'password_changed' | 'password_reset';
    keepSession?: SessionId;
  },
): Promise<Hold> {
  const { accountId, passwordHash, device, event, keepSession } = input;
  const at = deps.clock.now();
  await writePassword(deps, tx, accountId, passwordHash, at);
  await forgetProofs(deps, tx, accountId, 'password');
  await endSessions(
    deps,
    tx,
    { accountId, ...(keepSession ? { except: keepSession } : {}) },
    'password_changed',
  );
  const hold = await placeHold(deps, tx, { accountId, reason: 'password_changed', at });
  await recordEntry(deps, tx, {
    accountId,
    at,
    event,
    facts: { device: device?.name ?? null, address: device?.address ?? null },
  });
  await alertAccount(deps, tx, {
    accountId,
    event: 'password_changed',
    at,
    device,
    holdUntil: hold.endsAt,
  });
  return hold;
}
