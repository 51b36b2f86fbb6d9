import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import {
  button,
  enterCode,
  expectAccessible,
  givePassword,
  heading,
  latestCode,
  latestMessage,
  newContacts,
  newCustomer,
  pressKey,
  proof,
  screenshot,
  testPassword,
  useBrowser,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';

const site = useOwnSite({}, { expectedErrors: [/"message given up"/] });
const e2e = useBrowser();

afterEach(() => {
  site().faults.carrier = 'ok';
  site().faults.mail = 'ok';
});

/** A code is tried for 17 seconds before it is given up. */
const givenUpMs = 30_000;

async function startSignUp(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('E-mail address').fill(email);
  await button(page, 'Send the code').click();
  await heading(page, 'Confirm your e-mail address').waitFor();
}

async function givePhone(page: Page, phone: string): Promise<void> {
  await page.getByLabel('Country or region').selectOption('GB');
  await page.getByLabel('Phone number', { exact: true }).fill(phone);
  await button(page, 'Send the code by SMS').click();
  await page.locator('#code-new_phone').waitFor();
}

async function finishSignUp(page: Page): Promise<void> {
  await heading(page, 'Choose a password').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.getByLabel(/I have read the terms/).check();
  await button(page, 'Create the account').click();
  await page.waitForURL('**/overview');
}

describe('signing up', () => {
  test('while the carrier answers 500: the page says so by itself, and a call brings the code later', async () => {
    const { email, phone } = newContacts();
    const page = await e2e().visit({ width: 320 });
    await startSignUp(page, email);
    await enterCode(page, 'new_email', await latestCode(email));
    site().faults.carrier = '500';
    await givePhone(page, phone);
    await page.getByText('We sent an SMS to').waitFor();

    await page.getByText('The SMS could not be delivered').waitFor({ timeout: givenUpMs });
    await page
      .getByText(/SMS to this number rest until/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await screenshot(page, 'away-sign-up-sms');
    // The same way is not offered; a call is.
    expect(await button(page, 'Send a new SMS').count()).toBe(0);
    site().faults.carrier = 'ok';
    await button(page, 'Call me instead').click();
    await page.getByText('We are calling').waitFor();
    await expectAccessible(page);
    await enterCode(page, 'new_phone', await latestCode(phone, 'voice'));
    await finishSignUp(page);
    // What could not be told then is told now.
    await latestMessage(email, { matching: /Your account was created/ });
  });

  test('while the mail server is down: another address is the way on, and what was typed is kept', async () => {
    const { email } = newContacts();
    const other = newContacts();
    const page = await e2e().visit();
    site().faults.mail = 'down';
    await startSignUp(page, email);
    await page.locator('#code-new_email').fill('123');
    await page.getByText('The e-mail could not be delivered').waitFor({ timeout: givenUpMs });
    expect(await page.locator('#code-new_email').inputValue()).toBe('123');
    await expectAccessible(page);
    await screenshot(page, 'away-sign-up-email');
    site().faults.mail = 'ok';
    await page.getByRole('link', { name: 'Change the address' }).click();
    await page.getByLabel('E-mail address').fill(other.email);
    await button(page, 'Send the code').click();
    await page.getByText(other.email).first().waitFor();
    await enterCode(page, 'new_email', await latestCode(other.email));
    await heading(page, 'Confirm your phone number').waitFor();
  });
});

describe('signing in', () => {
  test('while the mail server is down: each way that fails says so by itself, and another one signs in', async () => {
    const customer = await newCustomer();
    site().faults.mail = 'down';
    const page = await e2e().visit({ width: 320 });
    await page.goto('/sign-in');
    await givePassword(page, customer.email, customer.password);
    await heading(page, 'Prove that it is you').waitFor();
    await page.getByText('The e-mail could not be delivered').waitFor({ timeout: givenUpMs });
    await page.getByText('Nothing is lost: use one of the other ways.').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'away-sign-in-email');
    await button(page, 'Send an SMS instead').click();
    await page.getByText('We sent an SMS to').waitFor();
    await page.getByText(/E-mails to this address rest until/).waitFor();
    await enterCode(page, 'second_factor', await latestCode(customer.phone, 'sms'));

    await heading(page, 'Confirm this device').waitFor();
    await page.getByLabel('Phone call', { exact: true }).check();
    site().faults.carrier = '500';
    await button(page, 'Confirm this device').click();
    await heading(page, 'Answer the call').waitFor();
    // It can't be placed, and the page says so by itself.
    await page.getByText('The call ended without a key').waitFor({ timeout: givenUpMs });
    await expectAccessible(page);
    await screenshot(page, 'away-sign-in-call');
    await page.getByLabel('E-mail link', { exact: true }).check();
    await button(page, 'Confirm this device').click();
    await heading(page, 'Open the link in your e-mail').waitFor();
    await page.getByText('The e-mail could not be delivered').waitFor({ timeout: givenUpMs });
    await expectAccessible(page);
    await screenshot(page, 'away-sign-in-link');

    site().faults.carrier = 'ok';
    site().faults.mail = 'ok';
    await page.getByRole('link', { name: 'Use another way' }).last().click();
    await page.getByLabel('Phone call', { exact: true }).check();
    await button(page, 'Confirm this device').click();
    await heading(page, 'Answer the call').waitFor();
    await pressKey(customer.phone, '1');
    await page.waitForURL('**/overview');
    await latestMessage(customer.email, { matching: /You signed in on a new device/ });
  });
});

test('changing the number while the carrier answers 500: each proof says its own, and no typed code is lost', async () => {
  const customer = await newCustomer();
  const { phone } = newContacts();
  const page = await e2e().visit({ as: customer, width: 320 });
  await page.goto('/security/phone/change');
  await page.getByLabel('Country or region').selectOption('GB');
  await page.getByLabel('New phone number').fill(phone);
  await button(page, 'Continue with this number').click();
  await page.waitForURL(/\/security\/phone\/change\/chl_/);
  await proof(page, 'Code by e-mail').getByRole('button', { name: 'Send the code by e-mail' }).click();
  const mailed = proof(page, 'Code by e-mail').getByLabel('Code from the e-mail');
  await mailed.waitFor();
  const code = await latestCode(customer.email);

  site().faults.carrier = '500';
  await proof(page, 'Code to the new number').getByRole('button', { name: 'Send the code by SMS' }).click();
  await proof(page, 'Code to the new number').getByLabel('Code from the SMS').waitFor();
  await mailed.fill(code);
  await proof(page, 'Code to the new number')
    .getByText('The SMS could not be delivered')
    .waitFor({ timeout: givenUpMs });
  expect(await page.getByText('The SMS could not be delivered').count()).toBe(1);
  expect((await mailed.inputValue()).replaceAll(' ', '')).toBe(code);
  await expectAccessible(page);
  await screenshot(page, 'away-change-phone');
  site().faults.carrier = 'ok';
  await proof(page, 'Code to the new number').getByRole('button', { name: 'Call me instead' }).click();
  const spoken = await latestCode(phone, 'voice');
  await proof(page, 'Code to the new number').getByLabel('Code from the call').fill(spoken);
  await proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
  await page.getByText('2 of 3 done').waitFor();
});
