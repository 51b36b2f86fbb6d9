import { startChild } from './child.ts';
import { interleaved, requestsPerSecond } from './measure.ts';
import type { BenchRow, Scale } from './report.ts';

/** Enough that the four hashing threads never wait for the next request. */
const callers = 8;
const path = '/api/v1/sign-ins';

type Made = { password: string; customers: { email: string; deviceToken: string }[] };

/**
 * The password step of signing in, over HTTP, against the bare hash with the same parameters and callers; beside it the
 * same hash behind a route that asks nothing, because on few cores HTTP and the load itself take from the hashing.
 */
export async function benchSignIn(scale: Scale): Promise<BenchRow[]> {
  const ours = await startChild('holdfast', {
    DATABASE_URL: scale.databaseUrl,
    PORT: '41901',
    HOLDFAST_ORIGIN: 'http://localhost:41901',
  });
  const bare = await startChild('bare-hash', { PORT: '41902' });
  const raw = await startChild('raw-argon2', {});
  try {
    const made = await ours.ask<Made>({ ask: 'customers', count: 200 });
    let next = 0;
    const load = {
      seconds: scale.seconds,
      connections: callers,
      nextRequest() {
        const customer = made.customers[next++ % made.customers.length];
        return {
          method: 'POST' as const,
          path,
          headers: { 'content-type': 'application/json', 'holdfast-device': customer?.deviceToken ?? '' },
          body: JSON.stringify({ identifier: customer?.email, password: made.password }),
        };
      },
    };
    const delays: number[] = [];
    const rates = await interleaved(scale.rounds, {
      async ours() {
        await ours.ask({ ask: 'delay on' });
        const rate = await requestsPerSecond({ ...load, url: `http://127.0.0.1:41901${path}` });
        delays.push((await ours.ask<{ p99Ms: number }>({ ask: 'delay off' })).p99Ms);
        return rate;
      },
      bare: () => requestsPerSecond({ ...load, url: `http://127.0.0.1:41902${path}` }),
      raw: async () =>
        (await raw.ask<{ perSecond: number }>({ ask: 'hash', seconds: scale.seconds, callers })).perSecond,
    });
    return [
      {
        name: 'password sign-in',
        unit: 'sign-ins/s',
        ours: rates.ours,
        peer: rates.bare,
        peerName: 'the hash behind a bare route',
        ceiling: rates.raw,
        ceilingName: 'raw argon2id, same parameters',
        note: `event loop delay while hashing, p99 of the worst round: ${Math.max(...delays).toFixed(1)} ms`,
      },
    ];
  } finally {
    await Promise.all([ours.stop(), bare.stop(), raw.stop()]);
  }
}
