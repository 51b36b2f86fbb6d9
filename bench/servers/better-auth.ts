// The peer: better-auth on the same PostgreSQL, e-mail and password, everything else as it comes.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { twoFactor } from 'better-auth/plugins';
import pg from 'pg';

const port = Number(process.env['PORT']);
const options = {
  database: new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 }),
  secret: 'a secret for the benchmark, long enough to pass',
  baseURL: `http://127.0.0.1:${port}`,
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
createServer((request, response) => void handler(request, response)).listen(port, '127.0.0.1', () =>
  process.send?.({ ready: true }),
);
process.on('message', () => process.exit(0));
