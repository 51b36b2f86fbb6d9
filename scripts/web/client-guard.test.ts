import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterEach, expect, test } from 'vitest';
import { clientGuard, whyServerOnly } from './client-guard.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Bundles a little project for the browser and says what the build complained about, if anything. */
async function bundle(files: Record<string, string>): Promise<string | undefined> {
  const root = await mkdtemp(path.join(tmpdir(), 'client-guard-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [clientGuard()],
      build: { write: false, rolldownOptions: { input: path.join(root, 'src/entry.client.tsx') } },
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const page = 'src/modules/contacts/pages/change-phone.tsx';
const entry = { 'src/entry.client.tsx': `import '../${page}'` };

test('A page with rules, messages and types of its module is bundled', async () => {
  const complaint = await bundle({
    ...entry,
    [page]: `import { may } from '../rules.ts'; import { m } from '../messages.en.ts'; console.log(may, m)`,
    'src/modules/contacts/rules.ts': 'export const may = true',
    'src/modules/contacts/messages.en.ts': 'export const m = {}',
  });
  expect(complaint).toBeUndefined();
});

test('A page that imports the store of its module fails the build, and the message says who imports it', async () => {
  const complaint = await bundle({
    ...entry,
    [page]: `import { read } from '../store.ts'; console.log(read)`,
    'src/modules/contacts/store.ts': `export const read = 'select 1'`,
  });
  expect(complaint).toContain('src/modules/contacts/store.ts');
  expect(complaint).toContain(`imported by ${page}`);
});

test('Platform code fails the build even when it is reached through the kernel', async () => {
  const complaint = await bundle({
    ...entry,
    [page]: `import { now } from '../../../kernel/instant.ts'; console.log(now)`,
    'src/kernel/instant.ts': `export { now } from '../platform/clock.ts'`,
    'src/platform/clock.ts': 'export const now = 1',
  });
  expect(complaint).toContain('platform code runs on the server only');
});

test('A built-in module of Node fails the build', async () => {
  const complaint = await bundle({
    ...entry,
    [page]: `import { createHash } from 'node:crypto'; console.log(createHash)`,
  });
  expect(complaint).toContain('a built-in module of Node');
});

test.each([
  ['src/platform/db/db.ts', true],
  ['src/platform/http/messages.en.ts', false],
  ['src/server.ts', true],
  ['src/entry.server.tsx', true],
  ['src/modules/gate/issue-grant.ts', true],
  ['src/modules/gate/index.ts', true],
  ['src/app/compose.ts', true],
  ['src/modules/gate/pages/prove.tsx', false],
  ['src/modules/gate/rules/attempts.ts', false],
  ['src/modules/recovery/stage-rules.ts', false],
  ['src/modules/gate/types.ts', false],
  ['src/app/layouts/public.tsx', false],
  ['src/app/messages.ts', false],
  ['src/ui/button.tsx', false],
  ['src/kernel/text.ts', false],
  ['node_modules/react/index.js', false],
])('%s stays on the server: %s', (id, isServerOnly) => {
  expect(whyServerOnly(id) !== undefined).toBe(isServerOnly);
});
