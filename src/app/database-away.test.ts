import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manualClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/config.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '#platform/db/embedded/start-embedded-postgres.ts';
import { migrate } from '#platform/db/migrate.ts';
import { listInboxMessages } from '#platform/inbox/inbox-store.ts';
import { migrateJobs } from '#platform/jobs/graphile.ts';
import { createLog, silentLog } from '#platform/log/log.ts';
import { compose, type Holdfast } from './compose.ts';
import { createServerApp, type ServerApp } from './server-app.ts';
import { type Answer, codeIn, newPhone, TestClient, testPassword } from './testing.ts';

let folder = '';
let postgres: EmbeddedPostgres;
let holdfast: Holdfast;
let server: ServerApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-away-'));
  await chmod(folder, 0o711);
  // Not a throw-away one: that may lose the last commits when it is killed, and this is about losing nothing.
  postgres = await startEmbeddedPostgres({ dataDir: folder, log: silentLog });
  await migrate(postgres.url, { log: silentLog });
  await migrateJobs(postgres.url);
  holdfast = await compose({
    config: readConfig({
      HOLDFAST_ORIGIN: 'http://localhost:3999',
      HOLDFAST_SECRET: 'a secret for tests, long enough',
    }),
    databaseUrl: postgres.url,
    log: createLog('silent'),
    clock: manualClock(),
  });
  server = await createServerApp(holdfast, { buildPath: null });
}, 30_000);

afterAll(async () => {
  server?.close();
  await holdfast?.stop();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

const messagesTo = async (to: string) => listInboxMessages(holdfast.db.queries, { to, limit: 50 });

async function codeTo(to: string): Promise<string> {
  let code: string | null = null;
  await expect
    .poll(async () => (code = (await messagesTo(to)).map(codeIn).find((each) => each !== null) ?? null), {
      timeout: 15_000,
      interval: 30,
    })
    .not.toBeNull();
  return code ?? '';
}

it('says 503 and when to come back while PostgreSQL is away; then the flow goes on, nothing lost or doubled', async () => {
  const client = new TestClient(server, '10.7.0.1');
  const email = `away.${newPhone().slice(1)}@example.com`;
  const phone = newPhone();
  const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email });
  const emailCode = await codeTo(email);

  // Killed in the middle: requests of every kind run all the while until one succeeds again.
  const seen: Answer[] = [];
  const before = postgres.pid;
  process.kill(before, 'SIGKILL');
  await expect
    .poll(
      async () => {
        const answers = await Promise.all([
          client.call('GET', `challenges/${challengeId}`),
          new TestClient(server, '10.7.0.2').call('POST', 'sign-ins', {
            identifier: email,
            password: 'wrong password',
          }),
          new TestClient(server, '10.7.0.3').call('GET', 'account', undefined, {
            authorization: `Bearer ${'x'.repeat(43)}`,
          }),
        ]);
        seen.push(...answers);
        return answers[0]?.status;
      },
      { timeout: 15_000, interval: 20 },
    )
    .toBe(200);
  expect(postgres.pid).not.toBe(before);
  const broken = seen.filter((answer) => answer.status >= 500);
  expect(broken.length).toBeGreaterThan(0);
  for (const answer of broken) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(new Set(seen.filter((answer) => answer.status < 500).map((answer) => answer.status))).toEqual(
    new Set([200, 401, ...seen.filter((answer) => answer.status === 429).map(() => 429)]),
  );

  await retried(() =>
    client.call('POST', `challenges/${challengeId}/proofs`, { slot: 'new_email', code: emailCode }),
  );
  await retried(() => client.call('PUT', `sign-ups/${challengeId}/phone`, { phone }));
  const phoneCode = await codeTo(phone);
  await retried(() =>
    client.call('POST', `challenges/${challengeId}/proofs`, { slot: 'new_phone', code: phoneCode }),
  );
  const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
  const made = await client.ok('POST', 'accounts', {
    grant,
    password: testPassword,
    region: 'GB',
    acceptsTerms: true,
  });
  client.sessionToken = made['sessionToken'] ?? null;
  await client.ok('GET', 'session');

  for (const to of [email, phone]) {
    // One code and one welcome each.
    await expect.poll(async () => (await messagesTo(to)).length, { timeout: 15_000, interval: 30 }).toBe(2);
  }
  await expect.poll(async () => (await client.call('GET', '/readyz')).status, { timeout: 10_000 }).toBe(200);
}, 45_000);

it('is not ready while PostgreSQL is away: neither database nor jobs nor live events; alive it is', async () => {
  const client = new TestClient(server, '10.7.0.9');
  const readiness = async () => {
    const { status, body } = await client.call('GET', '/readyz');
    return { ...body, status };
  };
  const all = (is: boolean) => ({ database: is, jobs: is, live: is });
  await expect.poll(readiness, { timeout: 10_000 }).toMatchObject({ status: 200, checks: all(true) });
  await postgres.stop();
  try {
    await expect.poll(readiness, { timeout: 15_000 }).toMatchObject({ status: 503, checks: all(false) });
    expect((await client.call('GET', '/healthz')).status).toBe(200);
  } finally {
    postgres = await startEmbeddedPostgres({ dataDir: folder, log: silentLog });
  }
  await expect.poll(readiness, { timeout: 15_000 }).toMatchObject({ status: 200, checks: all(true) });
}, 60_000);

/** As a client does that was told to come back. */
async function retried(ask: () => Promise<Answer>): Promise<void> {
  await expect
    .poll(
      async () => {
        const { status } = await ask();
        expect([200, 202, 503]).toContain(status);
        return status < 300;
      },
      { timeout: 10_000, interval: 30 },
    )
    .toBe(true);
}
