import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedContent } from '#app/seed-content.ts';
import { must } from '#kernel/result.ts';
import { createHelpCentre } from '#modules/help/index.ts';
import { addMember } from '#modules/staff/index.ts';
import { createPgLive } from '#platform/live/pg-live.ts';
import { button, expectAccessible, heading, origin, screenshot, useBrowser } from './harness.ts';
import { useOwnSite } from './own-site.ts';
import { withDevice } from './passkey-device.ts';

const site = useOwnSite();
const e2e = useBrowser();
beforeAll(() => seedContent(site().holdfast));
let colleagues = 0;

/** Somebody of the console, in a browser of their own, at the desk. */
async function newColleague(width: 320 | 1280): Promise<Page> {
  colleagues += 1;
  const name = `Editor ${colleagues}`;
  const email = `editor.${colleagues}.${Date.now()}@example.com`;
  const page = await e2e().visit({ width });
  await withDevice(page);
  await page.goto(must(await addMember(site().holdfast.deps, { name, email })).url);
  await button(page, 'Make a passkey').click();
  await heading(page, 'Your passkeys').waitFor();
  await page.getByRole('link', { name: 'Articles', exact: true }).click();
  await heading(page, 'Articles').waitFor();
  return page;
}

const at = (path: string) => fetch(`${origin()}${path}`, { redirect: 'manual' });

describe('an article of the desk', () => {
  test.each([320, 1280] as const)(
    'is begun, reviewed by somebody else, read in another process, renamed and taken away (%d px)',
    async (width) => {
      const slug = `how-big-is-a-satoshi-${width}`;
      const ada = await newColleague(width);
      await expectAccessible(ada);
      await screenshot(ada, `desk-1-articles-${width}`);
      await ada.getByLabel('Title', { exact: true }).fill('How big is a satoshi?');
      await ada.getByRole('textbox', { name: 'Address' }).fill(slug);
      await button(ada, 'Begin the draft').click();
      await heading(ada, 'Version 1 of “How big is a satoshi?”').waitFor();
      await ada.getByLabel('Summary').fill('A hundred millionth of a bitcoin, the smallest part there is.');
      await ada.getByRole('textbox', { name: 'Text' }).fill('It is tiny :ui[no.such.label].');
      await button(ada, 'Keep the draft').click();
      await ada.getByText('There is no label "no.such.label" on any screen.').waitFor();
      await expectAccessible(ada);
      await screenshot(ada, `desk-2-wrong-${width}`);
      await ada.getByRole('textbox', { name: 'Text' }).fill(`It is a ${slug} of tininess.`);
      await button(ada, 'Ask for a review').click();
      await ada.getByText('You wrote in it, so somebody else reviews it.').waitFor();
      await expectAccessible(ada);
      expect((await at(`/help/faq/${slug}`)).status).toBe(404);

      const ben = await newColleague(width);
      await ben.getByRole('link', { name: /^In review/ }).click();
      await ben.getByRole('link', { name: 'How big is a satoshi?' }).first().click();
      await heading(ben, 'Version 1 of “How big is a satoshi?”').waitFor();
      await expectAccessible(ben);
      await screenshot(ben, `desk-3-review-${width}`);
      // Another process that was there before hears of it.
      const { deps } = site().holdfast;
      const live = await createPgLive({ url: site().databaseUrl, log: deps.log });
      const elsewhere = createHelpCentre({ ...deps, live }, { problems: {} });
      try {
        const find = () => elsewhere.searchHelp({ locale: 'en', region: null, term: slug });
        expect((await find()).hits.map((hit) => hit.slug)).not.toContain(slug);
        await button(ben, 'Confirm the decision').click();
        await ben.getByText('Readers see it now.').waitFor();
        await expect.poll(async () => (await find()).hits[0]?.slug, { timeout: 1000 }).toBe(slug);
      } finally {
        await elsewhere.close();
        await live.close();
      }
      await expectAccessible(ben);
      const reader = await e2e().visit({ width });
      await reader.goto(`/help/faq/${slug}`);
      await heading(reader, 'How big is a satoshi?').waitFor();

      await button(ben, 'Edit the article').click();
      await ben.getByRole('textbox', { name: 'Address', exact: true }).fill(`${slug}-exactly`);
      await button(ben, 'Ask for a review').click();
      await ben.getByText('You wrote in it, so somebody else reviews it.').waitFor();
      await ada.goto(ben.url());
      await button(ada, 'Confirm the decision').click();
      await ada.getByText('Readers see it now.').waitFor();
      await expect
        .poll(async () => (await at(`/help/faq/${slug}`)).headers.get('location'))
        .toBe(`/help/faq/${slug}-exactly`);
      await ada.goto(`/console/articles/en/faq/${slug}-exactly`);
      await screenshot(ada, `desk-4-article-${width}`);
      await ada.getByLabel(/^Where its address leads/).fill('faq/change-phone');
      await button(ada, 'Take the article away').click();
      await ada.getByText('Readers don’t see the article any more.').waitFor();
      await expectAccessible(ada);
      await expect
        .poll(async () => (await at(`/help/faq/${slug}-exactly`)).headers.get('location'))
        .toBe('/help/faq/change-phone');
    },
  );
});

describe('what readers tell', () => {
  test('reaches the desk: a search that finds nothing, and an article that did not help', async () => {
    const reader = await e2e().visit({ width: 320, javaScript: false });
    await reader.goto('/help/search?term=zzyzx+qwxv');
    await reader.goto('/help/faq/change-phone');
    await button(reader, 'No').click();
    await reader.getByText('The screens look different').click();
    await button(reader, 'Send the reason').click();
    await reader.getByText('Thank you. Whoever writes the articles sees your answer').waitFor();

    const ada = await newColleague(1280);
    await ada.getByRole('link', { name: 'Readers', exact: true }).click();
    await heading(ada, 'What readers tell us').waitFor();
    await ada.getByText('zzyzx qwxv').waitFor();
    await expectAccessible(ada);
    await ada.getByRole('link', { name: 'Didn’t help' }).click();
    await ada.getByText('The screens look different: 1').waitFor();
    await expectAccessible(ada);
    await screenshot(ada, 'desk-5-readers');
  });

  test('is not there for anybody else', async () => {
    for (const path of ['/console/articles', '/console/readers', '/console/articles/en/faq/change-phone'])
      expect((await at(path)).status, path).toBe(404);
  });
});
