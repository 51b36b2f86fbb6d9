import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chooseDataDir } from './choose-data-dir.ts';

const home = mkdtempSync(join(tmpdir(), 'holdfast-choose-'));
chmodSync(home, 0o755);
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('data is kept in the checkout where that works', () => {
  expect(chooseDataDir({ configured: null, checkout: home })).toEqual({
    dataDir: join(home, '.holdfast'),
    note: null,
  });
});

test('a configured folder is taken as it is, made absolute', () => {
  expect(chooseDataDir({ configured: '/srv/data/', checkout: home })).toEqual({
    dataDir: '/srv/data',
    note: null,
  });
});

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)("root's data goes where PostgreSQL's user can enter, the same place each time", () => {
  const checkout = mkdtempSync(join(home, 'closed-'));
  const chosen = chooseDataDir({ configured: null, checkout });
  expect(chosen.dataDir).toMatch(/^\/var\/lib\/holdfast-[0-9a-f]{10}$/);
  expect(chosen.note).toContain(`who can't enter ${checkout}`);
  expect(chooseDataDir({ configured: null, checkout: `${checkout}/` })).toEqual(chosen);
});

test.skipIf(isRoot)(
  "an ordinary user's data goes into the home folder when the checkout is read-only",
  () => {
    const checkout = mkdtempSync(join(home, 'read-only-'));
    chmodSync(checkout, 0o500);
    expect(chooseDataDir({ configured: null, checkout }).dataDir).toMatch(/holdfast-[0-9a-f]{10}$/);
  },
);
