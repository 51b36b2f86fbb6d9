// npm run bench: benchmarks against peers and ceilings. They have packages of their own; arguments go to bench/run.ts.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './steps/build.mjs';
import { ensureInstalled, ensureOwnPackages } from './steps/install.mjs';
import { findNode } from './steps/node-runtime.mjs';
import { runMain } from './steps/progress.mjs';
import { root } from './steps/run.mjs';

const bench = join(root, 'bench');
// With --json every line on standard output is an object, so what we say goes to standard error.
const say = (line) => console.error(line);

await runMain(async () => {
  await ensureInstalled();
  const node = findNode();
  await ensureBuilt(node);
  await ensureOwnPackages(bench, 'the benchmarks', say);
  const child = spawn(node, [join(bench, 'run.ts'), ...process.argv.slice(2)], {
    cwd: bench,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
});
