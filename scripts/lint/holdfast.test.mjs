import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../steps/run.mjs';

// Inside the checkout, because the paths in .oxlintrc.json are meant from there.
mkdirSync(join(root, 'test-results'), { recursive: true });
const home = mkdtempSync(join(root, 'test-results', 'planted-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The rules that oxlint finds broken in a source planted among the modules. */
function brokenRules(source) {
  const file = join(home, 'planted.ts');
  writeFileSync(file, source);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const args = [oxlint, '-c', join(root, '.oxlintrc.json'), '--no-ignore', '-f', 'json', file];
  try {
    return rulesOf(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }));
  } catch (error) {
    return rulesOf(error.stdout);
  }
}

function rulesOf(report) {
  return JSON.parse(report).diagnostics.map((diagnostic) => diagnostic.code);
}

describe('only the platform touches clock, dice, network and environment', () => {
  test.each([
    ['Date.now()', 'eslint(no-restricted-properties)'],
    ['Math.random()', 'eslint(no-restricted-properties)'],
    ['crypto.randomUUID()', 'eslint(no-restricted-properties)'],
    ['process.env.PORT', 'eslint(no-restricted-properties)'],
    ["fetch('https://example.org')", 'eslint(no-restricted-globals)'],
    ['new Date()', 'holdfast(no-bare-date)'],
    ['(x as any)', 'typescript(no-explicit-any)'],
    ['x!', 'typescript(no-non-null-assertion)'],
  ])('%s is refused', (expression, rule) => {
    expect(brokenRules(`export const planted = (x: unknown) => [x, ${expression}];\n`)).toEqual([rule]);
  });

  test('a date made from a number is fine', () => {
    expect(brokenRules('export const epoch = new Date(0);\n')).toEqual([]);
  });
});
