import { describe, expect, test } from 'vitest';
import { expectAccessible, heading, origin, useBrowser } from './harness.ts';

const e2e = useBrowser();

describe('suggestions while a question is typed', () => {
  test.each([320, 1280] as const)('lead to an article by keyboard alone (%i px)', async (width) => {
    const page = await e2e().visit({ width });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/suggestions')) asked.push(request.url());
    });
    await page.goto('/help');
    const field = page.getByLabel('Search the help centre');
    await field.focus();
    expect(await field.getAttribute('role')).toBeNull();
    expect(asked).toEqual([]);
    await field.pressSequentially('chagne my pho');
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    const option = list.getByRole('option', { name: 'How do I change my phone number?' });
    await option.waitFor();
    const combobox = page.getByRole('combobox');
    expect(await combobox.getAttribute('aria-expanded')).toBe('true');
    expect(await combobox.getAttribute('aria-controls')).toBe(await list.getAttribute('id'));
    await page
      .getByRole('status')
      .getByText(/\d suggestions?, use the arrow keys/)
      .waitFor();
    await expectAccessible(page);

    await page.keyboard.press('ArrowUp');
    const last = list.getByRole('option').last();
    expect(await combobox.getAttribute('aria-activedescendant')).toBe(await last.getAttribute('id'));
    await page.keyboard.press('Home');
    expect(await list.getByRole('option').first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    expect(await last.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(await combobox.getAttribute('aria-expanded')).toBe('false');
    expect(await combobox.getAttribute('aria-activedescendant')).toBeNull();
    expect(await combobox.inputValue()).toBe('chagne my pho');

    await page.keyboard.press('ArrowDown');
    await option.waitFor();
    const count = await list.getByRole('option').count();
    for (let step = 0; step < count; step += 1) {
      await page.keyboard.press('ArrowDown');
      if ((await option.getAttribute('aria-selected')) === 'true') break;
    }
    await page.keyboard.press('Enter');
    await heading(page, 'How do I change my phone number?').waitFor();
    expect(await page.locator('script[src]').count()).toBe(0);
  });

  test('a touch on one searches for it, and it is remembered in this browser', async () => {
    const page = await e2e().visit({ width: 320 });
    await page.goto('/');
    const field = page.getByRole('searchbox');
    await field.pressSequentially('passw');
    await page
      .getByRole('option', { name: 'password wrong', exact: true })
      .or(page.getByRole('option').first())
      .first()
      .click();
    await page.waitForURL(/\/help\//);
    await page.goto('/help');
    await page.getByRole('searchbox').fill('frozen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/term=frozen/);
    await page.goto('/help');
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'frozen', exact: true }).waitFor();
  });
});

describe('the search page', () => {
  test.each([
    { width: 320, javaScript: true },
    { width: 1280, javaScript: true },
    { width: 320, javaScript: false },
  ] as const)('a typo leads to the article ($width px, scripts: $javaScript)', async (how) => {
    const page = await e2e().visit(how);
    await page.goto('/help');
    await page.getByLabel('Search the help centre').fill('athenticator lost');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/\/help\/search\?term=athenticator/);
    await page.getByRole('link', { name: 'authenticator lost' }).waitFor();
    await page.getByRole('link', { name: 'How do I reset two-factor authentication?' }).click();
    await heading(page, 'How do I reset two-factor authentication?').waitFor();
  });

  test('tabs and pages have addresses that can be shared, and an unknown kind is All', async () => {
    const page = await e2e().visit({ width: 1280, javaScript: false });
    await page.goto('/help/search?category=product-documents&term=code');
    const tabs = page.getByRole('navigation', { name: 'Kinds of articles' });
    expect(await tabs.locator('[aria-current]').innerText()).toMatch(/^Product documents/);
    const counter = await page.getByText(/^Showing /).innerText();
    await page.goto('/help/search?category=nonsense&term=code');
    expect(await tabs.locator('[aria-current]').innerText()).toMatch(/^All/);
    expect(await page.getByText(/^Showing /).innerText()).not.toBe(counter);
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL(/term=code&page=2/);
    expect(await page.getByText(/^Showing 16–/).count()).toBe(1);
  });

  test('an empty answer is honest: the nearest articles, and the way to support', async () => {
    const page = await e2e().visit({ width: 320 });
    await page.goto('/help/search?term=xylophone');
    await page.getByText('No article matches “xylophone”').waitFor();
    await page.getByRole('heading', { name: /These are the nearest/ }).waitFor();
    expect(await page.locator('main a[href^="mailto:"]').count()).toBe(1);
    await expectAccessible(page);
  });

  test('the script is small, has a hash in its name and is kept', async () => {
    const html = await (await fetch(`${origin()}/help`)).text();
    const path = /<script src="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(path).toMatch(/^\/assets\/suggest-client-[\w-]+\.js$/);
    const answer = await fetch(origin() + path);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(15_000);
  });
});
