import { startChild } from './child.ts';
import { interleaved, requestsEachOnce } from './measure.ts';
import type { BenchRow, Scale } from './report.ts';

const callers = 16;
const path = '/api/v1/passkey-sign-ins';
/** A browser has at most ten ceremonies waiting, so it takes a tenth as many customers as requests. */
const customers = 200;
const requestsMax = 10 * customers;

type Waiting = { bodies: { deviceToken: string; body: string }[] };

/**
 * Signing in with a passkey over HTTP, from the browser's answer to the opened sign-in, against the bare verification by
 * the same library: ceremony taken, signature verified, use remembered, device looked up, challenge opened. Also beside
 * the same verification behind a route that asks nothing, and behind one that remembers the use.
 */
export async function benchPasskey(scale: Scale): Promise<BenchRow[]> {
  const ours = await startChild('holdfast', {
    DATABASE_URL: scale.databaseUrl,
    PORT: '41901',
    HOLDFAST_ORIGIN: 'http://localhost:41901',
  });
  const bare = await startChild('bare-webauthn', { PORT: '41902' });
  const remembering = await startChild('bare-webauthn', {
    DATABASE_URL: scale.databaseUrl,
    BENCH_REMEMBERS: 'yes',
    PORT: '41903',
  });
  const raw = await startChild('raw-webauthn', {});
  const amount = Math.min(requestsMax, scale.seconds * 500);
  try {
    await ours.ask({ ask: 'passkeys', count: customers });
    const measure = async (port: number) => {
      const { bodies } = await ours.ask<Waiting>({ ask: 'ceremonies', count: amount });
      return requestsEachOnce({
        url: `http://127.0.0.1:${port}${path}`,
        connections: callers,
        requests: bodies.map(({ deviceToken, body }) => ({
          method: 'POST',
          path,
          headers: { 'content-type': 'application/json', 'holdfast-device': deviceToken },
          body,
        })),
      });
    };
    const rates = await interleaved(scale.rounds, {
      ours: () => measure(41901),
      bare: () => measure(41902),
      remembering: () => measure(41903),
      raw: async () =>
        (await raw.ask<{ perSecond: number }>({ ask: 'verify', seconds: scale.seconds, callers })).perSecond,
    });
    const row = { unit: 'sign-ins/s', ours: rates.ours };
    const ceiling = { ceiling: rates.raw, ceilingName: 'raw SimpleWebAuthn verification' };
    return [
      {
        ...row,
        ...ceiling,
        name: 'passkey sign-in',
        peer: rates.remembering,
        peerName: 'bare route: verification, one statement on disk',
      },
      {
        ...row,
        ...ceiling,
        name: 'the same, and nothing on disk',
        peer: rates.bare,
        peerName: 'bare route: verification',
      },
    ];
  } finally {
    await Promise.all([ours.stop(), bare.stop(), remembering.stop(), raw.stop()]);
  }
}
