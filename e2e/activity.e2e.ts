import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  apiClient,
  button,
  type Customer,
  expectAccessible,
  latestCode,
  latestMessage,
  newCustomer,
  screenshot,
  useBrowser,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';

const site = useOwnSite();
const e2e = useBrowser();

describe.each([
  ['wide', { width: 1280 }],
  ['narrow and dark', { width: 320, theme: 'dark' }],
  ['without scripts', { width: 320, javaScript: false }],
] as const)('%s', (name, how) => {
  // Without scripts there is nothing that could look for faults.
  const hasScripts = !('javaScript' in how);

  test('activity is shown by kind and kept as a file', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ ...how, as: customer });
    await page.goto('/activity');
    await page.getByRole('link', { name: 'Refused attempts' }).click();
    await page.getByText('Nothing of this kind has happened').waitFor();
    await page.getByRole('link', { name: 'Sign-ins' }).click();
    await page.getByText('You created your account').waitFor();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('sign_ins');
    if (hasScripts) await expectAccessible(page);
    await screenshot(page, `activity-kinds-${name}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download activity' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^activity-acc_\w+\.jsonl$/);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ entries: lines.length - 2 });
  });

  test('an anti-phishing code is chosen, stands in the next e-mail, and is removed', async () => {
    const customer = await newCustomer();
    const page = await e2e().visit({ ...how, as: customer });
    await page.goto('/security');
    await page.getByRole('link', { name: 'Anti-phishing code' }).click();
    const field = page.getByLabel('Anti-phishing code', { exact: true });
    await field.fill('<b>heron</b>');
    await button(page, 'Use this code').click();
    await page.getByText('This can’t be your code').first().waitFor();
    if (hasScripts) await expectAccessible(page);
    await field.fill('blue heron');
    await button(page, 'Use this code').click();
    await page.getByText('Your code now').waitFor();
    if (hasScripts) await expectAccessible(page);
    await screenshot(page, `anti-phishing-${name}`);
    const { challengeId } = await apiClient(customer)('POST', 'account/authenticator-links');
    await apiClient(customer)('POST', `challenges/${challengeId}/codes`, {
      slot: 'contact',
      channel: 'email',
    });
    const sent = await latestMessage(customer.email, { matching: /to link an authenticator/ });
    expect(sent.text).toContain('blue heron');
    await button(page, 'Remove code').click();
    await page.getByText('Not chosen').waitFor();
  });

  test('a number moves from the customer’s other account, which is closed', async () => {
    const [into, from] = [await newCustomer(), await newCustomer()];
    await verify(into);
    const page = await e2e().visit({ ...how, as: into });
    const { challengeId } = await apiClient(into)('POST', 'account/phone-changes', { phone: from.phone });
    const prove = async (slot: string, channel: 'sms' | 'email', to: string) => {
      await apiClient(into)('POST', `challenges/${challengeId}/codes`, { slot, channel });
      await apiClient(into)('POST', `challenges/${challengeId}/proofs`, { slot, code: await latestCode(to) });
    };
    await prove('new_phone', 'sms', from.phone);
    await page.goto(`/security/phone/change/${challengeId}`);
    await page.getByRole('heading', { name: 'Is the other account yours, too?' }).waitFor();
    if (hasScripts) await expectAccessible(page);
    await screenshot(page, `migration-${name}`);
    const password = page.getByLabel('Password of the other account');
    await password.fill('this is not the password');
    await button(page, 'Move it here and close the other account').click();
    await page.getByRole('alert').first().waitFor();
    await password.fill(from.password);
    await button(page, 'Move it here and close the other account').click();
    await page.getByText('Your other account will be closed').waitFor();
    if (hasScripts) await expectAccessible(page);
    await prove('current_phone', 'sms', into.phone);
    await prove('second_factor', 'email', into.email);
    await page.reload();
    await button(page, 'Change phone number').click();
    await page.waitForURL(/\/change\/done/);
    await latestMessage(from.email, { matching: /account is closed/ });
    await page.goto('/activity?kind=changes');
    await page.getByText('Your other account was closed, and its contact moved here').waitFor();
  });
});

async function verify(customer: Customer): Promise<void> {
  const { accountId } = await apiClient(customer)('GET', 'session');
  await sql`update accounts.accounts set identity = 'verified' where id = ${accountId}`.execute(
    site().holdfast.db.queries,
  );
}
