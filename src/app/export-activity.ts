import type { AccountId } from '#kernel/ids.ts';
import { hourMs, plusMs } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { exportChain, listEntries, recordEntry } from '#modules/audit/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Platform } from '#platform/platform.ts';

const exportsPerHour = 6;

/**
 * Starts a download of the account's whole activity: recorded like anything else that happens to it, so the copy ends
 * with itself, and limited, because it reads everything there is. Problems: `export_limit_reached`.
 */
export async function exportActivity(
  deps: Platform,
  input: { accountId: AccountId; device: DeviceFacts },
): Promise<Result<AsyncGenerator<string>, Problem<'export_limit_reached'>>> {
  const { accountId, device } = input;
  const at = deps.clock.now();
  return deps.db.tx(async (tx) => {
    await lockAccount(tx, accountId);
    const page = { before: null, size: exportsPerHour, events: ['activity_exported'] as const };
    const oldest = (await listEntries(tx, accountId, page))[exportsPerHour - 1];
    if (oldest && oldest.at > plusMs(at, -hourMs)) {
      const retryAt = plusMs(oldest.at, hourMs);
      return fail(
        problem('export_limit_reached', { retryAt, params: { max: exportsPerHour, until: retryAt } }),
      );
    }
    await recordEntry(deps, tx, {
      accountId,
      at,
      event: 'activity_exported',
      facts: { device: device.name, address: device.address ?? null },
    });
    // Reads after this transaction, which only adds to what is read.
    return ok(exportChain(deps.db.queries, { accountId, at }));
  });
}
