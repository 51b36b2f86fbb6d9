import type { HttpBindings } from '@hono/node-server';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Clock, manualClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/config.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import type { InboxMessage } from '#platform/inbox/inbox-store.ts';
import { listInboxMessages } from '#platform/inbox/inbox-store.ts';
import { createLog } from '#platform/log/log.ts';
import { compose, type Holdfast } from './compose.ts';
import { createServerApp, type ServerApp } from './server-app.ts';
import { expectDocumented } from './testing-contract.ts';

type ManualClock = ReturnType<typeof manualClock>;

export type TestSite = {
  readonly holdfast: Holdfast;
  readonly clock: ManualClock;
  readonly databaseUrl: string;
  /** A browser or app with its own device token and network address. */
  newClient(options?: { address?: string }): TestClient;
  /** The newest message to a contact that no test has taken yet; waits for it. */
  nextMessage(
    to: string,
    wanted?: { channel?: InboxMessage['channel']; saying?: string },
  ): Promise<InboxMessage>;
  /** The code in the newest message to a contact that has one. */
  nextCode(to: string): Promise<string>;
};

export type Answer = {
  readonly status: number;
  readonly body: Record<string, never> & {
    code?: string;
    newSession?: { sessionToken: string; expiresAt: string } | null;
  };
  readonly headers: Headers;
};

const origin = 'http://localhost:3999';
let lastPhone = 7_400_000_000;

/** The real product on a test database with a clock that is moved by hand; mail server and carrier are the inbox's. */
export function useTestSite(env: Record<string, string> = {}): () => TestSite {
  const database = useTestDatabase();
  let site: TestSite | null = null;
  let server: ServerApp | null = null;

  beforeAll(async () => {
    const clock = manualClock();
    const config = readConfig({
      HOLDFAST_ORIGIN: origin,
      HOLDFAST_SECRET: 'a secret for tests, long enough to pass',
      ...env,
    });
    const holdfast = await compose({
      config,
      databaseUrl: database().url,
      log: createLog('error'),
      clock: clock satisfies Clock,
    });
    server = await createServerApp(holdfast, { buildPath: null });
    site = createTestSite(holdfast, server, clock, database().url);
  });
  afterAll(async () => {
    server?.close();
    await site?.holdfast.stop();
  });
  return () => {
    if (!site) throw new Error('The test site is there inside tests and hooks only.');
    return site;
  };
}

function createTestSite(
  holdfast: Holdfast,
  server: ServerApp,
  clock: ManualClock,
  databaseUrl: string,
): TestSite {
  const seen = new Set<string>();
  let clients = 0;

  const next = (to: string, isWanted: (message: InboxMessage) => boolean): Promise<InboxMessage> =>
    poll(async () => {
      const messages = await listInboxMessages(holdfast.db.queries, { to, limit: 50 });
      const fresh = messages.find((each) => !seen.has(each.id) && isWanted(each));
      if (fresh) seen.add(fresh.id);
      return fresh ?? null;
    });

  return {
    holdfast,
    clock,
    databaseUrl,
    newClient(options = {}) {
      clients += 1;
      return new TestClient(server, options.address ?? `10.0.${clients >> 8}.${clients & 255}`);
    },
    nextMessage: (to, wanted = {}) =>
      next(
        to,
        (each) =>
          (wanted.channel === undefined || each.channel === wanted.channel) &&
          (wanted.saying === undefined || `${each.subject ?? ''} ${each.text}`.includes(wanted.saying)),
      ),
    async nextCode(to) {
      const message = await next(to, (each) => codeIn(each) !== null);
      return codeIn(message) ?? '';
    },
  };
}

export type OtherProcess = {
  readonly holdfast: Holdfast;
  /** The same app, asking this process. */
  elsewhere(client: TestClient): TestClient;
  stop(): Promise<void>;
};

/** A second process's worth of product on the same database: its own pool, cache and live connection. */
export async function startOtherProcess(site: TestSite): Promise<OtherProcess> {
  const holdfast = await compose({
    config: site.holdfast.deps.config,
    databaseUrl: site.databaseUrl,
    log: createLog('silent'),
    clock: site.clock,
  });
  const server = await createServerApp(holdfast, { buildPath: null });
  return {
    holdfast,
    elsewhere(client) {
      const copy = new TestClient(server, client.address);
      copy.sessionToken = client.sessionToken;
      copy.deviceToken = client.deviceToken;
      return copy;
    },
    async stop() {
      server.close();
      await holdfast.stop();
    },
  };
}

/** Waits for the thing itself, not for a time: asks again until it is there. */
async function poll<T>(ask: () => Promise<T | null>): Promise<T> {
  let found: T | null = null;
  await expect.poll(async () => (found = await ask()), { timeout: 10_000, interval: 20 }).not.toBeNull();
  if (found === null) throw new Error('unreachable');
  return found;
}

