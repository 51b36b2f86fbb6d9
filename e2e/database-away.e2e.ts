import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  button,
  heading,
  latestCode,
  looking,
  newContacts,
  newCustomer,
  origin,
  proof,
  useBrowser,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';

const site = useOwnSite();
const e2e = useBrowser();

const answers = async (): Promise<number> => (await fetch(`${origin()}/readyz`)).status;

/** Sends a code for one proof and types it; it is not checked yet. */
async function typeCode(page: Page, name: string, to: string, channel: 'SMS' | 'e-mail'): Promise<void> {
  await proof(page, name)
    .getByRole('button', { name: `Send the code by ${channel}` })
    .click();
  const field = proof(page, name).getByLabel(`Code from the ${channel}`);
  await field.waitFor();
  await field.fill(await latestCode(to));
}

test.each([{ javaScript: true }, { javaScript: false }])(
  'PostgreSQL restarts in the middle of a change of phone number, and the change goes on: %o',
  async (how) => {
    const customer = await newCustomer();
    const { phone } = newContacts();
    const page = await e2e().visit({ as: customer, width: 320, ...how });
    const look = looking(page, how, 'database-away-');
    await page.goto('/security/phone/change');
    await page.getByLabel('Country or region').selectOption('GB');
    await page.getByLabel('New phone number').fill(phone);
    await button(page, 'Continue with this number').click();
    await page.waitForURL(/\/security\/phone\/change\/chl_/);
    const flow = page.url();
    await typeCode(page, 'Code to the new number', phone, 'SMS');
    await proof(page, 'Code to the new number').getByRole('button', { name: 'Check code' }).click();
    await page.getByText('1 of 3 done').waitFor();
    await typeCode(page, 'Code by e-mail', customer.email, 'e-mail');

    await site().database.stop();
    try {
      expect(await answers()).toBe(503);
      await proof(page, 'Code by e-mail').getByRole('button', { name: 'Check code' }).click();
      await heading(page, 'We can’t reach your account right now').waitFor();
      await page.getByText('Nothing is lost').waitFor();
      await look('words');
      // Trying too early says the same again.
      await page.getByRole('link', { name: 'Load this page again' }).click();
      await heading(page, 'We can’t reach your account right now').waitFor();
      expect(page.url()).toBe(flow);
    } finally {
      await site().database.start();
    }
    await expect.poll(answers, { timeout: 20_000, interval: 100 }).toBe(200);

    await page.getByRole('link', { name: 'Load this page again' }).click();
    await page.getByText('1 of 3 done').waitFor();
    await typeCodeAgain(page, customer.email);
    await typeCode(page, 'Code to your current number', customer.phone, 'SMS');
    await button(page, 'Change phone number').click();
    await page.waitForURL('**/security/phone/change/done**');
  },
);

/** The code of before still counts: it was sent, and the outage came before it was checked. */
async function typeCodeAgain(page: Page, email: string): Promise<void> {
  const response = await fetch(`${origin()}/dev/inbox.json?to=${encodeURIComponent(email)}`);
  const [newest] = (await response.json()) as { text: string }[];
  const code = /\b\d{3}[ \u00a0]?\d{3}\b/.exec(newest?.text ?? '')?.[0] ?? '';
  await proof(page, 'Code by e-mail').getByLabel('Code from the e-mail').fill(code.replaceAll(/\D/g, ''));
}
