// npm start, npm run dev. Plain JavaScript for Node 20.19: it has to run before anything is installed.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { findNode } from './steps/node-runtime.mjs';
import { runMain, StopError } from './steps/progress.mjs';
import { root } from './steps/run.mjs';

const server = join(root, 'src/server.ts');
/** Node keeps what it compiled here, types taken off included: half a second of every start but the first. */
const serverEnv = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...process.env };

await runMain(async () => {
  const args = process.argv.slice(2);
  const isDev = args.includes('--dev');
  process.chdir(root);
  await ensureInstalled();
  const node = findNode();
  if (isDev) return develop(node);
  await ensureBuilt(node);
  becomeServer(node, args);
});

/** Becomes the server where Node can replace its process; else runs it as a child that gets our signals. */
function becomeServer(node, args) {
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.removeAllListeners('warning'); // Node calls execve experimental each time.
    process.execve(node, [node, server, ...args], serverEnv);
  }
  const child = spawnServer(node, args);
  forwardSignals(() => child);
  child.on('exit', (code, signal) => process.exit(code ?? exitCodeOf(signal)));
}

/** With a channel to us, so that the server notices when we are killed and stops too. */
function spawnServer(node, args = []) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  return spawn(node, [server, ...args], { cwd: root, env: serverEnv, stdio });
}

function forwardSignals(current) {
  // Ctrl-C in a terminal reaches the server by itself.
  process.on('SIGINT', () => process.stdin.isTTY || current()?.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => current()?.kill(signal));
}

function exitCodeOf(signal) {
  return signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1;
}

/** Builds and starts again whenever something below src or content changes; a failed build waits for the next change. */
async function develop(node) {
  let child = null;
  let isStopping = false;
  let isBusy = false;
  let hasChanged = false;

  const stopServer = async () => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  };

  const restart = async () => {
    if (isBusy) {
      hasChanged = true;
      return;
    }
    isBusy = true;
    do {
      hasChanged = false;
      try {
        await ensureBuilt(node);
        await stopServer();
        if (isStopping) return;
        child = spawnServer(node);
        child.on('exit', (code) => {
          if (isStopping) process.exit(code ?? 0);
        });
      } catch (error) {
        if (!(error instanceof StopError)) throw error;
        console.error(`${error.message} Waiting for a change.`);
      }
    } while (hasChanged);
    isBusy = false;
  };

  let timer;
  const onChange = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void restart(), 150); // An editor writes several times.
  };
  for (const folder of ['src', 'content', 'db']) watch(join(root, folder), { recursive: true }, onChange);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      isStopping = true;
      const isAlive = child && child.exitCode === null && child.signalCode === null;
      if (!isAlive) process.exit(0);
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  await restart();
}
