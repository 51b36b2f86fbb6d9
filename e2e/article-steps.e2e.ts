import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { messageSets } from '#app/message-sets.ts';
import { createText } from '#kernel/text.ts';
import { readContent } from '#modules/editorial/index.ts';
import {
  apiClient,
  authenticatorCode,
  button,
  type Customer,
  enterCode,
  givePassword,
  heading,
  latestCode,
  linkAuthenticator,
  newContacts,
  newCustomer,
  proof,
  useBrowser,
  type VisitOptions,
} from './harness.ts';
import { useOwnSite } from './own-site.ts';
import { withDevice } from './passkey-device.ts';

/*
 * Follows the steps of every article on the real screens. A label that an article names must stand on a screen of the
 * walk; a renamed button changes the article by itself, a removed one fails here.
 */

const site = useOwnSite();
const e2e = useBrowser();
const t = createText(messageSets, 'en-GB', 'UTC');
const brand = 'Northlight';

const { files } = await readContent(fileURLToPath(new URL('../content', import.meta.url)));

/** The labels that the steps of an English article name, in order. */
const labelsOf = (source: string): string[] =>
  [...source.matchAll(/^:{3,}steps\n([\s\S]*?)^:{3,}$/gm)].flatMap(([, steps = '']) =>
    [...steps.matchAll(/:ui\[([\w.-]+)\]/g)].map(([, id = '']) => id),
  );

const articles = files
  .filter(({ locale }) => locale === 'en')
  .map(({ path, source }) => ({ slug: /([^/]+)\.md$/.exec(path)?.[1] ?? '', labels: labelsOf(source) }))
  .filter(({ labels }) => labels.length > 0);

/** Everything that can be read or is read out on the screens of a walk. */
class Walk {
  readonly #screens: string[] = [];

  async open(options: VisitOptions = {}): Promise<Page> {
    return e2e().visit(options);
  }

  /** Looks at the screen that a page shows, and opens what is folded. */
  async look(page: Page): Promise<void> {
    const text = await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const named = [...document.querySelectorAll('[aria-label]')].map((each) =>
        each.getAttribute('aria-label'),
      );
      return [document.body.innerText, ...named].join('\n');
    });
    this.#screens.push(text);
  }

  async visit(page: Page, path: string): Promise<void> {
    await page.goto(path);
    await this.look(page);
  }

  /** Presses a button by the id of its label and looks at what follows. */
  async press(page: Page, id: Parameters<typeof t>[0]): Promise<void> {
    await button(page, t(id)).first().click();
    await page.waitForLoadState('networkidle');
    await this.look(page);
  }

  missing(labels: readonly string[]): string[] {
    const seen = this.#screens.join('\n').replaceAll(/\s+/g, ' ');
    return labels.filter((id) => {
      // A label with values is sought by its longest fixed part.
      const source = messageSets.en[id] ?? '';
      const words = /[{]/.test(source)
        ? (source
            .split(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/)
            .sort((a, b) => b.length - a.length)[0]
            ?.trim() ?? '')
        : source;
      return !seen.includes(words.replaceAll('{brand}', brand).replaceAll(/\s+/g, ' '));
    });
  }
}

const change = async (walk: Walk, kind: 'phone' | 'email', customer: Customer): Promise<void> => {
  const page = await walk.open({ as: customer });
  await walk.visit(page, '/security');
  await walk.visit(page, `/security/${kind}/change`);
  const { phone, email } = newContacts();
  if (kind === 'phone') {
    await page.getByLabel('Country or region').selectOption('GB');
    await page.getByLabel(t('contacts.phone.new')).fill(phone.replace('+44', '0'));
  } else await page.getByLabel(t('contacts.email.new')).fill(email);
  await button(page, t(`contacts.${kind}.continue`)).click();
  await page.waitForURL(/\/change\/chl_/);
  await button(page, t(`contacts.${kind}.finish`)).waitFor();
  await walk.look(page);
};

const addPasskey = async (walk: Walk, page: Page, email: string): Promise<void> => {
  await walk.visit(page, '/security/passkeys/add');
  await walk.press(page, 'passkey_add.start');
  await proof(page, 'Second factor').getByRole('button', { name: 'Send the code by e-mail' }).click();
  await page.getByLabel('Code from the e-mail').fill(await latestCode(email));
  await button(page, 'Check code').click();
  await page.getByText('1 of 2 done').waitFor();
  await walk.look(page);
  await button(page, t('gate.passkey.make')).click();
  await page.getByText('was added').waitFor();
};

