import { beforeAll, describe, expect, it } from 'vitest';
import { seedContent } from './seed-content.ts';
import { useTestSite } from './testing.ts';

const site = useTestSite();
beforeAll(() => seedContent(site().holdfast));

type Listed = { category: string; slug: string; path: string; section: string | null };
type Page = { articles: Listed[]; page: number; pages: number; count: number };

const inOrder = ['signing-in', 'security', 'account', 'money', 'app'];

describe('the help centre over the API', () => {
  it('has its front page', async () => {
    const page = await site().newClient().ok<{
      popular: Listed[];
      sections: { section: string; articles: Listed[] }[];
      announcements: Listed[];
      documents: Listed[];
    }>('GET', 'help');
    expect(page.popular).toHaveLength(6);
    expect(page.sections.map(({ section }) => section)).toEqual(inOrder);
    expect(page.announcements.every(({ category }) => category === 'announcements')).toBe(true);
    expect(page.documents.map(({ path }) => path)).toContain('/help/product-documents/security-model');
  });

  it('lists a category page by page, the questions by section', async () => {
    const client = site().newClient();
    const first = await client.ok<Page>('GET', 'help/categories/faq/articles');
    expect(first).toMatchObject({ page: 1, articles: { length: 15 } });
    const all = [...first.articles];
    for (let page = 2; page <= first.pages; page += 1)
      all.push(...(await client.ok<Page>('GET', `help/categories/faq/articles?page=${page}`)).articles);
    expect(all).toHaveLength(first.count);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(first.count);
    const order = all.map(({ section }) => inOrder.indexOf(section ?? ''));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(await client.call('GET', 'help/categories/constructor/articles')).toMatchObject({
      status: 404,
      body: { code: 'category_not_found' },
    });
  });

  it('speaks the language that is asked for, in full or where it can', async () => {
    const client = site().newClient();
    type Found = { hits: { slug: string; locale: string; path: string }[] };
    const spanish = await client.ok<Found>('GET', 'help/search?term=cambiar+mi+telefono&locale=es-MX');
    expect(spanish.hits[0]).toMatchObject({ locale: 'es', path: '/es/help/faq/change-phone' });
    // Arabic has no articles of its own: the English ones, under the reader's address.
    const arabic = await client.ok('GET', 'help/articles/faq/change-phone?locale=ar');
    expect(arabic).toMatchObject({ locale: 'en', path: '/ar/help/faq/change-phone' });
    const unknown = await client.ok('GET', 'help/articles/faq/change-phone?locale=xx&region=%00');
    expect(unknown).toMatchObject({ locale: 'en', path: '/help/faq/change-phone' });
    const there = await client.ok('GET', 'help/problems/session_missing?locale=es&region=us');
    expect(there).toMatchObject({ path: '/es-us/help/faq/sign-out' });
  });

  it('names the article of every problem that it answers', async () => {
    const client = site().newClient();
    const refusal = await client.call('GET', 'session');
    const code = String(
      new URL(String((refusal.body as Record<string, string>)['type'])).pathname.split('/').at(-1),
    );
    expect(await client.ok('GET', `help/problems/${code}`)).toEqual({
      category: 'faq',
      slug: 'sign-out',
      path: '/help/faq/sign-out',
    });
    expect(await client.call('GET', 'help/problems/constructor')).toMatchObject({
      status: 404,
      body: { code: 'article_not_found' },
    });
  });
});

it('signing up can be offered from the API alone: regions, and countries with their calling codes', async () => {
  const options = await site()
    .newClient()
    .ok<{ regions: { code: string; name: string }[]; countries: { code: string; callingCode: string }[] }>(
      'GET',
      'sign-up-options',
    );
  expect(options.regions.map(({ code }) => code).sort()).toEqual(
    [...site().holdfast.deps.config.regions].sort(),
  );
  expect(options.regions).toContainEqual({ code: 'GB', name: 'United Kingdom' });
  expect(options.countries).toContainEqual({ code: 'GB', name: 'United Kingdom', callingCode: '44' });
  expect(options.countries.length).toBeGreaterThan(200);
});
