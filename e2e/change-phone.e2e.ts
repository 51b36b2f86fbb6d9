import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  apiClient,
  authenticatorCode,
  button,
  type Customer,
  expectAccessible,
  expectNewToken,
  heading,
  latestCode,
  latestMessage,
  linkAuthenticator,
  newContacts,
  newCustomer,
  proof,
  screenshot,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();

/** The last nine digits, as somebody types them who has chosen the country. */
const national = (phone: string): string => phone.replace('+44', '0');
const masked = (phone: string): string => `+44 •••• ••${phone.slice(-3)}`;

async function startChange(page: Page, phone: string, from = ''): Promise<void> {
  await page.goto(`/security/phone/change${from}`);
  await page.getByLabel('Country or region').selectOption('GB');
  await page.getByLabel('New phone number').fill(national(phone));
  await button(page, 'Continue with this number').click();
  await page.waitForURL(/\/security\/phone\/change\/chl_/);
}

async function sendBySms(page: Page, name: string): Promise<void> {
  await proof(page, name).getByRole('button', { name: 'Send the code by SMS' }).click();
  await proof(page, name).getByLabel('Code from the SMS').waitFor();
}

/** Sends all three codes and fills them in; nothing is confirmed yet. */
async function fillAllCodes(page: Page, customer: Customer, phone: string): Promise<void> {
  await sendBySms(page, 'Code to the new number');
  await sendBySms(page, 'Code to your current number');
  await proof(page, 'Code by e-mail').getByRole('button', { name: 'Send the code by e-mail' }).click();
  await proof(page, 'Code by e-mail').getByLabel('Code from the e-mail').waitFor();
  await proof(page, 'Code to the new number')
    .getByLabel('Code from the SMS')
    .fill(await latestCode(phone));
  await proof(page, 'Code to your current number')
    .getByLabel('Code from the SMS')
    .fill(await latestCode(customer.phone));
  await proof(page, 'Code by e-mail')
    .getByLabel('Code from the e-mail')
    .fill(await latestCode(customer.email));
}