/** The six digits in a message, as text or read out; `null` when it has none. */
export function codeIn(message: { text: string }): string | null {
  const written = /\b(\d{6})\b/.exec(message.text.replace(/\b(\d{3})\s(\d{3})\b/g, '$1$2'))?.[1];
  return written ?? /(\d), (\d), (\d), (\d), (\d), (\d)/.exec(message.text)?.slice(1).join('') ?? null;
}

const fullPath = (path: string): string => `${path.startsWith('/') ? '' : '/api/v1/'}${path}`;

export class TestClient {
  deviceToken: string | null = null;
  sessionToken: string | null = null;
  readonly server: ServerApp;
  readonly address: string;
  constructor(server: ServerApp, address: string) {
    this.server = server;
    this.address = address;
  }

  /** Asks as an app would: bearer token and device token in headers. */
  async fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const environment = {
      incoming: { headers: {}, socket: { remoteAddress: this.address } },
    } as unknown as HttpBindings;
    return this.server.fetch(
      new Request(`${origin}${fullPath(path)}`, {
        method,
        headers: {
          host: 'localhost:3999',
          'user-agent': 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(this.sessionToken ? { authorization: `Bearer ${this.sessionToken}` } : {}),
          ...(this.deviceToken ? { 'holdfast-device': this.deviceToken } : {}),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body) }),
      }),
      environment,
    );
  }

  /** Asks, reads the answer, and expects it to be as the API's document says. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.fetch(method, path, body, headers);
    const given = response.headers.get('holdfast-device');
    if (given) this.deviceToken = given;
    const text = await response.text();
    const isJson = text !== '' && /\bjson\b/.test(response.headers.get('content-type') ?? '');
    const answer = {
      status: response.status,
      body: isJson ? JSON.parse(text) : { text },
      headers: response.headers,
    };
    const fetchDocument = async () =>
      this.server.fetch(new Request(`${origin}/openapi.json`), {
        incoming: { headers: {}, socket: { remoteAddress: '192.0.2.255' } },
      } as unknown as HttpBindings);
    // As an app does: what a rotation gives is what it sends from then on.
    if (answer.body.newSession) this.sessionToken = answer.body.newSession.sessionToken;
    const { status } = answer;
    await expectDocumented(this.server, fetchDocument, {
      method,
      path: fullPath(path),
      status,
      body: answer.body,
    });
    return answer;
  }

  /** Calls and expects success; answers the body. */
  async ok<T = Record<string, string>>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call(method, path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body as T;
  }
}

export type Customer = {
  readonly client: TestClient;
  readonly email: string;
  readonly phone: string;
  readonly password: string;
  accountId: string;
  totp: TOTP | null;
};

/** A phone number that no other test has. */
export function newPhone(): string {
  lastPhone += 1;
  return `+44${lastPhone}`;
}

export const testPassword = 'velvet-anchor-71-drifting';
let customers = 0;

/** Signs a customer up through the API, with both codes read from the inbox. */
export async function newCustomer(site: TestSite): Promise<Customer> {
  customers += 1;
  const email = `customer${customers}.${Math.trunc(performance.now() * 1000)}@example.com`;
  const phone = newPhone();
  const client = site.newClient();
  const { challengeId } = await client.ok('POST', 'sign-ups', { email });
  await client.ok('POST', `challenges/${challengeId}/proofs`, {
    slot: 'new_email',
    code: await site.nextCode(email),
  });
  await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
  await client.ok('POST', `challenges/${challengeId}/proofs`, {
    slot: 'new_phone',
    code: await site.nextCode(phone),
  });
  const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
  const created = await client.ok('POST', 'accounts', {
    grant,
    password: testPassword,
    region: 'GB',
    acceptsTerms: true,
    timeZone: 'Europe/London',
  });
  client.sessionToken = created['sessionToken'] ?? null;
  client.deviceToken = created['deviceToken'] ?? null;
  const { accountId } = await client.ok('GET', 'session');
  return { client, email, phone, password: testPassword, accountId: accountId ?? '', totp: null };
}

/** Links an authenticator and moves the clock past the step that linking used up. */
export async function linkAuthenticator(site: TestSite, customer: Customer): Promise<TOTP> {
  const { client } = customer;
  const { challengeId } = await client.ok('POST', 'account/authenticator-links');
  const setup = await client.ok('GET', `account/authenticator-links/${challengeId}`);
  const totp = new TOTP({ secret: Secret.fromBase32((setup['key'] ?? '').replaceAll(' ', '')) });
  await client.ok('POST', `challenges/${challengeId}/codes`, { slot: 'contact', channel: 'email' });
  await client.ok('POST', `challenges/${challengeId}/proofs`, {
    slot: 'contact',
    code: await site.nextCode(customer.email),
  });
  await client.ok('POST', `challenges/${challengeId}/proofs`, {
    slot: 'new_authenticator',
    code: totp.generate({ timestamp: site.clock.now().getTime() }),
  });
  const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
  await client.ok('PUT', 'account/authenticator', { grant });
  site.clock.advanceMs(30_000);
  customer.totp = totp;
  return totp;
}
