import { expect, it } from 'vitest';
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
} from './check-tidiness.ts';

const file = (path: string, text = '') => ({ path, text });
const lines = (count: number) => 'x;\n'.repeat(count);

it('finds long files, even explained ones when they are far too long, and explanations that are out of date', () => {
  const long = file('src/app/long.ts', lines(401));
  expect(findLongFiles([file('src/app/short.ts', lines(400))], {})).toEqual([]);
  expect(findLongFiles([long], {})).toHaveLength(1);
  expect(findLongFiles([long], { 'src/app/long.ts': 'one table' })).toEqual([]);
  expect(
    findLongFiles([file('src/app/long.ts', lines(501))], { 'src/app/long.ts': 'one table' }),
  ).toHaveLength(1);
  expect(findLongFiles([], { 'src/app/long.ts': 'one table' })).toHaveLength(1);
  expect(findLongFiles([file('src/app/long.test.ts', lines(600))], {})).toEqual([]);
});

it('finds default exports of files that no route names', () => {
  const page = file('src/app/pages/home.tsx', 'export default function Home() {}');
  expect(findDefaultExports([page], "index('app/pages/home.tsx')")).toEqual([]);
  expect(findDefaultExports([page], '')).toHaveLength(1);
  expect(findDefaultExports([file('src/kernel/x.ts', 'export default 1')], '')).toHaveLength(1);
  expect(findDefaultExports([file('vite.config.ts', 'export default {}')], '')).toEqual([]);
});

it('finds re-exports outside a module’s index', () => {
  const text = "export { a } from './a.ts';";
  expect(findBarrels([file('src/modules/gate/index.ts', text)])).toEqual([]);
  expect(findBarrels([file('src/ui/index.ts', text)])).toHaveLength(1);
  expect(findBarrels([file('src/kernel/all.ts', "export * from './ids.ts';")])).toHaveLength(1);
});

it('finds marks of unfinished work', () => {
  expect(findUnfinishedMarks([file('src/a.ts', `// ${'TO'}DO: later`)])).toHaveLength(1);
  expect(findUnfinishedMarks([file('docs/a.md', `${'FIX'}ME`)])).toHaveLength(1);
  expect(findUnfinishedMarks([file('docs/a.md', 'todos los días')])).toEqual([]);
});

it('finds names that aren’t kebab-case', () => {
  const odd = ['src/ui/CodeField.tsx', 'src/my_folder/x.ts', 'src/ui/codeField.ts'];
  const usual = ['src/entry.client.tsx', 'src/modules/gate/README.md', 'db/migrations/0001-platform.sql'];
  expect(findOddNames(odd.map((path) => file(path)))).toHaveLength(odd.length);
  expect(findOddNames(usual.map((path) => file(path)))).toEqual([]);
});

it('finds paths of one machine', () => {
  const home = ['', 'home', 'ada', 'holdfast'].join('/');
  expect(findMachinePaths([file('a.md', `cd ${home}`)], '/srv/x')).toHaveLength(1);
  expect(findMachinePaths([file('a.md', 'cd /srv/checkout/src')], '/srv/checkout')).toHaveLength(1);
  expect(findMachinePaths([file('a.md', 'cd holdfast && npm start')], '/srv/checkout')).toEqual([]);
});

it('finds modules without README, index or texts', () => {
  expect(findIncompleteModules(['src/modules/a/store.ts'])).toEqual([
    'a: has no README.md',
    'a: has no index.ts',
  ]);
  const module = ['src/modules/a/README.md', 'src/modules/a/index.ts', 'src/modules/a/pages/x.tsx'];
  expect(findIncompleteModules(module)).toEqual(['a: has pages, but no messages.en.ts']);
  expect(findIncompleteModules([...module, 'src/modules/a/messages.en.ts'])).toEqual([]);
});

it('finds exported functions that nobody explained', () => {
  const path = 'src/modules/gate/x.ts';
  expect(findUndocumented([file(path, 'export function proveIt() {}')])).toHaveLength(1);
  expect(
    findUndocumented([file(path, '/** Proves it. */\nconst a = 1;\nexport function b() {}')]),
  ).toHaveLength(1);
  expect(findUndocumented([file(path, '/** Proves it. */\nexport async function proveIt() {}')])).toEqual([]);
  expect(findUndocumented([file('src/modules/gate/store.ts', 'export function findIt() {}')])).toEqual([]);
});

it('finds classes that name a side of the screen', () => {
  const styled = (classes: string) => [file('src/ui/x.tsx', `<p className="${classes}" />`)];
  expect(findPhysicalSides(styled('flex ml-2'))).toHaveLength(1);
  expect(findPhysicalSides(styled('sm:-mr-4 text-lg'))).toHaveLength(1);
  expect(findPhysicalSides(styled('text-right'))).toHaveLength(1);
  expect(findPhysicalSides(styled('ms-2 pe-4 inset-x-0 text-start rounded-lg'))).toEqual([]);
});
