import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { RunAs } from './run-as.ts';

/**
 * Spawns one of the binaries as the server's user, with nothing of our environment (PG* variables, locale, libraries) and
 * in a folder that user can enter. In a session of its own: Ctrl-C in the terminal must reach us alone, so that requests
 * in flight still have a database.
 */
export function spawnServerTool(input: {
  binaries: string;
  runAs: RunAs | null;
  tool: 'initdb' | 'postgres';
  args: readonly string[];
  stdio: SpawnOptions['stdio'];
}): ChildProcess {
  const { binaries, runAs, tool, args, stdio } = input;
  return spawn(join(binaries, 'bin', tool), args, {
    cwd: binaries,
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}),
    ...(stdio === undefined ? {} : { stdio }),
  });
}
