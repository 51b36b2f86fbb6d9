// The same verification behind a route that reads its JSON and asks nothing: what HTTP and the load itself take.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { verifyOnce } from '../assertion.ts';

const app = new Hono();
app.post('/api/v1/passkey-sign-ins', async (c) => {
  await c.req.json();
  await verifyOnce();
  return c.json({}, 201);
});
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' }, () =>
  process.send?.({ ready: true }),
);
process.on('message', () => process.exit(0));
