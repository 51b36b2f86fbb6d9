// The peer: better-auth on the same PostgreSQL, e-mail and password, everything else as it comes.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { twoFactor } from 'better-auth/plugins';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import { cookiesOf } from '../session-check.ts';

const port = Number(process.env['PORT']);
const origin = `http://127.0.0.1:${port}`;
const database = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const options = {
  database,
  secret: 'a secret for the benchmark, long enough to pass',
  baseURL: origin,
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  logger: { disabled: true },
  telemetry: { enabled: false },
  plugins: [twoFactor({ issuer: 'Bench' })],
};
const { runMigrations } = await getMigrations(options);
await runMigrations();
const auth = betterAuth(options);
const handler = toNodeHandler(auth);

// The same again for bringing customers as far as their second factor, with passwords that cost nothing to compare: only
// what comes after them is measured, by the server above.
const unhashed = {
  hash: (password: string) => Promise.resolve(password),
  verify: ({ hash, password }: { hash: string; password: string }) => Promise.resolve(hash === password),
};
const preparing = betterAuth({
  ...options,
  emailAndPassword: { enabled: true, password: unhashed },
  plugins: [twoFactor({ issuer: 'Bench', skipVerificationOnEnable: true })],
});
const password = 'velvet-anchor-71-drifting';
const customers: { email: string; totp: TOTP }[] = [];

async function post(path: string, body: object, cookie = ''): Promise<Response> {
  const response = await preparing.handler(
    new Request(`${origin}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok) throw new Error(`better-auth refused ${path}: ${await response.text()}`);
  return response;
}

async function makeCustomer(): Promise<void> {
  const email = `peer-${process.pid}-${customers.length}@example.com`;
  const signedUp = await post('/sign-up/email', { email, password, name: 'Peer' });
  const enabled = await post('/two-factor/enable', { password }, cookiesOf(signedUp));
  const { totpURI } = (await enabled.json()) as { totpURI: string };
  // Its secret is a text, and the address carries that text in base32.
  const secret = Secret.fromBase32(new URL(totpURI).searchParams.get('secret') ?? '');
  customers.push({ email, totp: new TOTP({ secret }) });
}

/** Customers who have shown their password and are asked for their code, each with the code of this moment. */
async function startSignIns(count: number) {
  while (customers.length < count) await makeCustomer();
  const signIns: { cookie: string; code: string }[] = [];
  for (const { email, totp } of customers.slice(0, count)) {
    const cookie = cookiesOf(await post('/sign-in/email', { email, password }));
    signIns.push({ cookie, code: totp.generate() });
  }
  return { signIns };
}

createServer((request, response) => void handler(request, response)).listen(port, '127.0.0.1', () =>
  process.send?.({ ready: true }),
);
process.on('message', async ({ ask, count }: { ask: string; count: number }) => {
  if (ask === 'sign-ins') process.send?.(await startSignIns(count));
  else process.exit(0);
});
