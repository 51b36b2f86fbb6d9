import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { channelOf, type Holder, lockLiveChallenge } from './challenge.ts';
import type { GateDeps } from './ports.ts';
import { deleteProof, insertProof, proofsOf } from './proof-store.ts';
import { carriedProofs } from './slot-rules.ts';
import { findGrantOfChallenge, usedCodes } from './store.ts';

/**
 * Takes along what is proven in one step to another of the same account ("Unable to verify?"): one showing still counts once, so
 * it is moved. Only from a step that is open, of this holder, and whose action isn't done; only a contact that is the
 * account's still. From anything else nothing is taken, and nothing is said. The account is locked.
 */
export async function carryProofs(
  deps: GateDeps,
  tx: Tx,
  input: { readonly from: ChallengeId; readonly holder: Holder; readonly to: ChallengeId },
): Promise<void> {
  const from = await lockLiveChallenge(deps, tx, input.from, input.holder);
  const to = await lockLiveChallenge(deps, tx, input.to, null);
  if (!from.ok || !to.ok || from.value.is_decoy || from.value.id === to.value.id) return;
  const accountId = from.value.account_id as AccountId | null;
  if (accountId === null || accountId !== to.value.account_id) return;
  if ((await findGrantOfChallenge(tx, input.from))?.spent_at) return;
  const current = new Set(
    Object.values(await contactsOf(tx, accountId)).map((value) => deps.secrets.mac('limit', value)),
  );
  const codes = await usedCodes(tx, input.from);
  const shown = (await proofsOf(tx, input.from)).filter(
    ({ slot, kind }) =>
      channelOf(kind) === null ||
      codes.some((code) => code.slot === slot && current.has(code.destination_mac)),
  );
  const before = new Set((await proofsOf(tx, input.to)).map(({ slot }) => slot));
  const asked = to.value.slots.filter(({ name }) => !before.has(name));
  for (const proof of carriedProofs(shown, asked)) {
    await insertProof(tx, {
      challenge_id: input.to,
      slot: proof.to,
      kind: proof.kind,
      proved_at: deps.clock.now(),
    });
    await deleteProof(tx, input.from, proof.from);
  }
  await deps.live.publish(tx, 'challenge', input.from);
}
