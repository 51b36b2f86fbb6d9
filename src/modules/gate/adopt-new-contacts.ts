import type { ChallengeId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/db.ts';
import { type Holder, lockLiveChallenge, openPayload } from './challenge.ts';
import type { GateDeps } from './ports.ts';
import { insertProof, proofsOf } from './proof-store.ts';
import type { SlotName } from './slot-rules.ts';

const newContacts = ['new_email', 'new_phone'] as const satisfies readonly SlotName[];

/**
 * Takes along the new contacts that a step has proven before it was known which account they are for. The step's grant was
 * spent in this very transaction, so they count once. Only the same contacts, and only the same holder's.
 */
export async function adoptNewContacts(
  deps: GateDeps,
  tx: Tx,
  input: { readonly from: ChallengeId; readonly to: ChallengeId; readonly holder: Holder },
): Promise<void> {
  const from = await lockLiveChallenge(deps, tx, input.from, input.holder);
  const to = await lockLiveChallenge(deps, tx, input.to, input.holder);
  if (!from.ok || !to.ok) throw new Error('New contacts are adopted from one open step by another');
  const given = openPayload(deps, from.value);
  const wanted = openPayload(deps, to.value);
  const proofs = await proofsOf(tx, input.from);
  for (const slot of newContacts) {
    const proof = proofs.find((each) => each.slot === slot);
    const accepts = to.value.slots.find(({ name }) => name === slot)?.accepts ?? [];
    if (!proof || !accepts.includes(proof.kind) || given[slot] !== wanted[slot])
      throw new Error(`${slot} is not what was proven`);
    await insertProof(tx, { challenge_id: input.to, slot, kind: proof.kind, proved_at: deps.clock.now() });
  }
}
