import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  compareGraphs,
  findCycle,
  findForbiddenImports,
  readModuleGraph,
} from '../scripts/architecture/check-imports.ts';
import {
  findBarrels,
  findDefaultExports,
  findIncompleteModules,
  findLongFiles,
  findMachinePaths,
  findOddNames,
  findPhysicalSides,
  findUndocumented,
  findUnfinishedMarks,
} from '../scripts/architecture/check-tidiness.ts';
import { readFiles } from '../scripts/architecture/source-files.ts';
import { moduleGraph } from '../scripts/architecture/table.ts';
import { generateDocs } from '../scripts/docs/generated.ts';

// Holds the tree to scripts/architecture/table.ts. That each check can fail is shown in scripts/architecture/*.test.ts.

/** Files of more than 400 lines, each with the reason why it isn't split. More than 500 is never right. */
const longFiles: Readonly<Record<string, string>> = {};

const root = path.join(import.meta.dirname, '..');
const source = readFiles(root, ['src/**/*.{ts,tsx,js,css}']);
const code = readFiles(root, [
  'src/**/*.{ts,tsx,js,css}',
  'scripts/**/*.{ts,mjs}',
  'e2e/**/*.ts',
  'bench/**/*.ts',
  '*.ts',
]);
const everything = [
  ...code,
  ...readFiles(root, [
    '*.{md,json}',
    '{src,docs,content,e2e,bench}/**/*.md',
    'db/**/*.sql',
    '.ci/run',
    '.env.example',
  ]),
];
const names = readFiles(root, ['{src,scripts,e2e,bench,content,docs,db}/**/*.*']);

it('imports only what its layer may import', () => {
  expect(source.length).toBeGreaterThan(200);
  expect(findForbiddenImports(source)).toEqual([]);
});

it('has exactly the dependencies between modules that are declared', () => {
  expect(compareGraphs(moduleGraph, readModuleGraph(source))).toEqual([]);
});

it('has no cycle between modules', () => {
  expect(findCycle(moduleGraph)).toBeNull();
});

it('has no file that has grown too long', () => {
  expect(findLongFiles(code, longFiles)).toEqual([]);
});

it('has default exports only where a tool or the router wants them', () => {
  expect(findDefaultExports(code, readFileSync(path.join(root, 'src/routes.ts'), 'utf8'))).toEqual([]);
});

it('has no barrels but the modules’ index.ts', () => {
  expect(findBarrels(code)).toEqual([]);
});

it('says of every exported function what it does', () => {
  expect(findUndocumented(source)).toEqual([]);
});

it('leaves no marks of unfinished work', () => {
  expect(findUnfinishedMarks(everything)).toEqual([]);
});

it('names no side of the screen where a page may be written from either', () => {
  expect(findPhysicalSides(source)).toEqual([]);
});

it('names every file in kebab-case', () => {
  expect(findOddNames(names)).toEqual([]);
});

it('names no path of one machine', () => {
  expect(findMachinePaths(everything, root)).toEqual([]);
});

it('explains every module and gives every page its texts', () => {
  expect(findIncompleteModules(names.map((file) => file.path))).toEqual([]);
});

it('has generated documents that are up to date; `npm run docs` writes them', () => {
  const stale = generateDocs(root).filter(({ path: file, text }) => {
    const target = path.join(root, file);
    return !existsSync(target) || readFileSync(target, 'utf8') !== text;
  });
  expect(stale.map((file) => file.path)).toEqual([]);
});
