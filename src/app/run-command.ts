import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, readConfig } from '#platform/config/config.ts';
import { chooseSecret } from '#platform/config/demo-secret.ts';
import { createDb, type Db } from '#platform/db/db.ts';
import { chooseDataDir } from '#platform/db/embedded/choose-data-dir.ts';
import { EmbeddedPostgresError } from '#platform/db/embedded/embedded-postgres-error.ts';
import { reachEmbeddedPostgres } from '#platform/db/embedded/reach-embedded-postgres.ts';
import { migrate } from '#platform/db/migrate.ts';
import { createLog, type Log } from '#platform/log/log.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Ends the command with a sentence instead of a stack. */
export class CommandError extends Error {}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs an operator's command; what goes wrong is one sentence on standard error and exit code 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const isTold =
      error instanceof CommandError || error instanceof ConfigError || error instanceof EmbeddedPostgresError;
    process.stderr.write(
      `${isTold ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}

/**
 * Reaches the database that the server's settings name, beside a running server too, and lets go of it afterwards. The secret is
 * the server's own: with that of the settings alone, what the demo has sealed would look rewritten.
 */
export async function withDatabase(
  work: (reached: { config: Config; db: Db; log: Log }) => Promise<void>,
): Promise<void> {
  const given = readConfig(process.env);
  const log = createLog('warn');
  const database = await openDatabase(given, log);
  const db = createDb({ url: database.url, connectionsMax: 1 });
  try {
    if (database.isOurs) await migrate(database.url, { log });
    const { rows } = await db.pool.query(`select to_regclass('staff.members') as found`);
    if (!rows[0]?.found)
      throw new CommandError('This database is not prepared yet. Start Holdfast once, then try again.');
    const config = { ...given, secret: chooseSecret(given, database.dataDir, say) };
    await work({ config, db, log });
  } finally {
    await db.close();
    await database.stop();
  }
}

async function openDatabase(config: Config, log: Log) {
  if (config.databaseUrl)
    return { url: config.databaseUrl, dataDir: null, isOurs: false, stop: async () => undefined };
  const { dataDir } = chooseDataDir({ configured: config.dataDir, checkout });
  return { ...(await reachEmbeddedPostgres({ dataDir, log })), dataDir };
}
