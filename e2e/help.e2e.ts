import { describe, expect, test } from 'vitest';
import { button, expectAccessible, heading, looking, newCustomer, origin, useBrowser } from './harness.ts';

const e2e = useBrowser();

describe('from a question to its tool', () => {
  test.each([
    { width: 320, javaScript: true },
    { width: 1280, javaScript: true },
    { width: 320, javaScript: false },
  ] as const)(
    'the search leads to the article, and its button through sign-in to the tool ($width px, scripts: $javaScript)',
    async (how) => {
      const page = await e2e().visit(how);
      const look = looking(page, how);
      await page.goto('/');
      await look('home');
      await page.getByRole('searchbox').fill('chagne my phone');
      await button(page, 'Search').click();
      await page.getByText(/^Showing 1–\d+ of \d+ articles$/).waitFor();
      const tabs = page.getByRole('navigation', { name: 'Kinds of articles' }).getByRole('link');
      expect(await tabs.allInnerTexts()).toEqual([
        expect.stringMatching(/^All\s*\d+$/),
        expect.stringMatching(/^FAQ\s*\d+$/),
        expect.stringMatching(/^Announcements\s*\d+$/),
        expect.stringMatching(/^Product documents\s*\d+$/),
      ]);
      await look('help-search');
      await tabs.nth(1).click();
      await page.waitForURL(/\/help\/search\?category=faq&term=chagne/);

      await page.getByRole('list').getByRole('link', { name: 'How do I change my phone number?' }).click();
      await heading(page, 'How do I change my phone number?').waitFor();
      await look('help-article');
      const can = page.getByText('I can sign in', { exact: true });
      await can.click();
      await page.getByText('Code to the new number').waitFor();

      await page.getByRole('link', { name: 'Change phone number', exact: true }).click();
      await page.waitForURL(/\/sign-in\?next=/);
      const next = new URL(page.url()).searchParams.get('next') ?? '';
      expect(new URL(next, origin()).pathname).toBe('/security/phone/change');
      expect(new URL(next, origin()).searchParams.get('from')).toBe('/help/faq/change-phone#next');
    },
  );

  test('a customer who is signed in finds their own way open and the tool one press away', async () => {
    const page = await e2e().visit({ as: await newCustomer() });
    await page.goto('/help/faq/change-phone');
    await page.getByText('Code to the new number').waitFor();
    expect(await page.getByText('Some rules depend on where you live').count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Change phone number', exact: true }).click();
    await heading(page, 'Change phone number').waitFor();
  });

  test('help pages are accessible; articles ship no script, and search forms only the one of suggestions', async () => {
    const page = await e2e().visit({ width: 320 });
    for (const path of [
      '/help',
      '/help/faq',
      '/help/faq?page=2',
      '/help/announcements',
      '/help/faq/code-not-received',
      '/help/product-documents/limits-and-waits',
      '/help/search?term=phone',
      '/help/search?term=xylophone',
      '/help/search?category=announcements&term=clock',
    ]) {
      await page.goto(path);
      const isArticle = /\/(?:faq|product-documents)\/./.test(path);
      expect(await page.locator('script[src]').count(), path).toBe(isArticle ? 0 : 1);
      expect(
        await page.locator('script:not([src*="suggest-client"], [type="application/ld+json"])').count(),
        path,
      ).toBe(0);
      await expectAccessible(page);
    }
  });
});

describe('addresses of the help centre', () => {
  const get = (path: string) => fetch(`${origin()}${path}`, { redirect: 'manual' });

  test('markup in a term is shown as text', async () => {
    const page = await e2e().visit();
    const term = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    await page.goto(`/help/search?term=${encodeURIComponent(term)}`);
    expect(await page.getByRole('searchbox').inputValue()).toBe(term);
    expect(await page.locator('main img').count()).toBe(0);
  });

  test.each([
    ['a very long term', `/help/search?term=${'phone+'.repeat(330)}`, 200],
    ['control characters', '/help/search?term=%00%07%1b[31mphone', 200],
    ['broken encoding', '/help/search?term=%ff%fe', 200],
    ['an unknown category', '/help/search?category=nonsense&term=phone', 200],
    ['a page beyond the last', '/help/search?term=phone&page=999999999999', 200],
    ['a page that is none', '/help/search?term=phone&page=two', 200],
    ['an unknown kind', '/help/nonsense', 404],
    ['an unknown article', '/help/faq/nonsense', 404],
    ['an unknown problem', '/help/problems/nonsense', 404],
    ['a problem', '/help/problems/code_expired', 200],
    ['the old form of a search', '/help?q=phone', 302],
  ])('%s is answered', async (_, path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test('the API answers the same as the page', async () => {
    const found = (await (await get('/api/v1/help/search?term=chagne+phone&category=faq')).json()) as {
      hits: { path: string }[];
    };
    expect(found.hits[0]?.path).toBe('/help/faq/change-phone');
    const article = await get('/api/v1/help/articles/faq/change-phone');
    expect(await article.json()).toMatchObject({
      tool: { id: 'change_phone', path: '/security/phone/change' },
    });
    expect((await get('/api/v1/help/articles/faq/nonsense')).status).toBe(404);
  });
});
