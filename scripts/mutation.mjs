// npm run mutation: changes the rules that guard access, one small change at a time, and asks whether a test notices.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ensureInstalled, ensureOwnPackages } from './steps/install.mjs';
import { findNode } from './steps/node-runtime.mjs';
import { runMain } from './steps/progress.mjs';
import { root } from './steps/run.mjs';

const mutation = join(root, 'mutation');

await runMain(async () => {
  await ensureInstalled({ dev: true });
  await ensureOwnPackages(mutation, 'the mutation tests', console.log);
  const stryker = join(mutation, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const config = join(mutation, 'stryker.config.mjs');
  const child = spawn(findNode(), [stryker, 'run', config, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    // The workers run the tests, on the Node of the product.
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
});