const provePlan = async (walk: Walk, page: Page, customer: Customer): Promise<void> => {
  await page.getByLabel('E-mail address or phone number').fill(customer.email);
  await page.getByLabel('Password', { exact: true }).fill(customer.password);
  await walk.press(page, 'recovery.plan');
  await heading(page, 'What is needed').waitFor();
  await walk.look(page);
  await walk.press(page, 'recovery.start');
  await button(page, 'Send the code by e-mail').click();
  await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
  await page.waitForLoadState('networkidle');
};

/** A lost phone: from what is ticked to the new number. */
const recoverPhone = async (walk: Walk): Promise<void> => {
  const customer = await newCustomer();
  const page = await walk.open();
  await walk.visit(page, '/recover');
  await page.getByLabel('My phone number').check();
  await provePlan(walk, page, customer);
  await walk.look(page);
  await walk.press(page, 'recovery.commit.wait');
  await heading(page, 'The waiting time runs').waitFor();
  const waiting = page.url();
  site().pass(72 * 60);
  await walk.visit(page, waiting);
  await heading(page, 'Replace what is lost').waitFor();
  const { phone } = newContacts();
  await page.getByLabel('Country or region').selectOption('GB');
  await page
    .getByLabel(/phone number/i)
    .last()
    .fill(phone.replace('+44', '0'));
  await page
    .getByRole('button', { name: /Continue|Send/ })
    .first()
    .click();
  await page.waitForLoadState('networkidle');
  const send = button(page, 'Send the code by SMS');
  if (await send.count()) await send.click();
  await enterCode(page, 'new_phone', await latestCode(phone, 'sms'));
  await button(page, t('recovery.finish')).waitFor();
  await walk.look(page);
};

