import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  apiClient,
  type Customer,
  expectAccessible,
  latestCode,
  latestMessage,
  linkIn,
  newCustomer,
  screenshot,
  useBrowser,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';

const site = useOwnSite({
  HOLDFAST_CODE_SENDS_PER_HOUR: '1000',
  HOLDFAST_CODE_SENDS_PER_DAY: '1000',
  HOLDFAST_CODE_SENDS_PER_ACCOUNT_HOUR: '1000',
});
const e2e = useBrowser();

/** More than two pages of devices and of sessions (10 each), and of activity (20). */
const others = 21;

/** Signs the customer in on one more new device. */
async function signInElsewhere(customer: Customer): Promise<void> {
  const app = apiClient();
  const { email, password } = customer;
  const { challengeId } = await app('POST', 'sign-ins', { identifier: email, password });
  await app('POST', `challenges/${challengeId}/codes`, { slot: 'second_factor', channel: 'email' });
  const code = await latestCode(email);
  await app('POST', `challenges/${challengeId}/proofs`, { slot: 'second_factor', code });
  await app('POST', `sign-ins/${challengeId}/authorisation`, { method: 'email_link' });
  const link = linkIn(await latestMessage(email, { matching: /\/authorise\// }), '/authorise/');
  const token = new URL(link).pathname.split('/').at(-1);
  await apiClient()('POST', `authorisation-links/${token}`, { answer: 'confirm' });
  await app('POST', `sign-ins/${challengeId}/session`);
}

let making: Promise<Customer> | null = null;
/** Made once, by whichever test comes first. */
function customerOfMany(): Promise<Customer> {
  making ??= (async () => {
    const customer = await newCustomer();
    for (let made = 0; made < others; made += 1) {
      await signInElsewhere(customer);
      site().pass(1);
    }
    return customer;
  })();
  return making;
}

/** Presses "Older" to the end; answers what each page listed. */
async function turnPages(page: Page, entries: Locator, name: string): Promise<string[][]> {
  const seen: string[][] = [];
  for (;;) {
    const listed = await entries.allInnerTexts();
    seen.push(listed);
    await expectAccessible(page);
    await screenshot(page, `long-${name}-${seen.length}`);
    const older = page.getByRole('link', { name: 'Older', exact: true });
    if ((await older.count()) === 0) return seen;
    await older.click();
    // The next page differs: no two were there in the same minute.
    await expect
      .poll(async () => (await entries.allInnerTexts()).join(), { timeout: 15_000 })
      .not.toBe(listed.join());
  }
}

describe.each([
  { width: 1280, javaScript: true },
  { width: 320, javaScript: true },
] as const)('long lists at $width px', (how) => {
  test.each([
    ['devices', '/devices', 10],
    ['sessions', '/devices?show=sessions', 10],
  ] as const)('%s come by pages, each one once', async (name, path, size) => {
    const page = await e2e().visit({ ...how, as: await customerOfMany() });
    await page.goto(path);
    const list = page.getByRole('list', { name: name === 'devices' ? 'Your devices' : 'Your sessions' });
    const pages = await turnPages(page, list.locator(':scope > li'), name);
    expect(pages.map((each) => each.length)).toEqual([size, size, others + 1 - 2 * size]);
    expect(await page.getByRole('link', { name: 'Newer', exact: true }).count()).toBe(1);
    await page.getByRole('link', { name: 'Newer', exact: true }).click();
    await page.waitForURL(/from=10/);
    // The back button turns the page back, too.
    await page.goBack();
    await page.waitForURL(/from=20/);
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}from=1000`);
    await page.getByText(/There are no (devices|sessions) here/).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Newer', exact: true }).waitFor();
  });

  test('activity comes by pages, each entry once', async () => {
    const page = await e2e().visit({ ...how, as: await customerOfMany() });
    await page.goto('/activity');
    const pages = await turnPages(page, page.locator('tbody tr'), 'activity');
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.slice(0, -1).every((each) => each.length === 20)).toBe(true);
    // Opening the account, and every new device.
    expect(pages.flat().length).toBe(others + 1);
    await page.getByRole('link', { name: 'Newer', exact: true }).click();
    await page.waitForURL(/\/activity$/);
    await page.goto('/activity?before=1');
    await page.getByText('There are no older entries').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to the newest entries' }).click();
    await page.waitForURL(/\/activity$/);
  });
});
