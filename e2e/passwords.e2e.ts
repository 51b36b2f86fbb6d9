import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import {
  authenticatorCode,
  button,
  type Customer,
  expectAccessible,
  expectNewToken,
  heading,
  latestCode,
  latestMessage,
  linkAuthenticator,
  newCustomer,
  proof,
  screenshot,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();
const newPassword = 'plover lantern 48 quietly';

const ways = [
  [1280, true],
  [320, true],
  [320, false],
] as const;
const titled = (width: number, javaScript: boolean) =>
  `at ${width} px${javaScript ? '' : ' without JavaScript'}`;

const lookAt = (page: Page, flow: string, javaScript: boolean) => async (name: string) => {
  if (javaScript) await expectAccessible(page);
  await screenshot(page, `${flow}-${name}${javaScript ? '' : '-no-javascript'}`);
};

async function proveByMail(page: Page, customer: Customer, slot: string): Promise<void> {
  await proof(page, slot).getByRole('button', { name: 'Send the code by e-mail' }).click();
  await proof(page, slot)
    .getByLabel('Code from the e-mail')
    .fill(await latestCode(customer.email, 'email'));
}

describe('changing the password', () => {
  for (const [width, javaScript] of ways)
    test(`takes both passwords and a second factor, ${titled(width, javaScript)}`, async () => {
      const customer = await newCustomer();
      const page = await e2e().visit({ as: customer, width, javaScript });
      const look = lookAt(page, 'password', javaScript);
      await page.goto('/security');
      await page.getByRole('link', { name: 'Change password' }).click();
      await heading(page, 'Change password').waitFor();
      await look('1-start');
      await page.getByLabel('Current password', { exact: true }).fill('this is not it at all');
      await page.getByLabel('New password', { exact: true }).fill(newPassword);
      await button(page, 'Continue').click();
      await page.getByText('That isn’t your current password').first().waitFor();
      await look('2-wrong');
      await page.getByLabel('Current password', { exact: true }).fill(customer.password);
      await page.getByLabel('New password', { exact: true }).fill(newPassword);
      await button(page, 'Continue').click();
      await page.getByText('One more proof that it is you.').waitFor();
      await proveByMail(page, customer, 'Second factor');
      await look('3-proofs');
      await button(page, 'Change password').click();
      await heading(page, 'Your password is changed').waitFor();
      await page.getByText('Withdrawals are off').waitFor();
      await page.getByText('You changed your password.').waitFor();
      await look('4-done');
      await latestMessage(customer.phone, { matching: /password/i });
      await expectNewToken(customer, [page]);
    });
});

test('a password that wasn’t changed isn’t said to be changed', async () => {
  const page = await e2e().visit({ as: await newCustomer() });
  await page.goto('/security/password/done');
  await heading(page, 'Security').waitFor();
});

describe('a forgotten password', () => {
  for (const [width, javaScript] of ways)
    test(`is set anew after both contacts and the authenticator, ${titled(width, javaScript)}`, async () => {
      const customer = await newCustomer();
      await linkAuthenticator(customer);
      const page = await e2e().visit({ width, javaScript });
      const look = lookAt(page, 'forgotten', javaScript);
      await page.goto('/sign-in');
      await page.getByRole('link', { name: /forgotten/i }).click();
      await heading(page, 'Set a new password').waitFor();
      await look('1-who');
      await page.getByLabel('E-mail address or phone number').fill(customer.email);
      await button(page, 'Continue').click();
      await proveByMail(page, customer, 'Your e-mail address');
      await look('2-first');
      await proof(page, 'Your e-mail address').getByRole('button', { name: 'Check code' }).click();
      await proof(page, 'Your phone number').getByRole('button', { name: 'Send the code by SMS' }).click();
      await proof(page, 'Your phone number')
        .getByLabel('Code from the SMS')
        .fill(await latestCode(customer.phone, 'sms'));
      await proof(page, 'Second factor')
        .getByLabel('Code from your authenticator app')
        .fill(await authenticatorCode(customer));
      await look('3-all');
      await button(page, 'Continue').click();
      await heading(page, 'Choose a new password').waitFor();
      await page.getByLabel('New password', { exact: true }).fill('password1');
      await button(page, 'Set new password').click();
      await look('4-too-common');
      await page.getByLabel('New password', { exact: true }).fill(newPassword);
      await button(page, 'Set new password').click();
      await heading(page, 'Your new password is set').waitFor();
      await page.getByText('Withdrawals are off').waitFor();
      await look('5-done');
    });
});

describe('the settings lock', () => {
  for (const [width, javaScript] of ways)
    test(`goes on with a master key, refuses a change and goes off by the key, ${titled(width, javaScript)}`, async () => {
      const customer = await newCustomer();
      const page = await e2e().visit({ as: customer, width, javaScript });
      const look = lookAt(page, 'settings-lock', javaScript);
      await page.goto('/security/settings-lock');
      await look('1-off');
      await page.getByLabel('Unlocking takes').selectOption('5');
      await button(page, 'Continue').click();
      await proveByMail(page, customer, 'Second factor');
      await button(page, 'Turn the lock on').click();
      await heading(page, 'Your settings are locked').waitFor();
      await look('2-key');
      const key = (await page.getByRole('group', { name: 'Your master key' }).innerText()).replaceAll(
        /\s/g,
        '',
      );
      await page.getByRole('link', { name: 'I have kept it' }).click();

      for (const each of ['phone/change', 'email/change', 'authenticator', 'passkeys/add', 'anti-phishing']) {
        await page.goto(`/security/${each}`);
        await page.getByText('Your settings are locked').waitFor();
      }
      await page.goto('/recover');
      await page.getByText('a waiting time of 5 days runs').filter({ visible: true }).first().waitFor();
      await page.goto('/security/password');
      await page.getByText('Your settings are locked').waitFor();
      await page.getByLabel('Current password', { exact: true }).fill(customer.password);
      await page.getByLabel('New password', { exact: true }).fill(newPassword);
      await button(page, 'Continue').click();
      await page.getByText('Your settings are locked').nth(1).waitFor();
      await look('3-refused');

      await page.goto('/security/settings-lock');
      await button(page, 'Start unlocking').click();
      await page.getByText('Your settings open').waitFor();
      await look('4-unlocking');
      await page.getByRole('textbox', { name: 'Master key' }).fill(key);
      await button(page, 'Unlock now').click();
      await page.getByText('The settings lock is off.').waitFor();
      await look('5-off-again');
    });
});
