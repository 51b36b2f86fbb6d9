import { expect, test } from 'vitest';
import { createText } from '#kernel/text.ts';
import { checkContent } from '#modules/editorial/check-content.ts';
import { readContent } from '#modules/editorial/index.ts';
import { tools } from '#modules/help/index.ts';
import { readConfig } from '#platform/config/config.ts';
import routes from '#routes.ts';
import { messages } from './messages.ts';
import { problems } from './problems.ts';
import { contentDir, sourceContext } from './seed-content.ts';

const content = await readContent(contentDir);
const { files } = content;
const config = readConfig({});
const sources = sourceContext(config);
const { articles, findings } = checkContent(content, (locale) => ({
  text: createText(sources.messages, locale, 'UTC'),
  brand: config.brand.name,
  supportEmail: config.brand.supportEmail,
  settings: { ...config.policy, ...sources.settings },
  images: new Map(content.images.map((image) => [image.name, image])),
}));

test('every article is valid, and its links, tools and labels exist', () => {
  expect(findings.map(({ path, line, message }) => `content/${path}:${line} ${message}`)).toEqual([]);
  expect(articles.length).toBe(files.length);
  expect(articles.length).toBeGreaterThan(20);
});

test('every tool that an article can start is a page of the product', () => {
  const paths = routes.flatMap((layout) => layout.children ?? []).map((page) => page.path);
  const isPage = (tool: string) =>
    paths.some((path) => path && new RegExp(`^/${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(tool));
  const there = Object.values(tools).flatMap(({ path }) => path ?? []);
  expect(there.length).toBeGreaterThan(15);
  for (const path of there) expect(isPage(path), path).toBe(true);
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