const walks: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  async 'anti-phishing-code'(walk) {
    const page = await walk.open({ as: await newCustomer() });
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/anti-phishing');
  },

  async 'authorise-a-device'(walk) {
    const customer = await newCustomer();
    const old = await walk.open({ as: customer });
    await old.goto('/overview');
    const fresh = await walk.open();
    await fresh.goto('/sign-in');
    await givePassword(fresh, customer.email, customer.password);
    await heading(fresh, 'Prove that it is you').waitFor();
    await enterCode(fresh, 'second_factor', await latestCode(customer.email));
    await heading(fresh, 'Confirm this device').waitFor();
    await fresh.getByLabel(t('new_device.device_approval.label'), { exact: true }).check();
    await button(fresh, 'Confirm this device').click();
    await old.getByRole('link', { name: t('approve.banner.look') }).waitFor();
    await walk.look(old);
    await old.getByRole('link', { name: t('approve.banner.look') }).click();
    await old.getByLabel(t('approve.code')).waitFor();
    await walk.look(old);
  },

  async 'backup-codes'(walk) {
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    const page = await walk.open({ as: customer });
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/backup-codes');
    await walk.press(page, 'backup_codes.make');
    await proof(page, 'Second factor')
      .getByLabel('Code from your authenticator app')
      .fill(await authenticatorCode(customer));
    await walk.press(page, 'backup_codes.finish');
    await page.getByText(t('backup_codes.done.kept')).waitFor();
    await walk.look(page);
  },

  async 'change-email'(walk) {
    await change(walk, 'email', await newCustomer());
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    await change(walk, 'email', customer);
  },

  async 'change-phone'(walk) {
    await change(walk, 'phone', await newCustomer());
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    await change(walk, 'phone', customer);
  },

  async 'code-not-received'(walk) {
    const customer = await newCustomer();
    const page = await walk.open();
    await page.goto('/sign-in');
    await givePassword(page, customer.email, customer.password);
    await heading(page, 'Prove that it is you').waitFor();
    await walk.look(page);
    // The second code can be sent after a second here, and the call is offered then.
    await button(page, t('gate.send.again.email')).waitFor();
    await walk.look(page);
    await button(page, t('gate.send.instead.sms')).click();
    await button(page, t('gate.send.again.sms')).waitFor();
    await walk.look(page);
  },

  async 'devices-and-activity'(walk) {
    const page = await walk.open({ as: await newCustomer() });
    await walk.visit(page, '/devices');
  },

  async 'factors-unavailable'(walk) {
    await recoverPhone(walk);
    const customer = await newCustomer();
    const own = await walk.open({ as: customer });
    await walk.visit(own, '/security');
    const page = await walk.open();
    await page.goto('/sign-in');
    await givePassword(page, customer.email, customer.password);
    await heading(page, 'Prove that it is you').waitFor();
    await walk.look(page);
    const other = await newCustomer();
    await linkAuthenticator(other);
    const lost = await walk.open();
    await walk.visit(lost, '/recover');
    await lost.getByLabel('My phone number').check();
    await lost.getByLabel('My authenticator app').check();
    await provePlan(walk, lost, other);
    await button(lost, t('recovery.commit.case')).waitFor();
    await walk.look(lost);
    await button(lost, t('recovery.commit.case')).click();
    await lost.getByRole('link', { name: t('case.open') }).waitFor();
    await walk.look(lost);
    await lost.getByRole('link', { name: t('case.open') }).click();
    await heading(lost, 'Your case').waitFor();
    await walk.look(lost);
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    );
    await lost
      .getByLabel('Photo or scan of your document')
      .setInputFiles({ name: 'passport.png', mimeType: 'image/png', buffer: png });
    await walk.press(lost, 'case.add.action');
    await lost.getByText('Document 1').first().waitFor();
    await walk.look(lost);
    const nothing = await walk.open();
    await walk.visit(nothing, '/recover');
    await nothing.getByRole('link', { name: t('recovery.nothing.link') }).click();
    await heading(nothing, t('recovery.nothing.title')).waitFor();
    await walk.look(nothing);
  },

  async 'freeze-account'(walk) {
    const customer = await newCustomer();
    const page = await walk.open({ as: customer });
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/freeze');
    await walk.press(page, 'freeze_own.action');
    await walk.visit(page, '/unfreeze');
    await page.getByLabel('E-mail address or phone number').fill(customer.email);
    await page
      .getByRole('button', { name: /Continue|Show|Send/ })
      .first()
      .click();
    await page.waitForLoadState('networkidle');
    await button(page, 'Send the code by e-mail').click();
    await enterCode(page, 'current_email', await latestCode(customer.email, 'email'));
    await button(page, 'Send the code by SMS').click();
    await enterCode(page, 'current_phone', await latestCode(customer.phone, 'sms'));
    await page.waitForLoadState('networkidle');
    await walk.look(page);
  },

  async 'link-authenticator'(walk) {
    const customer = await newCustomer();
    const page = await walk.open({ as: customer });
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/authenticator');
    await walk.press(page, 'authenticator.start');
    await linkAuthenticator(customer);
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/authenticator');
  },

  async 'migrate-contact'(walk) {
    const [into, from] = [await newCustomer(), await newCustomer()];
    const { accountId } = await apiClient(into)('GET', 'session');
    await sql`update accounts.accounts set identity = 'verified' where id = ${accountId}`.execute(
      site().holdfast.db.queries,
    );
    const page = await walk.open({ as: into });
    await walk.visit(page, '/security');
    const { challengeId } = await apiClient(into)('POST', 'account/phone-changes', { phone: from.phone });
    await apiClient(into)('POST', `challenges/${challengeId}/codes`, { slot: 'new_phone', channel: 'sms' });
    const code = await latestCode(from.phone);
    await apiClient(into)('POST', `challenges/${challengeId}/proofs`, { slot: 'new_phone', code });
    await walk.visit(page, `/security/phone/change/${challengeId}`);
  },

  async passkeys(walk) {
    const customer = await newCustomer();
    const page = await walk.open({ as: customer });
    await withDevice(page);
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/passkeys');
    await addPasskey(walk, page, customer.email);
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/passkeys');
    // The last strong factor stays, so a second one is added before the first is removed.
    await page.goto('/security/passkeys/add');
    await button(page, t('passkey_add.start')).click();
    await button(page, t('gate.passkey.show')).click();
    await page.getByText('1 of 2 done').waitFor();
    await withDevice(page, { transport: 'usb' });
    await button(page, t('gate.passkey.make')).click();
    await page.getByText('Security key was added').waitFor();
    await page
      .getByRole('link', { name: /^Rename or remove/ })
      .first()
      .click();
    await page.getByLabel('Name of this passkey').waitFor();
    await walk.look(page);
    await page.getByRole('link', { name: t('passkey.remove.action') }).click();
    await button(page, t('passkey_remove.start')).waitFor();
    await walk.look(page);
    await walk.press(page, 'passkey_remove.start');
    await walk.look(page);
  },

  async password(walk) {
    const customer = await newCustomer();
    const page = await walk.open({ as: customer });
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/password');
    await page.getByLabel(t('passwords.current'), { exact: true }).fill(customer.password);
    await page.getByLabel(t('passwords.new'), { exact: true }).fill('marble-otter-88-sailing');
    await walk.press(page, 'passwords.go_on');
    const out = await walk.open();
    await walk.visit(out, '/forgotten-password');
    await out.getByLabel('E-mail address or phone number').fill(customer.email);
    await button(out, 'Continue').click();
    const mail = proof(out, 'Your e-mail address');
    await mail.getByRole('button', { name: 'Send the code by e-mail' }).click();
    await mail.getByLabel('Code from the e-mail').fill(await latestCode(customer.email, 'email'));
    await mail.getByRole('button', { name: 'Check code' }).click();
    const phone = proof(out, 'Your phone number');
    await phone.getByRole('button', { name: 'Send the code by SMS' }).click();
    await phone.getByLabel('Code from the SMS').fill(await latestCode(customer.phone, 'sms'));
    await button(out, 'Continue').click();
    await button(out, t('passwords.forgotten.finish')).waitFor();
    await walk.look(out);
  },

  async 'phone-not-working'(walk) {
    const customer = await newCustomer();
    await linkAuthenticator(customer);
    const page = await walk.open({ as: customer });
    await page.goto('/security/authenticator/replace');
    await walk.look(page);
    const { challengeId } = await apiClient(await newCustomer())('POST', 'account/authenticator-links');
    expect(challengeId).toBeDefined();
    await change(walk, 'phone', await newCustomer());
  },

  async 'recognise-a-genuine-message'(walk) {
    const page = await walk.open({ as: await newCustomer() });
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/anti-phishing');
  },

  async 'reset-two-factor'(walk) {
    await recoverPhone(walk);
    const customer = await newCustomer();
    const page = await walk.open();
    await page.goto('/sign-in');
    await givePassword(page, customer.email, customer.password);
    await heading(page, 'Prove that it is you').waitFor();
    await walk.look(page);
  },

  async 'settings-lock'(walk) {
    const customer = await newCustomer();
    const page = await walk.open({ as: customer });
    await walk.visit(page, '/security');
    await walk.visit(page, '/security/settings-lock');
    await page.getByLabel(t('settings_lock.days')).selectOption('3');
    await walk.press(page, 'settings_lock.go_on');
    await proof(page, 'Second factor').getByRole('button', { name: 'Send the code by e-mail' }).click();
    await proof(page, 'Second factor')
      .getByLabel('Code from the e-mail')
      .fill(await latestCode(customer.email));
    await walk.press(page, 'settings_lock.finish');
    await heading(page, 'Your settings are locked').waitFor();
    await walk.visit(page, '/security/settings-lock');
    await walk.press(page, 'settings_lock.start_unlock');
    await walk.look(page);
  },

  async 'sign-out'(walk) {
    const customer = await newCustomer();
    const page = await walk.open({ as: customer });
    await walk.visit(page, '/devices');
    // A second session, so that there is something to end beside one's own.
    await linkAuthenticator(customer);
    const app = apiClient();
    const { challengeId } = await app('POST', 'sign-ins', {
      identifier: customer.email,
      password: customer.password,
    });
    for (const slot of ['second_factor', 'device']) {
      const code = await authenticatorCode(customer);
      await app('POST', `challenges/${challengeId}/proofs`, { slot, code });
    }
    await app('POST', `sign-ins/${challengeId}/session`);
    await page.goto('/devices?show=sessions');
    await button(page, t('sessions.others.action')).waitFor();
    await walk.look(page);
  },

  async 'sign-up'(walk) {
    const { email, phone } = newContacts();
    const page = await walk.open();
    await walk.visit(page, '/');
    await walk.visit(page, '/sign-up');
    await page.getByLabel('E-mail address').fill(email);
    await walk.press(page, 'sign_up.email.send');
    await enterCode(page, 'new_email', await latestCode(email));
    await page.getByLabel('Phone number', { exact: true }).waitFor();
    await walk.look(page);
    await page.getByLabel('Country or region').selectOption('GB');
    await page.getByLabel('Phone number', { exact: true }).fill(phone);
    await walk.press(page, 'sign_up.phone.send');
    await enterCode(page, 'new_phone', await latestCode(phone));
    await page.getByLabel('Where you live').waitFor();
    await walk.look(page);
  },
};

beforeAll(() => {
  expect(articles.length).toBeGreaterThan(15);
});

test('every article with steps has a walk, and no walk is left over', () => {
  expect(articles.map(({ slug }) => slug).sort()).toEqual(Object.keys(walks).sort());
});

describe('the steps of', () => {
  test.each(articles)('$slug are on the screens', async ({ slug, labels }) => {
    const walk = new Walk();
    await walks[slug]?.(walk);
    expect(walk.missing(labels)).toEqual([]);
  });
});
