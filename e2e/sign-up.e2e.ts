import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  button,
  enterCode,
  expectAccessible,
  heading,
  latestCode,
  latestMessage,
  looking,
  newContacts,
  newCustomer,
  screenshot,
  testPassword,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();

async function giveEmail(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await button(page, 'Send the code').click();
}

async function givePhone(page: Page, phone: string): Promise<void> {
  await page.getByLabel('Country or region').selectOption('GB');
  await page.getByLabel('Phone number', { exact: true }).fill(phone);
  await button(page, 'Send the code by SMS').click();
}

async function finish(page: Page): Promise<void> {
  await page.getByLabel('Where you live').selectOption('IE');
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.getByLabel(/I have read the terms/).check();
  await button(page, 'Create the account').click();
}

describe('signing up', () => {
  test.each([
    { width: 1280, javaScript: true },
    { width: 320, javaScript: true },
    { width: 320, javaScript: false },
  ] as const)(
    'leads from an e-mail address to an open account ($width px, scripts: $javaScript)',
    async (how) => {
      const { email, phone } = newContacts();
      const page = await e2e().visit(how);
      const look = looking(page, how, 'sign-up-');
      await page.goto('/sign-up?next=/security');
      await look('1-email');
      await giveEmail(page, 'nobody at home');
      await page.getByText('That address can’t receive e-mail').first().waitFor();
      await look('1-email-refused');
      await giveEmail(page, email);

      await heading(page, 'Confirm your e-mail address').waitFor();
      await look('2-email-code');
      await enterCode(page, 'new_email', '12');
      await page.getByText('A code has 6 digits').waitFor();
      await enterCode(page, 'new_email', '000000');
      await page.getByText('That is not the code').waitFor();
      await look('2-email-code-wrong');
      await enterCode(page, 'new_email', await latestCode(email));

      await heading(page, 'Confirm your phone number').waitFor();
      await look('3-phone');
      await givePhone(page, '12');
      await page.getByText('That phone number doesn’t exist').first().waitFor();
      await look('3-phone-refused');
      await givePhone(page, phone);
      await page.locator('#code-new_phone').waitFor();
      await look('4-phone-code');
      const code = await latestCode(phone);
      await page.reload();
      await enterCode(page, 'new_phone', code);

      await heading(page, 'Choose a password').waitFor();
      await look('5-details');
      await page.getByLabel('Password', { exact: true }).fill('password1');
      await page.getByLabel(/I have read the terms/).check();
      await button(page, 'Create the account').click();
      await page.getByText('That password is easy to guess').first().waitFor();
      await look('5-details-refused');
      await finish(page);
      await page.waitForURL('**/security');
      await page.getByText('Your account is open, and you are signed in').waitFor();
      await latestMessage(email, { matching: /Your account was created/ });
    },
  );

  test('an address or number that has an account is told once it is proven, and leads to the sign-in', async () => {
    const customer = await newCustomer();
    const fresh = newContacts();
    const page = await e2e().visit({ width: 320 });
    await page.goto('/sign-up');
    await giveEmail(page, customer.email);
    await heading(page, 'Confirm your e-mail address').waitFor();
    await enterCode(page, 'new_email', await latestCode(customer.email));
    await heading(page, 'You already have an account with this address').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'sign-up-in-use');
    await page.getByRole('link', { name: 'Use another address' }).click();

    await heading(page, 'Open an account').waitFor();
    await giveEmail(page, fresh.email);
    await heading(page, 'Confirm your e-mail address').waitFor();
    await enterCode(page, 'new_email', await latestCode(fresh.email));
    await heading(page, 'Confirm your phone number').waitFor();
    await givePhone(page, customer.phone);
    await page.locator('#code-new_phone').waitFor();
    await enterCode(page, 'new_phone', await latestCode(customer.phone));
    await heading(page, 'An account already has this phone number').waitFor();
    await page.getByRole('link', { name: 'Use another number' }).click();
    await givePhone(page, fresh.phone);
    await page.locator('#code-new_phone').waitFor();
    await enterCode(page, 'new_phone', await latestCode(fresh.phone));
    await heading(page, 'Choose a password').waitFor();
  });

  test('a mistyped address or number is corrected on the way, and what is proven stays proven', async () => {
    const first = newContacts();
    const second = newContacts();
    const page = await e2e().visit();
    await page.goto('/sign-up');
    await giveEmail(page, first.email);
    await latestCode(first.email);
    await page.getByRole('link', { name: 'Change the address' }).click();
    await giveEmail(page, second.email);
    await enterCode(page, 'new_email', await latestCode(second.email));
    await heading(page, 'Confirm your phone number').waitFor();
    await givePhone(page, first.phone);
    await page.getByRole('link', { name: 'Change the number' }).click();
    await button(page, 'Send the code by SMS').waitFor();
    await givePhone(page, second.phone);
    await page.locator('#code-new_phone').waitFor();
    await enterCode(page, 'new_phone', await latestCode(second.phone));
    await heading(page, 'Choose a password').waitFor();
    // One step back after everything was proven: only the new contact is asked for.
    await page.getByRole('link', { name: 'Change the address' }).click();
    await giveEmail(page, first.email);
    await page.locator('#code-new_email').waitFor();
    await enterCode(page, 'new_email', await latestCode(first.email, 'email'));
    await heading(page, 'Choose a password').waitFor();
    await page.getByText(first.email).waitFor();
    await finish(page);
    await page.waitForURL('**/overview');
  });

  test('the SMS can be replaced by a call that reads the code out', async () => {
    const { email, phone } = newContacts();
    const page = await e2e().visit();
    await page.goto('/sign-up');
    await giveEmail(page, email);
    await enterCode(page, 'new_email', await latestCode(email));
    await givePhone(page, phone);
    await button(page, 'Call me instead').click();
    await page.getByText('We are calling').waitFor();
    await screenshot(page, 'sign-up-call');
    const sms = await latestCode(phone, 'sms');
    await enterCode(page, 'new_phone', sms);
    await page.getByText('A newer code has replaced that one').waitFor();
    await enterCode(page, 'new_phone', await latestCode(phone, 'voice'));
    await heading(page, 'Choose a password').waitFor();
  });

  test('a browser without cookies is told so and loses nothing', async () => {
    const page = await e2e().visit({ width: 320 });
    await page.goto('/sign-up');
    await page.context().clearCookies();
    await giveEmail(page, newContacts().email);
    await heading(page, 'Your browser keeps no cookies for us').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'cookies-off');
  });

  test('an address that was never given out says so, and starts again', async () => {
    const page = await e2e().visit();
    await page.goto('/sign-up');
    const answer = await page.goto('/sign-up/chl_000000000000000000000000');
    expect(answer?.status()).toBe(404);
    await heading(page, 'This step can’t be found').waitFor();
    await page.getByRole('link', { name: 'Start the sign-up again' }).click();
    await heading(page, 'Open an account').waitFor();
  });
});
