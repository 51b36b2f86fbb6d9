import { expect, test } from 'vitest';
import { checkContent } from '#modules/help/check-content.ts';
import { tools } from '#modules/help/index.ts';
import { readContent } from '#modules/help/read-content.ts';
import { renderContextOf } from '#modules/help/seed-help.ts';
import { readConfig } from '#platform/config/config.ts';
import routes from '#routes.ts';
import { messages } from './messages.ts';
import { problems } from './problems.ts';
import { contentSources } from './seed-content.ts';

const files = await readContent(contentSources.contentDir);
const { articles, findings } = checkContent(files, renderContextOf(readConfig({}), contentSources, 'en'));

test('every article is valid, and its links, tools and labels exist', () => {
  expect(findings.map(({ path, line, message }) => `content/${path}:${line} ${message}`)).toEqual([]);
  expect(articles.length).toBe(files.length);
  expect(articles.length).toBeGreaterThan(20);
});

test('every tool that an article can start is a page of the product', () => {
  const paths = routes.flatMap((layout) => layout.children ?? []).map((page) => page.path);
  const isPage = (tool: string) =>
    paths.some((path) => path && new RegExp(`^/${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(tool));
  for (const { path } of Object.values(tools)) expect(isPage(path), path).toBe(true);
});

test('every problem has an article that explains it, and its words', () => {
  const faq = new Set(
    articles.filter(({ file }) => file.category === 'faq').map(({ frontMatter }) => frontMatter.slug),
  );
  for (const [code, { help }] of Object.entries(problems)) {
    expect(faq, `${code} is explained by "${help}"`).toContain(help);
    for (const part of ['title', 'detail']) expect(messages).toHaveProperty([`problem.${code}.${part}`]);
  }
});
