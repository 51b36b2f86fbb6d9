import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { isAfter } from '#kernel/instant.ts';
import { type Holder } from './challenge.ts';
import type { GateDeps } from './ports.ts';
import { proofsOf } from './proof-store.ts';
import { findChallenge } from './store.ts';

/**
 * The account whose password, or passkey in its place, this holder has shown in a challenge that is still open; `null`
 * for everybody else. Another flow of the same browser need not ask for it again.
 */
export async function provenAccount(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder },
): Promise<AccountId | null> {
  const { queries } = deps.db;
  const row = await findChallenge(queries, input.challengeId, input.holder);
  if (!row || row.is_decoy || !isAfter(row.expires_at, deps.clock.now())) return null;
  const isShown = (await proofsOf(queries, input.challengeId)).some(({ slot }) => slot === 'password');
  return isShown ? (row.account_id as AccountId | null) : null;
}
