// The ceiling: the same framework and adapter with nothing but the answer.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
const body = { sessionId: 'ses_0123456789abcdefghjkmnpq', accountId: 'acc_0123456789abcdefghjkmnpq' };
app.get('/api/v1/session', (c) => c.json(body));
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' }, () =>
  process.send?.({ ready: true }),
);
process.on('message', () => process.exit(0));
