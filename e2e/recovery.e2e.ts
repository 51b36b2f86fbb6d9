import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findAccountByContact } from '#modules/accounts/index.ts';
import { placeHold } from '#modules/holds/index.ts';
import {
  apiClient,
  button,
  type Customer,
  enterCode,
  expectAccessible,
  givePassword,
  heading,
  latestCode,
  latestMessage,
  linkAuthenticator,
  linkIn,
  looking,
  newContacts,
  newCustomer,
  now,
  screenshot,
  useBrowser,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';

const site = useOwnSite();
const e2e = useBrowser();
const waitMinutes = 72 * 60;

type How = { readonly width: 320 | 1280; readonly javaScript: boolean };
const narrow: How = { width: 320, javaScript: true };
const plain: How = { width: 1280, javaScript: false };

/** Names the phone as lost and says who asks. */
async function planPhone(page: Page, customer: Customer): Promise<void> {
  await heading(page, 'Something is lost or doesn’t work').waitFor();
  await page.getByLabel('My phone number').check();
  await page.getByLabel('E-mail address or phone number').fill(customer.email);
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await button(page, 'Show what is needed').click();
  await heading(page, 'What is needed').waitFor();
}

/** Something else that the customer did meanwhile. */
async function holdWithdrawals({ email }: Customer): Promise<void> {
  const { deps, db } = site().holdfast;
  const account = await findAccountByContact(db.queries, { kind: 'email', value: email });
  if (!account) throw new Error('unreachable');
  const hold = { accountId: account.id, reason: 'authenticator_linked', at: deps.clock.now() } as const;
  await db.tx((tx) => placeHold(deps, tx, hold));
}

/** From the plan to the waiting time. */
async function beginWait(page: Page, customer: Customer, look: (name: string) => Promise<void>) {
  await button(page, 'Start and prove it').click();
  await heading(page, 'Prove what is left').waitFor();
  await look('recovery-3-proofs');
  await button(page, 'Send the code by e-mail').click();
  await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
  await heading(page, 'Everything that is left is proven').waitFor();
  await look('recovery-4-proven');
  await button(page, 'Begin the waiting time').click();
  await heading(page, 'The waiting time runs').waitFor();
}

describe('a lost phone, signed out', () => {
  test.each([narrow, plain])(
    'comes back by the mailbox and three days of waiting ($width px, scripts: $javaScript)',
    async (how) => {
      const customer = await newCustomer();
      const page = await e2e().visit(how);
      const look = looking(page, how);
      await page.goto('/recover');
      await look('recovery-1-lost');
      await planPhone(page, customer);
      await page.getByText('A waiting time of 3 days', { exact: true }).waitFor();
      await look('recovery-2-plan');
      await beginWait(page, customer, look);
      await look('recovery-5-waiting');
      const waiting = page.url();

      const told = await latestMessage(customer.phone, { matching: /waiting time begun/ });
      expect(told.text).toContain('/recover/cancel/');
      await page.getByRole('link', { name: 'See where it stands' }).click();
      await heading(page, 'Where your reset stands').waitFor();
      await page.getByText('The waiting time runs').waitFor();
      await look('recovery-track');

      site().pass(waitMinutes);
      await holdWithdrawals(customer);
      await page.goto(waiting);
      await heading(page, 'Replace what is lost').waitFor();
      await page.getByText('Withdrawals are off already').waitFor();
      await page.getByText('You linked an authenticator.').waitFor();
      await look('recovery-6-new');
      const { phone } = newContacts();
      await page.getByLabel('New phone number').fill(phone);
      await button(page, 'Continue with this number').click();
      await button(page, 'Send the code by SMS').click();
      await enterCode(page, 'new_phone', await latestCode(phone, 'sms'));
      await heading(page, 'Ready to finish').waitFor();
      await look('recovery-7-ready');
      await button(page, 'Finish the reset').click();
      await heading(page, 'Your reset is done').waitFor();
      await look('recovery-8-done');
      await page.getByText('Your phone number was reset.').waitFor();
      // The one from before goes on beside it.
      await page.getByText('You linked an authenticator.').waitFor();
      await expect(apiClient(customer)('GET', 'account')).rejects.toThrow(/401/);
      await page.getByRole('link', { name: 'Sign in', exact: true }).first().click();
      await heading(page, 'Sign in').waitFor();
      // Whoever reads the message only now, and can't sign in any more, still has a way to stop it all.
      await page.goto(linkIn(told, '/recover/cancel/'));
      await heading(page, 'This reset is done').waitFor();
      await look('recovery-9-too-late');
      await button(page, 'Freeze account').click();
      await heading(page, 'Your account is frozen').waitFor();
    },
  );
});

describe('a lost authenticator', () => {
  test('is replaced by the code that a new app shows', async () => {
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    const page = await e2e().visit({ width: 320 });
    await page.goto('/recover?lost=authenticator');
    await page.getByLabel('E-mail address or phone number').fill(customer.email);
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await button(page, 'Show what is needed').click();
    await heading(page, 'What is needed').waitFor();
    await button(page, 'Start and prove it').click();
    await button(page, 'Send the code by e-mail').click();
    await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
    await button(page, 'Send the code by SMS').click();
    await enterCode(page, 'current_phone', await latestCode(customer.phone, 'sms'));
    await button(page, 'Begin the waiting time').click();
    await heading(page, 'The waiting time runs').waitFor();
    const waiting = page.url();
    site().pass(waitMinutes);
    await page.goto(waiting);
    await heading(page, 'Replace what is lost').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'recovery-6-authenticator');
    const key = (await page.locator('code').first().textContent()) ?? '';
    const app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(/\s/g, '')) });
    await enterCode(page, 'new_authenticator', app.generate({ timestamp: now() }));
    await button(page, 'Finish the reset').click();
    await heading(page, 'Your reset is done').waitFor();
  });
});

