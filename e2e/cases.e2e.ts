import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { enrolmentLink, openDocument, smallestPng } from './console.ts';
import {
  apiClient,
  button,
  type Customer,
  expectAccessible,
  heading,
  latestCode,
  latestMessage,
  linkAuthenticator,
  newCustomer,
  origin,
  screenshot,
  useBrowser,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';
import { withDevice } from './passkey-device.ts';

const site = useOwnSite();
const e2e = useBrowser();

/** A customer whose recovery of phone and authenticator is a case; the browser `visit({ as })` opens holds it. */
async function newCase(): Promise<{ customer: Customer; path: string; recoveryId: string }> {
  const customer = await newCustomer();
  await linkAuthenticator(customer);
  const app = apiClient({ ...customer });
  const { recoveryId } = await app('POST', 'recoveries', {
    identifier: customer.email,
    password: customer.password,
    lost: ['phone', 'authenticator'],
  });
  await app('POST', `recoveries/${recoveryId}/start`);
  const { challenge } = (await app('GET', `recoveries/${recoveryId}`)) as { challenge: { id: string } };
  await app('POST', `challenges/${challenge.id}/codes`, { slot: 'current_email', channel: 'email' });
  const code = await latestCode(customer.email);
  await app('POST', `challenges/${challenge.id}/proofs`, { slot: 'current_email', code });
  await app('POST', `recoveries/${recoveryId}/waiting-time`);
  return { customer, path: `/recover/${recoveryId}/case`, recoveryId: String(recoveryId) };
}

/** Adds a document and hands it in, through the API. */
async function handIn(customer: Customer, recoveryId: string): Promise<void> {
  const response = await fetch(`${origin()}/api/v1/recoveries/${recoveryId}/case/documents`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', 'holdfast-device': customer.deviceToken },
    body: new Uint8Array(smallestPng),
  });
  expect(response.status).toBe(201);
  await apiClient({ ...customer })('POST', `recoveries/${recoveryId}/case/review`);
}

/** Somebody of the console, in a browser of their own. */
async function newColleague(name: string, width: 320 | 1280 = 1280): Promise<Page> {
  const page = await e2e().visit({ width });
  await withDevice(page);
  await page.goto(await enrolmentLink(site(), name));
  await heading(page, `Welcome, ${name}`).waitFor();
  await expectAccessible(page);
  await screenshot(page, 'console-1-enrol');
  await button(page, 'Make a passkey').click();
  await heading(page, 'Your passkeys').waitFor();
  return page;
}

const cookieOf = async (page: Page): Promise<string> => {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
};

