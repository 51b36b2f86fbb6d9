// Our server as it runs in production, with two extras that the benchmark needs: customers made in bulk, and the event
// loop's delay. Speaks JSON lines with its parent over IPC.

import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type HttpBindings, serve } from '@hono/node-server';
import { Secret, TOTP } from 'otpauth';
import { compose } from '../../src/app/compose.ts';
import { seedContent } from '../../src/app/seed-content.ts';
import { createServerApp } from '../../src/app/server-app.ts';
import { SoftwarePasskey } from '../../src/app/testing-passkey.ts';
import type { AccountId } from '../../src/kernel/ids.ts';
import { insertAccount, lockAccount } from '../../src/modules/accounts/index.ts';
import {
  createAuthenticatorSecret,
  hashPassword,
  resetAuthenticator,
  writePassword,
} from '../../src/modules/factors/index.ts';
import { insertPasskey } from '../../src/modules/factors/passkey-store.ts';
import { openChallenge } from '../../src/modules/gate/index.ts';
import { browserHolder, startSession } from '../../src/modules/sessions/index.ts';
import { startPasskeySignIn } from '../../src/modules/sessions/sign-in-with-passkey.ts';
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

let serial = 0;

/** Accounts with one known password, each with a session. Hashed once: the hash of all is the same work to verify. */
async function makeCustomers(count: number) {
  const { deps, db } = holdfast;
  const hash = await hashPassword(password);
  const made: { id: AccountId; email: string; sessionToken: string; deviceToken: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    // Several servers of one run share the database.
    serial += 1;
    const email = `bench-${process.pid}-${serial}@example.com`;
    const id = deps.secrets.id('account');
    const credentials = await db.tx(async (tx) => {
      const phone = `+44${process.pid}${String(serial).padStart(5, '0')}`;
      const at = deps.clock.now();
      await insertAccount(tx, {
        id,
        region: 'GB',
        locale: 'en-GB',
        timeZone: 'UTC',
        contacts: { email, phone },
        at,
      });
      await writePassword(deps, tx, id, hash, at);
      const client = {
        address: '127.0.0.1',
        country: null,
        userAgent: 'bench',
        deviceToken: deps.secrets.token(),
      };
      return startSession(deps, tx, { accountId: id, client, deviceId: null });
    });
    const { sessionToken, deviceToken } = credentials;
    made.push({ id, email, sessionToken, deviceToken });
  }
  return { password, customers: made };
}

const holders: { deviceToken: string; userHandle: string; passkey: SoftwarePasskey }[] = [];

/** Customers with a passkey each; asked once. */
async function makePasskeys(count: number): Promise<void> {
  const { deps, db } = holdfast;
  const { customers } = await makeCustomers(count);
  for (const { id: accountId, deviceToken } of customers) {
    const passkey = new SoftwarePasskey({ origin: config.origin });
    const { isBackupEligible, isBackedUp, transports, aaguid } = passkey.traits;
    await db.tx((tx) =>
      insertPasskey(tx, {
        id: deps.secrets.id('passkey'),
        accountId,
        credentialId: passkey.id,
        publicKey: passkey.publicKey(),
        counter: 0,
        transports,
        aaguid,
        isBackupEligible,
        isBackedUp,
        name: 'Bench',
        createdAt: deps.clock.now(),
        lastUsedAt: null,
      }),
    );
    holders.push({ deviceToken, userHandle: Buffer.from(accountId).toString('base64url'), passkey });
  }
}

/** Ceremonies that wait, each with its signed answer: what is measured afterwards is only our side of the answer. */
async function startCeremonies(count: number) {
  const bodies: { deviceToken: string; body: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const holder = holders[index % holders.length];
    if (!holder) throw new Error('No passkeys yet');
    const client = {
      address: '127.0.0.1',
      country: null,
      userAgent: 'bench',
      deviceToken: holder.deviceToken,
    };
    const { ceremonyId, options } = await startPasskeySignIn(holdfast.deps, { client });
    const answer = holder.passkey.show(options, { userHandle: holder.userHandle });
    bodies.push({ deviceToken: holder.deviceToken, body: JSON.stringify({ ceremonyId, answer }) });
  }
  return { bodies };
}

const withCodes: { id: AccountId; deviceToken: string }[] = [];
const atOnce = 8;

/** Sign-ins whose second factor is the authenticator, each with the code of this moment: a code works once. */
async function startCodes(count: number) {
  const { deps, db } = holdfast;
  withCodes.push(...(await makeCustomers(Math.max(0, count - withCodes.length))).customers);
  const secret = createAuthenticatorSecret();
  const challenges: { challengeId: string; deviceToken: string }[] = [];
  const waiting = withCodes.slice(0, count);
  const starter = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { id: accountId, deviceToken } = next;
      const client = { address: '127.0.0.1', country: null, userAgent: 'bench', deviceToken };
      const opened = await db.tx(async (tx) => {
        await resetAuthenticator(deps, tx, { accountId, secret, step: 0, at: deps.clock.now() });
        return openChallenge(deps, tx, {
          action: 'sign_in',
          holder: browserHolder(deps, client),
          account: await lockAccount(tx, accountId),
          payload: {},
          proven: { slot: 'password', kind: 'password' },
        });
      });
      if (!opened.ok) throw new Error(opened.problem.code);
      challenges.push({ challengeId: opened.value, deviceToken });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, starter));
  return { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate(), challenges };
}

process.on('message', async (message: { ask: string; count?: number }) => {
  if (message.ask === 'customers') process.send?.(await makeCustomers(message.count ?? 1));
  if (message.ask === 'passkeys') {
    await makePasskeys(message.count ?? 1);
    process.send?.({});
  }
  if (message.ask === 'ceremonies') process.send?.(await startCeremonies(message.count ?? 1));
  if (message.ask === 'codes') process.send?.(await startCodes(message.count ?? 1));
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
