import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect } from 'vitest';
import { compose, type Holdfast } from '#app/compose.ts';
import { createServerApp, type ServerApp } from '#app/server-app.ts';
import { type Clock, systemClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/config.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { migrate } from '#platform/db/migrate.ts';
import type { Inbox } from '#platform/inbox/inbox.ts';
import { migrateJobs } from '#platform/jobs/graphile.ts';
import { createLog, silentLog } from '#platform/log/log.ts';
import { goTo } from './harness.ts';
import { isErrorEntry, settings } from './setup.ts';

export type OwnSite = {
  readonly holdfast: Holdfast;
  /** For a second process on the same database. */
  readonly databaseUrl: string;
  /** What mail server and carrier do wrong. */
  readonly faults: Inbox['faults'];
  /** PostgreSQL, which can be away for a while. */
  readonly database: { stop(): Promise<void>; start(): Promise<void> };
  /** Lets time pass for the server; browsers keep theirs, as one does whose page was left open. */
  pass(minutes: number): void;
};

const buildPath = fileURLToPath(new URL('../build', import.meta.url));

/**
 * The product inside this process, for what a journey can't do to a server of its own kind: let time pass, and take its
 * mail server, carrier and database away. Call it at the top of the file; `newCustomer` and the browsers go there, too.
 * What the site logs as an error fails the file, but for what `expectedErrors` announces.
 */
export function useOwnSite(
  env: Readonly<Record<string, string>> = {},
  { expectedErrors = [] }: { readonly expectedErrors?: readonly RegExp[] } = {},
): () => OwnSite {
  let site: OwnSite | null = null;
  const errors: string[] = [];
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'holdfast-e2e-'));
    stops.unshift(() => rm(folder, { recursive: true, force: true }));
    // Open to PostgreSQL's user when the tests run as root.
    await chmod(folder, 0o711);
    const startPostgres = () => startEmbeddedPostgres({ dataDir: folder, log: silentLog, isThrowaway: true });
    let postgres = await startPostgres();
    stops.unshift(() => postgres.stop());
    await migrate(postgres.url, { log: silentLog });
    await migrateJobs(postgres.url);

    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    let passedMs = 0;
    const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + passedMs) };
    const holdfast = await compose({
      config: readConfig({ ...settings, HOLDFAST_ORIGIN: origin, ...env }),
      databaseUrl: postgres.url,
      log: createLog('error', { write: (line) => void errors.push(line) }),
      clock,
    });
    stops.unshift(() => holdfast.stop());
    const app: ServerApp = await createServerApp(holdfast, { buildPath });
    const answer = getRequestListener((request, bindings) => app.fetch(request, bindings as never));
    server.on('request', (request, response) => void answer(request, response));
    stops.unshift(
      () =>
        new Promise((resolve) => {
          app.close();
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    );
    if (!holdfast.inbox) throw new Error('unreachable');
    const { faults } = holdfast.inbox;
    site = {
      holdfast,
      databaseUrl: postgres.url,
      faults,
      database: {
        stop: () => postgres.stop(),
        async start() {
          // On the same address as before: it is named by the folder.
          postgres = await startPostgres();
        },
      },
      pass(minutes) {
        passedMs += minutes * 60_000;
      },
    };
    goTo(origin, () => clock.now().getTime());
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
    const isExpected = (line: string) => expectedErrors.some((expected) => expected.test(line));
    expect(
      errors.filter((line) => isErrorEntry(line) && !isExpected(line)),
      'the site logged errors',
    ).toEqual([]);
  });
  return () => {
    if (!site) throw new Error('The site is there inside tests and hooks only.');
    return site;
  };
}
