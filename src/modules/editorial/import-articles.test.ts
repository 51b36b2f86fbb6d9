import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHelpCentre, findImage, type HelpCentre } from '#modules/help/index.ts';
import { manualClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/config.ts';
import { createSecrets } from '#platform/crypto/secrets.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import type { Live } from '#platform/live/live.ts';
import { createPgLive } from '#platform/live/pg-live.ts';
import { createLog } from '#platform/log/log.ts';
import { toOurMarkdown } from './html-to-markdown.ts';
import { importArticles } from './import-articles.ts';
import { readFolder } from './read-folder.ts';
import { readHelpDesk } from './read-help-desk.ts';

const database = useTestDatabase();
const clock = manualClock();
const log = createLog('silent');
const secrets = createSecrets('for tests');
const sources = { config: readConfig({}), messages: { en: { 'help.note': 'Note' } }, settings: {} };
let live: Live;
let folder: string;
let imports = 0;

beforeAll(async () => {
  live = await createPgLive({ url: database().url, log });
});
afterAll(() => live.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'holdfast-import-'));
  return () => rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Buffer) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
};
const newName = () => `desk-${(imports += 1)}`;
const take = (
  articles: Parameters<typeof importArticles>[2]['articles'],
  more: { name: string; isDryRun?: boolean },
) =>
  importArticles({ db: database().db, live, clock, secrets }, sources, {
    isDryRun: false,
    folder,
    articles,
    onProgress: () => undefined,
    ...more,
  });
const takeFolder = async (more: { name: string; isDryRun?: boolean }) => {
  const articles = [];
  for await (const each of readFolder(folder, { locale: 'en', category: 'faq' })) articles.push(each);
  return take(articles, more);
};
const exported = (articles: readonly object[], translations: readonly object[] = []) => {
  write(
    'export.json',
    JSON.stringify({ sections: [{ id: 7, name: 'Getting started' }], articles, translations }),
  );
  return readHelpDesk(path.join(folder, 'export.json'), { locale: 'en', category: 'faq' });
};
const article = (id: number, title: string, body: string, more: object = {}) => ({
  id,
  title,
  body,
  locale: 'en-us',
  section_id: 7,
  created_at: '2025-03-04T05:06:07Z',
  updated_at: '2026-03-04T05:06:07Z',
  html_url: `https://desk.example/hc/en-us/articles/${id}-whatever`,
  ...more,
});

/** What readers see of it in a process that starts now. */
async function read(slug: string, locale = 'en') {
  const help: HelpCentre = createHelpCentre(
    { db: database().db, clock, secrets, live, log },
    { problems: {} },
  );
  try {
    const found = await help.readArticle({ locale, region: null, category: 'faq', slug });
    if (!found.ok) return null;
    const html = found.value.blocks.map((block) => (block.kind === 'html' ? block.html : '')).join('');
    return { ...found.value, html };
  } finally {
    await help.close();
  }
}

