// npm test: checks, unit and integration tests, browser journeys. Ends with "N passed, N failed" over all of them.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './steps/build.mjs';
import { printChecks, runChecks } from './steps/checks.mjs';
import { ensureChromium } from './steps/chromium.mjs';
import { countTests } from './steps/count-tests.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { findNode } from './steps/node-runtime.mjs';
import { runMain, step } from './steps/progress.mjs';
import { root, run } from './steps/run.mjs';

const reports = join(root, 'test-results');

await runMain(async () => {
  await ensureInstalled({ dev: true });
  const node = findNode();
  const chromium = await ensureChromium();
  await ensureBuilt(node);

  const checks = await step('Checking', () => runChecks(node));
  printChecks(checks);
  const counts = [
    {
      name: 'checks',
      passed: checks.filter((check) => check.passed).length,
      failed: checks.filter((check) => !check.passed).length,
      skipped: 0,
    },
    await runTests(node, 'unit', {}),
    await runTests(node, 'e2e', { CHROME_PATH: chromium }),
  ];

  console.log('');
  for (const { name, passed, failed, skipped } of counts) {
    console.log(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
});

/** Runs one project of vitest.config.ts and counts from its report. */
async function runTests(node, project, env) {
  const report = join(reports, `${project}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(node, [vitest, 'run', '--project', project, ...reporters], { show: true, env });
  const text = existsSync(report) ? readFileSync(report, 'utf8') : null;
  return { name: project, ...countTests(text, code) };
}
