import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { enrolmentLink, openDocument, smallestPng } from './console.ts';
import {
  button,
  enterCode,
  expectAccessible,
  givePassword,
  heading,
  latestCode,
  latestMessage,
  linkIn,
  looking,
  newContacts,
  newCustomer,
  proof,
  screenshot,
  useBrowser,
  type VisitOptions,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';
import { withDevice } from './passkey-device.ts';

const site = useOwnSite();
const e2e = useBrowser();
const waitMinutes = 72 * 60;
const newPassword = 'plover lantern 48 quietly';

/** Somebody of the console, at the newest case. */
async function colleagueAtCase(name: string, path: string | null): Promise<Page> {
  const page = await e2e().visit({ width: 1280 });
  await withDevice(page);
  await page.goto(await enrolmentLink(site(), name));
  await button(page, 'Make a passkey').click();
  await heading(page, 'Your passkeys').waitFor();
  await page.goto(path ?? '/console');
  if (!path) await page.getByRole('link', { name: /^cas_/ }).last().click();
  await heading(page, 'Case').waitFor();
  return page;
}

async function approve(page: Page): Promise<void> {
  await openDocument(page);
  await page.getByLabel('Approve', { exact: true }).check();
  await button(page, 'Send the review').click();
}

/** From what is lost to a case that was handed in. */
async function claim(page: Page, identifier: string, look: (name: string) => Promise<void>) {
  const fresh = newContacts();
  await page.goto('/recover');
  await page.getByRole('link', { name: 'I’ve lost all of these' }).click();
  await heading(page, 'Everything is lost').waitFor();
  await look('1-who');
  await button(page, 'Continue').click();
  await page.getByText('That address can’t receive e-mail').first().waitFor();
  await look('2-refused');
  await page.getByLabel('E-mail address or phone number of the account').fill(identifier);
  await page.getByLabel('New e-mail address').fill(fresh.email);
  await page.getByLabel('New phone number').fill(fresh.phone);
  await button(page, 'Continue').click();
  await heading(page, 'Prove your new contacts').waitFor();
  await look('3-contacts');
  await button(page, 'Send the code by e-mail').click();
  await enterCode(page, 'new_email', await latestCode(fresh.email, 'email'));
  await button(page, 'Send the code by SMS').click();
  await enterCode(page, 'new_phone', await latestCode(fresh.phone, 'sms'));
  await look('4-proven');
  await button(page, 'Open the case').click();
  await heading(page, 'Your case').waitFor();
  const file = { name: 'passport.png', mimeType: 'image/png', buffer: smallestPng };
  await page.getByLabel('Photo or scan of your document').setInputFiles(file);
  await button(page, 'Add this document').click();
  await page.getByText('Document 1').first().waitFor();
  await look('5-document');
  await button(page, 'Hand in for review').click();
  await page.getByText('Being looked at').first().waitFor();
  return fresh;
}

describe('with everything lost', () => {
  test.each([
    { width: 320, javaScript: true },
    { width: 1280, javaScript: false },
  ] as const)(
    'the way back is two new contacts, a document, two colleagues and three days ($width px, scripts: $javaScript)',
    async (how: VisitOptions & { width: 320 | 1280; javaScript: boolean }) => {
      const customer = await newCustomer();
      const page = await e2e().visit(how);
      const look = looking(page, how, 'last-resort-');
      const fresh = await claim(page, customer.email, look);
      for (const to of [customer.email, customer.phone])
        await latestMessage(to, { matching: /claims your account[^]*\/recover\/cancel\// });
      await latestMessage(customer.email, { matching: /handed in[^]*\/recover\/cancel\// });

      const ada = await colleagueAtCase('Ada Example', null);
      await ada.getByText('Nothing of the account. Last resort').waitFor();
      await ada.getByText('What the old contacts were told').waitFor();
      await expectAccessible(ada);
      await screenshot(ada, 'last-resort-console');
      await approve(ada);
      await ada.getByText('A second person has to approve now').waitFor();
      await page.reload();
      await page.getByText('Being looked at').first().waitFor();
      const bea = await colleagueAtCase('Bea Example', new URL(ada.url()).pathname);
      await approve(bea);
      await bea.getByText('the case is approved').waitFor();

      const message = await latestMessage(customer.phone, { matching: /approved/ });
      const cancel = await e2e().visit({ width: 320 });
      await cancel.goto(linkIn(message, '/recover/cancel/'));
      await heading(cancel, 'Stop this reset?').waitFor();
      await cancel.getByText('They have proven nothing of your account').waitFor();
      await expectAccessible(cancel);

      await page.goto(page.url().replace(/\/case$/, ''));
      await heading(page, 'The waiting time runs').waitFor();
      await look('6-waiting');
      const waiting = page.url();
      await page.getByRole('link', { name: 'See where it stands' }).click();
      await heading(page, 'Where your reset stands').waitFor();
      await page.getByText('You can go on').first().waitFor();
      await look('7-tracker');
      site().pass(waitMinutes);
      await page.goto(waiting);
      await heading(page, 'Ready to finish').waitFor();
      await look('8-ready');
      await button(page, 'Finish the reset').click();
      await heading(page, 'Your reset is done').waitFor();
      await look('9-done');
      await page.getByRole('link', { name: 'Set a new password' }).click();
      await page.getByLabel('E-mail address or phone number').fill(fresh.email);
      await button(page, 'Continue').click();
      const mail = proof(page, 'Your e-mail address');
      await mail.getByRole('button', { name: 'Send the code by e-mail' }).click();
      await mail.getByLabel('Code from the e-mail').fill(await latestCode(fresh.email, 'email'));
      await mail.getByRole('button', { name: 'Check code' }).click();
      const phone = proof(page, 'Your phone number');
      await phone.getByRole('button', { name: 'Send the code by SMS' }).click();
      await phone.getByLabel('Code from the SMS').fill(await latestCode(fresh.phone, 'sms'));
      await button(page, 'Continue').click();
      await page.getByLabel('New password', { exact: true }).fill(newPassword);
      await button(page, 'Set new password').click();
      await heading(page, 'Your new password is set').waitFor();

      // A day later the sign-in is nothing unusual any more.
      site().pass(25 * 60);
      await page.goto('/sign-in?next=/activity');
      await givePassword(page, fresh.email, newPassword);
      await heading(page, 'Prove that it is you').waitFor();
      await enterCode(page, 'second_factor', await latestCode(fresh.email, 'email'));
      await heading(page, 'Confirm this device').waitFor();
      await page.getByLabel('E-mail link', { exact: true }).check();
      await button(page, 'Confirm this device').click();
      const link = linkIn(await latestMessage(fresh.email, { matching: /\/authorise\// }), '/authorise/');
      const other = await e2e().visit({ width: 320 });
      await other.goto(link);
      await button(other, 'Confirm the sign-in').click();
      await page.waitForURL('**/activity');
    },
  );

  test('a claim of nobody’s account looks the same to whoever makes it, and to staff says so', async () => {
    const page = await e2e().visit({ width: 320 });
    await claim(page, 'nobody.at.all@example.com', async () => {});
    const ada = await colleagueAtCase('Cleo Example', null);
    await ada.getByText('No account has the contact that was named').waitFor();
    await ada.getByText('This claim matches no account').waitFor();
    expect(await ada.getByLabel('Approve', { exact: true }).count()).toBe(0);
    // Nobody can be told, so nothing says that somebody is.
    await ada.getByText('It is no account’s: whoever made the claim is told').waitFor();
    expect(await ada.getByText('Every contact is told why').count()).toBe(0);
    await expectAccessible(ada);
    await screenshot(ada, 'last-resort-console-nobody');
    await ada.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(ada);
    await screenshot(ada, 'last-resort-console-nobody');
    await ada.getByLabel('Refuse', { exact: true }).check();
    await ada.getByLabel('Why (for refusing and for asking again)').selectOption('refuse:not_matching');
    await button(ada, 'Send the review').click();
    await ada.getByText('The case is refused').waitFor();
    await page.reload();
    await page.getByText('Refused').first().waitFor();
    await expectAccessible(page);
  });

  test('ticking all of it leads there, too', async () => {
    const page = await e2e().visit({ width: 320 });
    await page.goto('/recover');
    for (const label of ['My phone number', 'My e-mail address', 'My password as well'])
      await page.getByLabel(label).check();
    await button(page, 'Show what is needed').click();
    await heading(page, 'Everything is lost').waitFor();
  });
});
