import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  apiClient,
  authenticatorCode,
  button,
  type Customer,
  enterCode,
  expectAccessible,
  givePassword,
  hangUp,
  heading,
  latestCode,
  latestMessage,
  linkAuthenticator,
  linkIn,
  looking,
  newCustomer,
  pressKey,
  screenshot,
  useBrowser,
  type VisitOptions,
} from './harness.ts';

const e2e = useBrowser();

/** A browser that is new to the account, at the choice of how to confirm it. */
async function reachChoice(customer: Customer, options: VisitOptions = {}): Promise<Page> {
  const page = await e2e().visit(options);
  await page.goto('/sign-in?next=/activity');
  await givePassword(page, customer.email, customer.password);
  await heading(page, 'Prove that it is you').waitFor();
  const code = customer.authenticator ? await authenticatorCode(customer) : await latestCode(customer.email);
  await enterCode(page, 'second_factor', code);
  await heading(page, 'Confirm this device').waitFor();
  return page;
}

async function choose(page: Page, label: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).check();
  await button(page, 'Confirm this device').click();
}

async function expectSignedIn(page: Page): Promise<void> {
  await page.waitForURL('**/activity');
  await page.getByText('You are signed in.').waitFor();
}

async function expectRefused(page: Page, customer: Customer): Promise<void> {
  await heading(page, 'The sign-in was refused').waitFor();
  await latestMessage(customer.email, { matching: /A sign-in was refused/ });
  await latestMessage(customer.phone, { channel: 'sms', matching: /refused/ });
  const { items } = (await apiClient(customer)('GET', 'account/activity')) as { items: { event: string }[] };
  expect(items.map(({ event }) => event)).toContain('sign_in_cancelled');
}

describe('confirming a new device by a phone call', () => {
  test.each([{ width: 1280 }, { width: 320 }] as const)(
    '1 confirms, and the page moves on by itself ($width px)',
    async (how) => {
      const customer = await newCustomer();
      const page = await reachChoice(customer, how);
      await expectAccessible(page);
      await screenshot(page, 'new-device-choose');
      await choose(page, 'Phone call');
      await heading(page, 'Answer the call').waitFor();
      await expectAccessible(page);
      await screenshot(page, 'new-device-call');
      await button(page, 'Complete verification').click();
      await page.getByText('Nothing has been confirmed yet').waitFor();
      await pressKey(customer.phone, '1');
      await expectSignedIn(page);
      await latestMessage(customer.email, { matching: /You signed in on a new device/ });
    },
  );

  test.each([1280, 320] as const)(
    '2 cancels: refused, told to every contact, in the activity list, at %d px',
    async (width) => {
      const customer = await newCustomer();
      const page = await reachChoice(customer, { width });
      await choose(page, 'Phone call');
      await heading(page, 'Answer the call').waitFor();
      await pressKey(customer.phone, '2');
      await expectRefused(page, customer);
      await expectAccessible(page);
      await screenshot(page, 'new-device-refused');
    },
  );

  test('a call without a key confirms nothing; after five calls in an hour there is a wait', async () => {
    const customer = await newCustomer();
    const page = await reachChoice(customer, { width: 320 });
    for (const _call of [1, 2, 3, 4, 5]) {
      await choose(page, 'Phone call');
      await heading(page, 'Answer the call').waitFor();
      await hangUp(customer.phone);
      await page.getByText('The call ended without a key').waitFor();
    }
    await expectAccessible(page);
    await screenshot(page, 'new-device-unanswered');
    await choose(page, 'Phone call');
    await page.getByText('No more calls for now').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'new-device-call-limit');
    await choose(page, 'E-mail link');
    await heading(page, 'Open the link in your e-mail').waitFor();
  });

  test('works without scripts: the page loads itself again', async () => {
    const customer = await newCustomer();
    const page = await reachChoice(customer, { javaScript: false, width: 320 });
    await choose(page, 'Phone call');
    await heading(page, 'Answer the call').waitFor();
    await pressKey(customer.phone, '1');
    await expectSignedIn(page);
  });
});