describe('stopping a reset', () => {
  test('from the old number: opening the link changes nothing, its button stops it', async () => {
    const customer = await newCustomer();
    const thief = await e2e().visit();
    await thief.goto('/recover');
    await planPhone(thief, customer);
    await beginWait(thief, customer, async () => undefined);
    const link = linkIn(
      await latestMessage(customer.phone, { matching: /waiting time begun/ }),
      '/recover/cancel/',
    );
    // A mail scanner looks, and nothing happens.
    expect((await fetch(link)).status).toBe(200);

    // Every signed-in device shows it, too.
    const own = await e2e().visit({ as: customer });
    await own.goto('/overview');
    await own.getByText('A reset of your account is under way').waitFor();
    await expectAccessible(own);
    await screenshot(own, 'recovery-banner');
    await own.goto('/security');
    await own.getByText('A reset of your account is under way').waitFor();
    await own.getByRole('link', { name: 'Stop it' }).click();
    await own.getByText(/^Begun with \S/).waitFor();
    await own.goto('/overview');
    const late = await e2e().visit({ as: customer });
    await late.goto('/recover/cancel');
    await heading(late, 'Stop this reset?').waitFor();

    const page = await e2e().visit({ width: 320 });
    await page.goto(link);
    await heading(page, 'Stop this reset?').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'recovery-cancel');
    await button(page, 'Only stop it').click();
    await heading(page, 'The reset is stopped').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'recovery-cancelled');
    // The thief's page hears of it by itself.
    await heading(thief, 'This reset was stopped').waitFor();
    await own.reload();
    await own.getByText('A reset of your account is under way').waitFor({ state: 'detached' });
    // Whoever wants it frozen gets that, although there is nothing left to stop.
    await button(late, 'Stop it and freeze the account').click();
    await heading(late, 'Your account is frozen').waitFor();
  });
});

describe('getting there', () => {
  test('from the second step of a sign-in, where the password need not be typed again', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit();
    await page.goto('/sign-in');
    await givePassword(page, customer.email, customer.password);
    await heading(page, 'Prove that it is you').waitFor();
    await page.getByRole('link', { name: 'Unable to verify?' }).first().click();
    await heading(page, 'Something is lost or doesn’t work').waitFor();
    expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0);
    await page.getByLabel('My phone number').check();
    await button(page, 'Show what is needed').click();
    await heading(page, 'What is needed').waitFor();
  });

  test('from Security, with what is unavailable ticked', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    await page.goto('/security');
    await page.getByRole('link', { name: 'E-mail address unavailable?' }).click();
    await heading(page, 'Something is lost or doesn’t work').waitFor();
    expect(await page.getByLabel('My e-mail address').isChecked()).toBe(true);
    await button(page, 'Show what is needed').click();
    await heading(page, 'What is needed').waitFor();
    await expectAccessible(page);
  });
});

describe('the phone and the password lost', () => {
  test.each([narrow, plain])(
    'a code to the mailbox shows who asks, and is the first proof of a case ($width px, scripts: $javaScript)',
    async (how) => {
      const customer = await newCustomer();
      const page = await e2e().visit(how);
      const look = looking(page, how);
      await page.goto('/recover');
      await page.getByLabel('My phone number').check();
      await page.getByLabel('My password as well').check();
      const typed = page.getByLabel('E-mail address or phone number');
      await typed.fill(customer.phone);
      await button(page, 'Show what is needed').click();
      await page.getByText('Type the other contact').first().waitFor();
      await look('recovery-claim-1-other');
      await typed.fill(customer.email);
      await button(page, 'Show what is needed').click();
      await heading(page, 'Show that it is you').waitFor();
      await look('recovery-claim-2-who');
      await button(page, 'Send the code by e-mail').click();
      await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
      await heading(page, 'What is needed').waitFor();
      await page.getByText('Our staff look at it', { exact: true }).waitFor();
      await look('recovery-claim-3-plan');
      await button(page, 'Start and prove it').click();
      // What was proven to show who asks is not asked again.
      await heading(page, 'Everything that is left is proven').waitFor();
      await button(page, 'Open the case').click();
      await heading(page, 'Our staff look at your case').waitFor();
      const told = await latestMessage(customer.phone, { matching: /recover\/cancel/ });
      expect(told.text).toContain('/recover/cancel/');
    },
  );

  test('the password alone leads to a new one', async () => {
    const page = await e2e().visit();
    await page.goto('/recover');
    await page.getByLabel('My password as well').check();
    await button(page, 'Show what is needed').click();
    await page.waitForURL('**/forgotten-password');
  });
});

test('a frozen account with something lost is told that a case opens it', async () => {
  const customer = await newCustomer();
  await apiClient(customer)('POST', 'account/freeze');
  const page = await e2e().visit();
  await page.goto('/recover');
  await planPhone(page, customer);
  await page.getByText('Your account is frozen').waitFor();
  await expectAccessible(page);
  await screenshot(page, 'recovery-frozen');
});
