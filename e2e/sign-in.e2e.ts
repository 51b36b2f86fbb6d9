import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  authenticatorCode,
  button,
  type Customer,
  enterCode,
  expectAccessible,
  givePassword,
  heading,
  latestCode,
  linkAuthenticator,
  looking,
  newCustomer,
  screenshot,
  useBrowser,
  type VisitOptions,
} from './harness.ts';

const e2e = useBrowser();

/** A page in a browser that the customer has signed in with before. */
async function visitKnown(customer: Customer, options: VisitOptions = {}): Promise<Page> {
  const page = await e2e().visit({ ...options, as: customer });
  await page.context().clearCookies({ name: 'holdfast_session' });
  return page;
}

describe('signing in on a known device', () => {
  test.each([
    { width: 1280, javaScript: true },
    { width: 320, javaScript: true },
    { width: 320, javaScript: false },
  ] as const)('takes the password and a code by e-mail ($width px, scripts: $javaScript)', async (how) => {
    const customer = await newCustomer();
    const page = await visitKnown(customer, how);
    const look = looking(page, how, 'sign-in-');
    await page.goto('/devices');
    await heading(page, 'Sign in').waitFor();
    expect(new URL(page.url()).search).toBe('?next=%2Fdevices');
    await look('1-password');
    await givePassword(page, customer.email, 'not the password');
    await page.getByText('Those details don’t match').waitFor();
    await look('1-password-wrong');
    await givePassword(page, customer.email, customer.password);
    await heading(page, 'Prove that it is you').waitFor();
    await look('2-code');
    await enterCode(page, 'second_factor', '000000');
    await page.getByText('That is not the code').waitFor();
    await look('2-code-wrong');
    await enterCode(page, 'second_factor', await latestCode(customer.email));
    await page.waitForURL('**/devices');
    await page.getByText('You are signed in.').waitFor();
  });

  test.each([1280, 320] as const)(
    'takes the phone number and a code by SMS or call, each asked for on the page, at %d px',
    async (width) => {
      const customer = await newCustomer();
      const page = await visitKnown(customer, { width });
      await page.goto('/sign-in');
      await givePassword(page, customer.phone, customer.password);
      await button(page, 'Send an SMS instead').click();
      await page.getByText('We sent an SMS to').waitFor();
      await expectAccessible(page);
      await enterCode(page, 'second_factor', await latestCode(customer.email));
      await page.getByText('A newer code has replaced that one').waitFor();
      await enterCode(page, 'second_factor', await latestCode(customer.phone, 'sms'));
      await page.waitForURL('**/overview');

      const again = await visitKnown(customer, { width });
      await again.goto('/sign-in');
      await givePassword(again, customer.phone, customer.password);
      await button(again, 'Call me instead').click();
      await again.getByText('We are calling').waitFor();
      await expectAccessible(again);
      await enterCode(again, 'second_factor', await latestCode(customer.phone, 'voice'));
      await again.waitForURL('**/overview');
    },
  );

  test('takes a code of the authenticator once one is linked, each code once', async () => {
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    const page = await visitKnown(customer, { width: 320 });
    await page.goto('/sign-in');
    await givePassword(page, customer.email, customer.password);
    await page.getByText('Open your authenticator app').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'sign-in-2-authenticator');
    const code = await authenticatorCode(customer);
    await enterCode(page, 'second_factor', code);
    await page.waitForURL('**/overview');

    const again = await visitKnown(customer);
    await again.goto('/sign-in');
    await givePassword(again, customer.email, customer.password);
    await enterCode(again, 'second_factor', code);
    await again.getByText('That code was used already').waitFor();
    await enterCode(again, 'second_factor', await authenticatorCode(customer));
    await again.waitForURL('**/overview');
  });

  test('six wrong codes lock code entry, and the page says until when', async () => {
    const customer = await newCustomer();
    const page = await visitKnown(customer, { width: 320 });
    await page.goto('/sign-in');
    await givePassword(page, customer.email, customer.password);
    const right = await latestCode(customer.email);
    for (const left of [5, 4, 3, 2, 1]) {
      await enterCode(page, 'second_factor', right === '111111' ? '222222' : '111111');
      await page.getByText(`${left} more ${left === 1 ? 'try' : 'tries'}`).waitFor();
    }
    await enterCode(page, 'second_factor', right === '111111' ? '222222' : '111111');
    await page.getByText('Entering codes is locked for a while').first().waitFor();
    await page.getByText('You can go on').first().waitFor();
    await expectAccessible(page);
    await screenshot(page, 'sign-in-locked');
  });

  test('never leads to another site, whatever next= says', async () => {
    const customer = await newCustomer();
    const page = await visitKnown(customer);
    await page.goto('/sign-in?next=//evil.example/');
    await givePassword(page, customer.email, customer.password);
    await enterCode(page, 'second_factor', await latestCode(customer.email));
    await page.waitForURL('**/overview');
  });

  test('too many wrong passwords have to wait, and the page counts down', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ width: 320 });
    await page.goto('/sign-in');
    for (const _try of [1, 2, 3]) {
      await givePassword(page, customer.email, 'not the password');
      await page.getByText('Those details don’t match').waitFor();
    }
    await givePassword(page, customer.email, customer.password);
    await page.getByText('Too many wrong passwords').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'sign-in-too-soon');
    await page.getByText('You can try again now.').waitFor();
    await givePassword(page, customer.email, customer.password);
    await heading(page, 'Prove that it is you').waitFor();
  });
});
