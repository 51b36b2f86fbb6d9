// The same verification behind a route that reads its JSON and asks nothing: what HTTP and the load itself take. With a
// database it also remembers the use, in one statement that is on disk when it is answered: less no server can do.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createDb } from '../../src/platform/db/db.ts';
import { verifyOnce } from '../assertion.ts';

const url = process.env['DATABASE_URL'];
const pool = process.env['BENCH_REMEMBERS'] && url ? createDb({ url }).pool : null;
const passkeys = 200;
await pool?.query('create table if not exists bare_passkeys (id int primary key, used bigint not null)');
await pool?.query(`insert into bare_passkeys select n, 0 from generate_series(1, ${passkeys}) n`);

let next = 0;
const app = new Hono();
app.post('/api/v1/passkey-sign-ins', async (c) => {
  await c.req.json();
  await verifyOnce();
  next += 1;
  await pool?.query({
    name: 'remember',
    text: 'update bare_passkeys set used = used + 1 where id = $1',
    values: [(next % passkeys) + 1],
  });
  return c.json({}, 201);
});
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' }, () =>
  process.send?.({ ready: true }),
);
process.on('message', () => process.exit(0));
