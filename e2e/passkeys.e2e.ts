import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  button,
  expectAccessible,
  givePassword,
  heading,
  latestCode,
  latestMessage,
  newContacts,
  newCustomer,
  proof,
  screenshot,
  useBrowser,
} from './harness.ts';
import { withDevice } from './passkey-device.ts';

const e2e = useBrowser();

/** Adds a passkey from Security on, with a code as the second factor. */
async function addPasskey(page: Page, email: string): Promise<void> {
  await page.goto('/security');
  await page.getByRole('link', { name: 'Add a passkey' }).click();
  await heading(page, 'Add a passkey').waitFor();
  await button(page, 'Start').click();
  await proof(page, 'Second factor').getByRole('button', { name: 'Send the code by e-mail' }).click();
  await page.getByLabel('Code from the e-mail').fill(await latestCode(email));
  await button(page, 'Check code').click();
  await page.getByText('1 of 2 done').waitFor();
}

/** A device that answers may answer the offer in the field before the button is pressed: either way the passkey is shown. */
async function signInByPasskey(page: Page, after: Locator): Promise<void> {
  await Promise.any([button(page, 'Sign in with a passkey').click(), after.waitFor()]);
  await after.waitFor();
}

describe('a passkey', () => {
  for (const width of [1280, 320] as const) {
    test(`is added, signs in alone, proves a change, is renamed and removed, at ${width} px`, async () => {
      const customer = await newCustomer();
      const page = await e2e().visit({ as: customer, width });
      const device = await withDevice(page);
      const picture = (name: string) => screenshot(page, `passkeys-${name}`);

      await page.goto('/security/passkeys');
      await page.getByText('You have no passkey yet').waitFor();
      await expectAccessible(page);
      await picture('1-empty');
      await addPasskey(page, customer.email);
      await expectAccessible(page);
      await picture('2-make');
      await button(page, 'Make the passkey').click();
      await page.getByText('was added').waitFor();
      await heading(page, 'Passkeys').waitFor();
      await page.getByText('Withdrawals are off').waitFor();
      expect(await device.credentials()).toBe(1);
      await expectAccessible(page);
      await picture('3-list');
      await latestMessage(customer.email, { matching: /A passkey was added/ });

      await page.goto('/sign-out');
      await button(page, 'Sign out').click();
      await heading(page, 'You are signed out').waitFor();
      await device.answers(false);
      await page.goto('/sign-in');
      await expectAccessible(page);
      await picture('4-sign-in');
      await device.answers(true);
      await signInByPasskey(page, heading(page, 'Overview'));

      await page.goto('/security/phone/change');
      await page.getByLabel('New phone number').fill(newContacts().phone);
      await button(page, 'Continue with this number').click();
      const step = proof(page, 'Passkey');
      await step.getByRole('button', { name: 'Use a passkey' }).waitFor();
      await expectAccessible(page);
      await picture('5-step-up');
      await step.getByRole('button', { name: 'Use a passkey' }).click();
      await page.getByText('Proven by a passkey.').waitFor();

      await page.goto('/security/passkeys');
      await page.getByRole('link', { name: /^Rename or remove/ }).click();
      await page.getByText('This is your last strong factor').waitFor();
      await expectAccessible(page);
      await picture('6-last');
      await page.getByLabel('Name of this passkey').fill('Work laptop');
      await button(page, 'Save name').click();
      await page.getByText('The passkey is now called Work laptop.').waitFor();

      await page.goto('/security/passkeys/add');
      await button(page, 'Start').click();
      await button(page, 'Use a passkey').click();
      await page.getByText('1 of 2 done').waitFor();
      // The laptop says that it has one already.
      await button(page, 'Make the passkey').click();
      await page.getByText('There is a passkey for your account already').waitFor();
      await expectAccessible(page);
      await picture('7-already');
      const key = await withDevice(page, { transport: 'usb' });
      await button(page, 'Make the passkey').click();
      await page.getByText('The passkey Security key was added').waitFor();
      expect(await key.credentials()).toBe(1);

      await page.getByRole('link', { name: 'Rename or remove Work laptop' }).click();
      await page.getByRole('link', { name: 'Remove passkey' }).click();
      await heading(page, 'Remove Work laptop?').waitFor();
      await expectAccessible(page);
      await picture('8-remove');
      await button(page, 'Continue').click();
      await button(page, 'Use a passkey').click();
      await page.getByText('Proven by a passkey.').waitFor();
      await button(page, 'Remove passkey').click();
      await page.getByText('The passkey Work laptop was removed.').waitFor();
      await latestMessage(customer.email, { matching: /A passkey was removed/ });

      await page.goto('/activity');
      await page.getByText('You removed the passkey Work laptop').waitFor();
      await page.getByText('You renamed the passkey Chrome on Linux to Work laptop').waitFor();
    });
  }

  test('is offered in the field of the name, where nothing has to be pressed', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    await withDevice(page);
    await addPasskey(page, customer.email);
    await button(page, 'Make the passkey').click();
    await page.getByText('was added').waitFor();
    await page.goto('/sign-out');
    await button(page, 'Sign out').click();
    await heading(page, 'You are signed out').waitFor();
    // The virtual authenticator takes the offer by itself.
    await page.goto('/sign-in');
    await heading(page, 'Overview').waitFor();
  });

  test('on a new device, alone or after the password, leaves the authorisation of the device', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    const first = await withDevice(page);
    await addPasskey(page, customer.email);
    await button(page, 'Make the passkey').click();
    await page.getByText('was added').waitFor();

    const elsewhere = await e2e().visit({ width: 320 });
    const second = await withDevice(elsewhere);
    await second.answers(false);
    await first.syncTo(second);
    await elsewhere.goto('/sign-in');
    await givePassword(elsewhere, customer.email, customer.password);
    await heading(elsewhere, 'Prove that it is you').waitFor();
    await expectAccessible(elsewhere);
    await screenshot(elsewhere, 'passkeys-second-factor');
    await second.answers(true);
    await button(elsewhere, 'Use a passkey').click();
    await heading(elsewhere, 'Confirm this device').waitFor();

    await second.answers(false);
    await elsewhere.goto('/sign-in');
    await second.answers(true);
    await signInByPasskey(elsewhere, heading(elsewhere, 'Confirm this device'));
  });

  test('that was not confirmed is explained, and the other ways stay open', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    const device = await withDevice(page);
    await addPasskey(page, customer.email);
    await button(page, 'Make the passkey').click();
    await page.getByText('was added').waitFor();
    await device.remove();
    await page.goto('/security/phone/change');
    await page.getByLabel('New phone number').fill(newContacts().phone);
    await button(page, 'Continue with this number').click();
    await withDevice(page);
    await proof(page, 'Passkey').getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('The passkey wasn’t confirmed').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'passkeys-not-confirmed');
  });

  test('needs JavaScript, and the sign-in page says so', async () => {
    const page = await e2e().visit({ javaScript: false, width: 320 });
    await page.goto('/sign-in');
    await button(page, 'Sign in with a passkey').waitFor();
    expect(await page.locator('noscript').allInnerTexts()).toContainEqual(
      expect.stringContaining('Passkeys need JavaScript'),
    );
    await screenshot(page, 'passkeys-no-javascript');
  });

  test('of a phone beside the computer leads to the offer of one for this device', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    const phone = await withDevice(page, { transport: 'hybrid' });
    await addPasskey(page, customer.email);
    await button(page, 'Make the passkey').click();
    await page.getByText('was added').waitFor();
    await page.goto('/sign-out');
    await button(page, 'Sign out').click();
    await heading(page, 'You are signed out').waitFor();
    await phone.answers(false);
    await page.goto('/sign-in');
    await phone.answers(true);
    await signInByPasskey(page, page.getByText('Add a passkey to this device'));
    await expectAccessible(page);
    await screenshot(page, 'passkeys-offer');
    await button(page, 'Not now').click();
    await page.getByText('Add a passkey to this device').waitFor({ state: 'detached' });
  });
});
