// npm run check: types, lint, format, architecture and unused code; with --quick without the last.
import { printChecks, runChecks } from './steps/checks.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { findNode } from './steps/node-runtime.mjs';
import { runMain, step } from './steps/progress.mjs';

await runMain(async () => {
  await ensureInstalled({ dev: true });
  const quick = process.argv.includes('--quick');
  const results = await step('Checking', () => runChecks(findNode(), { quick, architecture: true }));
  printChecks(results);
  process.exitCode = results.every((result) => result.passed) ? 0 : 1;
});
