import { describe, expect, test } from 'vitest';
import {
  apiClient,
  authenticatorCode,
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
  newCustomer,
  screenshot,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();

/** The freeze link of an alert: the one about the authenticator that was linked. */
async function freezeLink(customer: Customer): Promise<string> {
  return linkIn(await latestMessage(customer.email, { matching: /\/freeze\// }), '/freeze/');
}

describe('freezing by the link of an alert', () => {
  test.each([
    { width: 320, javaScript: true },
    { width: 1280, javaScript: false },
  ] as const)(
    'freezes with one press, and a proof of everything opens it again ($width px, scripts: $javaScript)',
    async (how) => {
      const customer = await newCustomer();
      await linkAuthenticator(customer);
      const link = await freezeLink(customer);
      const page = await e2e().visit(how);
      const look = looking(page, how);
      // A mail scanner looks, and nothing happens.
      expect((await fetch(link)).status).toBe(200);
      await apiClient(customer)('GET', 'account');

      await page.goto(link);
      await heading(page, 'Freeze your account?').waitFor();
      await look('freeze');
      await button(page, 'Freeze account').click();
      await heading(page, 'Your account is frozen').waitFor();
      await look('freeze-done');
      await expect(apiClient(customer)('GET', 'account')).rejects.toThrow(/401/);

      await page.goto('/sign-in');
      await givePassword(page, customer.email, customer.password);
      await heading(page, 'Your account is frozen').waitFor();
      await look('sign-in-frozen');
      await page.getByRole('link', { name: 'Unfreeze account' }).click();

      await heading(page, 'Unfreeze your account').waitFor();
      await look('unfreeze-1-account');
      await page.getByLabel('E-mail address or phone number').fill(customer.email);
      await button(page, 'Continue').click();
      await heading(page, 'Prove that it is you').waitFor();
      await look('unfreeze-2-proofs');
      await button(page, 'Send the code by e-mail').click();
      await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
      await button(page, 'Send the code by SMS').click();
      await enterCode(page, 'current_phone', await latestCode(customer.phone, 'sms'));
      await page.locator('#code-authenticator').fill(await authenticatorCode(customer));
      await look('unfreeze-3-authenticator');
      await button(page, 'Confirm the code').click();
      await heading(page, 'Everything is proven').waitFor();
      await look('unfreeze-4-ready');
      const twin = await page.context().newPage();
      await twin.goto(page.url());
      await button(page, 'Unfreeze account').click();
      await heading(page, 'Your account is open again').waitFor();
      await look('unfreeze-5-done');
      // The same form once more from another tab counts no second time, and says so.
      await button(twin, 'Unfreeze account').click();
      await twin.getByText('This is done already').waitFor();
      await page.getByText('Withdrawals and transfers are on hold').waitFor();
      await page.getByRole('link', { name: 'Sign in' }).click();
      await heading(page, 'Sign in').waitFor();
      await givePassword(page, customer.email, customer.password);
      await heading(page, 'Prove that it is you').waitFor();
    },
  );

  test('a link that is unknown freezes nothing and says so', async () => {
    const page = await e2e().visit({ width: 320 });
    const answer = await page.goto('/freeze/nothing');
    expect(answer?.status()).toBe(404);
    await heading(page, 'This link doesn’t freeze anything').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'freeze-not-found');
  });

  test('an account that is not frozen needs no unfreezing', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit();
    await page.goto('/unfreeze');
    await page.getByLabel('E-mail address or phone number').fill(customer.email);
    await button(page, 'Continue').click();
    await button(page, 'Send the code by e-mail').click();
    await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
    await button(page, 'Unfreeze account').click();
    await page.getByText('Your account isn’t frozen').waitFor();
    await expectAccessible(page);
  });
});
