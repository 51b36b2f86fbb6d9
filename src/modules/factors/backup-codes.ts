import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { recordEntry } from '#modules/audit/index.ts';
import {
  claimGrant,
  type GateDeps,
  type Grant,
  type Holder,
  openOwnChallenge,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import type { Platform } from '#platform/platform.ts';
import { backupCodesOf, replaceBackupCodes } from './backup-code-store.ts';

/** Product rule: section 6. */
const codesCount = 10;
/** Ten digits can't be taken for the six of the authenticator, and 33 random bits outlast the limit on wrong codes. */
const codeDigits = 10;

/** What is stored of a backup code. */
export const backupCodeMac = (deps: Pick<Platform, 'secrets'>, accountId: AccountId, code: string): string =>
  deps.secrets.mac('backup_code', `${accountId}:${code}`);

/** How many backup codes are left and when they were made; `null` before the first set. */
export const viewBackupCodes = (
  deps: Platform,
  accountId: AccountId,
): Promise<{ left: number; madeAt: Date } | null> => backupCodesOf(deps.db.queries, accountId);

/** Starts making a set of backup codes. Problems: the policy's refusals, such as `authenticator_not_linked`. */
export const startBackupCodes = (
  deps: GateDeps,
  input: { accountId: AccountId; holder: Holder; device: DeviceFacts | null },
): ReturnType<typeof openOwnChallenge> =>
  openOwnChallenge(deps, { ...input, action: 'make_backup_codes', payload: {} });

/**
 * Makes ten backup codes of ten digits; earlier ones are worth nothing from here on. Answers the codes, this once:
 * only keyed hashes are stored. Problems: those of `spendGrant`.
 */
export async function makeBackupCodes(
  deps: GateDeps,
  grant: Grant<'make_backup_codes'>,
  input: { device: DeviceFacts | null },
): Promise<Result<{ codes: string[] }, SpendProblem<'make_backup_codes'>>> {
  const { accountId } = grant;
  if (!accountId) throw new Error('Backup codes without an account');
  return deps.db.tx(async (tx): Promise<Result<{ codes: string[] }, SpendProblem<'make_backup_codes'>>> => {
    const spent = await spendGrant(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const codes = new Set<string>();
    while (codes.size < codesCount) codes.add(deps.secrets.digits(codeDigits));
    const at = deps.clock.now();
    const macs = [...codes].map((code) => backupCodeMac(deps, accountId, code));
    await replaceBackupCodes(tx, accountId, macs, at);
    await recordEntry(deps, tx, {
      accountId,
      at,
      event: 'backup_codes_made',
      facts: { device: input.device?.name ?? null, address: input.device?.address ?? null },
    });
    await alertAccount(deps, tx, { accountId, event: 'backup_codes_made', at, device: input.device });
    return ok({ codes: [...codes] });
  });
}

/** From the last proof straight to the codes, for pages. Problems: those of the grant and of `makeBackupCodes`. */
export async function finishBackupCodes(
  deps: GateDeps,
  input: { challengeId: ChallengeId; holder: Holder; device: DeviceFacts | null },
) {
  const grant = await claimGrant(deps, { ...input, action: 'make_backup_codes' });
  return grant.ok ? makeBackupCodes(deps, grant.value, input) : grant;
}
