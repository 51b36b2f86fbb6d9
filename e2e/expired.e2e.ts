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
  useBrowser,
  type VisitOptions,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';

const site = useOwnSite();
const e2e = useBrowser();

/** As the settings have it: a code is good for 10 minutes, what was started for 30. */
const codeOver = 11;
const challengeOver = 31;

async function startSignUp(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up?next=/security');
  await page.getByLabel('E-mail address').fill(email);
  await button(page, 'Send the code').click();
  await heading(page, 'Confirm your e-mail address').waitFor();
}

/** A page whose events don't get through: it must not find out by itself before the test presses something. */
async function visit(options: VisitOptions): Promise<Page> {
  const page = await e2e().visit(options);
  await page.route('**/events', () => undefined);
  return page;
}

const tell = (page: Page, title: string) => page.getByText(title).first().waitFor();

describe.each([{ javaScript: true }, { javaScript: false }])(
  'a page that stood open (scripts: $javaScript)',
  (how) => {
    const look = (page: Page, name: string) => looking(page, how, 'expired-')(name);

    test('for longer than its code lasts says when that was sent, and sends another', async () => {
      const { email } = newContacts();
      const page = await visit({ ...how, width: 320 });
      await startSignUp(page, email);
      const code = await latestCode(email);
      site().pass(codeOver);
      await enterCode(page, 'new_email', code);
      await tell(page, 'That code has expired');
      await tell(page, 'codes last 10 minutes. Send a new one.');
      await look(page, 'code');
      await button(page, 'Send a new e-mail').click();
      const fresh = await latestCode(email);
      await enterCode(page, 'new_email', fresh);
      await heading(page, 'Confirm your phone number').waitFor();
    });

    test('for longer than a sign-up waits starts it again, on the way to where it was going', async () => {
      const { email } = newContacts();
      const page = await visit({ ...how, width: 320 });
      await startSignUp(page, email);
      const code = await latestCode(email);
      site().pass(challengeOver);
      await enterCode(page, 'new_email', code);
      await heading(page, 'This took too long').waitFor();
      await tell(page, 'Nothing was changed');
      await look(page, 'sign-up');
      await page.getByRole('link', { name: 'Start the sign-up again' }).click();
      await heading(page, 'Open an account').waitFor();
      expect(new URL(page.url()).searchParams.get('next')).toBe('/security');
    });

    test('for longer than a sign-in waits signs in again', async () => {
      const customer = await newCustomer();
      const page = await visit({ ...how, as: customer, width: 320 });
      await page.context().clearCookies({ name: 'holdfast_session' });
      await page.goto('/sign-in?next=/activity');
      await givePassword(page, customer.email, customer.password);
      await heading(page, 'Prove that it is you').waitFor();
      const code = await latestCode(customer.email);
      site().pass(challengeOver);
      await enterCode(page, 'second_factor', code);
      await heading(page, 'This took too long').waitFor();
      await look(page, 'sign-in');
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.getByLabel('Password', { exact: true }).waitFor();
      expect(new URL(page.url()).searchParams.get('next')).toBe('/activity');
    });

    test('for longer than a change waits starts it again with the same number', async () => {
      const customer = await newCustomer();
      const { phone } = newContacts();
      const page = await visit({ ...how, as: customer, width: 320 });
      await page.goto('/security/phone/change');
      await page.getByLabel('New phone number').fill(phone);
      await button(page, 'Continue with this number').click();
      await page.waitForURL(/\/security\/phone\/change\/chl_/);
      const before = page.url();
      site().pass(challengeOver);
      await button(page, 'Send the code by SMS').first().click();
      await tell(page, 'This took too long');
      await look(page, 'change-phone');
      await button(page, 'Start again with the same number').click();
      await page.waitForURL((url) => url.href !== before);
      const shown = async () => (await page.locator('main').innerText()).replaceAll(/\s/g, '');
      await expect.poll(shown).toContain(phone);
      await page.getByText('0 of 3 done').waitFor();
    });

    test('for longer than a new device waits says so, and asks again', async () => {
      const customer = await newCustomer();
      const page = await visit({ ...how, width: 320 });
      await page.goto('/sign-in');
      await givePassword(page, customer.email, customer.password);
      await heading(page, 'Prove that it is you').waitFor();
      await enterCode(page, 'second_factor', await latestCode(customer.email));
      await heading(page, 'Confirm this device').waitFor();
      await page.getByLabel('E-mail link', { exact: true }).check();
      await button(page, 'Confirm this device').click();
      await heading(page, 'Open the link in your e-mail').waitFor();
      site().pass(codeOver);
      await button(page, 'Complete verification').click();
      await heading(page, 'Confirm this device').waitFor();
      await tell(page, 'The request has expired');
      await look(page, 'new-device');
      await page.getByLabel('E-mail link', { exact: true }).check();
      await button(page, 'Confirm this device').click();
      await heading(page, 'Open the link in your e-mail').waitFor();
    });
  },
);
