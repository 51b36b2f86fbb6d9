// npm run bench [-- --json] [-- --quick]: ours beside a peer and a ceiling, in the same run on the same machine.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/db/embedded/start-embedded-postgres.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { benchAuthenticator } from './authenticator.ts';
import { benchPages } from './pages.ts';
import { benchPasskey } from './passkey.ts';
import { type BenchRow, printRow, printTable } from './report.ts';
import { benchSessionCheck } from './session-check.ts';
import { benchSignIn } from './sign-in.ts';

const isJson = process.argv.includes('--json');
const isQuick = process.argv.includes('--quick');
const scale = isQuick ? { rounds: 1, seconds: 2 } : { rounds: 5, seconds: 4 };

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
  for (const bench of [benchSessionCheck, benchSignIn, benchAuthenticator, benchPasskey, benchPages]) {
    for (const row of await bench({ ...scale, databaseUrl: postgres.url })) report(row);
  }
  if (!isJson) printTable(rows);
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
