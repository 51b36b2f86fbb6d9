import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  apiClient,
  button,
  type Customer,
  enterCode,
  givePassword,
  heading,
  latestCode,
  looking,
  newContacts,
  newCustomer,
  proof,
  testPassword,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();

const ways = [{ javaScript: true }, { javaScript: false }] as const;

const look = (page: Page, how: { javaScript: boolean }, name: string): Promise<void> =>
  looking(page, how, 'interrupted-')(name);

/** A sign-up with both contacts proven. */
async function reachDetails(page: Page): Promise<{ email: string; phone: string }> {
  const { email, phone } = newContacts();
  await page.goto('/sign-up?next=/activity');
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
  return { email, phone };
}

async function fillDetails(page: Page): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.getByLabel(/I have read the terms/).check();
}

const signInPath = '/sign-in?next=/activity';

/** A sign-in on a known device, at the code of the second factor. */
async function reachSecondFactor(page: Page, customer: Customer): Promise<void> {
  await page.context().clearCookies({ name: 'holdfast_session' });
  await page.goto(signInPath);
  await passPassword(page, customer);
}

async function passPassword(page: Page, customer: Customer): Promise<void> {
  await givePassword(page, customer.email, customer.password);
  await heading(page, 'Prove that it is you').waitFor();
}

async function startChange(page: Page, phone: string): Promise<void> {
  await page.goto('/security/phone/change');
  await page.getByLabel('Country or region').selectOption('GB');
  await page.getByLabel('New phone number').fill(phone);
  await button(page, 'Continue with this number').click();
  await page.waitForURL(/\/security\/phone\/change\/chl_/);
}

/** Sends a code and types it; it is not checked yet. */
async function typeCode(page: Page, name: string, to: string, channel: 'SMS' | 'e-mail'): Promise<void> {
  await proof(page, name)
    .getByRole('button', { name: `Send the code by ${channel}` })
    .click();
  const field = proof(page, name).getByLabel(`Code from the ${channel}`);
  await field.waitFor();
  await field.fill(await latestCode(to));
}

async function typeAllCodes(page: Page, customer: Customer, phone: string): Promise<void> {
  await typeCode(page, 'Code to the new number', phone, 'SMS');
  await typeCode(page, 'Code to your current number', customer.phone, 'SMS');
  await typeCode(page, 'Code by e-mail', customer.email, 'e-mail');
}

/** How often something is in the activity list; the page must be signed in. */
async function countActivity(page: Page, text: RegExp): Promise<number> {
  await page.goto('/activity');
  await heading(page, 'Activity').waitFor();
  return page.getByText(text).count();
}

describe.each(ways)('the back button (scripts: $javaScript)', (how) => {
  test('after the account was opened leads to the account, not to its form', async () => {
    const page = await e2e().visit({ ...how, width: 320 });
    await reachDetails(page);
    await fillDetails(page);
    await button(page, 'Create the account').click();
    await page.waitForURL('**/activity');
    await page.goBack();
    await page.waitForURL('**/activity');
    await heading(page, 'Activity').waitFor();
    await look(page, how, 'back-sign-up');
    expect(await countActivity(page, /^You created your account/)).toBe(1);
  });

  test('after a sign-in leads to where it went', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ ...how, as: customer });
    await reachSecondFactor(page, customer);
    await enterCode(page, 'second_factor', await latestCode(customer.email));
    await page.waitForURL('**/activity');
    await page.goBack();
    await page.waitForURL('**/activity');
    await heading(page, 'Activity').waitFor();
  });

  test('after a change says that it is done and counted once', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ ...how, as: customer, width: 320 });
    await startChange(page, phone);
    await typeAllCodes(page, customer, phone);
    await button(page, 'Change phone number').click();
    await heading(page, 'Your phone number was changed').waitFor();
    await page.goBack();
    await page.getByText('It counted once.').waitFor();
    await look(page, how, 'back-change');
    expect(await countActivity(page, /^Your phone number changed from/)).toBe(1);
  });
});

