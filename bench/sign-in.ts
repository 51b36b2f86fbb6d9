import { startChild } from './child.ts';
import { interleaved } from './measure.ts';
import type { BenchRow, Scale } from './report.ts';

const callers = 4;

/** The password step of signing in, over HTTP, against the bare hash with the same parameters and callers. */
export async function benchSignIn(scale: Scale): Promise<BenchRow[]> {
  const port = 41901;
  const ours = await startChild('holdfast', {
    DATABASE_URL: scale.databaseUrl,
    PORT: String(port),
    HOLDFAST_ORIGIN: `http://localhost:${port}`,
  });
  const raw = await startChild('raw-argon2', {});
  try {
    const made = await ours.ask<Made>({ ask: 'customers', count: 200 });
    const delays: number[] = [];
    const rates = await interleaved(scale.rounds, {
      async ours() {
        await ours.ask({ ask: 'delay on' });
        const rate = await signInsPerSecond(`http://127.0.0.1:${port}`, made, scale.seconds);
        delays.push((await ours.ask<{ p99Ms: number }>({ ask: 'delay off' })).p99Ms);
        return rate;
      },
      raw: async () =>
        (await raw.ask<{ perSecond: number }>({ ask: 'hash', seconds: scale.seconds, callers })).perSecond,
    });
    return [
      {
        name: 'password sign-in',
        unit: 'sign-ins/s',
        ours: rates.ours,
        peer: null,
        peerName: null,
        ceiling: rates.raw,
        ceilingName: 'raw argon2id, same parameters',
        note: `event loop delay while hashing, p99 of the worst round: ${Math.max(...delays).toFixed(1)} ms`,
      },
    ];
  } finally {
    await Promise.all([ours.stop(), raw.stop()]);
  }
}

type Made = { password: string; customers: { email: string; deviceToken: string }[] };

async function signInsPerSecond(origin: string, made: Made, seconds: number): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let next = 0;
  let done = 0;
  const caller = async () => {
    while (performance.now() < until) {
      const customer = made.customers[next++ % made.customers.length];
      if (!customer) return;
      const response = await fetch(`${origin}/api/v1/sign-ins`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'holdfast-device': customer.deviceToken },
        body: JSON.stringify({ identifier: customer.email, password: made.password }),
      });
      if (response.status !== 201)
        throw new Error(`Sign-in answered ${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return done / ((performance.now() - startedAt) / 1000);
}
