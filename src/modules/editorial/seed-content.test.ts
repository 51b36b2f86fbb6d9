import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { plusDays } from '#kernel/instant.ts';
import { createHelpCentre, type HelpCentre } from '#modules/help/index.ts';
import { manualClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/config.ts';
import { createSecrets } from '#platform/crypto/secrets.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import type { Live } from '#platform/live/live.ts';
import { createPgLive } from '#platform/live/pg-live.ts';
import { createLog } from '#platform/log/log.ts';
import { type SeedDeps, seedContent } from './seed-content.ts';

const database = useTestDatabase();
const clock = manualClock();
const log = createLog('silent');
const messages = { 'help.note': 'Note', 'phone.save': 'Save number' };
let live: Live;
let help: HelpCentre;
let contentDir: string;

const write = (name: string, title: string, text: string) =>
  writeFileSync(
    path.join(contentDir, 'en/faq', `${name}.md`),
    `---\nslug: ${name}\ntitle: ${title}\nsection: account\npublished: 2026-10-05\nsummary: One sentence about it.\n---\n${text}\n`,
  );
const secrets = createSecrets('for tests');
const deps = (): SeedDeps => ({ db: database().db, live, log, clock, secrets });
const seed = (env: Record<string, string> = {}, texts = messages) =>
  seedContent(deps(), { config: readConfig(env), messages: { en: texts }, settings: {} }, contentDir);
const read = async (slug: string, reader?: { address: string; userAgent: string }) => {
  const key = { locale: 'en-GB', region: null, category: 'faq', slug };
  if (reader) await help.countReading({ ...key, reader });
  const found = await help.readArticle(key);
  return found.ok ? found.value : found.problem.code;
};
const viewsOf = async (slug: string) => {
  const { rows } = await database().db.pool.query<{ views: number }>(
    'select views from help.articles where slug = $1',
    [slug],
  );
  return rows[0]?.views;
};

beforeAll(async () => {
  live = await createPgLive({ url: database().url, log });
  help = createHelpCentre(
    { db: database().db, clock, secrets, live, log },
    { problems: { code_wrong: { help: 'phone' }, lost: { help: 'no-such-article' } } },
  );
});
afterAll(async () => {
  await help.close();
  await live.close();
});
beforeEach(async () => {
  contentDir = mkdtempSync(path.join(tmpdir(), 'holdfast-content-'));
  mkdirSync(path.join(contentDir, 'en/faq'), { recursive: true });
  write('phone', 'Change the phone', 'Press :ui[phone.save] and wait :setting[holdHours].');
  write('password', 'Choose a password', 'Eight characters.');
  await seed();
  return () => rmSync(contentDir, { recursive: true });
});

describe('Bringing the articles up to date', () => {
  test('writes nothing when nothing changed, and does so in no time', async () => {
    const before = performance.now();
    expect(await seed()).toEqual({ saved: 0, deleted: 0, waiting: 0 });
    expect(performance.now() - before).toBeLessThan(500);
  });

  test('writes what changed, deletes what is gone, and keeps the views', async () => {
    await database().db.pool.query("update help.articles set views = 14014 where slug = 'phone'");
    write('phone', 'Change the phone number', 'Other words.');
    rmSync(path.join(contentDir, 'en/faq/password.md'));
    expect(await seed()).toEqual({ saved: 1, deleted: 1, waiting: 0 });
    expect(await viewsOf('phone')).toBe(14_014);
    expect(await viewsOf('password')).toBeUndefined();
  });

  test('renders anew when a setting or the label of a screen changed', async () => {
    expect(await seed({}, { ...messages, 'phone.save': 'Keep number' })).toMatchObject({ saved: 2 });
    expect(await seed({ HOLDFAST_HOLD_HOURS: '36' })).toMatchObject({ saved: 2 });
    await vi.waitFor(async () => {
      expect(await read('phone')).toMatchObject({
        blocks: [{ html: expect.stringContaining('36 hours') }],
      });
    });
  });

  test('leaves an article as it was when its file is broken', async () => {
    writeFileSync(path.join(contentDir, 'en/faq/phone.md'), 'no front matter');
    expect(await seed()).toEqual({ saved: 0, deleted: 0, waiting: 0 });
    expect(await viewsOf('phone')).toBeDefined();
  });

  test('two processes that start at once do it once', async () => {
    write('phone', 'Change the phone again', 'Once.');
    const both = await Promise.all([seed(), seed()]);
    expect(both.map(({ saved }) => saved).sort()).toEqual([0, 1]);
  });

  test('the search of every process hears of it', async () => {
    write('unicorn', 'About unicorns', 'They are rare.');
    expect((await help.searchHelp({ locale: 'en', region: null, term: 'unicorn' })).counts.all).toBe(0);
    await seed();
    await vi.waitFor(async () => {
      expect((await help.searchHelp({ locale: 'en', region: null, term: 'unicorn' })).counts.all).toBe(1);
    });
  });
});

describe('Reading', () => {
  const anna = { address: '192.0.2.1', userAgent: 'Firefox' };
  const ben = { address: '192.0.2.2', userAgent: 'Firefox' };

  test('counts a reader of an article once a day', async () => {
    await vi.waitFor(async () => expect(await read('phone')).toMatchObject({ slug: 'phone' }));
    const before = (await viewsOf('phone')) ?? 0;
    for (const reader of [anna, anna, ben]) await read('phone', reader);
    await help.flushReadings();
    await read('phone', anna);
    await help.flushReadings();
    expect(await viewsOf('phone')).toBe(before + 2);
    clock.set(plusDays(clock.now(), 1));
    await read('phone', anna);
    await help.flushReadings();
    expect(await viewsOf('phone')).toBe(before + 3);
  });

  test('keeps nothing that names a reader, and that for a day', async () => {
    await read('phone', anna);
    await help.flushReadings();
    const { rows } = await database().db.pool.query('select * from help.readers');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|Firefox/);
    clock.set(plusDays(clock.now(), 2));
    await help.forgetReaders();
    const after = await database().db.pool.query('select * from help.readers');
    expect(after.rows).toEqual([]);
  });

  test.each([
    ['faq', 'nothing-like-it'],
    ['nonsense', 'phone'],
    ['faq', '../../etc/passwd'],
    ['__proto__', 'constructor'],
  ])('an article that is not there (%s/%s) is a problem, not a bug', async (category, slug) => {
    const found = await help.readArticle({ locale: 'en', region: null, category, slug });
    expect(found).toMatchObject({ ok: false, problem: { code: 'article_not_found' } });
  });

  test('a problem leads to its article, an unknown one nowhere', async () => {
    expect(await help.articleOfProblem({ locale: 'en', region: null, code: 'code_wrong' })).toMatchObject({
      category: 'faq',
      slug: 'phone',
    });
    for (const code of ['lost', 'never_heard_of', 'constructor', '']) {
      expect(await help.articleOfProblem({ locale: 'en', region: null, code })).toBeNull();
    }
  });
});