describe('a case', () => {
  test.each([320, 1280] as const)(
    'is approved by two colleagues, one after the other (%d px)',
    async (width) => {
      const { customer, path } = await newCase();
      const page = await e2e().visit({ width, as: customer });
      await page.goto(path);
      await heading(page, 'Your case').waitFor();
      await expectAccessible(page);
      await screenshot(page, 'case-1-wanted');
      const file = page.getByLabel('Photo or scan of your document');
      await file.setInputFiles({
        name: 'passport.html',
        mimeType: 'text/html',
        buffer: Buffer.from('<p>no'),
      });
      await button(page, 'Add this document').click();
      await page.getByText('This kind of file isn’t accepted').first().waitFor();
      await expectAccessible(page);
      await file.setInputFiles({
        name: 'passport.png',
        mimeType: 'image/png',
        buffer: smallestPng,
      });
      await button(page, 'Add this document').click();
      await page.getByText('Document 1').first().waitFor();
      await screenshot(page, 'case-2-added');
      await button(page, 'Hand in for review').click();
      await page.getByText('Being looked at').first().waitFor();
      await expectAccessible(page);

      const ada = await newColleague('Ada Example', width);
      await expectAccessible(ada);
      await screenshot(ada, 'console-2-passkeys');
      await ada.getByRole('link', { name: 'Cases', exact: true }).click();
      await heading(ada, 'Cases').waitFor();
      await expectAccessible(ada);
      await screenshot(ada, 'console-3-queue');
      await ada.getByRole('link', { name: /^cas_/ }).last().click();
      await heading(ada, 'Case').waitFor();
      await expectAccessible(ada);
      await screenshot(ada, 'console-4-case');
      for (const secret of [customer.email, customer.phone])
        expect(await ada.content()).not.toContain(secret);
      expect(await openDocument(ada)).toBe(1);
      await ada.getByLabel('Refuse', { exact: true }).check();
      await button(ada, 'Send the review').click();
      await ada.getByText('Choose a reason').first().waitFor();
      await expectAccessible(ada);
      await ada.getByLabel('Approve', { exact: true }).check();
      await button(ada, 'Send the review').click();
      await ada.getByText('A second person has to approve now').waitFor();
      await ada.getByText('You have reviewed this round').waitFor();
      const address = new URL(ada.url()).pathname;

      const bea = await newColleague('Bea Example', width);
      await bea.goto(address);
      await bea.getByText('It is the second approval').waitFor();
      await bea.getByLabel('Approve', { exact: true }).check();
      await button(bea, 'Send the review').click();
      await bea.getByText('Open these, then approve: 1.').waitFor();
      await expectAccessible(bea);
      await screenshot(bea, 'console-5-unopened');
      await openDocument(bea);
      await bea.getByLabel('Approve', { exact: true }).check();
      await bea.getByLabel('Note for colleagues').fill('Photo and account agree.');
      await button(bea, 'Send the review').click();
      await bea.getByText('the case is approved').waitFor();
      await bea.getByText('Photo and account agree.').waitFor();
      await expectAccessible(bea);
      await screenshot(bea, 'console-5-approved');

      await page.reload();
      await page.getByText('The waiting time has begun').first().waitFor();
      await page.getByRole('link', { name: 'Your recovery' }).click();
      await heading(page, 'The waiting time runs').waitFor();
    },
  );

  test('is filled in, handed in and given up without scripts', async () => {
    const { customer, path } = await newCase();
    const page = await e2e().visit({ width: 320, javaScript: false, as: customer });
    await page.goto(path);
    await button(page, 'Add this document').click();
    await page.getByText('There is no document yet').first().waitFor();
    const file = { name: 'passport.png', mimeType: 'image/png', buffer: smallestPng };
    await page.getByLabel('Photo or scan of your document').setInputFiles(file);
    await button(page, 'Add this document').click();
    await button(page, 'Remove document 1').click();
    await page.getByText('None yet.').waitFor();
    await page.getByLabel('Photo or scan of your document').setInputFiles(file);
    await button(page, 'Add this document').click();
    await button(page, 'Hand in for review').click();
    await page.getByText('Being looked at').first().waitFor();
    await button(page, 'Give it up').click();
    await page.getByText('The case was ended').waitFor();
    await latestMessage(customer.email, { channel: 'email', matching: /stopped|cancelled/i });
  });

  test('is shown to nobody but the browser that holds the recovery', async () => {
    const { path } = await newCase();
    const other = await newCustomer();
    for (const as of [undefined, other]) {
      const page = await e2e().visit(as ? { as } : {});
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await page.getByText('There is no such case here').first().waitFor();
    }
  });
});