describe('confirming a new device by the link in an e-mail', () => {
  test('opening it changes nothing; confirming it in any browser lets the device in', async () => {
    const customer = await newCustomer();
    const page = await reachChoice(customer, { width: 320 });
    await choose(page, 'E-mail link');
    await heading(page, 'Open the link in your e-mail').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'new-device-link');
    const link = linkIn(await latestMessage(customer.email, { matching: /\/authorise\// }), '/authorise/');
    // A mail scanner looks, and nothing happens.
    expect((await fetch(link)).status).toBe(200);
    await button(page, 'Complete verification').click();
    await page.getByText('Nothing has been confirmed yet').waitFor();

    const other = await e2e().visit({ width: 320 });
    await other.goto(link);
    await heading(other, 'Is it you who is signing in?').waitFor();
    await expectAccessible(other);
    await screenshot(other, 'authorise');
    await button(other, 'Confirm the sign-in').click();
    await heading(other, 'The sign-in is confirmed').waitFor();
    await expectAccessible(other);
    await screenshot(other, 'authorise-confirmed');
    await expectSignedIn(page);
  });

  test.each([
    { width: 1280, javaScript: false },
    { width: 320, javaScript: true },
  ] as const)('cancelling it refuses the sign-in ($width px, scripts: $javaScript)', async (how) => {
    const customer = await newCustomer();
    const page = await reachChoice(customer, { width: how.width });
    await choose(page, 'E-mail link');
    await heading(page, 'Open the link in your e-mail').waitFor();
    const link = linkIn(await latestMessage(customer.email, { matching: /\/authorise\// }), '/authorise/');
    const other = await e2e().visit(how);
    await other.goto(link);
    await button(other, 'This isn’t me: cancel').click();
    await heading(other, 'The sign-in is refused').waitFor();
    await looking(other, how)('authorise-cancelled');
    await expectRefused(page, customer);
    await expectAccessible(page);
  });

  test('a link that is unknown says so', async () => {
    const page = await e2e().visit();
    const answer = await page.goto('/authorise/nothing');
    expect(answer?.status()).toBe(404);
    await heading(page, 'This request can’t be found').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'authorise-not-found');
  });
});

describe('confirming a new device from another one', () => {
  test('the request appears there by itself; the code that the new device shows lets it in', async () => {
    const customer = await newCustomer();
    const known = await e2e().visit({ as: customer });
    await known.goto('/devices');
    await heading(known, 'Devices').waitFor();
    const page = await reachChoice(customer, { width: 320 });
    await choose(page, 'From another device');
    await heading(page, 'Confirm on your other device').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'new-device-approval');
    const code = await page.locator('#approval-code').innerText();

    await known.getByText('A new device wants to sign in').waitFor();
    await expectAccessible(known);
    await screenshot(known, 'approve-banner');
    await known.getByRole('link', { name: 'Look at the request' }).click();
    await heading(known, 'Is it you who is signing in?').waitFor();
    await expectAccessible(known);
    await screenshot(known, 'approve');
    await known.getByLabel('Code on the new device').fill('000000');
    await button(known, 'Confirm the sign-in').click();
    await known.getByText('That is not the code of the new device').first().waitFor();
    await screenshot(known, 'approve-wrong');
    await known.getByLabel('Code on the new device').fill(code);
    await button(known, 'Confirm the sign-in').click();
    await heading(known, 'The sign-in is confirmed').waitFor();
    await expectSignedIn(page);
  });

  test('cancelling there refuses the sign-in', async () => {
    const customer = await newCustomer();
    const page = await reachChoice(customer);
    await choose(page, 'From another device');
    await heading(page, 'Confirm on your other device').waitFor();
    const known = await e2e().visit({ as: customer, width: 320, javaScript: false });
    await known.goto('/devices');
    await known.getByRole('link', { name: 'Look at the request' }).click();
    await button(known, 'This isn’t me: cancel').click();
    await heading(known, 'The sign-in is refused').waitFor();
    await expectRefused(page, customer);
  });

  test('is not offered when no other device is signed in', async () => {
    const customer = await newCustomer();
    await apiClient(customer)('DELETE', 'session');
    const page = await reachChoice(customer);
    await page.getByLabel('Phone call', { exact: true }).waitFor();
    expect(await page.getByLabel('From another device').count()).toBe(0);
  });
});

describe('confirming a new device by the authenticator', () => {
  test('takes the next code, because each works once', async () => {
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    const page = await reachChoice(customer, { width: 320 });
    await choose(page, 'Authenticator app');
    await heading(page, 'Code from your authenticator app').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'new-device-authenticator');
    await enterCode(page, 'device', await authenticatorCode(customer));
    await expectSignedIn(page);
  });
});

describe('waiting where events are held back', () => {
  test('the page asks by itself every few seconds', async () => {
    const customer = await newCustomer();
    const page = await reachChoice(customer, { width: 320 });
    // A proxy that buffers: the connection stays open, nothing comes over it and nothing fails.
    await page.route('**/events', () => undefined);
    await choose(page, 'Phone call');
    await heading(page, 'Answer the call').waitFor();
    await pressKey(customer.phone, '1');
    await expectSignedIn(page);
  });

  test('“Complete verification” asks at once', async () => {
    const customer = await newCustomer();
    const page = await reachChoice(customer);
    await page.route('**/events', (route) => route.fulfill({ status: 503 }));
    await choose(page, 'Phone call');
    await heading(page, 'Answer the call').waitFor();
    await expectAccessible(page);
    await pressKey(customer.phone, '1');
    await button(page, 'Complete verification').click();
    await expectSignedIn(page);
  });
});
