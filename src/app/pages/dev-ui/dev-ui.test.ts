import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../..', import.meta.url));

/** Files of the design system that have nothing of their own to show there, each with the reason. */
const notShown: Readonly<Record<string, string>> = {
  'error-page.tsx': 'a page of its own: /dev/ui/error/503',
  'field.tsx': 'the parts that all fields are made of',
  'keep-fresh.tsx': 'shows nothing: it asks again',
  'nonce.tsx': 'shows nothing: a value for the security policy',
  'page-header.tsx': 'the head of Page and FlowPage',
  'page-title.tsx': 'the title of the browser’s tab',
  'shell.tsx': 'shows nothing: what every page knows of the visitor',
  'testing.tsx': 'for tests',
  'text.tsx': 'shows nothing: the texts',
};

test('every component is on the style page, or there is a reason why not', () => {
  const components = globSync('ui/*.tsx', { cwd: source })
    .map((file) => basename(file))
    .filter((name) => !name.endsWith('.test.tsx'));
  const pages = globSync('app/pages/dev-ui/*.tsx', { cwd: source })
    .map((file) => readFileSync(`${source}/${file}`, 'utf8'))
    .join();
  const isShown = (name: string) => pages.includes(`'#ui/${name}'`);
  expect(components.length).toBeGreaterThan(30);
  expect(components.filter((name) => !isShown(name)).sort()).toEqual(Object.keys(notShown).sort());
});
