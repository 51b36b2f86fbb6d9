// What any server could reach that accepts a step once: one bare route that checks the code and writes the step, in one
// statement that is on disk when it is answered. No challenge, no count of wrong tries, no proof.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Secret, TOTP } from 'otpauth';
import { createDb } from '../../src/platform/db/db.ts';

const { pool } = createDb({ url: process.env['DATABASE_URL'] ?? '' });
const totp = new TOTP({ secret: new Secret({ size: 20 }) });
await pool.query('create table if not exists bare_codes (id text primary key, last_step bigint not null)');
const app = new Hono();
app.post('/api/v1/challenges/:id/proofs', async (c) => {
  const { code } = await c.req.json<{ code: string }>();
  if (totp.validate({ token: code }) === null) return c.json({}, 422);
  const { rows } = await pool.query({
    name: 'accept',
    text: 'update bare_codes set last_step = $2 where id = $1 and last_step < $2 returning id',
    values: [c.req.param('id'), totp.counter()],
  });
  return rows.length > 0 ? c.json({ isComplete: true }) : c.json({}, 422);
});
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' }, () =>
  process.send?.({ ready: true }),
);
process.on('message', async ({ ask, count }: { ask: string; count: number }) => {
  if (ask === 'stop') process.exit(0);
  await pool.query(
    `insert into bare_codes select 'chl_' || n, 0 from generate_series(1, $1) n
     on conflict (id) do update set last_step = 0`,
    [count],
  );
  const challenges = Array.from({ length: count }, (_, index) => ({
    challengeId: `chl_${index + 1}`,
    deviceToken: 'bench',
  }));
  process.send?.({ code: totp.generate(), challenges });
});
