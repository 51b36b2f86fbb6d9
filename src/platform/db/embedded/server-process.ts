import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#platform/log/log.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { readPostmaster } from './remains.ts';
import type { RunAs } from './run-as.ts';
import { spawnServerTool } from './spawn-server-tool.ts';

const pollMs = 5;
const slowMs = 1000;
const lastLinesMax = 8;
const lastWordsMsMax = 300;

export type ServerProcess = {
  readonly pid: number;
  /** Resolves when the process has ended, with a few words on how. */
  readonly ended: Promise<string>;
  /** Stops it in an orderly way: connections are ended, everything is written. Harder if that takes too long. */
  stop(): Promise<void>;
};

/** Starts the server and resolves once it accepts connections. Throws `server_failed` with its last words. */
export async function startServerProcess(input: {
  cluster: string;
  binaries: string;
  runAs: RunAs | null;
  args: readonly string[];
  log: Log;
}): Promise<ServerProcess> {
  const { cluster, binaries, runAs, args, log } = input;
  const child = spawnServerTool({
    binaries,
    runAs,
    tool: 'postgres',
    args,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastLines = readLog(child, log);
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  child.on('error', (error) => resolve(`can't be run (${error.message})`));
  // Not `close`: orphaned backends may hold the log open for a while.
  child.on('exit', (code, signal) => resolve(`ended with ${signal ?? `code ${code}`}`));
  const logEnded = new Promise((resolveLog) => child.on('close', resolveLog));
  const end: { how: string | null } = { how: null };
  void ended.then((how) => {
    end.how = how;
  });
  // Whatever ends this process short of kill -9 takes the server along.
  const stopAtExit = () => child.kill('SIGINT');
  process.once('exit', stopAtExit);
  void ended.then(() => process.off('exit', stopAtExit));

  const startedAt = performance.now();
  let isSlowLogged = false;
  for (;;) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.isReady && postmaster.pid === child.pid) break;
    if (end.how !== null) {
      await Promise.race([logEnded, delay(lastWordsMsMax)]);
      throw new EmbeddedPostgresError('server_failed', `PostgreSQL ${end.how}:\n${lastLines.join('\n')}`);
    }
    if (!isSlowLogged && performance.now() - startedAt > slowMs) {
      isSlowLogged = true;
      log.info({}, 'PostgreSQL is recovering what the last run left; this can take a while');
    }
    await Promise.race([delay(pollMs), ended]);
  }
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      // Fast, then immediate shutdown (server-shutdown.html); the latter recovers at the next start.
      const steps = [
        ['SIGINT', 30_000],
        ['SIGQUIT', 5000],
        ['SIGKILL', 5000],
      ] as const;
      for (const [signal, waitMs] of steps) {
        child.kill(signal);
        const timer = new AbortController();
        await Promise.race([ended, delay(waitMs, null, { signal: timer.signal }).catch(() => null)]);
        timer.abort();
        if (end.how !== null) return;
      }
    },
  };
}

/** Passes the server's log on and keeps its last lines. */
function readLog(child: ChildProcess, log: Log): string[] {
  const lastLines: string[] = [];
  if (!child.stderr) return lastLines;
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > lastLinesMax) lastLines.shift();
    // A statement's error (a violated constraint, say) is its caller's business.
    // The last words of each connection when the server is stopped are no news.
    const isNews = /^(PANIC|FATAL):/.test(line) && !line.includes('administrator command');
    if (isNews) log.warn({ line }, 'PostgreSQL');
    else log.debug({ line }, 'PostgreSQL');
  });
  return lastLines;
}