describe('The articles of a category', () => {
  const list = (page?: number) =>
    help.listCategory({
      locale: 'en',
      region: null,
      category: 'faq',
      ...(page === undefined ? {} : { page }),
    });

  test('come fifteen a page, each once, and an address beyond the last page shows the last', async () => {
    for (let count = 0; count < 30; count += 1) write(`article-${count}`, `Article ${count}`, 'Text.');
    await seed();
    await vi.waitFor(async () => {
      expect(await list()).toMatchObject({ page: 1, pages: 3, count: 32, from: 1, to: 15 });
    });
    const pages = await Promise.all([list(1), list(2), list(3)]);
    expect(pages.map((page) => page?.articles.length)).toEqual([15, 15, 2]);
    expect(new Set(pages.flatMap((page) => page?.articles.map(({ slug }) => slug))).size).toBe(32);
    expect(pages[2]).toMatchObject({ page: 3, from: 31, to: 32 });
    for (const [asked, shown] of [
      [0, 1],
      [-5, 1],
      [Number.NaN, 1],
      [2.9, 2],
      [99, 3],
    ] as const)
      expect(await list(asked), String(asked)).toMatchObject({ page: shown });
  });

  test('are none of a category that does not exist', async () => {
    expect(await help.listCategory({ locale: 'en', region: null, category: 'constructor' })).toBeNull();
  });
});
