import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { type HttpBindings, serve } from '@hono/node-server';
import { compose } from '#app/compose.ts';
import { seedContent } from '#app/seed-content.ts';
import { createServerApp } from '#app/server-app.ts';
import { type Config, ConfigError, readConfig } from '#platform/config/config.ts';
import { demoSecret } from '#platform/config/schema.ts';
import { chooseDataDir } from '#platform/db/embedded/choose-data-dir.ts';
import { EmbeddedPostgresError } from '#platform/db/embedded/embedded-postgres-error.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { migrate } from '#platform/db/migrate.ts';
import { migrateJobs } from '#platform/jobs/graphile.ts';
import { createLog } from '#platform/log/log.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);
const shout = (line: string) => process.stderr.write(`${line}\n`);

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
    const config = database.dataDir ? withDemoSecret(given, database.dataDir) : given;
    await migrate(database.url, { log });
    await migrateJobs(database.url);
    const holdfast = await compose({ config, databaseUrl: database.url, log });
    stops.unshift(holdfast.stop);
    await seedContent(holdfast);
    const site = await createServerApp(holdfast, { buildPath: path.join(checkout, 'build') });
    const server = await listen((request, env) => site.fetch(request, env as HttpBindings), config);
    stops.unshift(() => closeServer(server, site.close));
    announce(config);
  } catch (error) {
    await stop();
    throw error;
  }
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

async function openDatabase(config: Config, log: ReturnType<typeof createLog>): Promise<OpenDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, dataDir: null, stop: async () => undefined };
  const { dataDir, note } = chooseDataDir({ configured: config.dataDir, checkout });
  if (note) say(note);
  if (!existsSync(dataDir)) say('First start: preparing the database …');
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  return { url: postgres.url, dataDir, stop: () => postgres.stop() };
}

/** Demo mode makes its own secret, once, and keeps it beside its data, so that sessions survive a restart. */
function withDemoSecret(config: Config, dataDir: string): Config {
  if (config.mode !== 'demo' || config.secret !== demoSecret) return config;
  const file = path.join(dataDir, 'demo-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return { ...config, secret: readFileSync(file, 'utf8').trim() };
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
    server.close(() => {
      clearTimeout(force);
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

main().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof StartError || error instanceof EmbeddedPostgresError) {
    shout(error.message);
  } else {
    shout(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  process.exit(1);
});
