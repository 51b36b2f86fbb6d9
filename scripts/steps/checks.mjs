import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const bin = (path) => join(root, 'node_modules', path);

/** What can be said about the code without running it, each with the commands that say it. */
const checks = [
  {
    name: 'types',
    commands: [
      [bin('@react-router/dev/bin.cjs'), 'typegen'],
      [bin('typescript/bin/tsc'), '--noEmit'],
    ],
  },
  { name: 'lint', commands: [[bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']] },
  { name: 'format', commands: [[bin('@biomejs/biome/bin/biome'), 'check', '--linter-enabled=false']] },
  { name: 'unused code', isSlow: true, commands: [[bin('knip/bin/knip.js'), '--no-progress']] },
];

const architectureTest = 'src/architecture.test.ts';

/** Runs the checks side by side and returns `[{ name, passed, output, seconds }]`. */
export async function runChecks(node, { quick = false, architecture = false } = {}) {
  const chosen = checks.filter((check) => !(quick && check.isSlow));
  if (architecture && existsSync(join(root, architectureTest))) {
    const vitest = [bin('vitest/vitest.mjs'), 'run', '--project', 'unit', architectureTest];
    chosen.push({ name: 'architecture', commands: [vitest] });
  }
  return Promise.all(
    chosen.map(async ({ name, commands }) => {
      const startedAt = performance.now();
      let output = '';
      let passed = true;
      for (const command of commands) {
        const result = await run(node, command);
        output += result.output;
        passed &&= result.code === 0;
        if (!passed) break;
      }
      return { name, passed, output, seconds: (performance.now() - startedAt) / 1000 };
    }),
  );
}

/** Prints what failed in full, and one line for each check. */
export function printChecks(results) {
  for (const { name, passed, output } of results) {
    if (!passed) console.log(`\n── ${name} ──\n${output.trim()}`);
  }
  console.log('');
  for (const { name, passed, seconds } of results) {
    console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  }
}
