import { describe, expect, it } from 'vitest';
import { compareGraphs, findCycle, findForbiddenImports, layerOf, readModuleGraph } from './check-imports.ts';
import { importsOf } from './source-files.ts';

const plant = (path: string, text: string) => findForbiddenImports([{ path, text }]);

describe('reading imports', () => {
  it('sees every way of writing one', () => {
    const text = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      "import { type C } from './c.ts';",
      "import './d.ts';",
      "export { e } from './e.ts';",
      "export * from './f.ts';",
      "const g = await import('./g.ts');",
      "type H = import('./h.ts').H;",
      "declare module './i.ts' {}",
      "import { type J, k } from '#kernel/j.ts';",
      "const no = 'import { x } from \"./x.ts\"'; // import './y.ts'",
    ].join('\n');
    const seen = importsOf({ path: 'src/ui/all.ts', text });
    expect(seen.map((each) => [each.to, each.isType])).toEqual([
      ['src/ui/a.ts', false],
      ['src/ui/b.ts', true],
      ['src/ui/c.ts', true],
      ['src/ui/d.ts', false],
      ['src/ui/e.ts', false],
      ['src/ui/f.ts', false],
      ['src/ui/g.ts', false],
      ['src/ui/h.ts', true],
      ['src/ui/i.ts', true],
      ['src/kernel/j.ts', false],
    ]);
  });

  it('stops at a file that is no TypeScript', () => {
    expect(() => importsOf({ path: 'src/ui/broken.ts', text: 'import {' })).toThrow('src/ui/broken.ts');
  });
});

describe('a planted violation is found', () => {
  it.each([
    ['kernel → module', 'src/kernel/x.ts', "import { a } from '#modules/gate/index.ts';"],
    ['kernel → platform, types only', 'src/kernel/x.ts', "import type { Db } from '#platform/db/db.ts';"],
    ['kernel → a package', 'src/kernel/x.ts', "import { z } from 'zod';"],
    ['ui → platform', 'src/ui/x.tsx', "import { readConfig } from '#platform/config/config.ts';"],
    ['ui → app, as a type in the middle', 'src/ui/x.ts', "type A = import('#app/compose.ts').Holdfast;"],
    ['ui → a module, later', 'src/ui/x.tsx', "const a = () => import('#modules/gate/index.ts');"],
    ['platform → module', 'src/platform/log/x.ts', "import { a } from '#modules/audit/index.ts';"],
    ['platform/db → platform/http', 'src/platform/db/x.ts', "import { a } from '#platform/http/sse.ts';"],
    ['rules → store', 'src/modules/gate/rules.ts', "import { findGrant } from './store.ts';"],
    ['rules → platform', 'src/modules/gate/policy.ts', "import type { Db } from '#platform/db/db.ts';"],
    ['rules → Node', 'src/modules/gate/rules.ts', "import { randomInt } from 'node:crypto';"],
    [
      'rules → another module',
      'src/modules/gate/rules.ts',
      "import { a } from '#modules/accounts/index.ts';",
    ],
    ['store → use-case', 'src/modules/gate/store.ts', "import { proveCode } from './prove-code.ts';"],
    [
      'use-case → code of the platform',
      'src/modules/gate/x.ts',
      "import { createDb } from '#platform/db/db.ts';",
    ],
    [
      'use-case → inside of another module',
      'src/modules/gate/x.ts',
      "import { a } from '#modules/accounts/store.ts';",
    ],
    ['use-case → HTTP', 'src/modules/gate/x.ts', "import { a } from './http.ts';"],
    ['http → store', 'src/modules/gate/http.ts', "import { findGrant } from './store.ts';"],
    ['http → the database', 'src/modules/gate/http.ts', "import type { Db } from '#platform/db/db.ts';"],
    [
      'page → use-case',
      'src/modules/contacts/pages/x.tsx',
      "import { a } from '#modules/contacts/change-contact.ts';",
    ],
    [
      'page → its module’s index',
      'src/modules/contacts/pages/x.tsx',
      "import { a } from '#modules/contacts/index.ts';",
    ],
    [
      'page → store, types only',
      'src/modules/contacts/pages/x.tsx',
      "import type { A } from '#modules/contacts/store.ts';",
    ],
    [
      'page → another module’s page',
      'src/modules/gate/pages/x.tsx',
      "import { a } from '#modules/contacts/pages/y.tsx';",
    ],
    ['module → app', 'src/modules/gate/x.ts', "import { compose } from '#app/compose.ts';"],
    ['code → test code', 'src/app/x.ts', "import { useTestDatabase } from '#platform/db/testing.ts';"],
    ['up and over', 'src/modules/gate/pages/x.tsx', "import { a } from '../rules.ts';"],
    ['a file outside every layer', 'src/stray.ts', ''],
  ])('%s', (_, path, text) => {
    expect(plant(path, text)).toHaveLength(1);
  });
});

it('allows what the layers are for', () => {
  expect(plant('src/modules/gate/x.ts', "import { a } from '#modules/accounts/index.ts';")).toEqual([]);
  expect(plant('src/modules/gate/x.ts', "import type { Tx } from '#platform/db/db.ts';")).toEqual([]);
  expect(plant('src/modules/gate/pages/x.tsx', "import type { A } from '#modules/gate/index.ts';")).toEqual(
    [],
  );
  expect(plant('src/modules/contacts/pages/x.tsx', "import { a } from '#modules/gate/pages/y.tsx';")).toEqual(
    [],
  );
  expect(plant('src/modules/gate/x.test.ts', "import { compose } from '#app/compose.ts';")).toEqual([]);
});

it('knows the layer of a file by its name alone', () => {
  expect(layerOf('src/modules/factors/password-rules.ts')).toBe('rules');
  expect(layerOf('src/modules/sessions/authorisation-store.ts')).toBe('store');
  expect(layerOf('src/modules/sessions/pages/messages.en.ts')).toBe('messages');
  expect(layerOf('src/modules/sessions/sign-in.ts')).toBe('use-cases');
});

describe('the module graph', () => {
  const a = { path: 'src/modules/a/index.ts', text: "export { x } from '#modules/b/index.ts';" };
  const b = { path: 'src/modules/b/x.ts', text: "import type { A } from '#modules/a/index.ts';" };

  it('is read from the code, imports of types included', () => {
    expect(readModuleGraph([a, b])).toEqual({ a: ['b'], b: ['a'] });
  });

  it('fails on an import that isn’t declared, a declaration without an import, and an unknown module', () => {
    expect(compareGraphs({ a: [], b: [] }, { a: ['b'], b: [] })).toEqual([
      "a imports b, which isn't declared",
    ]);
    expect(compareGraphs({ a: ['b'], b: [] }, { a: [], b: [] })).toEqual([
      'a → b is declared, but not needed',
    ]);
    expect(compareGraphs({ a: [] }, { a: [], c: [] })).toHaveLength(1);
    expect(compareGraphs({ a: [], gone: [] }, { a: [] })).toHaveLength(1);
  });

  it('fails on a cycle, however long', () => {
    expect(findCycle(readModuleGraph([a, b]))).toEqual(['a', 'b', 'a']);
    expect(findCycle({ a: ['b'], b: ['c'], c: ['d'], d: ['b'] })).toEqual(['b', 'c', 'd', 'b']);
    expect(findCycle({ a: ['b', 'c'], b: ['c'], c: [] })).toBeNull();
  });
});
