/** Runs the embedded PostgreSQL in a process of its own, for tests that kill it: `node <this file> <dataDir> <binariesDir>`. */
import { silentLog } from '#platform/log/log.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

const [dataDir = '', binariesDir = ''] = process.argv.slice(2);
try {
  const server = await startEmbeddedPostgres({ dataDir, binariesDir, log: silentLog });
  process.once('SIGTERM', () => void server.stop());
  process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid })}\n`);
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error;
  process.stdout.write(`${JSON.stringify({ problem: error.problem })}\n`);
  process.exitCode = 1;
}
