import { describe, expect, test } from 'vitest';
import {
  apiClient,
  button,
  expectAccessible,
  heading,
  latestMessage,
  looking,
  newCustomer,
  screenshot,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();

describe('the language', () => {
  test.each([
    { width: 320, javaScript: false },
    { width: 1280, javaScript: true },
  ] as const)(
    'changes on an article and stays chosen elsewhere ($width px, scripts: $javaScript)',
    async (how) => {
      const page = await e2e().visit(how);
      await page.goto('/help/faq/change-phone');
      await button(page, 'Español').click();
      await page.waitForURL('**/es/help/faq/change-phone');
      expect(await page.locator('html').getAttribute('lang')).toBe('es-ES');
      await heading(page, /teléfono/).waitFor();
      if (how.javaScript) await expectAccessible(page);
      await screenshot(page, 'es-article');
      await page.goto('/sign-in');
      await heading(page, /Iniciar sesión|Inicia sesión/).waitFor();
      if (how.javaScript) await expectAccessible(page);
      await screenshot(page, 'es-sign-in');
      await button(page, 'English').click();
      await heading(page, 'Sign in').waitFor();
    },
  );

  test.each([
    { width: 320, theme: 'dark', javaScript: true },
    { width: 1280, theme: 'light', javaScript: true },
    { width: 320, theme: 'light', javaScript: false },
  ] as const)(
    'may run from right to left ($width px, $theme, scripts: $javaScript)',
    async ({ width, theme, javaScript }) => {
      const customer = await newCustomer();
      const page = await e2e().visit({ as: customer, width, theme, javaScript });
      const look = looking(page, { javaScript }, `ar-${theme}-`);
      const ownWords = (level1: RegExp) => heading(page, level1).waitFor();
      await page.goto('/help/faq/change-phone');
      await button(page, 'العربية').click();
      // The article isn't translated: it says so, and is read in its own direction.
      await page.waitForURL('**/ar/help/faq/change-phone');
      expect(await page.locator('html').getAttribute('lang')).toBe('ar');
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      await ownWords(/phone/);
      expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).direction)).toBe('ltr');
      await look('article');
      for (const [at, name] of [
        ['/ar/help', 'help'],
        ['/ar/help/search?term=phone', 'search'],
        ['/overview', 'overview'],
        ['/security', 'security'],
        ['/security/phone', 'phone'],
        ['/devices', 'devices'],
        ['/activity', 'activity'],
      ] as const) {
        await page.goto(at);
        await ownWords(/\p{Script=Arabic}/u);
        await look(name);
      }
      await page.context().clearCookies({ name: /holdfast_session/ });
      for (const [at, name] of [
        ['/', 'start'],
        ['/sign-in', 'sign-in'],
        ['/sign-up', 'sign-up'],
        ['/recover', 'recover'],
      ] as const) {
        await page.goto(at);
        await ownWords(/\p{Script=Arabic}/u);
        await look(name);
      }
    },
  );

  test('of a search is the one that its address says', async () => {
    const page = await e2e().visit({ width: 320 });
    await page.goto('/es/help/search?term=cambiar+mi+telefono');
    await page
      .getByRole('link', { name: /número de teléfono/ })
      .first()
      .click();
    await page.waitForURL('**/es/help/faq/change-phone');
    const unknown = await page.goto('/xx/help');
    expect(unknown?.status()).toBe(404);
  });

  test('of a customer is the one of their messages', async () => {
    const customer = await newCustomer();
    await apiClient(customer)('PATCH', 'account', { language: 'es' });
    const { challengeId } = await apiClient(customer)('POST', 'account/authenticator-links');
    await apiClient(customer)('POST', `challenges/${challengeId}/codes`, {
      slot: 'contact',
      channel: 'email',
    });
    await latestMessage(customer.email, { matching: /código/i });
    const page = await e2e().visit({ as: customer, width: 320 });
    await page.goto('/overview');
    await heading(page, 'Resumen').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'es-overview');
  });
});
