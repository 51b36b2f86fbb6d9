import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import {
  button,
  type Customer,
  enterCode,
  givePassword,
  heading,
  latestCode,
  looking,
  newCustomer,
  useBrowser,
  type VisitOptions,
} from './harness.ts';

const e2e = useBrowser();

/**
 * Chromium can't be told here to keep no cookies, so they are taken away before the answer that is looked at. Without live
 * events no other answer comes in between, whose new cookie it would keep.
 */
async function visit(how: VisitOptions): Promise<Page> {
  const page = await e2e().visit(how);
  await page.route(/\/events$/, (route) => route.abort());
  return page;
}

/** A browser that keeps no cookies brings none along. */
const loseCookies = (page: Page) => page.context().clearCookies();

/** The page says so, and leads to where the flow begins: with cookies it goes on from there. */
async function expectToldAndBack(
  page: Page,
  look: (name: string) => Promise<void>,
  start: string,
): Promise<void> {
  await heading(page, 'Your browser keeps no cookies for us').waitFor();
  await look('cookies-off');
  await page.getByRole('link', { name: 'Start again' }).click();
  await heading(page, start).waitFor();
}

async function provePassword(page: Page, customer: Customer): Promise<void> {
  await page.goto('/sign-in');
  await givePassword(page, customer.email, customer.password);
  await heading(page, 'Prove that it is you').waitFor();
}

describe.each([
  { width: 320, javaScript: true },
  { width: 320, javaScript: false },
] as const)('a browser without cookies (scripts: $javaScript) is told so and can begin again', (how) => {
  test('signing in', async () => {
    const customer = await newCustomer();
    const page = await visit(how);
    const look = looking(page, how, 'sign-in-');
    await page.goto('/sign-in');
    await loseCookies(page);
    await givePassword(page, customer.email, customer.password);
    await expectToldAndBack(page, look, 'Sign in');

    await provePassword(page, customer);
    const code = await latestCode(customer.email);
    await loseCookies(page);
    await enterCode(page, 'second_factor', code);
    await expectToldAndBack(page, look, 'Sign in');
  });

  test('confirming a new device', async () => {
    const customer = await newCustomer();
    const page = await visit(how);
    await provePassword(page, customer);
    await enterCode(page, 'second_factor', await latestCode(customer.email));
    await heading(page, 'Confirm this device').waitFor();
    await loseCookies(page);
    await page.getByLabel('E-mail link', { exact: true }).check();
    await button(page, 'Confirm this device').click();
    await expectToldAndBack(page, looking(page, how, 'new-device-'), 'Sign in');
  });

  test('unfreezing', async () => {
    const customer = await newCustomer();
    const page = await visit(how);
    const look = looking(page, how, 'unfreeze-');
    const name = async () => {
      await page.getByLabel('E-mail address or phone number').fill(customer.email);
      await button(page, 'Continue').click();
    };
    await page.goto('/unfreeze');
    await loseCookies(page);
    await name();
    await expectToldAndBack(page, look, 'Unfreeze your account');

    await name();
    await heading(page, 'Prove that it is you').waitFor();
    await loseCookies(page);
    await page.reload();
    await expectToldAndBack(page, look, 'Unfreeze your account');
  });
});
