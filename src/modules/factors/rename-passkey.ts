import type { AccountId, PasskeyId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { checkPolicy, type GateDeps } from '#modules/gate/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import { readPasskeyName } from './passkey-rules.ts';
import { writePasskeyName } from './passkey-store.ts';

type PolicyProblem = Extract<Awaited<ReturnType<typeof checkPolicy>>, { ok: false }>['problem'];

/**
 * Gives a passkey the name that its owner calls it by; a session is enough. Answers the name as it is kept.
 * Problems: `passkey_not_found`, `passkey_name_not_possible`, the policy's refusals.
 */
export async function renamePasskey(
  deps: GateDeps,
  input: { accountId: AccountId; passkeyId: PasskeyId; name: string; device: DeviceFacts | null },
): Promise<Result<string, Problem<'passkey_not_found' | 'passkey_name_not_possible'> | PolicyProblem>> {
  const { accountId, passkeyId } = input;
  const name = readPasskeyName(input.name);
  if (!name.ok) return name;
  return deps.db.tx(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const allowed = await checkPolicy(deps, tx, 'rename_passkey', account, input.device);
    if (!allowed.ok) return allowed;
    const before = await writePasskeyName(tx, accountId, passkeyId, name.value);
    if (before === null) return fail(problem('passkey_not_found'));
    if (before !== name.value) {
      await recordEntry(deps, tx, {
        accountId,
        at: deps.clock.now(),
        event: 'passkey_renamed',
        facts: { before, now: name.value },
      });
    }
    return ok(name.value);
  });
}
