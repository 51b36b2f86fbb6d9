import type { ChallengeId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { claimGrant, type GateDeps, openClaimedChallenge } from '#modules/gate/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import { startUnlockSignedOut } from './settings-lock.ts';

/**
 * Starts unlocking for somebody who can't sign in, a forgotten password behind the lock for example. Known or not,
 * locked or not, the answer is the same: a challenge that first asks for a code to the contact that was typed.
 */
export async function startUnlockByContacts(
  deps: GateDeps,
  input: { identifier: string; country?: string; client: Client },
): Promise<ChallengeId> {
  const { client, ...named } = input;
  return openClaimedChallenge(deps, {
    ...named,
    action: 'unlock_settings',
    holder: browserHolder(deps, client),
    device: deviceFacts(client),
  });
}

/** From the last proof straight to the waiting time. Problems: those of the grant and of `startUnlockSignedOut`. */
export async function finishUnlockByContacts(
  deps: GateDeps,
  input: { challengeId: ChallengeId; client: Client; device: DeviceFacts | null },
) {
  const holder = browserHolder(deps, input.client);
  const { challengeId } = input;
  const grant = await claimGrant(deps, { challengeId, action: 'unlock_settings', holder });
  return grant.ok ? startUnlockSignedOut(deps, grant.value, input) : grant;
}
