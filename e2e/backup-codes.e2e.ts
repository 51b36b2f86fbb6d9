import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  authenticatorCode,
  button,
  type Customer,
  enterCode,
  givePassword,
  heading,
  latestMessage,
  linkAuthenticator,
  looking,
  newCustomer,
  proof,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();
const widths = [320, 1280] as const;

/** Makes a set on the page, and writes it down as its customer does. */
async function makeCodes(
  page: Page,
  customer: Customer,
  words: 'Make backup codes' | 'Make a new set',
): Promise<string[]> {
  await page.goto('/security/backup-codes');
  await button(page, words).click();
  await proof(page, 'Second factor')
    .getByLabel('Code from your authenticator app')
    .fill(await authenticatorCode(customer));
  await button(page, 'Show the codes').click();
  await heading(page, 'Your backup codes').waitFor();
  return page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem').allInnerTexts();
}

/** As far as the second factor, in a browser that the customer has signed in with before. */
async function beginSignIn(customer: Customer, width: 320 | 1280): Promise<Page> {
  const page = await e2e().visit({ as: customer, width });
  await page.context().clearCookies({ name: 'holdfast_session' });
  await page.goto('/sign-in');
  await givePassword(page, customer.email, customer.password);
  await page.getByText('type one of your backup codes').waitFor();
  return page;
}

describe('backup codes', () => {
  test.each(widths)(
    'are shown once, sign in once each in place of the authenticator, and end with the next set, at %d px',
    async (width) => {
      const customer = await newCustomer();
      await linkAuthenticator(customer);
      const page = await e2e().visit({ as: customer, width });
      const look = looking(page, { javaScript: true }, 'backup-codes-');
      await page.goto('/security/backup-codes');
      await page.getByText('You have no backup codes').waitFor();
      await look('1-none');
      const codes = await makeCodes(page, customer, 'Make backup codes');
      expect(new Set(codes).size).toBe(10);
      await look('2-codes');
      await latestMessage(customer.phone, { matching: /new backup codes made/ });
      await page.reload();
      await page.getByText('10 codes are left').waitFor();
      for (const code of codes) expect(await page.getByText(code).count()).toBe(0);
      await look('3-left');

      const [first = '', second = '', kept = ''] = codes;
      const signIn = await beginSignIn(customer, width);
      await looking(signIn, { javaScript: true }, 'backup-codes-')('4-sign-in');
      await enterCode(signIn, 'second_factor', first);
      await heading(signIn, 'Overview').waitFor();
      await latestMessage(customer.phone, { matching: /backup code used/ });

      const again = await beginSignIn(customer, width);
      await enterCode(again, 'second_factor', first);
      await again.getByText('That backup code was used already').waitFor();
      await looking(again, { javaScript: true }, 'backup-codes-')('5-used');
      await enterCode(again, 'second_factor', second);
      await heading(again, 'Overview').waitFor();
      await again.goto('/security');
      await again.getByText('8 left').waitFor();
      await again.goto('/security/backup-codes');
      await again.getByText('8 codes are left').waitFor();

      const anew = await makeCodes(again, customer, 'Make a new set');
      expect(anew.filter((code) => codes.includes(code))).toEqual([]);
      await again.reload();
      await again.getByText('10 codes are left').waitFor();
      const last = await beginSignIn(customer, width);
      await enterCode(last, 'second_factor', kept);
      await last.getByText('That is not the code').waitFor();
      await enterCode(last, 'second_factor', anew[0] ?? '');
      await heading(last, 'Overview').waitFor();
    },
  );

  test.each(widths)('replace the code of an authenticator that is replaced, at %d px', async (width) => {
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    const page = await e2e().visit({ as: customer, width });
    const look = looking(page, { javaScript: true }, 'backup-codes-replace-');
    const [code = ''] = await makeCodes(page, customer, 'Make backup codes');
    await page.goto('/security/authenticator/replace');
    await look('1-start');
    await button(page, 'Show the QR code').click();
    const old = proof(page, 'Code from the old authenticator');
    await old.getByRole('textbox').fill(code);
    await old.getByRole('button', { name: 'Check code' }).click();
    await page.getByText('Proven by a backup code.').waitFor();
    await look('2-used');
  });
});