describe('the console', () => {
  test('is opened again by the passkey, looks an account up, and closes behind one', async () => {
    const customer = await newCustomer();
    const page = await newColleague('Cleo Example', 320);
    await button(page, 'Sign out').click();
    await heading(page, 'Console').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'console-0-door');
    await button(page, 'Sign in with a passkey').click();
    await heading(page, 'Cases').waitFor();
    await page.getByRole('link', { name: 'Find an account' }).click();
    await heading(page, 'Find an account').waitFor();
    await page.getByLabel('E-mail address or phone number').fill('nobody@example.com');
    await button(page, 'Find').click();
    await page.getByText('No account has this contact').waitFor();
    await expectAccessible(page);
    await page.getByLabel('E-mail address or phone number').fill(customer.email);
    await button(page, 'Find').click();
    await page.getByText('Not verified').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'console-6-account');
    // Only what was typed is there in full.
    expect(await page.locator('dl').innerText()).not.toContain(customer.email);
    expect(await page.content()).not.toContain(customer.phone);

    site().pass(31);
    await page.goto('/console');
    await page.getByText('Your session has ended').waitFor();
    await button(page, 'Sign in with a passkey').click();
    await heading(page, 'Cases').waitFor();
  });

  test('works without scripts once the passkey was shown', async () => {
    const { customer, recoveryId } = await newCase();
    await handIn(customer, recoveryId);
    const signedIn = await newColleague('Eve Example');
    const page = await e2e().visit({ width: 320, javaScript: false });
    await page.context().addCookies(await signedIn.context().cookies());
    await page.goto('/console/accounts');
    await page.getByLabel('E-mail address or phone number').fill(customer.email);
    await button(page, 'Find').click();
    await page.getByText('Not verified').waitFor();
    const { id } = await apiClient({ ...customer })('GET', `recoveries/${recoveryId}/case`);
    await page.goto(`/console/cases/${String(id)}`);
    await page.getByLabel('Ask for other documents').check();
    await page.getByLabel(/^Why/).selectOption('ask_again:unreadable');
    await button(page, 'Send the review').click();
    await page.getByText('The customer is asked for other documents.').waitFor();
    await button(page, 'Sign out').click();
    await heading(page, 'Console').waitFor();
    await page.getByText('You are signed out of the console.').waitFor();
    // In a noscript, which this way of switching scripts off doesn't show.
    expect(await page.content()).toContain('Passkeys need JavaScript');
  });

  test('is not there for anybody else', async () => {
    const { customer, recoveryId } = await newCase();
    await handIn(customer, recoveryId);
    const own = await apiClient({ ...customer })('GET', `recoveries/${recoveryId}/case`);
    const cookie = `holdfast_session=${customer.sessionToken}; holdfast_device=${customer.deviceToken}; holdfast_staff=${customer.sessionToken}`;
    const paths = [
      '/console',
      '/console.data',
      '/console?stage=approved',
      '/console/accounts',
      '/console/passkeys',
      `/console/cases/cas_${'0'.repeat(24)}/documents/doc_${'0'.repeat(24)}`,
      `/console/enrol/${'x'.repeat(43)}`,
      '/console/nothing',
      '/CONSOLE/accounts',
    ];
    for (const path of paths) {
      for (const headers of [{}, { cookie }]) {
        const response = await fetch(`${origin()}${path}`, { headers, redirect: 'manual' });
        expect([path, response.status]).toEqual([path, 404]);
        expect(await response.text()).not.toContain(own['id']);
      }
    }
    // A case that is there is answered like one that isn't.
    const real = await fetch(`${origin()}/console/cases/${String(own['id'])}`, { headers: { cookie } });
    expect(real.status).toBe(404);
    expect(await real.text()).not.toContain(customer.email);
    for (const path of ['/console/accounts', '/console/sign-out', '/console/passkeys']) {
      const response = await fetch(`${origin()}${path}`, {
        method: 'POST',
        headers: { cookie, origin: origin(), 'content-type': 'application/x-www-form-urlencoded' },
        body: `contact=${encodeURIComponent(customer.email)}`,
      });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  test('takes no review from another site, and its cookie opens nothing of a customer', async () => {
    const { customer, recoveryId } = await newCase();
    await handIn(customer, recoveryId);
    const page = await newColleague('Dora Example');
    await page.goto('/console');
    await page.getByRole('link', { name: /^cas_/ }).last().click();
    await heading(page, 'Case').waitFor();
    const path = new URL(page.url()).pathname;
    const link = page.getByRole('link', { name: /^Open document 1/ });
    const document = (await link.getAttribute('href')) ?? '';
    const cookie = await cookieOf(page);
    const post = (from: Record<string, string>) =>
      fetch(`${origin()}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...from },
        body: 'verdict=approve&reason=&note=',
      });
    expect((await post({ origin: 'https://holdfast.evil' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    // A token beside the cookie is no excuse: the console goes by the cookie.
    const bearer = { origin: 'https://holdfast.evil', authorization: `Bearer ${customer.sessionToken}` };
    expect((await post(bearer)).status).toBe(403);
    const staffCookie = (await page.context().cookies()).find(({ name }) => name === 'holdfast_staff');
    expect(staffCookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });

    const opened = await fetch(`${origin()}${document}`, { headers: { cookie } });
    expect(Buffer.from(await opened.arrayBuffer()).equals(smallestPng)).toBe(true);
    expect(Object.fromEntries(opened.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': expect.stringMatching(/^inline; filename="cas_[0-9a-z]{24}-1\.png"$/),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    const elsewhere = document.replace(/cas_[0-9a-z]{24}/, 'cas_000000000000000000000000');
    expect((await fetch(`${origin()}${elsewhere}`, { headers: { cookie } })).status).toBe(404);
    expect((await fetch(`${origin()}${document}`)).status).toBe(404);

    const overview = await fetch(`${origin()}/overview`, { headers: { cookie }, redirect: 'manual' });
    expect(overview.headers.get('location')).toMatch(/^\/sign-in/);
    const session = await fetch(`${origin()}/api/v1/session`, {
      headers: { cookie, authorization: `Bearer ${staffCookie?.value}` },
    });
    expect(session.status).toBe(401);
  });
});
