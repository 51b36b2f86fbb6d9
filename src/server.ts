import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type HttpBindings, serve } from '@hono/node-server';
import { compose } from '#app/compose.ts';
import { seedContent } from '#app/seed-content.ts';
import { createServerApp } from '#app/server-app.ts';
import { type Config, ConfigError, readConfig } from '#platform/config/config.ts';
import { chooseSecret } from '#platform/config/demo-secret.ts';
import { chooseDataDir } from '#platform/db/embedded/choose-data-dir.ts';
import { EmbeddedPostgresError } from '#platform/db/embedded/embedded-postgres-error.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { migrate } from '#platform/db/migrate.ts';
import { migrateJobs } from '#platform/jobs/graphile.ts';
import { createLog, type Log } from '#platform/log/log.ts';
import { withProgress } from '#platform/log/progress.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);
const shout = (line: string) => process.stderr.write(`${line}\n`);

/** When the first pages have loaded what they need. */
const settledMs = 5000;

/** Ends the start with a sentence for the operator instead of a stack. */
class StartError extends Error {}

async function main(): Promise<void> {
  const given = readConfig(process.env);
  const log = createLog(
    given.mode === 'demo' && !process.env['HOLDFAST_LOG_LEVEL'] ? 'warn' : given.logLevel,
  );
  const stops: (() => Promise<void>)[] = [];
  const stop = stopOnce(stops);
  // From the beginning, so that Ctrl-C during a long first start leaves no database server behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0)));
  }
  // npm start runs us as a child with a channel where it can't become us: when it is killed, we stop too.
  process.on('disconnect', () => void stop().then(() => process.exit(0)));
  try {
    const database = await openDatabase(given, log);
    stops.unshift(database.stop);
    const config = { ...given, secret: chooseSecret(given, database.dataDir, shout) };
    await withProgress('Bringing the database up to date', () => migrateAll(database.url, log), say);
    const holdfast = await compose({ config, databaseUrl: database.url, log });
    stops.unshift(holdfast.stop);
    await withProgress('Reading the articles of the help centre', () => seedContent(holdfast), say);
    const site = await createServerApp(holdfast, { buildPath: path.join(checkout, 'build') });
    const server = await listen((request, env) => site.fetch(request, env as HttpBindings), config);
    stops.unshift(() => closeServer(server, site.close));
    announce(config);
    giveBackMemory();
    setTimeout(giveBackMemory, settledMs).unref();
  } catch (error) {
    await stop();
    throw error;
  }
}

async function migrateAll(url: string, log: Log): Promise<void> {
  await migrate(url, { log });
  await migrateJobs(url);
}

function stopOnce(stops: readonly (() => Promise<void>)[]): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  return () => {
    stopping ??= (async () => {
      for (const each of stops)
        await each().catch((error: unknown) => shout(`While stopping: ${String(error)}`));
    })();
    return stopping;
  };
}

type OpenDatabase = { url: string; dataDir: string | null; stop: () => Promise<void> };

async function openDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, dataDir: null, stop: async () => undefined };
  const { dataDir, note } = chooseDataDir({ configured: config.dataDir, checkout });
  if (note) say(note);
  const title = existsSync(dataDir) ? 'Starting the database' : 'First start: preparing the database';
  const postgres = await withProgress(title, () => startEmbeddedPostgres({ dataDir, log }), say);
  return { url: postgres.url, dataDir, stop: () => postgres.stop() };
}

type Fetch = Parameters<typeof serve>[0]['fetch'];

function listen(fetch: Fetch, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: config.port, hostname: config.host }, () =>
      resolve(server),
    ) as Server;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new StartError(
            `Port ${config.port} is taken. Stop what runs there, or choose another: PORT=3001 npm start`,
          ),
        );
      } else if (error.code === 'EACCES') {
        reject(
          new StartError(`Port ${config.port} needs more rights. Choose one above 1023: PORT=3000 npm start`),
        );
      } else reject(error);
    });
    // Long enough for a document of 8 MB over a poor mobile connection.
    server.requestTimeout = 120_000;
    server.headersTimeout = 15_000;
  });
}

/** Takes no new request, finishes those in flight, and lets go of idle and event-stream connections. */
function closeServer(server: Server, closeStreams: () => void): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 8000);
    // Browsers and proxies keep their connections, and would go on asking over them.
    server.prependListener('request', (_, response) => {
      response.shouldKeepAlive = false;
    });
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(force);
      clearInterval(sweep);
      resolve();
    });
    closeStreams();
    server.closeIdleConnections();
  });
}

function announce(config: Config): void {
  say('');
  say(`  ${config.brand.name} is open at   ${config.origin}`);
  if (config.mode === 'demo') {
    say(`  Messages and calls     ${config.origin}/dev/inbox`);
    say(`  API reference          ${config.origin}/api`);
    say('');
    say('  Demo mode: this computer only; every message can be read by whoever uses it. Ctrl-C stops.');
  }
  say('');
}

/** What only the start needed goes back to the system at once, in place of whenever the heap next grows. */
function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof StartError || error instanceof EmbeddedPostgresError) {
    shout(error.message);
  } else {
    shout(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  process.exit(1);
});
