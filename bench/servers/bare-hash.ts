// What any server could reach: one bare route that hashes, and nothing to remember.
import { serve } from '@hono/node-server';
import { hash, verify } from '@node-rs/argon2';
import { Hono } from 'hono';
import { argon2Parameters } from '../../src/modules/factors/password.ts';

const stored = await hash('velvet-anchor-71-drifting', argon2Parameters);
const app = new Hono();
app.post('/api/v1/sign-ins', async (c) => {
  const { password } = await c.req.json<{ password: string }>();
  return (await verify(stored, password)) ? c.json({ challengeId: 'chl_0' }, 201) : c.json({}, 401);
});
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' }, () =>
  process.send?.({ ready: true }),
);
process.on('message', () => process.exit(0));
