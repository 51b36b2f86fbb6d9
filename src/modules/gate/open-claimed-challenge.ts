import type { Action } from '#kernel/actions.ts';
import type { ChallengeId } from '#kernel/ids.ts';
import { findAccountByContact, readIdentifier } from '#modules/accounts/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Holder, Payload } from './challenge.ts';
import { evenOut } from './even-out.ts';
import { openChallenge } from './open-challenge.ts';
import type { GateDeps } from './ports.ts';

type Claim = {
  readonly action: Action;
  readonly holder: Holder;
  readonly device: DeviceFacts | null;
  /** A contact of the account, as typed. */
  readonly identifier: string;
  readonly country?: string;
  readonly payload?: Payload;
};

/**
 * Starts an action for somebody signed out who names an account by one of its contacts, as typed. Whoever is named,
 * known or not, frozen or locked, the answer is the same: a challenge that first asks for a code to that contact.
 */
export async function openClaimedChallenge(deps: GateDeps, input: Claim): Promise<ChallengeId> {
  return evenOut(deps, (mark) => {
    mark();
    return open(deps, input);
  });
}

async function open(deps: GateDeps, input: Claim): Promise<ChallengeId> {
  const { action, holder, device, payload = {} } = input;
  const contact = readIdentifier(input.identifier, input.country);
  const account = await findAccountByContact(deps.db.queries, contact);
  const opened = await deps.db.tx((tx) =>
    openChallenge(deps, tx, {
      action,
      holder,
      account,
      device,
      payload: account ? payload : { ...payload, [`decoy_${contact.kind}`]: contact.value },
      claimed: contact.kind,
      ...(account ? {} : { decoyFor: contact }),
    }),
  );
  if (!opened.ok) throw new Error(`A claimed challenge was refused: ${opened.problem.code}`);
  return opened.value;
}
