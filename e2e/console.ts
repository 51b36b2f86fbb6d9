import type { Page } from 'playwright-core';
import { must } from '#kernel/result.ts';
import { addMember } from '#modules/staff/index.ts';
import type { OwnSite } from './own-site.ts';

/** The smallest picture that a browser shows. */
export const smallestPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** The link by which a new colleague of this name comes in, as the operator's command makes it. */
export async function enrolmentLink(site: OwnSite, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${Date.now()}@example.com`;
  return must(await addMember(site.holdfast.deps, { name, email })).url;
}

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
