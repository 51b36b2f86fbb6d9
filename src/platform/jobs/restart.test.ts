import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createDb } from '#platform/db/db.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { migrate } from '#platform/db/migrate.ts';
import { createPgLive } from '#platform/live/pg-live.ts';
import { silentLog } from '#platform/log/log.ts';
import { createJobs, migrateJobs, startWorker } from './graphile.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Something to wait for. */
function signal() {
  let give = () => undefined as void;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

test('jobs and live events go on after PostgreSQL was away; a job that could not be marked done runs again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-test-restart-'));
  folders.push(folder);
  // Open to PostgreSQL's user when the tests run as root.
  await chmod(folder, 0o711);
  const start = () => startEmbeddedPostgres({ dataDir: folder, log: silentLog, isThrowaway: true });
  let server = await start();
  await migrate(server.url, { log: silentLog });
  await migrateJobs(server.url);
  const db = createDb({ url: server.url, connectionsMax: 5 });
  const live = await createPgLive({ url: server.url, log: silentLog });
  const jobs = createJobs();

  const begun = signal();
  const released = signal();
  const begunAgain = signal();
  const late = signal();
  const worker = await startWorker({
    db,
    schedules: [],
    log: silentLog,
    handlers: {
      across: async (_, attempt) => {
        if (attempt > 1) return begunAgain.give();
        begun.give();
        await released.given;
      },
      late: async () => late.give(),
    },
  });
  await jobs.add(db.queries, 'across', {});
  await begun.given;
  const lost = new Promise<void>((resolve) => live.onLost(resolve));
  await server.stop();
  await lost;
  // It ends while there is nobody to tell.
  released.give();
  server = await start();
  const heard = new Promise<string>((resolve) => live.subscribe('session', 'ses_a', resolve));
  await jobs.add(db.queries, 'late', {});
  await late.given;
  await heard;
  expect(live.isConnected()).toBe(true);
  expect(worker.isRunning()).toBe(true);
  await begunAgain.given;
  await worker.stop();
  const { rows } = await db.pool.query('select * from graphile_worker.jobs');
  expect(rows).toEqual([]);
  await live.close();
  await db.close();
  await server.stop();
  // A job that a dead process held is freed within about a minute.
}, 150_000);
