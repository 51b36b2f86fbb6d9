// npm run audit: whether any activity log was tampered with, by the database itself and by a customer's copy.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CommandError, runCommand, say, withDatabase } from '#app/run-command.ts';
import { type AccountId, parseId } from '#kernel/ids.ts';
import {
  accountsWithEntries,
  type ExportVerdict,
  findHash,
  verifyExport,
  verifyOwnChain,
} from '#modules/audit/index.ts';
import type { Config } from '#platform/config/config.ts';
import { createSecrets } from '#platform/crypto/secrets.ts';
import type { Db } from '#platform/db/db.ts';

const usage = `Whether any activity log was tampered with. Exit code 1 when one was.

  npm run audit -- verify                       every account
  npm run audit -- verify ACCOUNT               one account
  npm run audit -- verify-export FILE           a customer's copy, by itself and against the database
  npm run audit -- verify-export FILE --alone   a customer's copy by itself, without a database

Each account's last hash is said with it: kept elsewhere, it shows later that nothing was cut off.
It may run while the server does. Give it the same settings as the server: with another secret every chain looks rewritten.`;

const faults = {
  gap: 'an entry is missing or out of order',
  link: 'it does not follow the entry before it',
  hash: 'it was changed',
  seal: 'it was not written with the secret of this site: the activity was rewritten',
  unsealed: 'the activity ends without a seal: it is from before there were seals, or was rewritten',
  format: 'the line is not part of an activity download',
  cut_off: 'the end is missing',
} as const;

async function main(): Promise<void> {
  const [command, first, second, ...more] = process.argv.slice(2);
  if (command === 'verify' && second === undefined) {
    const accountId = first === undefined ? null : parseId('account', first);
    if (first !== undefined && accountId === null)
      throw new CommandError(`${first} is not an account's identifier.`);
    return withDatabase((reached) => verifyAccounts(reached, accountId));
  }
  const isAlone = second === '--alone';
  if (command === 'verify-export' && first && (second === undefined || isAlone) && more.length === 0)
    return verifyFile(first, isAlone);
  say(usage);
  process.exitCode = command === undefined || command === 'help' || command === '--help' ? 0 : 1;
  return undefined;
}

async function verifyAccounts(
  { db, config }: { db: Db; config: Config },
  only: AccountId | null,
): Promise<void> {
  const { queries } = db;
  const secrets = createSecrets(config.secret);
  let accounts = 0;
  let entries = 0;
  let broken = 0;
  for await (const accountId of only ? [only] : accountsWithEntries(queries)) {
    const verdict = await verifyOwnChain({ secrets }, queries, accountId);
    accounts += 1;
    if (verdict.isWhole) {
      entries += verdict.entries;
      if (verdict.entries > 0)
        say(`${accountId}: ${verdict.entries} entries, the last is ${verdict.lastHash}`);
    } else {
      broken += 1;
      say(`${accountId}: entry ${verdict.sequence}: ${faults[verdict.fault]}.`);
    }
  }
  if (only && entries === 0 && broken === 0) throw new CommandError(`${only} has no activity.`);
  if (broken > 0) throw new CommandError(`Broken: ${broken} of ${accounts} accounts.`);
  say(`Whole: ${entries} entries of ${accounts} ${accounts === 1 ? 'account' : 'accounts'}.`);
}

async function verifyFile(file: string, isAlone: boolean): Promise<void> {
  const copy = await readCopy(file);
  if (!copy.isWhole)
    throw new CommandError(`Broken: after ${copy.sequence} entries or at that one, ${faults[copy.fault]}.`);
  const { accountId, entries, lastHash } = copy;
  say(`Whole by itself: ${entries} entries of ${accountId}. The last one's hash is ${lastHash}.`);
  if (isAlone) return;
  await withDatabase(async (reached) => {
    const { db } = reached;
    const kept = await findHash(db.queries, accountId, entries);
    if (kept === null)
      throw new CommandError(
        `Broken: the database has no entry ${entries} of this account any more: entries were cut off.`,
      );
    if (kept !== lastHash)
      throw new CommandError(
        `Broken: entry ${entries} in the database is another one: the activity was rewritten after this copy was made.`,
      );
    await verifyAccounts(reached, accountId);
    say('The database still has every entry of this copy.');
  });
}

async function readCopy(file: string): Promise<ExportVerdict> {
  const input = createReadStream(file, { encoding: 'utf8' });
  try {
    return await verifyExport(createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new CommandError(`${file} can't be read: ${error.message}`);
    throw error;
  } finally {
    input.destroy();
  }
}

await runCommand(main);
