import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  apiClient,
  authenticatorCode,
  button,
  type Customer,
  enterCode,
  heading,
  latestCode,
  latestMessage,
  linkAuthenticator,
  looking,
  newContacts,
  newCustomer,
  useBrowser,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';

const site = useOwnSite();
const e2e = useBrowser();
const waitMinutes = 72 * 60;

/** Says what is lost and who asks; ends at the plan, or at what stands in its way. */
async function nameLoss(page: Page, customer: Customer, lost: string, identifier: string): Promise<void> {
  await page.goto('/recover');
  await page.getByLabel(lost).check();
  await page.getByLabel('E-mail address or phone number').fill(identifier);
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await button(page, 'Show what is needed').click();
}

describe('a lost mailbox, signed out', () => {
  test.each([
    { width: 320, javaScript: true },
    { width: 1280, javaScript: false },
  ] as const)(
    'is replaced by the phone and three days of waiting ($width px, scripts: $javaScript)',
    async (how) => {
      const customer = await newCustomer();
      const page = await e2e().visit(how);
      const look = looking(page, how, 'recovery-email-');
      await nameLoss(page, customer, 'My e-mail address', customer.phone);
      await heading(page, 'What is needed').waitFor();
      await look('1-plan');
      await button(page, 'Start and prove it').click();
      await button(page, 'Send the code by SMS').click();
      await enterCode(page, 'current_phone', await latestCode(customer.phone, 'sms'));
      await button(page, 'Begin the waiting time').click();
      await heading(page, 'The waiting time runs').waitFor();
      await latestMessage(customer.email, { matching: /\/recover\/cancel\// });
      const waiting = page.url();
      site().pass(waitMinutes);
      await page.goto(waiting);
      await heading(page, 'Replace what is lost').waitFor();
      await look('2-new');
      const { email } = newContacts();
      await page.getByLabel('New e-mail address').fill(email);
      await button(page, 'Continue with this address').click();
      await button(page, 'Send the code by e-mail').click();
      await enterCode(page, 'new_email', await latestCode(email, 'email'));
      await heading(page, 'Ready to finish').waitFor();
      await button(page, 'Finish the reset').click();
      await heading(page, 'Your reset is done').waitFor();
      await look('3-done');
    },
  );
});

describe('a reset that goes on in another browser', () => {
  test('once what is left is proven there again; the first one can’t go on then', async () => {
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    const first = await e2e().visit();
    await nameLoss(first, customer, 'My phone number', customer.email);
    await button(first, 'Start and prove it').click();
    await button(first, 'Send the code by e-mail').click();
    await enterCode(first, 'current_email', await latestCode(customer.email, 'email'));
    await enterCode(first, 'authenticator', await authenticatorCode(customer));
    await button(first, 'Begin the waiting time').click();
    await heading(first, 'The waiting time runs').waitFor();

    const how = { width: 320, javaScript: true } as const;
    const page = await e2e().visit(how);
    const look = looking(page, how, 'recovery-resume-');
    await nameLoss(page, customer, 'My phone number', customer.email);
    await heading(page, 'A reset is under way already').waitFor();
    await look('1-another');
    await button(page, 'Go on with it here').click();
    await heading(page, 'Go on in this browser').waitFor();
    await look('2-proofs');
    await button(page, 'Send the code by e-mail').click();
    await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
    await enterCode(page, 'authenticator', await authenticatorCode(customer));
    await button(page, 'Take it over to this browser').click();
    await heading(page, 'The waiting time runs').waitFor();
    await look('3-here');
    await first.reload();
    await heading(first, 'The waiting time runs').waitFor({ state: 'detached' });
  });
});

describe('a settings lock, signed out', () => {
  test.each([
    { width: 320, javaScript: true },
    { width: 1280, javaScript: false },
  ] as const)('begins to open by both contacts ($width px, scripts: $javaScript)', async (how) => {
    const customer = await newCustomer();
    await lockSettings(customer);
    const page = await e2e().visit(how);
    const look = looking(page, how, 'unlock-');
    await page.goto('/unlock-settings');
    await heading(page, 'Unlock the settings').waitFor();
    await look('1-account');
    await page.getByLabel('E-mail address or phone number').fill(customer.email);
    await button(page, 'Continue').click();
    await button(page, 'Send the code by e-mail').click();
    await page.getByLabel('Code from the e-mail').fill(await latestCode(customer.email, 'email'));
    await button(page, 'Check code').click();
    await button(page, 'Send the code by SMS').click();
    await look('2-proofs');
    await page.getByLabel('Code from the SMS').fill(await latestCode(customer.phone, 'sms'));
    await button(page, 'Start unlocking').click();
    await heading(page, 'Unlocking has begun').waitFor();
    await look('3-begun');
    const lock = await apiClient(customer)('GET', 'account/settings-lock');
    expect(lock['state']).toBe('unlocking');
  });
});

async function lockSettings(customer: Customer): Promise<void> {
  const app = apiClient(customer);
  const { challengeId } = await app('POST', 'account/settings-locks', { days: 2, withMasterKey: false });
  await app('POST', `challenges/${challengeId}/codes`, { slot: 'second_factor', channel: 'email' });
  const code = await latestCode(customer.email, 'email');
  await app('POST', `challenges/${challengeId}/proofs`, { slot: 'second_factor', code });
  const { grant } = await app('POST', `challenges/${challengeId}/grant`);
  await app('PUT', 'account/settings-lock', { grant });
}
