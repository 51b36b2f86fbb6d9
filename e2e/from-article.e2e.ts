import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  button,
  enterCode,
  givePassword,
  heading,
  latestCode,
  looking,
  newContacts,
  newCustomer,
  origin,
  proof,
  testPassword,
  useBrowser,
  type VisitOptions,
} from './harness.ts';

const e2e = useBrowser();

/** From the start page over the search to the article, and by its self-service button to the sign-in. */
async function pressButtonOfArticle(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox').fill('change my phone');
  await button(page, 'Search').click();
  await page.getByRole('list').getByRole('link', { name: 'How do I change my phone number?' }).click();
  await heading(page, 'How do I change my phone number?').waitFor();
  await page.getByRole('link', { name: 'Change phone number', exact: true }).click();
  await heading(page, 'Sign in').waitFor();
}

/** Changes the number where the tool has opened. */
async function changePhone(page: Page, from: { email: string; phone: string }): Promise<void> {
  const { phone } = newContacts();
  await heading(page, 'Change phone number').waitFor();
  await page.getByLabel('Country or region').selectOption('GB');
  await page.getByLabel('New phone number').fill(phone.replace('+44', '0'));
  await button(page, 'Continue with this number').click();
  await page.waitForURL(/\/security\/phone\/change\/chl_/);
  for (const [name, channel, to] of [
    ['Code to the new number', 'SMS', phone],
    ['Code to your current number', 'SMS', from.phone],
    ['Code by e-mail', 'e-mail', from.email],
  ] as const) {
    const one = proof(page, name);
    await one.getByRole('button', { name: `Send the code by ${channel}` }).click();
    await one.getByLabel(`Code from the ${channel}`).fill(await latestCode(to));
  }
  await button(page, 'Change phone number').click();
  await heading(page, 'Your phone number was changed').waitFor();
}

/** Back to the article, at what it says about the time after the change. */
async function returnToArticle(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await look('changed');
  await page.getByRole('link', { name: 'Back to the article' }).click();
  await heading(page, 'How do I change my phone number?').waitFor();
  expect(page.url()).toBe(`${origin()}/help/faq/change-phone#next`);
  const next = page.getByRole('heading', { name: 'After the change' });
  await expect.poll(() => isInView(next)).toBe(true);
  await look('article-next');
}

async function isInView(locator: ReturnType<Page['getByRole']>): Promise<boolean> {
  const box = await locator.boundingBox();
  const height = locator.page().viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}

async function signUp(page: Page, { email, phone }: { email: string; phone: string }): Promise<void> {
  await page.getByRole('link', { name: 'Open one' }).click();
  await heading(page, 'Open an account').waitFor();
  await page.getByLabel('E-mail address').fill(email);
  await button(page, 'Send the code').click();
  await heading(page, 'Confirm your e-mail address').waitFor();
  await enterCode(page, 'new_email', await latestCode(email));
  await heading(page, 'Confirm your phone number').waitFor();
  await page.getByLabel('Country or region').selectOption('GB');
  await page.getByLabel('Phone number', { exact: true }).fill(phone);
  await button(page, 'Send the code by SMS').click();
  await page.locator('#code-new_phone').waitFor();
  await enterCode(page, 'new_phone', await latestCode(phone));
  await heading(page, 'Choose a password').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.getByLabel(/I have read the terms/).check();
  await button(page, 'Create the account').click();
}

describe('from a question over the article to its tool, and back to the article', () => {
  test.each([
    { width: 1280, javaScript: true },
    { width: 320, javaScript: false },
  ] as const satisfies VisitOptions[])(
    'somebody new opens an account on the way ($width px, scripts: $javaScript)',
    async (how) => {
      const person = newContacts();
      const page = await e2e().visit(how);
      await pressButtonOfArticle(page);
      await signUp(page, person);
      await changePhone(page, person);
      await returnToArticle(page, looking(page, how, 'from-article-sign-up-'));
    },
  );

  test.each([
    { width: 320, javaScript: true },
    { width: 1280, javaScript: false },
  ] as const satisfies VisitOptions[])(
    'a customer signs in on the way ($width px, scripts: $javaScript)',
    async (how) => {
      const customer = await newCustomer();
      const page = await e2e().visit({ ...how, as: customer });
      await page.context().clearCookies({ name: 'holdfast_session' });
      await pressButtonOfArticle(page);
      await givePassword(page, customer.email, customer.password);
      await heading(page, 'Prove that it is you').waitFor();
      await enterCode(page, 'second_factor', await latestCode(customer.email));
      await changePhone(page, customer);
      await returnToArticle(page, looking(page, how, 'from-article-sign-in-'));
    },
  );
});
