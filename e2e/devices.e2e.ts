import { describe, test } from 'vitest';
import {
  apiClient,
  authenticatorCode,
  button,
  type Customer,
  expectAccessible,
  heading,
  linkAuthenticator,
  newCustomer,
  screenshot,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();

/** Signs in on a second device, which the authenticator authorises. */
async function signInElsewhere(customer: Customer): Promise<Customer> {
  await linkAuthenticator(customer);
  const { email, password } = customer;
  const app = apiClient();
  const { challengeId } = await app('POST', 'sign-ins', { identifier: email, password });
  for (const slot of ['second_factor', 'device']) {
    const code = await authenticatorCode(customer);
    await app('POST', `challenges/${challengeId}/proofs`, { slot, code });
  }
  const { sessionToken, deviceToken } = await app('POST', `sign-ins/${challengeId}/session`);
  return { ...customer, sessionToken: String(sessionToken), deviceToken: String(deviceToken) };
}

describe('devices and sessions', () => {
  for (const width of [1280, 320] as const) {
    test(`lists devices, renames one and removes it after saying what that does, at ${width} px`, async () => {
      const customer = await newCustomer();
      const page = await e2e().visit({ as: customer, width });
      await page.goto('/devices');
      await page.getByText('This device', { exact: true }).waitFor();
      await expectAccessible(page);
      await screenshot(page, 'devices-1-list');
      await page.getByRole('link', { name: 'Rename or remove Chrome on Linux' }).click();
      await heading(page, 'Chrome on Linux').waitFor();
      await expectAccessible(page);
      await page.getByLabel('Name of this device').fill('  ');
      await button(page, 'Save name').click();
      await page.locator('[aria-invalid=true]').waitFor();
      await screenshot(page, 'devices-2-one');
      await page.getByLabel('Name of this device').fill('<b>Desk</b> & chair');
      await button(page, 'Save name').click();
      await page.getByText('The device is now called <b>Desk</b> & chair.').waitFor();
      await page.getByRole('link', { name: 'Rename or remove <b>Desk</b> & chair' }).click();
      await page.getByRole('link', { name: 'Remove device' }).click();
      await heading(page, 'Remove <b>Desk</b> & chair?').waitFor();
      await expectAccessible(page);
      await screenshot(page, 'devices-3-remove');
      await button(page, 'Remove device').click();
      await heading(page, 'You are signed out').waitFor();
      await page.getByText('This device was removed.').waitFor();
      await expectAccessible(page);
      await page.goto('/overview');
      await page.waitForURL(/\/sign-in/);
    });
  }

  test('signs out of all others: the other browser is refused at its next step', async () => {
    const customer = await newCustomer();
    const second = await signInElsewhere(customer);
    const page = await e2e().visit({ as: customer });
    const other = await e2e().visit({ as: second });
    await other.goto('/overview');
    await heading(other, 'Overview').waitFor();

    await page.goto('/devices?show=sessions');
    await page.getByText('This session').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'sessions-1-list');
    await button(page, 'Sign out of all others').click();
    await page.getByText('The other session was signed out.').waitFor();
    await page.getByText('This is the only session.').waitFor();
    await screenshot(page, 'sessions-2-only');
    await other.reload();
    await other.waitForURL(/\/sign-in/);
    await page.goto('/activity');
    await page.getByText('You ended 1 session at once').waitFor();
  });

  test('a session that another tab has ended already is told as ended', async () => {
    const customer = await newCustomer();
    await signInElsewhere(customer);
    const page = await e2e().visit({ as: customer, width: 320 });
    const twin = await page.context().newPage();
    for (const tab of [page, twin]) await tab.goto('/devices?show=sessions');
    for (const [tab, said] of [
      [page, 'That session was signed out.'],
      [twin, 'That session had ended already.'],
    ] as const) {
      await tab.getByRole('button', { name: /^Sign out of Chrome on Linux, last seen/ }).click();
      await tab.getByText(said).waitFor();
      await expectAccessible(tab);
    }
  });

  test('signs out from the menu without JavaScript, and says so', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer, javaScript: false });
    await page.goto('/overview');
    await page.getByText('Signed in as', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await heading(page, 'You are signed out').waitFor();
    await screenshot(page, 'signed-out');
    await page.goto('/overview');
    await page.waitForURL(/\/sign-in/);
  });

  test('asks before a link signs out, and stays put when told to', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    await page.goto('/sign-out');
    await heading(page, 'Sign out').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'sign-out');
    await page.getByRole('link', { name: 'Stay signed in' }).click();
    await heading(page, 'Overview').waitFor();
  });

  test('freezes the account from Security and says how to unfreeze it', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer, width: 320 });
    await page.goto('/security');
    await page.getByRole('link', { name: 'Freeze account' }).click();
    await heading(page, 'Freeze account').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'freeze-1-question');
    await button(page, 'Freeze account').click();
    await heading(page, 'Your account is frozen').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'freeze-2-done');
    await page.goto('/overview');
    await page.waitForURL(/\/sign-in/);
  });
});
