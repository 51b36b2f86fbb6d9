import type { Page } from 'playwright-core';

/** Opens the first document of a case in the console, as whoever approves it has to; answers how wide the picture is. */
export async function openDocument(page: Page): Promise<number | undefined> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: /^Open document 1/ }).click();
  const picture = await opened;
  await picture.waitForLoadState();
  const width = await picture.evaluate(() => document.images[0]?.naturalWidth);
  await picture.close();
  return width;
}
