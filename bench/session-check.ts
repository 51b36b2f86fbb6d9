import { startChild } from './child.ts';
import { interleaved, requestsPerSecond } from './measure.ts';
import type { BenchRow, Scale } from './report.ts';

const connections = 32;
const customersCount = 50;

/** A session check over HTTP: ours, better-auth's on the same PostgreSQL, and a route that only answers. */
export async function benchSessionCheck(scale: Scale): Promise<BenchRow[]> {
  const env = { DATABASE_URL: scale.databaseUrl };
  const ours = await startChild('holdfast', {
    ...env,
    PORT: '41901',
    HOLDFAST_ORIGIN: 'http://localhost:41901',
  });
  const peer = await startChild('better-auth', { ...env, PORT: '41902' });
  const bare = await startChild('bare-hono', { PORT: '41903' });
  try {
    const made = await ours.ask<{ customers: { sessionToken: string }[] }>({
      ask: 'customers',
      count: customersCount,
    });
    const cookie = `holdfast_session=${made.customers[0]?.sessionToken}`;
    const peerCookie = await signUpAtPeer('http://127.0.0.1:41902');
    const load = { seconds: scale.seconds, connections };
    const rates = await interleaved(scale.rounds, {
      ours: () =>
        requestsPerSecond({ ...load, url: 'http://127.0.0.1:41901/api/v1/session', headers: { cookie } }),
      peer: () =>
        requestsPerSecond({
          ...load,
          url: 'http://127.0.0.1:41902/api/auth/get-session',
          headers: { cookie: peerCookie },
        }),
      bare: () =>
        requestsPerSecond({ ...load, url: 'http://127.0.0.1:41903/api/v1/session', headers: { cookie } }),
    });
    return [
      {
        name: 'session check',
        unit: 'requests/s',
        ours: rates.ours,
        peer: rates.peer,
        peerName: 'better-auth 1.7.25 get-session',
        ceiling: rates.bare,
        ceilingName: 'bare Hono route',
      },
    ];
  } finally {
    await Promise.all([ours.stop(), peer.stop(), bare.stop()]);
  }
}

/** Makes an account at the peer; answers its cookies. */
export async function signUpAtPeer(origin: string, email = 'peer@example.com'): Promise<string> {
  const response = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password: 'velvet-anchor-71-drifting', name: 'Peer' }),
  });
  if (!response.ok) throw new Error(`better-auth refused the sign-up: ${await response.text()}`);
  return cookiesOf(response);
}

/** What an answer sets, as the next request sends it. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
