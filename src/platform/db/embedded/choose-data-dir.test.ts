import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { chooseDataDir } from './choose-data-dir.ts';

const fixture = fileURLToPath(new URL('./choose-data-dir.fixture.ts', import.meta.url));
/** An ordinary user on every system. */
const nobodyUid = 65_534;
const isRoot = process.getuid?.() === 0;

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

test.runIf(isRoot)("root's data goes where PostgreSQL's user can enter, the same place each time", () => {
  const checkout = mkdtempSync(join(home, 'closed-'));
  const chosen = chooseDataDir({ configured: null, checkout });
  expect(chosen.dataDir).toMatch(/^\/var\/lib\/holdfast-[0-9a-f]{10}$/);
  expect(chosen.note).toContain(`who can't enter ${checkout}`);
  expect(chooseDataDir({ configured: null, checkout: `${checkout}/` })).toEqual(chosen);
});

test("an ordinary user's data goes into the home folder when the checkout is read-only", () => {
  const checkout = mkdtempSync(join(home, 'read-only-'));
  chmodSync(checkout, 0o555);
  const key = basename(chooseAsOrdinaryUser(checkout).dataDir);
  expect(key).toMatch(/^holdfast-[0-9a-f]{10}$/);
  expect(chooseAsOrdinaryUser(checkout)).toEqual({
    dataDir: join(home, '.local/share', key),
    note: `Data is kept in ${join(home, '.local/share', key)}, because ${checkout} can't be written to.`,
  });
});

test("an ordinary user's data stays in a checkout that can be written to", () => {
  const checkout = mkdtempSync(join(home, 'open-'));
  if (isRoot) chownSync(checkout, nobodyUid, nobodyUid);
  expect(chooseAsOrdinaryUser(checkout)).toEqual({ dataDir: join(checkout, '.holdfast'), note: null });
});

/** Asks as somebody without rights: root may write everywhere, and is told something else. */
function chooseAsOrdinaryUser(checkout: string): ReturnType<typeof chooseDataDir> {
  const args = [fixture, checkout, ...(isRoot ? [String(nobodyUid)] : [])];
  const answer = execFileSync(process.execPath, args, { cwd: '/', env: { HOME: home }, encoding: 'utf8' });
  return JSON.parse(answer);
}
