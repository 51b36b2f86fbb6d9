// Our server as it runs in production, with two extras that the benchmark needs: customers made in bulk, and the event
// loop's delay. Speaks JSON lines with its parent over IPC.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HttpBindings, serve } from '@hono/node-server';
import { compose } from '../../src/app/compose.ts';
import { seedContent } from '../../src/app/seed-content.ts';
import { createServerApp } from '../../src/app/server-app.ts';
import { insertAccount } from '../../src/modules/accounts/index.ts';
import { hashPassword, writePassword } from '../../src/modules/factors/index.ts';
import { startSession } from '../../src/modules/sessions/index.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { migrateJobs } from '../../src/platform/jobs/graphile.ts';
import { silentLog } from '../../src/platform/log/log.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const databaseUrl = process.env['DATABASE_URL'] ?? '';
const config = readConfig({ ...process.env, HOLDFAST_REQUESTS_PER_MINUTE: '100000000' });
await migrate(databaseUrl, { log: silentLog });
await migrateJobs(databaseUrl);
const holdfast = await compose({ config, databaseUrl, log: silentLog });
await seedContent(holdfast);
const site = await createServerApp(holdfast, {
  buildPath: process.env['BENCH_PAGES'] ? path.join(root, 'build') : null,
});
const server = serve(
  {
    fetch: (request, env) => site.fetch(request, env as HttpBindings),
    port: config.port,
    hostname: '127.0.0.1',
  },
  () => process.send?.({ ready: true }),
);
const delay = monitorEventLoopDelay({ resolution: 5 });

const password = 'velvet-anchor-71-drifting';

/** Accounts with one known password, each with a session. Hashed once: the hash of all is the same work to verify. */
async function makeCustomers(count: number) {
  const { deps, db } = holdfast;
  const hash = await hashPassword(password);
  const made: { email: string; sessionToken: string; deviceToken: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    // Several servers of one run share the database.
    const email = `bench-${process.pid}-${index}@example.com`;
    const credentials = await db.tx(async (tx) => {
      const id = deps.secrets.id('account');
      const phone = `+44${process.pid}${String(index).padStart(4, '0')}`;
      const at = deps.clock.now();
      await insertAccount(tx, {
        id,
        region: 'GB',
        locale: 'en-GB',
        timeZone: 'UTC',
        contacts: { email, phone },
        at,
      });
      await writePassword(tx, id, hash, at);
      const client = { address: '127.0.0.1', userAgent: 'bench', deviceToken: deps.secrets.token() };
      return startSession(deps, tx, { accountId: id, client, deviceId: null });
    });
    made.push({ email, sessionToken: credentials.sessionToken, deviceToken: credentials.deviceToken });
  }
  return { password, customers: made };
}

process.on('message', async (message: { ask: string; count?: number }) => {
  if (message.ask === 'customers') process.send?.(await makeCustomers(message.count ?? 1));
  if (message.ask === 'delay on') {
    delay.reset();
    delay.enable();
    process.send?.({});
  }
  if (message.ask === 'delay off') {
    delay.disable();
    process.send?.({ p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 });
  }
  if (message.ask === 'stop') {
    server.close();
    site.close();
    await holdfast.stop();
    process.exit(0);
  }
});