describe('changing the phone number', () => {
  for (const width of [1280, 320] as const) {
    test(`takes three codes and one press at ${width} px, and says what happens next all the way`, async () => {
      const customer = await newCustomer();
      const { phone } = newContacts();
      const page = await e2e().visit({ as: customer, width });

      await page.goto('/security');
      await expectAccessible(page);
      await screenshot(page, 'security');
      await page.getByRole('link', { name: 'Change phone number' }).click();
      await heading(page, 'Change phone number').waitFor();
      await page.getByText('What happens next').locator('visible=true').waitFor();
      await expectAccessible(page);
      await screenshot(page, 'change-phone-1-number');

      await startChange(page, phone);
      await page.getByText('0 of 3 done').waitFor();
      await page.getByText('What happens next').locator('visible=true').waitFor();
      await expectAccessible(page);
      await screenshot(page, 'change-phone-2-nothing-sent');
      await fillAllCodes(page, customer, phone);
      await expectAccessible(page);
      await screenshot(page, 'change-phone-3-codes-typed');
      await button(page, 'Change phone number').click();

      await heading(page, 'Your phone number was changed').waitFor();
      await page.getByText(masked(phone)).first().waitFor();
      await expectAccessible(page);
      await screenshot(page, 'change-phone-4-done');
      for (const to of [phone, customer.phone, customer.email])
        await latestMessage(to, { matching: /phone number (?:was )?changed/i });

      await page.goto('/overview');
      await page.getByText('Withdrawals are off').waitFor();
      await page.getByText('You changed your phone number.').waitFor();
      await expectAccessible(page);
      await screenshot(page, 'overview-hold');
      await page.goto('/security');
      await page.getByText('Withdrawals are off').waitFor();
      await expectAccessible(page);
      for (const change of ['email/change', 'password', 'authenticator', 'passkeys/add']) {
        await page.goto(`/security/${change}`);
        await page.getByText(/^(?:Wait: )?Withdrawals are off already/).waitFor();
        await expectAccessible(page);
      }
      await page.goto('/activity');
      await page
        .getByText(`Your phone number changed from ${masked(customer.phone)} to ${masked(phone)}`)
        .waitFor();
      await expectAccessible(page);
      await screenshot(page, 'activity');
    });
  }

  test.each([1280, 320] as const)(
    'takes the code of the authenticator as the second factor, at %d px',
    async (width) => {
      const customer = await newCustomer();
      await linkAuthenticator(customer);
      const { phone } = newContacts();
      const page = await e2e().visit({ as: customer, width });
      await startChange(page, phone);
      await proof(page, 'Authenticator app')
        .getByLabel('Code from your authenticator app')
        .fill(await authenticatorCode(customer));
      await proof(page, 'Authenticator app').getByRole('button', { name: 'Check code' }).click();
      await page.getByText('1 of 3 done').waitFor();
      await sendBySms(page, 'Code to the new number');
      await sendBySms(page, 'Code to your current number');
      await expectAccessible(page);
      await screenshot(page, 'change-phone-authenticator');
      await proof(page, 'Code to the new number')
        .getByLabel('Code from the SMS')
        .fill(await latestCode(phone));
      await proof(page, 'Code to your current number')
        .getByLabel('Code from the SMS')
        .fill(await latestCode(customer.phone));
      // The Enter key finishes when nothing is missing.
      await proof(page, 'Code to your current number').getByLabel('Code from the SMS').press('Enter');
      await heading(page, 'Your phone number was changed').waitFor();
    },
  );

  test('works without JavaScript, and no typed code is lost when another is sent', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ as: customer, javaScript: false, width: 320 });
    await startChange(page, phone);
    await sendBySms(page, 'Code to the new number');
    await proof(page, 'Code to the new number')
      .getByLabel('Code from the SMS')
      .fill(await latestCode(phone));
    const flow = page.url();
    // Sending the second proves the first.
    await sendBySms(page, 'Code to your current number');
    await page.getByText('1 of 3 done').waitFor();
    // Half a code comes back with the answer, and is no try.
    await proof(page, 'Code to your current number').getByLabel('Code from the SMS').fill('418');
    await proof(page, 'Code by e-mail').getByRole('button', { name: 'Send the code by e-mail' }).click();
    await proof(page, 'Code by e-mail').getByLabel('Code from the e-mail').waitFor();
    expect(
      await proof(page, 'Code to your current number').getByLabel('Code from the SMS').inputValue(),
    ).toBe('418');
    await screenshot(page, 'change-phone-no-javascript');
    await proof(page, 'Code to your current number')
      .getByLabel('Code from the SMS')
      .fill(await latestCode(customer.phone));
    await proof(page, 'Code by e-mail')
      .getByLabel('Code from the e-mail')
      .fill(await latestCode(customer.email));
    await button(page, 'Change phone number').click();
    await heading(page, 'Your phone number was changed').waitFor();
    // A refresh says the same and does nothing.
    await page.reload();
    await heading(page, 'Your phone number was changed').waitFor();
    // The page of the flow says that it is done, too.
    await page.goto(flow);
    await page.getByText('It counted once.').waitFor();
    await expectNewToken(customer, [page]);
  });

  test('tells wrong, incomplete, replaced, missing and locked codes apart, each in its place', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ as: customer });
    await startChange(page, phone);
    await button(page, 'Change phone number').click();
    await page.getByText('No code has been sent yet').first().waitFor();
    await expectAccessible(page);
    await screenshot(page, 'change-phone-missing');
    await sendBySms(page, 'Code to the new number');
    const field = proof(page, 'Code to the new number').getByLabel('Code from the SMS');
    const check = proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' });
    const first = await latestCode(phone);
    await check.click();
    await page.getByText('A code has 6 digits').waitFor();

    await proof(page, 'Code to the new number').getByRole('button', { name: 'Send a new SMS' }).click();
    const second = await latestCode(phone);
    // The new code's empty field takes the focus.
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill(first);
    await check.click();
    await page.getByText('A newer code has replaced that one').waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await screenshot(page, 'change-phone-replaced');

    const wrong = [...'0123456789']
      .map((digit) => digit.repeat(6))
      .find((code) => code !== second && code !== first);
    for (let left = 5; left > 0; left -= 1) {
      await field.fill(wrong ?? '');
      await check.click();
      await page.getByText(new RegExp(`${left} more (?:try|tries)`)).waitFor();
    }
    await expectAccessible(page);
    await screenshot(page, 'change-phone-wrong');
    await field.fill(wrong ?? '');
    await check.click();
    await page.getByText('Entering codes is locked for a while').first().waitFor();
    // Nothing can be typed or sent any more, here or at the other proofs.
    await field.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^Send/ }).count()).toBe(0);
    await expectAccessible(page);
    await screenshot(page, 'change-phone-locked');
    await latestMessage(customer.email, { matching: /too many wrong codes/i });
  });

  test('refuses the number that the account has, and one that can’t be, before any code is sent', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    await page.goto('/security/phone/change');
    await page.getByLabel('New phone number').fill(customer.phone);
    await button(page, 'Continue with this number').click();
    await page.getByText('That is the one you have now').first().waitFor();
    await expectAccessible(page);
    await screenshot(page, 'change-phone-same');
    await page.getByLabel('New phone number').fill('12');
    await button(page, 'Continue with this number').click();
    await page.getByText('That phone number doesn’t exist').first().waitFor();
    expect(await page.getByLabel('New phone number').inputValue()).toBe('12');
  });

  test('tells that a number belongs to another account only once it is proven', async () => {
    const customer = await newCustomer();
    const other = await newCustomer();
    const page = await e2e().visit({ as: customer });
    await startChange(page, other.phone);
    await sendBySms(page, 'Code to the new number');
    await proof(page, 'Code to the new number')
      .getByLabel('Code from the SMS')
      .fill(await latestCode(other.phone));
    await proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
    await page.getByText('This number belongs to another account').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'change-phone-taken');
    await page.getByRole('link', { name: 'Use another number' }).click();
    await page.waitForURL('**/security/phone/change');
  });

  test('has one effect when two tabs finish it, and the other tab follows live', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ as: customer });
    await startChange(page, phone);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await fillAllCodes(page, customer, phone);
    await proof(page, 'Code by e-mail').getByRole('button', { name: 'Check code' }).click();
    await page.getByText('3 of 3 done').waitFor();
    await other.getByText('3 of 3 done').waitFor();
    await Promise.all([
      // A tab behind another gets few frames, so nothing is waited for there.
      button(page, 'Change phone number').click({ force: true }),
      button(other, 'Change phone number').click({ force: true }),
    ]);
    await heading(page, 'Your phone number was changed').waitFor();
    await heading(other, 'Your phone number was changed').waitFor();
    await page.goto('/activity');
    await page.getByText(/^Your phone number changed from/).waitFor();
    expect(await page.getByText(/^Your phone number changed from/).count()).toBe(1);
  });

  test('leads back to the article that it was started from', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ as: customer });
    const article = '/help/faq/change-phone#next';
    await startChange(page, phone, `?from=${encodeURIComponent(article)}`);
    await fillAllCodes(page, customer, phone);
    await button(page, 'Change phone number').click();
    await heading(page, 'Your phone number was changed').waitFor();
    expect(await page.getByRole('link', { name: 'Back to the article' }).getAttribute('href')).toBe(article);
    await page.goto('/security/phone/change?from=//evil.example');
    expect(await page.getByRole('link', { name: 'Security' }).first().getAttribute('href')).toBe('/security');
  });

  test.each([1280, 320] as const)(
    'changes the e-mail address with the same steps, at %d px',
    async (width) => {
      const customer = await newCustomer();
      const { email } = newContacts();
      const page = await e2e().visit({ as: customer, width });
      await page.goto('/security/email/change');
      await page.getByLabel('New e-mail address').fill(email);
      await button(page, 'Continue with this address').click();
      await page.waitForURL(/\/security\/email\/change\/chl_/);
      for (const name of ['Code to the new address', 'Code to your current address']) {
        await proof(page, name).getByRole('button', { name: 'Send the code by e-mail' }).click();
        await proof(page, name).getByLabel('Code from the e-mail').waitFor();
      }
      await proof(page, 'Code to your phone').getByRole('button', { name: 'Send the code by SMS' }).click();
      await proof(page, 'Code to your phone')
        .getByLabel('Code from the SMS')
        .fill(await latestCode(customer.phone));
      await proof(page, 'Code to the new address')
        .getByLabel('Code from the e-mail')
        .fill(await latestCode(email));
      await proof(page, 'Code to your current address')
        .getByLabel('Code from the e-mail')
        .fill(await latestCode(customer.email));
      await expectAccessible(page);
      await button(page, 'Change e-mail address').click();
      await heading(page, 'Your e-mail address was changed').waitFor();
      await expectAccessible(page);
    },
  );

  test('knows a code that was used already, and a change of another session', async () => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ as: customer });
    await startChange(page, phone);
    await sendBySms(page, 'Code to the new number');
    const used = await latestCode(phone);
    await proof(page, 'Code to the new number').getByLabel('Code from the SMS').fill(used);
    await proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
    await page.getByText('1 of 3 done').waitFor();
    const first = page.url();

    await startChange(page, phone);
    await sendBySms(page, 'Code to the new number');
    await proof(page, 'Code to the new number').getByLabel('Code from the SMS').fill(used);
    await proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
    await page.getByText('That code was used already').waitFor();
    await screenshot(page, 'change-phone-used');

    const stranger = await e2e().visit({ as: await newCustomer() });
    await stranger.goto(first);
    await stranger.getByText('That change is no longer open in this session.').waitFor();
    await expectAccessible(stranger);
    await screenshot(stranger, 'change-phone-gone');
  });

  test('says when the next change is possible after three, and the session that ended is sent to sign in', async () => {
    const customer = await newCustomer();
    const app = apiClient(customer);
    let current = customer.phone;
    for (let change = 0; change < 3; change += 1) {
      const { phone } = newContacts();
      const { challengeId } = await app('POST', 'account/phone-changes', { phone });
      for (const [slot, channel, to] of [
        ['new_phone', 'sms', phone],
        ['current_phone', 'sms', current],
        ['second_factor', 'email', customer.email],
      ] as const) {
        await app('POST', `challenges/${challengeId}/codes`, { slot, channel });
        await app('POST', `challenges/${challengeId}/proofs`, { slot, code: await latestCode(to) });
      }
      const { grant } = await app('POST', `challenges/${challengeId}/grant`);
      await app('PUT', 'account/phone', { grant });
      current = phone;
    }
    const page = await e2e().visit({ as: customer });
    await page.goto('/security/phone/change');
    await page.getByLabel('New phone number').fill(newContacts().phone);
    await button(page, 'Continue with this number').click();
    await page.getByText(/3 times in 30 days. The next change is possible on/).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'change-phone-limit');

    await app('DELETE', 'session');
    await button(page, 'Continue with this number').click();
    await page.waitForURL(/\/sign-in\?next=/);
  });
});
