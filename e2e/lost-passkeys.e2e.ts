import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  authenticatorCode,
  button,
  type Customer,
  enterCode,
  givePassword,
  heading,
  latestCode,
  latestMessage,
  linkAuthenticator,
  looking,
  newCustomer,
  useBrowser,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';
import { type PasskeyDevice, withDevice } from './passkey-device.ts';

const site = useOwnSite();
const e2e = useBrowser();
const waitMinutes = 72 * 60;
const widths = [320, 1280] as const;

/** Adds a passkey in this browser; `prove` shows the second factor. */
async function addPasskey(page: Page, prove: () => Promise<void>): Promise<PasskeyDevice> {
  const device = await withDevice(page);
  await page.goto('/security/passkeys/add');
  await button(page, 'Start').click();
  await prove();
  await page.getByText('1 of 2 done').waitFor();
  await button(page, 'Make the passkey').click();
  await page.getByText('was added').waitFor();
  return device;
}

const byMail = (page: Page, customer: Customer) => async () => {
  await button(page, 'Send the code by e-mail').click();
  await page.getByLabel('Code from the e-mail').fill(await latestCode(customer.email, 'email'));
  await button(page, 'Check code').click();
};

async function signOut(page: Page): Promise<void> {
  await page.goto('/sign-out');
  await button(page, 'Sign out').click();
  await heading(page, 'You are signed out').waitFor();
}

/** From the ticked loss to the plan. Nothing but the passkeys is lost, and nobody has to say again who asks. */
async function planPasskeys(page: Page): Promise<void> {
  await heading(page, 'Something is lost or doesn’t work').waitFor();
  expect(await page.getByLabel('My passkeys').isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
  expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0);
  await button(page, 'Show what is needed').click();
  await heading(page, 'What is needed').waitFor();
  await page.getByText('The lost passkeys are removed.').waitFor();
  // The first strong factor put withdrawals on hold.
  await page.getByText('Withdrawals are off already').waitFor();
}

/** Both contacts, in the order of the rail. */
async function proveContacts(page: Page, customer: Customer): Promise<void> {
  await button(page, 'Send the code by e-mail').click();
  await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
  await button(page, 'Send the code by SMS').click();
  await enterCode(page, 'current_phone', await latestCode(customer.phone, 'sms'));
}

/** From proven to done: the wait is sat out, and nothing new has to be named. */
async function sitOutAndFinish(
  page: Page,
  customer: Customer,
  look: (name: string) => Promise<void>,
): Promise<void> {
  await button(page, 'Begin the waiting time').click();
  await heading(page, 'The waiting time runs').waitFor();
  await look('4-waiting');
  const waiting = page.url();
  for (const contact of [customer.email, customer.phone])
    expect((await latestMessage(contact, { matching: /recover\/cancel/ })).text).toContain(
      '/recover/cancel/',
    );
  site().pass(waitMinutes);
  await page.goto(waiting);
  await heading(page, 'Ready to finish').waitFor();
  await look('5-ready');
  await button(page, 'Finish the reset').click();
  await heading(page, 'Your reset is done').waitFor();
  await page.getByText('Withdrawals are off').waitFor();
  await page.getByText('Add a new passkey under Security.').waitFor();
  await look('6-done');
  for (const contact of [customer.email, customer.phone])
    await latestMessage(contact, { matching: /passkeys (?:were )?removed/i });
}

/** What holds afterwards: why withdrawals are off, and that no passkey is left. */
async function expectHoldAndNoPasskey(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await heading(page, 'Overview').waitFor();
  await page.getByText('Your passkeys were reset.').waitFor();
  await page.goto('/security');
  await page.getByText('Your passkeys were reset.').waitFor();
  expect(await page.getByRole('link', { name: 'Passkeys unavailable?' }).count()).toBe(0);
  await look('7-security');
}

describe('the last passkey lost, and nothing else', () => {
  test.each(widths)(
    'is removed from the code screen of a sign-in on; the old one opens nothing, a new one signs in, at %d px',
    async (width) => {
      const customer = await newCustomer();
      const page = await e2e().visit({ as: customer, width });
      const look = looking(page, { javaScript: true }, 'lost-passkeys-sign-in-');
      const device = await addPasskey(page, byMail(page, customer));
      await signOut(page);

      // The phone that holds it is gone for now; the browser is the one that they always use.
      await device.answers(false);
      await page.goto('/sign-in');
      await givePassword(page, customer.email, customer.password);
      await heading(page, 'Prove that it is you').waitFor();
      await look('1-code-screen');
      await page.getByRole('link', { name: 'Unable to verify?' }).click();
      await planPasskeys(page);
      await look('2-plan');
      await button(page, 'Start and prove it').click();
      await proveContacts(page, customer);
      await heading(page, 'Everything that is left is proven').waitFor();
      await look('3-proven');
      await sitOutAndFinish(page, customer, look);

      // Whoever finds the phone now has nothing by it.
      await page.goto('/sign-in');
      await device.answers(true);
      await button(page, 'Sign in with a passkey').click();
      await page.getByText('That passkey wasn’t accepted').first().waitFor();
      await look('8-old-passkey');
      await device.remove();
      await page.goto('/sign-in');
      await givePassword(page, customer.email, customer.password);
      // Without a passkey a contact is the second factor again.
      await enterCode(page, 'second_factor', await latestCode(customer.email, 'email'));
      await expectHoldAndNoPasskey(page, look);

      await addPasskey(page, byMail(page, customer));
      await signOut(page);
      await page.goto('/sign-in');
      await heading(page, 'Overview').waitFor();
      await page.getByText('Your passkeys were reset.').waitFor();
    },
  );

  test.each(widths)(
    'is removed from Security on, where the authenticator is proven as well, at %d px',
    async (width) => {
      const customer = await newCustomer();
      await linkAuthenticator(customer);
      const page = await e2e().visit({ as: customer, width });
      const look = looking(page, { javaScript: true }, 'lost-passkeys-security-');
      const device = await addPasskey(page, async () => {
        await page.getByLabel('Code from your authenticator app').fill(await authenticatorCode(customer));
        await button(page, 'Check code').click();
      });
      await device.remove();

      await page.goto('/security');
      await page.getByRole('link', { name: 'Passkeys unavailable?' }).click();
      await planPasskeys(page);
      await look('2-plan');
      await button(page, 'Start and prove it').click();
      await proveContacts(page, customer);
      await enterCode(page, 'authenticator', await authenticatorCode(customer));
      await heading(page, 'Everything that is left is proven').waitFor();
      await look('3-proven');
      await sitOutAndFinish(page, customer, look);

      // Every session ended with it, or the one that finished goes on: either way the authenticator is what is left.
      await page.goto('/sign-in');
      await givePassword(page, customer.email, customer.password);
      await enterCode(page, 'second_factor', await authenticatorCode(customer));
      await expectHoldAndNoPasskey(page, look);
    },
  );
});
