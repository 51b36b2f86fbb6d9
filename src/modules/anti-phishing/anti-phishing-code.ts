import type { AccountId } from '#kernel/ids.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findAccount, lockAccount, writeAntiPhishingCode } from '#modules/accounts/index.ts';
import { checkPolicy, type GateDeps, type PolicyRefusal, tellCapped } from '#modules/gate/index.ts';
import { type DeviceFacts } from '#modules/notifications/index.ts';
import { readAntiPhishingCode } from './rules.ts';

/** The code on top of the account's e-mails; `null` while there is none. */
export async function viewAntiPhishingCode(deps: GateDeps, accountId: AccountId): Promise<string | null> {
  return (await findAccount(deps.db.queries, accountId))?.antiPhishingCode ?? null;
}

type Asked = { readonly accountId: AccountId; readonly device: DeviceFacts | null };

/**
 * Chooses or replaces the code; a session is enough. Answers it as it is kept. Problems:
 * `anti_phishing_code_not_possible`, the policy's refusals.
 */
export async function setAntiPhishingCode(
  deps: GateDeps,
  input: Asked & { readonly code: string },
): Promise<Result<string, Problem<'anti_phishing_code_not_possible' | PolicyRefusal>>> {
  const code = readAntiPhishingCode(input.code);
  if (!code.ok) return code;
  const written = await write(deps, input, code.value);
  return written.ok ? ok(code.value) : written;
}

/** Takes the code off the e-mails; a session is enough. Problems: the policy's refusals. */
export const removeAntiPhishingCode = (
  deps: GateDeps,
  input: Asked,
): Promise<Result<undefined, Problem<PolicyRefusal>>> => write(deps, input, null);

async function write(
  deps: GateDeps,
  { accountId, device }: Asked,
  code: string | null,
): Promise<Result<undefined, Problem<PolicyRefusal>>> {
  return deps.db.tx(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const allowed = await checkPolicy(deps, tx, 'choose_anti_phishing_code', account, device);
    if (!allowed.ok || account.antiPhishingCode === code) return allowed;
    const event = code === null ? 'anti_phishing_code_removed' : 'anti_phishing_code_changed';
    // Before it is written: the owner knows the code from before, not one that a thief has put there.
    await tellCapped(deps, tx, {
      accountId,
      event,
      alert: event,
      facts: { device: device?.name ?? null, address: device?.address ?? null },
      device,
    });
    await writeAntiPhishingCode(tx, accountId, code);
    await deps.live.publish(tx, 'account', accountId);
    return ok();
  });
}
