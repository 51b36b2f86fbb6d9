import { describe, expect, test } from 'vitest';
import {
  apiClient,
  button,
  type Customer,
  expectAccessible,
  heading,
  latestCode,
  latestMessage,
  linkIn,
  looking,
  newContacts,
  newCustomer,
  screenshot,
  useBrowser,
} from './harness.ts';

const e2e = useBrowser();

/** Changes the phone as an app does and answers the undo link in the message to the old number. */
async function changedPhone(customer: Customer): Promise<{ phone: string; undoUrl: string }> {
  const { phone } = newContacts();
  const app = apiClient(customer);
  const { challengeId } = await app('POST', 'account/phone-changes', { phone });
  for (const [slot, channel, to] of [
    ['new_phone', 'sms', phone],
    ['current_phone', 'sms', customer.phone],
    ['second_factor', 'email', customer.email],
  ] as const) {
    await app('POST', `challenges/${challengeId}/codes`, { slot, channel });
    await app('POST', `challenges/${challengeId}/proofs`, { slot, code: await latestCode(to) });
  }
  const { grant } = await app('POST', `challenges/${challengeId}/grant`);
  await app('PUT', 'account/phone', { grant });
  const message = await latestMessage(customer.phone, { matching: /undo/i });
  return { phone, undoUrl: linkIn(message, '/undo/') };
}

describe('“This wasn’t me”', () => {
  test.each([
    { width: 1280, javaScript: true },
    { width: 320, javaScript: true },
    { width: 320, javaScript: false },
  ] as const)(
    'puts the number back, signs out and freezes ($width px, scripts: $javaScript)',
    async (how) => {
      const customer = await newCustomer();
      const { undoUrl } = await changedPhone(customer);
      const thief = await e2e().visit({ as: customer });
      await thief.goto('/overview');
      await heading(thief, 'Overview').waitFor();

      const page = await e2e().visit(how);
      const look = looking(page, how, 'undo-');
      await page.goto(new URL(undoUrl).pathname);
      await heading(page, 'This wasn’t me').waitFor();
      await page.getByText('Every device is signed out').first().waitFor({ state: 'attached' });
      await look('1-question');

      // A mail scanner opens the link: nothing happens.
      await thief.reload();
      await heading(thief, 'Overview').waitFor();

      await button(page, 'Put my number back').click();
      await heading(page, 'It is put back and your account is frozen').waitFor();
      await look('2-done');
      await latestMessage(customer.email, { matching: /was undone/i });

      await thief.reload();
      await thief.waitForURL(/\/sign-in/);

      await page.goto(new URL(undoUrl).pathname);
      await heading(page, 'This was taken back already').waitFor();
      await look('3-already');
    },
  );

  test('says that a link leads nowhere', async () => {
    const page = await e2e().visit();
    const response = await page.goto('/undo/nonsense');
    expect(response?.status()).toBe(404);
    await heading(page, 'This link leads nowhere').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'undo-not-found');
  });
});
