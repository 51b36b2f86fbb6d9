// npm run import: takes articles over from a folder or from a help desk's export. Plain JavaScript for Node 20.19, like npm start.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './steps/install.mjs';
import { findNode } from './steps/node-runtime.mjs';
import { runMain } from './steps/progress.mjs';
import { root } from './steps/run.mjs';

await runMain(async () => {
  process.chdir(root);
  await ensureInstalled();
  const command = join(root, 'src/import-command.ts');
  const child = spawn(findNode(), [command, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
});
