import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Secret, TOTP } from 'otpauth';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { expectNoFaults, watchFaults } from './faults.ts';

let ownOrigin: string | null = null;
/** Where the product runs. */
export const origin = (): string => ownOrigin ?? inject('e2eOrigin');
let ownNow: () => number = Date.now;
/** The server's clock, in milliseconds. */
export const now = (): number => ownNow();
/** Sends the journeys of this file elsewhere, where another clock runs; see `own-site.ts`. */
export function goTo(elsewhere: string, elsewhereNow: () => number): void {
  ownOrigin = elsewhere;
  ownNow = elsewhereNow;
}

const checkout = fileURLToPath(new URL('..', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const stepMs = 15_000;

export type VisitOptions = {
  readonly width?: 320 | 1280;
  readonly theme?: 'light' | 'dark';
  readonly javaScript?: boolean;
  /** Whose cookies the browser starts with: a signed-in customer. */
  readonly as?: Customer;
  readonly userAgent?: string;
};

export type E2e = {
  readonly browser: Browser;
  /** A page in a browser profile of its own, closed after the test. */
  visit(options?: VisitOptions): Promise<Page>;
};

/** One Chromium for the file; every profile is closed after its test. */
export function useBrowser(): () => E2e {
  let browser: Browser | null = null;
  const contexts = new Set<BrowserContext>();
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterEach(async () => {
    await Promise.all([...contexts].map((context) => context.close()));
    contexts.clear();
    expectNoFaults();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => {
    if (!browser) throw new Error('The browser is there inside tests and hooks only.');
    const running = browser;
    return {
      browser: running,
      async visit(options = {}) {
        const context = await running.newContext({
          baseURL: origin(),
          viewport: { width: options.width ?? 1280, height: options.width === 320 ? 640 : 900 },
          colorScheme: options.theme ?? 'light',
          javaScriptEnabled: options.javaScript ?? true,
          reducedMotion: 'reduce',
          locale: 'en-GB',
          timezoneId: 'Europe/London',
          ...(options.userAgent ? { userAgent: options.userAgent } : {}),
        });
        contexts.add(context);
        context.setDefaultTimeout(stepMs);
        if (options.as) await signInContext(context, options.as);
        const page = await context.newPage();
        watchFaults(page);
        return page;
      },
    };
  };
}

async function signInContext(context: BrowserContext, customer: Customer): Promise<void> {
  if (!customer.sessionToken) throw new Error('This customer is not signed in.');
  const cookie = (name: string, value: string) => ({
    name,
    value,
    url: origin(),
    httpOnly: true,
    sameSite: 'Lax' as const,
  });
  await context.addCookies([
    cookie('holdfast_session', customer.sessionToken),
    cookie('holdfast_device', customer.deviceToken),
  ]);
}

// ---- customers, made through the API ---------------------------------------------------------------------------------

export type Customer = {
  readonly email: string;
  readonly phone: string;
  readonly password: string;
  /** Of the app that signed up: one known device with one session. */
  sessionToken: string;
  deviceToken: string;
  authenticator: TOTP | null;
  /** The last RFC 6238 step whose code was used: each is accepted once. */
  usedStep: number;
};

let made = 0;
const run = Date.now();

export const testPassword = 'velvet-anchor-71-drifting';

/** An address and a number that nobody has. */
export function newContacts(): { email: string; phone: string } {
  made += 1;
  const unique = (run + made * 7919) % 100_000_000;
  return {
    email: `customer.${run}.${made}@example.com`,
    phone: `+447${String(400_000_000 + unique).padStart(9, '0')}`,
  };
}

/** A customer who has signed up through the API, with a device and a session. */
export async function newCustomer(): Promise<Customer> {
  const { email, phone } = newContacts();
  const app = apiClient();
  const { challengeId } = await app('POST', 'sign-ups', { email });
  await app('POST', `challenges/${challengeId}/proofs`, { slot: 'new_email', code: await latestCode(email) });
  await app('PUT', `sign-ups/${challengeId}/phone`, { phone });
  await app('POST', `challenges/${challengeId}/proofs`, { slot: 'new_phone', code: await latestCode(phone) });
  const { grant } = await app('POST', `challenges/${challengeId}/grant`);
  const created = await app('POST', 'accounts', {
    grant,
    password: testPassword,
    region: 'GB',
    acceptsTerms: true,
    timeZone: 'Europe/London',
  });
  return {
    email,
    phone,
    password: testPassword,
    sessionToken: String(created['sessionToken']),
    deviceToken: String(created['deviceToken']),
    authenticator: null,
    usedStep: 0,
  };
}

type Body = Record<string, unknown>;

/** Calls the API as an app does; keeps its device token. Expects success. */
export function apiClient(customer?: Customer) {
  let deviceToken = customer?.deviceToken ?? null;
  return async (method: string, path: string, body?: Body): Promise<Body> => {
    const response = await fetch(`${origin()}/api/v1/${path}`, {
      method,
      headers: {
        'user-agent':
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(customer ? { authorization: `Bearer ${customer.sessionToken}` } : {}),
        ...(deviceToken ? { 'holdfast-device': deviceToken } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    deviceToken = response.headers.get('holdfast-device') ?? deviceToken;
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    const answered = text
      ? (JSON.parse(text) as Body & { newSession?: { sessionToken: string } | null })
      : {};
    if (customer && answered.newSession) customer.sessionToken = answered.newSession.sessionToken;
    return answered;
  };
}

/**
 * After a page has done what gives the session a new token: the one that the browser came with is refused within
 * seconds, and every page of the browser stays signed in.
 */
export async function expectNewToken(customer: Customer, pages: readonly Page[]): Promise<void> {
  const headers = { authorization: `Bearer ${customer.sessionToken}` };
  const status = async () => (await fetch(`${origin()}/api/v1/session`, { headers })).status;
  await expect.poll(status, { timeout: 20_000, interval: 250 }).toBe(401);
  for (const page of pages) {
    await page.goto('/security');
    await heading(page, 'Security').waitFor();
  }
}

/** Links an authenticator through the API. */
export async function linkAuthenticator(customer: Customer): Promise<void> {
  const app = apiClient(customer);
  const { challengeId } = await app('POST', 'account/authenticator-links');
  const setup = await app('GET', `account/authenticator-links/${challengeId}`);
  customer.authenticator = new TOTP({ secret: Secret.fromBase32(String(setup['key']).replaceAll(' ', '')) });
  await app('POST', `challenges/${challengeId}/codes`, { slot: 'contact', channel: 'email' });
  const code = await latestCode(customer.email);
  await app('POST', `challenges/${challengeId}/proofs`, { slot: 'contact', code });
  await app('POST', `challenges/${challengeId}/proofs`, {
    slot: 'new_authenticator',
    code: await authenticatorCode(customer),
  });
  const { grant } = await app('POST', `challenges/${challengeId}/grant`);
  await app('PUT', 'account/authenticator', { grant });
}

const periodMs = 30_000;
const stepNow = () => Math.floor(now() / periodMs);

/**
 * A code of the customer's authenticator that was not used yet. One step either side of now is accepted, so the first
 * three come at once; for more it waits until the clock has reached the next step.
 */
export async function authenticatorCode(customer: Customer): Promise<string> {
  const app = customer.authenticator;
  if (!app) throw new Error('No authenticator is linked.');
  const step = Math.max(customer.usedStep + 1, stepNow() - 1);
  await expect.poll(stepNow, { timeout: 2 * periodMs, interval: 250 }).toBeGreaterThanOrEqual(step - 1);
  customer.usedStep = step;
  return app.generate({ timestamp: step * periodMs });
}

// ---- messages --------------------------------------------------------------------------------------------------------

export type Message = {
  readonly id: string;
  readonly channel: 'email' | 'sms' | 'voice';
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly state: string;
};

const read = new Set<string>();

/** The newest message to a contact that was not taken before, once there is one that fits. */
export async function latestMessage(
  to: string,
  which: { channel?: Message['channel']; matching?: RegExp } = {},
): Promise<Message> {
  let found: Message | undefined;
  const look = async () => {
    const response = await fetch(`${origin()}/dev/inbox.json?to=${encodeURIComponent(to)}`);
    const messages = (await response.json()) as Message[];
    found = messages.find(
      (message) =>
        !read.has(message.id) &&
        (which.channel === undefined || message.channel === which.channel) &&
        (which.matching === undefined || which.matching.test(`${message.subject ?? ''}\n${message.text}`)),
    );
    return found !== undefined;
  };
  await expect.poll(look, { timeout: stepMs, interval: 50, message: `a message to ${to}` }).toBe(true);
  if (!found) throw new Error('unreachable');
  read.add(found.id);
  return found;
}

/** The code in the newest message to a contact that was not taken before. */
export async function latestCode(to: string, channel?: Message['channel']): Promise<string> {
  const which = channel === undefined ? {} : { channel };
  // Digits alone would do for a link of an alert, too.
  const matching = /Enter this code|is your .{1,40} code|Your code is/;
  const message = await latestMessage(to, { ...which, matching });
  const spoken = /(?:\d, ){5}\d/.exec(message.text)?.[0];
  const code = spoken ?? /\b\d{3}[ \u00a0]?\d{3}\b/.exec(message.text)?.[0];
  if (!code) throw new Error(`No code in: ${message.text}`);
  return code.replaceAll(/\D/g, '');
}

/** The first link in a message that goes to a path of ours. */
export function linkIn(message: Message, path: string): string {
  const link = message.text.match(/https?:\/\/\S+/g)?.find((each) => new URL(each).pathname.startsWith(path));
  if (!link) throw new Error(`No link to ${path} in: ${message.text}`);
  return link;
}

/** Answers the newest call to a number and presses a key. */
export async function pressKey(phone: string, digits: string): Promise<void> {
  const call = await latestMessage(phone, { channel: 'voice' });
  const response = await fetch(`${origin()}/dev/calls/${call.id}/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ digits }),
  });
  if (!response.ok) throw new Error(`The key was not taken: ${response.status} ${await response.text()}`);
}

/** Lets the newest call to a number end without a key. */
export async function hangUp(phone: string): Promise<void> {
  const call = await latestMessage(phone, { channel: 'voice' });
  const response = await fetch(`${origin()}/dev/calls/${call.id}/hangup`, { method: 'POST' });
  if (!response.ok) throw new Error(`Hanging up: ${response.status} ${await response.text()}`);
}

// ---- looking at a page -----------------------------------------------------------------------------------------------

type Violation = { id: string; impact: string | null; help: string; nodes: { html: string }[] };

/** No finding of axe against WCAG 2.2 AA, and nothing that makes the page scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const look = () => page.evaluate(lookWithAxe);
  let found = await look();
  // A page that was read again while axe looked has other nodes by now; what is really wrong is still wrong then.
  if (found.length > 0) found = await look();
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
  await expectNoOverflow(page);
}

/** Nothing makes the page scroll sideways. Playwright looks from outside, so it works where the page runs no scripts. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Runs in the page. */
async function lookWithAxe(): Promise<string[]> {
  const { axe } = window as unknown as {
    axe: { run(where: object, options: object): Promise<{ violations: Violation[] }> };
  };
  // React Aria reads a button out after its wait, by a reference that ends with the page that it was on.
  const { violations } = await axe.run(
    { exclude: ['[data-live-announcer]'] },
    {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    },
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`,
  );
}

/** Leaves a picture in test-results/screens when HOLDFAST_E2E_SCREENS is set. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env['HOLDFAST_E2E_SCREENS']) return;
  const folder = path.join(checkout, 'test-results/screens');
  mkdirSync(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    // Inherited colours are painted anew a frame later; a first picture is that frame, with and without scripts.
    await page.screenshot();
    await page.screenshot({ path: path.join(folder, `${name}-${width}-${theme}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Both; without scripts only what needs none: axe does. */
export const looking =
  (page: Page, { javaScript }: { javaScript: boolean }, prefix = '') =>
  async (name: string): Promise<void> => {
    if (!javaScript) return expectNoOverflow(page);
    await expectAccessible(page);
    await screenshot(page, `${prefix}${name}`);
  };

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true });
export const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { name, level: 1 });
/** One proof of the rail, by its name. */
export const proof = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });

/** Types a code where a flow proves one thing after the other, and has it checked. */
export async function enterCode(page: Page, slot: string, code: string): Promise<void> {
  await page.locator(`#code-${slot}`).fill(code);
  await button(page, 'Confirm the code').click();
}

/** The first page of a sign-in. */
export async function givePassword(page: Page, identifier: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address or phone number').fill(identifier);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Sign in').click();
}
