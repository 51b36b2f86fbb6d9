import type { ChallengeId, RecoveryId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { findAccount, readIdentifier } from '#modules/accounts/index.ts';
import {
  type ChallengeProblem,
  carryProofs,
  openClaimedChallenge,
  readPayload,
  viewChallenge,
} from '#modules/gate/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import { writePlan } from './plan-recovery.ts';
import type { RecoveryDeps } from './ports.ts';
import { judgeClaim, readLost } from './recovery-rules.ts';

export type ClaimProblem = Problem<'only_password_lost' | 'no_contact_left' | 'contact_also_lost'>;

/**
 * Names the loss, signed out and with the password lost as well: who asks is shown by a code to the contact that was
 * typed. The challenge is the recovery's own from the start, so that nothing is proven twice. Known and unknown accounts
 * get the same answers, which depend on what was sent alone. What is proven in `from`, a step of this browser, is taken along. Problems: `only_password_lost`, `no_contact_left`,
 * `contact_also_lost`.
 */
export async function claimRecovery(
  deps: RecoveryDeps,
  input: {
    identifier: string;
    country?: string;
    lost: readonly string[];
    client: Client;
    from?: ChallengeId | null;
  },
): Promise<Result<ChallengeId, ClaimProblem>> {
  const { client, lost: given, from, ...named } = input;
  const lost = readLost([...given, 'password']);
  const refused = judgeClaim(lost, readIdentifier(input.identifier, input.country).kind);
  if (refused) {
    const field = refused === 'contact_also_lost' ? 'identifier' : 'lost';
    return fail(problem(refused, { field }));
  }
  const opened = await openClaimedChallenge(deps, {
    ...named,
    action: 'recover_by_case',
    holder: browserHolder(deps, client),
    device: deviceFacts(client),
    payload: { lost: lost.join(',') },
  });
  if (from) {
    const holder = browserHolder(deps, client);
    await deps.db.tx((tx) => carryProofs(deps, tx, { from, holder, to: opened }));
  }
  return ok(opened);
}

/**
 * The plan of a claim, once its contact is proven; asked again, the same one. Problems: `proof_missing`,
 * `challenge_not_found`, `challenge_expired`.
 */
export async function planClaimedRecovery(
  deps: RecoveryDeps,
  input: { challengeId: ChallengeId; client: Client },
): Promise<Result<RecoveryId, ChallengeProblem | Problem<'proof_missing'>>> {
  const { challengeId, client } = input;
  const own = { challengeId, holder: browserHolder(deps, client) };
  const read = await readPayload(deps, own);
  if (!read.ok) return read;
  const challenge = await viewChallenge(deps, own);
  if (!challenge.ok) return challenge;
  const { action, accountId, payload } = read.value;
  if (action !== 'recover_by_case') return fail(problem('challenge_not_found'));
  const { slots, expiresAt } = challenge.value;
  // The first contact is the only slot that can be proven, and seen, before it is.
  const account = slots.some(({ state }) => state === 'done') && accountId;
  if (!account) {
    return fail(problem('proof_missing', { params: { slots: slots.map(({ name }) => name).join(', ') } }));
  }
  const found = await findAccount(deps.db.queries, account);
  if (!found) throw new Error(`No account ${account}`);
  const lost = readLost((payload['lost'] ?? '').split(','));
  return ok(
    await writePlan(deps, found, { lost, client, shownBy: 'claim', claim: { challengeId, expiresAt } }),
  );
}