describe('A help desk’s export', () => {
  test('brings articles with sections, dates, links among themselves and translations', async () => {
    const { articles, findings } = await exported(
      [
        article(
          11,
          'Where is my parcel?',
          '<p>Ask <a href="https://desk.example/hc/en-us/articles/12">here</a>.</p>',
        ),
        article(12, 'Whom do I ask?', '<h1>Whom do I ask?</h1><h3>By post</h3><p>Write to us.</p>'),
        article(13, 'A draft', '<p>Not yet.</p>', { draft: true }),
      ],
      [{ source_id: 11, locale: 'es', title: '¿Dónde está mi paquete?', body: '<p>Pregunta aquí.</p>' }],
    );
    expect(findings).toEqual([{ place: 'article 13', message: 'is a draft and left out' }]);
    expect(await take(articles, { name: newName() })).toMatchObject({ saved: 3, refused: 0, findings: [] });
    expect(await read('where-is-my-parcel')).toMatchObject({
      publishedOn: '2025-03-04',
      updatedOn: '2026-03-04',
      sectionTitle: 'Getting started',
      html: '<p>Ask <a href="/help/faq/whom-do-i-ask">here</a>.</p>',
    });
    expect((await read('whom-do-i-ask'))?.html).toBe('<h2 id="by-post">By post</h2>\n<p>Write to us.</p>');
    expect(await read('where-is-my-parcel', 'es')).toMatchObject({
      locale: 'es',
      title: '¿Dónde está mi paquete?',
    });
  });

  test('taken again changes nothing; a changed title keeps its address', async () => {
    const name = newName();
    const first = (await exported([article(21, 'How do I return it?', '<p>By post.</p>')])).articles;
    expect(await take(first, { name })).toMatchObject({ saved: 1 });
    expect(await take(first, { name })).toMatchObject({ saved: 0, unchanged: 1 });
    const second = (await exported([article(21, 'How can I send it back?', '<p>By post.</p>')])).articles;
    expect(await take(second, { name })).toMatchObject({ saved: 1, unchanged: 0 });
    expect(await read('how-do-i-return-it')).toMatchObject({ title: 'How can I send it back?' });
    expect(await read('how-can-i-send-it-back')).toBeNull();
  });

  test('leaves alone what was edited here since', async () => {
    const name = newName();
    const { articles } = await exported([article(31, 'Is it edible?', '<p>No.</p>')]);
    await take(articles, { name });
    await database().db.pool.query(
      "update editorial.articles set origin = 'desk' where slug = 'is-it-edible'",
    );
    const changed = (await exported([article(31, 'Is it edible?', '<p>Yes.</p>')])).articles;
    const report = await take(changed, { name });
    expect(report).toMatchObject({ saved: 0, kept: 1 });
    expect(report.findings[0]?.message).toContain('/help/faq/is-it-edible');
    expect((await read('is-it-edible'))?.html).toBe('<p>No.</p>');
  });

  test('tried first writes nothing', async () => {
    const { articles } = await exported([article(41, 'What is a dry run?', '<p>This.</p>')]);
    expect(await take(articles, { name: newName(), isDryRun: true })).toMatchObject({ saved: 1 });
    expect(await read('what-is-a-dry-run')).toBeNull();
  });

  test('tells what has not the shape of an article', async () => {
    const { articles, findings } = await exported([{ id: 51 }, article(52, 'Fine', '<p>Fine.</p>')]);
    expect(articles).toHaveLength(1);
    expect(findings[0]).toMatchObject({ place: 'article 1', message: expect.stringContaining('title') });
  });

  test('two articles of one title get two addresses', async () => {
    const { articles } = await exported([
      article(61, 'Twins', '<p>One.</p>'),
      article(62, 'Twins', '<p>Two.</p>'),
    ]);
    await take(articles, { name: newName() });
    expect([(await read('twins'))?.html, (await read('twins-2'))?.html]).toEqual([
      '<p>One.</p>',
      '<p>Two.</p>',
    ]);
  });

  test('of many articles is converted by several threads, in order', async () => {
    const many = Array.from({ length: 230 }, (_, at) =>
      article(7000 + at, `Number ${at} of many`, `<p>It is ${at}.</p>`),
    );
    const { articles } = await exported(many);
    expect(await take(articles, { name: newName() })).toMatchObject({ saved: 230, refused: 0 });
    expect((await read('number-229-of-many'))?.html).toBe('<p>It is 229.</p>');
  });
});

describe('A folder', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  test('brings Markdown and HTML with their images and the links between files', async () => {
    write(
      'guides/first-steps.md',
      '# First steps\n\nGo on with [the next](second.html).\n\n![A dot](../dot.png)\n',
    );
    write(
      'guides/second.html',
      '<html><head><title>The second step</title></head><body><p>Done: well.</p></body></html>',
    );
    write('dot.png', png);
    expect(await takeFolder({ name: newName() })).toMatchObject({ saved: 2, findings: [] });
    const first = await read('first-steps');
    expect(first).toMatchObject({ title: 'First steps', sectionTitle: 'guides' });
    expect(first?.html).toContain('href="/help/faq/second"');
    const name = /src="\/help\/images\/(import-[0-9a-f]+\.png)"/.exec(first?.html ?? '')?.[1] ?? '';
    expect(await findImage(database().db.queries, name)).toMatchObject({
      mediaType: 'image/png',
      width: 1,
      bytes: png,
    });
    expect(await read('second')).toMatchObject({ title: 'The second step', html: '<p>Done: well.</p>' });
  });

  test('reaches no file outside of it, and no other site', async () => {
    write(
      'inside/a.md',
      '# An article\n\n![x](../../../../etc/passwd) ![y](https://elsewhere.example/y.png) Text.',
    );
    const report = await takeFolder({ name: newName() });
    expect(report.findings.map(({ message }) => message)).toEqual([
      'an image is left out: ../../../../etc/passwd',
      'an image is left out: https://elsewhere.example/y.png',
    ]);
    expect((await read('a'))?.html).not.toContain('<img');
  });
});

describe('Foreign text', () => {
  const keep = { link: (href: string) => href, image: () => null };
  const ours = (body: string, format: 'html' | 'markdown' = 'html') =>
    toOurMarkdown({ format, body, title: 'Title' }, keep).body;

  test('loses scripts, handlers and frames', () => {
    const body = ours(
      '<p onclick="x()">Hi<script>alert(1)</script><iframe src="https://x.example"></iframe></p>',
    );
    expect(body).not.toMatch(/script|onclick|iframe|alert/);
  });

  test('never becomes a directive of ours', () => {
    expect(ours('<p>Note:setting[holdHours] and ::next[x]</p>')).not.toMatch(/(?<!\\):setting|^::next/m);
    expect(ours(':::note\nHi\n:::', 'markdown')).not.toMatch(/^:::note/m);
  });
});
