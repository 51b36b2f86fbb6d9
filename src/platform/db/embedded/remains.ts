import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#platform/log/log.ts';
import { parsePostmasterFile } from './postmaster-file.ts';

const pollMs = 10;
const orderlyMsMax = 30_000;
const abortMsMax = 5000;

/**
 * Clears what an earlier server of this folder left when this process or the server itself was killed: a server that
 * still runs is stopped in an orderly way, orphaned backends are waited for, and stale pid files are removed (the number
 * may belong to another process by now, and PostgreSQL would refuse to start). The caller must hold the folder's lock.
 */
export async function clearRemains(
  cluster: string,
  socketFolders: readonly string[],
  log: Log,
): Promise<void> {
  const pids = serverProcesses(cluster);
  if (pids.length > 0) {
    const postmaster = readPostmaster(cluster)?.pid;
    if (postmaster !== undefined && pids.includes(postmaster)) {
      log.warn({ pid: postmaster }, 'a database server left over from an earlier run is stopped first');
      signal([postmaster], 'SIGINT');
      if (!(await gone(cluster, orderlyMsMax))) signal([postmaster], 'SIGQUIT');
    }
    // Without their postmaster backends end by themselves; one that hangs holds the shared memory and must go.
    if (!(await gone(cluster, abortMsMax))) signal(serverProcesses(cluster), 'SIGKILL');
    if (!(await gone(cluster, abortMsMax))) {
      throw new Error(`Processes ${serverProcesses(cluster).join(', ')} of ${cluster} can't be stopped.`);
    }
  }
  if (process.platform !== 'linux') return;
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  for (const folder of socketFolders) {
    await rm(join(folder, '.s.PGSQL.5432'), { force: true });
    await rm(join(folder, '.s.PGSQL.5432.lock'), { force: true });
  }
}

/** What the server's pid file says, or `null` when there is none. */
export function readPostmaster(cluster: string) {
  try {
    return parsePostmasterFile(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'));
  } catch {
    return null;
  }
}

async function gone(cluster: string, msMax: number): Promise<boolean> {
  const until = performance.now() + msMax;
  while (serverProcesses(cluster).length > 0) {
    if (performance.now() > until) return false;
    await delay(pollMs);
  }
  return true;
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** The processes of PostgreSQL that work in this folder. They change into it, which tells them from all others. */
export function serverProcesses(cluster: string): number[] {
  if (process.platform !== 'linux') return serverProcessesFromPs(cluster);
  const folder = realFolder(cluster);
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      if (readFileSync(`/proc/${name}/comm`, 'utf8') !== 'postgres\n') return [];
      return readlinkSync(`/proc/${name}/cwd`) === folder ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

function serverProcessesFromPs(cluster: string): number[] {
  return execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('postgres') && line.includes(`-D ${cluster} `))
    .map((line) => Number.parseInt(line, 10));
}

function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
