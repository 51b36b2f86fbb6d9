import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBinariesPackage, installBinaries, removeOtherBinaries } from './binaries.ts';
import { postgresMajor } from './cluster-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'holdfast-binaries-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A package as npm 11 leaves it: no links, and modes that keep others out. */
function plantPackage(version: string) {
  const folder = mkdtempSync(join(home, 'package-'));
  for (const name of ['bin', 'lib', 'lib/pkgconfig'])
    mkdirSync(join(folder, 'native', name), { recursive: true });
  writeFileSync(join(folder, 'native/bin/postgres'), 'server', { mode: 0o600 });
  writeFileSync(join(folder, 'native/lib/libpq.so.5.18'), 'library', { mode: 0o600 });
  writeFileSync(join(folder, 'native/lib/libpq.a'), 'for compilers');
  writeFileSync(
    join(folder, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
  return { folder, version };
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('the installed package is of the version whose data we keep', async () => {
  expect(Number.parseInt((await findBinariesPackage()).version, 10)).toBe(postgresMajor);
});

test('a copy has the links that its libraries need, can be run by others, and leaves out what only compilers use', async () => {
  const copy = await installBinaries(plantPackage('18.1.0'), home);
  expect(modeOf(join(copy, 'bin/postgres'))).toBe('755');
  expect(modeOf(join(copy, 'lib'))).toBe('755');
  expect(lstatSync(join(copy, 'lib/libpq.so.5')).isSymbolicLink()).toBe(true);
  expect(readlinkSync(join(copy, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
  expect(readFileSync(join(copy, 'lib/libpq.so.5'), 'utf8')).toBe('library');
  expect(await readdir(join(copy, 'lib'))).toEqual(['libpq.so.5', 'libpq.so.5.18']);
});

test('two that copy at once end with one whole copy', async () => {
  const from = plantPackage('18.2.0');
  const copies = await Promise.all([installBinaries(from, home), installBinaries(from, home)]);
  expect(new Set(copies).size).toBe(1);
  expect(readFileSync(join(copies[0] ?? '', 'lib/libpq.so.5'), 'utf8')).toBe('library');
});

test('copies of other versions and unfinished ones are removed', async () => {
  const parent = mkdtempSync(join(home, 'data-'));
  for (const name of ['postgres-binaries-18.3.0', '.postgres-binaries-18.4.0.77', 'postgres-18']) {
    mkdirSync(join(parent, name));
  }
  const current = await installBinaries(plantPackage('18.4.0'), parent);
  await removeOtherBinaries(parent, current);
  expect((await readdir(parent)).sort()).toEqual(['postgres-18', 'postgres-binaries-18.4.0']);
});
