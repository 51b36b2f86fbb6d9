import { type AccountId, parseId } from '#kernel/ids.ts';
import { hourMs, plusDays, plusMs } from '#kernel/instant.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { networkOf } from '#kernel/network.ts';
import { lockAccount } from '#modules/accounts/index.ts';
import { listEntries, recordEntry, timesOf } from '#modules/audit/index.ts';
import { wrongPasswordsSince } from '#modules/factors/index.ts';
import type { GateDeps } from '#modules/gate/index.ts';
import { alertAccount } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { JobHandlers } from '#platform/jobs/jobs.ts';
import type { Client } from './client.ts';

const jobName = 'note_failed_sign_in';
/** From so many wrong passwords within an hour on it is no slip any more: whoever tries waits longer each time. */
const alertedFrom = 5;
/** Of networks that are on record by themselves; somebody may have many. */
const recordsPerHour = 20;

type Failed = { readonly address: string; readonly device: string; readonly country: string | null };

/**
 * Remembers that a password was wrong for `whose`: an account, or somebody's contact that has none. What is to be written
 * and told comes later, as a job, so that the answer takes the same time for both.
 */
export async function noteFailedSignIn(
  deps: GateDeps,
  { whose, client }: { whose: string; client: Client },
): Promise<void> {
  const { name: device, address, country } = deviceFacts(client);
  await deps.jobs.add(deps.db.queries, jobName, { whose, address, device, country: country ?? '' });
}

/**
 * Puts a failed sign-in on record, once an hour for each network that it comes from, and tells every contact when it becomes
 * many, once a day (product rule: section 13).
 */
async function tellFailedSignIn(deps: GateDeps, accountId: AccountId, failed: Failed): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { state } = await lockAccount(tx, accountId);
    if (state === 'closed') return;
    const { address, device, country } = failed;
    const at = deps.clock.now();
    if (!(await isOnRecord(tx, accountId, address, plusMs(at, -hourMs)))) {
      await recordEntry(deps, tx, { accountId, at, event: 'sign_in_failed', facts: { device, address } });
    }
    const count = await wrongPasswordsSince(tx, accountId, plusMs(at, -hourMs));
    const event = 'sign_ins_failed_often';
    if (count < alertedFrom) return;
    if ((await timesOf(tx, { accountId, event, since: plusDays(at, -1), max: 1 })).length > 0) return;
    await recordEntry(deps, tx, { accountId, at, event, facts: { count, device, address } });
    await alertAccount(deps, tx, { accountId, event, at, device: { name: device, address, country } });
  });
}

async function isOnRecord(tx: Tx, accountId: AccountId, address: string, since: Date): Promise<boolean> {
  const page = { before: null, size: recordsPerHour, events: ['sign_in_failed'] };
  const recent = (await listEntries(tx, accountId, page)).filter(({ at }) => at > since);
  const isFrom = (other: unknown) => networkOf(String(other)) === networkOf(address);
  return recent.length >= recordsPerHour || recent.some(({ facts }) => isFrom(facts['address']));
}

export const failedSignInJobs = (deps: GateDeps): JobHandlers => ({
  [jobName]: async ({ whose, address, device, country }) => {
    const accountId = parseId('account', String(whose));
    if (!accountId) return;
    const from = { address: String(address), device: String(device) };
    await tellFailedSignIn(deps, accountId, { ...from, country: country ? String(country) : null });
  },
});
