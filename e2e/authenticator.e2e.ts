import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import {
  button,
  expectAccessible,
  expectNewToken,
  heading,
  latestCode,
  latestMessage,
  newCustomer,
  proof,
  screenshot,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();

/** What an authenticator app does with the key that the page shows. */
async function appOf(page: Page): Promise<TOTP> {
  const key = await page.getByRole('group', { name: 'Key' }).innerText();
  return new TOTP({ secret: Secret.fromBase32(key.replaceAll(/\s/g, '')) });
}

describe('linking an authenticator', () => {
  for (const [width, javaScript] of [
    [1280, true],
    [320, true],
    [320, false],
  ] as const) {
    test(`shows the key, takes both codes and says what changes, at ${width} px${javaScript ? '' : ' without JavaScript'}`, async () => {
      const customer = await newCustomer();
      const page = await e2e().visit({ as: customer, width, javaScript });
      const picture = (name: string) =>
        screenshot(page, `authenticator-${name}${javaScript ? '' : '-no-javascript'}`);
      await page.goto('/overview');
      await page.getByRole('link', { name: 'Link an authenticator' }).click();
      await heading(page, 'Link an authenticator').waitFor();
      if (javaScript) await expectAccessible(page);
      await picture('1-start');
      await button(page, 'Show the QR code').click();
      await page.getByAltText('QR code of the key below').waitFor();
      if (javaScript) await expectAccessible(page);
      await picture('2-link');

      const app = await appOf(page);
      await proof(page, 'Code from the new app')
        .getByLabel('Code from your authenticator app')
        .fill(app.generate());
      // Sending the other code proves this one on the way.
      await proof(page, 'Code from us').getByRole('button', { name: 'Send the code by e-mail' }).click();
      await page.getByText('1 of 2 done').waitFor();
      await proof(page, 'Code from us')
        .getByLabel('Code from the e-mail')
        .fill(await latestCode(customer.email));
      await button(page, 'Link authenticator').click();
      await heading(page, 'Your authenticator is linked').waitFor();
      await page.getByText('Withdrawals are off').waitFor();
      if (javaScript) await expectAccessible(page);
      await picture('3-done');
      await latestMessage(customer.email, { matching: /authenticator was linked/i });

      await page.goto('/security/authenticator');
      await page.getByText('An authenticator is linked to your account.').waitFor();
      await picture('4-linked');
      await page.goto('/overview');
      await page.getByText('Withdrawals are off').first().waitFor();
      await picture('5-overview');
    });
  }

  test('gives the browser a new token; a second tab of it stays signed in, too', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    const tab = await page.context().newPage();
    await tab.goto('/overview');
    await page.goto('/security/authenticator');
    await button(page, 'Show the QR code').click();
    await page.getByAltText('QR code of the key below').waitFor();
    const app = await appOf(page);
    await proof(page, 'Code from us').getByRole('button', { name: 'Send the code by e-mail' }).click();
    await proof(page, 'Code from us')
      .getByLabel('Code from the e-mail')
      .fill(await latestCode(customer.email));
    await proof(page, 'Code from the new app')
      .getByLabel('Code from your authenticator app')
      .fill(app.generate());
    await button(page, 'Link authenticator').click();
    await heading(page, 'Your authenticator is linked').waitFor();
    await expectNewToken(customer, [tab, page]);
  });

  test('tells a phone whose clock is off by how much', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    await page.goto('/security/authenticator');
    await button(page, 'Show the QR code').click();
    await page.getByAltText('QR code of the key below').waitFor();
    const app = await appOf(page);
    const field = proof(page, 'Code from the new app').getByLabel('Code from your authenticator app');
    await field.fill(app.generate({ timestamp: Date.now() - 10 * 60_000 }));
    await proof(page, 'Code from the new app').getByRole('button', { name: 'Check code' }).click();
    await page.getByText('Your phone’s clock is off').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'authenticator-clock-off');
  });
});
