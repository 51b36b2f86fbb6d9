import type { Action } from '#kernel/actions.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Account } from '#modules/accounts/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Queries } from '#platform/db/db.ts';
import { standingOf } from './open-challenge.ts';
import { decide, type PolicyRefusal } from './policy.ts';
import type { GateDeps } from './ports.ts';
import { tellLockTried } from './tell-lock-tried.ts';

/**
 * Asks the policy about an action that a session alone is enough for. Throws for one that needs proofs: that takes a
 * grant. Problems: the policy's refusals.
 */
export async function checkPolicy(
  deps: GateDeps,
  queries: Queries,
  action: Action,
  account: Account,
  device: DeviceFacts | null,
): Promise<Result<undefined, Problem<PolicyRefusal>>> {
  const policy = decide(action, await standingOf(deps, queries, account));
  if (!policy.allowed) {
    if (policy.refusal === 'settings_locked')
      await tellLockTried(deps, queries, account.id, action, { device });
    return fail(problem(policy.refusal));
  }
  if (policy.slots.length > 0) throw new Error(`${action} needs proofs, so it takes a grant`);
  return ok();
}
