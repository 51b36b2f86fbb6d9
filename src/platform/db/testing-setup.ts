import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateJobs } from '#platform/jobs/graphile.ts';
import { silentLog } from '#platform/log/log.ts';
import { clusterFolder } from './embedded/cluster-folder.ts';
import { roleName, superuserName } from './embedded/ensure-cluster.ts';
import { lockFolder } from './embedded/lock-folder.ts';
import { clearRemains } from './embedded/remains.ts';
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  // Declaration merging needs an interface.
  export interface ProvidedContext {
    /** Connection string of the run's server, for its superuser. */
    testServerUrl: string;
    /** The migrated database that every test file's own is copied from. */
    testTemplate: string;
  }
}

const templateName = 'holdfast_template';

const folderPrefix = 'holdfast-test-';
const abandonedAfterMs = 10 * 60_000;

/** Vitest's global set-up: one server per run, tuned for speed, in a folder that goes away with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), folderPrefix));
  // Open to PostgreSQL's user when the tests run as root.
  await chmod(folder, 0o711);
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({ dataDir: folder, log: silentLog, isThrowaway: true }).catch(
    async (error) => {
      await removeFolder();
      throw error;
    },
  );
  const stop = async () => {
    await server.stop();
    await removeFolder();
  };
  try {
    project.provide('testServerUrl', await makeTemplate(server.url));
    project.provide('testTemplate', templateName);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Migrates the template and returns the connection string of the superuser, who may copy it. */
async function makeTemplate(serverUrl: string): Promise<string> {
  const superuser = new URL(serverUrl);
  superuser.username = superuserName;
  superuser.pathname = '/postgres';
  const client = new pg.Client({ connectionString: superuser.href });
  await client.connect();
  await client.query(`create database ${templateName} owner ${roleName}`);
  await client.end();
  const template = new URL(serverUrl);
  template.pathname = `/${templateName}`;
  await migrate(template.href, { log: silentLog });
  await migrateJobs(template.href);
  return superuser.href;
}

/** Runs that were killed leave a server and a folder; nobody holds its lock any more. */
async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix));
  for (const name of names) {
    const folder = join(tmpdir(), name);
    try {
      if (Date.now() - (await stat(folder)).mtimeMs < abandonedAfterMs) continue;
      const lock = lockFolder(folder);
      await clearRemains(clusterFolder(folder), [], silentLog);
      lock.release();
      await rm(folder, { recursive: true, force: true });
    } catch {
      // In use, or somebody else's.
    }
  }
}
