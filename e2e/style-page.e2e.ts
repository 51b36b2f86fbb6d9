import { expect, test } from 'vitest';
import { button, expectAccessible, heading, newCustomer, screenshot, useBrowser } from './harness.ts';

const e2e = useBrowser();

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [320, 'light'],
  [320, 'dark'],
] as const)('every component in every state is accessible at %d px in the %s', async (width, theme) => {
  const page = await e2e().visit({ width, theme, as: await newCustomer() });
  await page.goto('/dev/ui');
  await heading(page, 'Style').waitFor();
  // The switch of a toast comes with the scripts.
  await button(page, 'Close this message').first().waitFor();
  await expectAccessible(page);
  await screenshot(page, `style-page-${theme}`);
  await button(page, 'Sign out').first().click();
  await page.getByRole('dialog').waitFor();
  await expectAccessible(page);
  for (const path of ['/dev/ui/flow', '/dev/ui/account']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
  }
});

test('a page that can’t be shown says why, and is accessible', async () => {
  const page = await e2e().visit({ width: 320 });
  const answer = await page.goto('/dev/ui/error/503');
  expect(answer?.status()).toBe(503);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(page);
});