describe.each(ways)('a form that is sent again from another tab (scripts: $javaScript)', (how) => {
  test('opens one account, and the second press leads there', async () => {
    const page = await e2e().visit(how);
    await reachDetails(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    for (const tab of [page, other]) await fillDetails(tab);
    await button(page, 'Create the account').click();
    await page.waitForURL('**/activity');
    await button(other, 'Create the account').click();
    await other.waitForURL('**/activity');
    await heading(other, 'Activity').waitFor();
    await look(other, how, 'again-sign-up');
    expect(await countActivity(other, /^You created your account/)).toBe(1);
  });

  test('signs in once, and the second press leads there', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ ...how, as: customer });
    await reachSecondFactor(page, customer);
    const other = await page.context().newPage();
    await other.route('**/events', () => undefined);
    await other.goto(page.url());
    const code = await latestCode(customer.email);
    for (const tab of [page, other]) await tab.locator('#code-second_factor').fill(code);
    await button(page, 'Confirm the code').click();
    await page.waitForURL('**/activity');
    await button(other, 'Confirm the code').click();
    await other.waitForURL('**/activity');
    await heading(other, 'Activity').waitFor();
  });

  test('changes the number once, and the second press says so', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ ...how, as: customer, width: 320 });
    await startChange(page, phone);
    await typeAllCodes(page, customer, phone);
    const other = await page.context().newPage();
    await other.route('**/events', () => undefined);
    await other.goto(page.url());
    await button(page, 'Change phone number').click();
    await heading(page, 'Your phone number was changed').waitFor();
    await button(other, 'Change phone number').click();
    await other.getByText('It counted once.').waitFor();
    await look(other, how, 'again-change');
    expect(await countActivity(other, /^Your phone number changed from/)).toBe(1);
  });

  test('proves a code once; the second press shows it as done', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ ...how, as: customer });
    await startChange(page, phone);
    await typeCode(page, 'Code to the new number', phone, 'SMS');
    const code = await proof(page, 'Code to the new number').getByLabel('Code from the SMS').inputValue();
    const other = await page.context().newPage();
    await other.route('**/events', () => undefined);
    await other.goto(page.url());
    await proof(other, 'Code to the new number').getByLabel('Code from the SMS').fill(code);
    await proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
    await page.getByText('1 of 3 done').waitFor();
    await proof(other, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
    await other.getByText('1 of 3 done').waitFor();
    expect(await other.getByText('That code was used already').count()).toBe(0);
    await look(other, how, 'again-code');
  });
});

describe.each(ways)('a refresh in the middle (scripts: $javaScript)', (how) => {
  test('of a sign-up keeps every step, and sends nothing again', async () => {
    const { email, phone } = newContacts();
    const page = await e2e().visit({ ...how, width: 320 });
    await page.goto('/sign-up');
    await page.getByLabel('E-mail address').fill(email);
    await button(page, 'Send the code').click();
    await heading(page, 'Confirm your e-mail address').waitFor();
    const emailCode = await latestCode(email);
    await page.reload();
    await look(page, how, 'refresh-sign-up');
    await enterCode(page, 'new_email', emailCode);
    await heading(page, 'Confirm your phone number').waitFor();
    await page.reload();
    await heading(page, 'Confirm your phone number').waitFor();
    await page.getByLabel('Country or region').selectOption('GB');
    await page.getByLabel('Phone number', { exact: true }).fill(phone);
    await button(page, 'Send the code by SMS').click();
    await page.locator('#code-new_phone').waitFor();
    const phoneCode = await latestCode(phone);
    await page.reload();
    await page.getByText('We sent an SMS to').waitFor();
    await enterCode(page, 'new_phone', phoneCode);
    await heading(page, 'Choose a password').waitFor();
    await page.reload();
    await heading(page, 'Choose a password').waitFor();
    await page.getByText(email).waitFor();
    await fillDetails(page);
    await button(page, 'Create the account').click();
    await page.waitForURL('**/overview');
  });

  test('of a change keeps what is proven, and sends nothing again', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ ...how, as: customer, width: 320 });
    await startChange(page, phone);
    await page.reload();
    await page.getByText('0 of 3 done').waitFor();
    await typeCode(page, 'Code to the new number', phone, 'SMS');
    await proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
    await page.getByText('1 of 3 done').waitFor();
    await proof(page, 'Code to your current number')
      .getByRole('button', { name: 'Send the code by SMS' })
      .click();
    await proof(page, 'Code to your current number').getByLabel('Code from the SMS').waitFor();
    await page.reload();
    await page.getByText('1 of 3 done').waitFor();
    await look(page, how, 'refresh-change');
    await proof(page, 'Code to your current number')
      .getByLabel('Code from the SMS')
      .fill(await latestCode(customer.phone));
    await typeCode(page, 'Code by e-mail', customer.email, 'e-mail');
    await button(page, 'Change phone number').click();
    await heading(page, 'Your phone number was changed').waitFor();
  });
});

describe.each(ways)('a session that is ended elsewhere (scripts: $javaScript)', (how) => {
  test('in the middle of a change leads to the sign-in and back to the change, where nothing was changed', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ ...how, as: customer, width: 320 });
    await startChange(page, phone);
    await typeCode(page, 'Code to the new number', phone, 'SMS');
    await apiClient(customer)('DELETE', 'session');
    await proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
    await page.waitForURL(/\/sign-in\?next=%2Fsecurity%2Fphone%2Fchange/);
    await look(page, how, 'revoked-sign-in');
    await passPassword(page, customer);
    await enterCode(page, 'second_factor', await latestCode(customer.email));
    await page.waitForURL(/\/security\/phone\/change$/);
    // What was proven belonged to the session that ended.
    await page.getByText('That change is no longer open in this session. Nothing was changed.').waitFor();
    await look(page, how, 'revoked-back');
    await page.getByLabel('New phone number').waitFor();
  });
});
