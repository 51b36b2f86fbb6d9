// npm run bench [-- --json] [-- --quick] [-- --only <name>] [-- --rounds 5] [-- --seconds 4]: ours beside a peer and a ceiling, in the same run on the same machine.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/db/embedded/start-embedded-postgres.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { benchAuthenticator } from './authenticator.ts';
import { benchPages } from './pages.ts';
import { benchPasskey } from './passkey.ts';
import { benchRelevance } from './relevance.ts';
import { type BenchRow, printRow, printTable, type Scale } from './report.ts';
import { benchSearch } from './search.ts';
import { benchSessionCheck } from './session-check.ts';
import { benchSignIn } from './sign-in.ts';

const isJson = process.argv.includes('--json');
const isQuick = process.argv.includes('--quick');
/** What stands behind an argument; `null` without it. */
const after = (argument: string): string | null => {
  const at = process.argv.indexOf(argument);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};
const scale = isQuick
  ? { rounds: 1, seconds: 2 }
  : { rounds: Number(after('--rounds') ?? 5), seconds: Number(after('--seconds') ?? 4) };

const benches: Readonly<Record<string, (scale: Scale) => Promise<BenchRow[]>>> = {
  'session-check': benchSessionCheck,
  'sign-in': benchSignIn,
  authenticator: benchAuthenticator,
  passkey: benchPasskey,
  pages: benchPages,
  search: benchSearch,
  relevance: (scale) => benchRelevance(scale, { corpus: after('--corpus'), queries: after('--queries') }),
};
const onlyName = after('--only');
const only = onlyName === null ? null : benches[onlyName];
if (only === undefined) throw new Error(`--only takes one of ${Object.keys(benches).join(', ')}`);

const dataDir = await mkdtemp(path.join(tmpdir(), 'holdfast-bench-'));
// Open to PostgreSQL's user when we run as root.
await chmod(dataDir, 0o711);
const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
const rows: BenchRow[] = [];
const report = (row: BenchRow) => {
  rows.push(row);
  if (isJson) printRow(row);
};
try {
  for (const bench of only ? [only] : Object.values(benches)) {
    for (const row of await bench({ ...scale, databaseUrl: postgres.url })) report(row);
  }
  if (!isJson) printTable(rows);
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
