import { Secret, TOTP } from 'otpauth';
import { startChild } from './child.ts';
import { interleaved, requestsEachOnce, requestsPerSecond } from './measure.ts';
import type { BenchRow, Scale } from './report.ts';
import { cookiesOf, signUpAtPeer } from './session-check.ts';

const callers = 16;
const peerOrigin = 'http://127.0.0.1:41902';

type Waiting = { code: string; challenges: { challengeId: string; deviceToken: string }[] };

/**
 * An authenticator code as the second factor of a sign-in, over HTTP, against better-auth's on the same PostgreSQL. Ours
 * accepts a step once and counts wrong tries, so each request is another customer; the peer takes one code over and over.
 */
export async function benchAuthenticator(scale: Scale): Promise<BenchRow[]> {
  const env = { DATABASE_URL: scale.databaseUrl };
  const ours = await startChild('holdfast', {
    ...env,
    PORT: '41901',
    HOLDFAST_ORIGIN: 'http://localhost:41901',
  });
  const peer = await startChild('better-auth', { ...env, PORT: '41902' });
  const amount = scale.seconds * 200;
  try {
    const { totp, cookie } = await enableAtPeer(
      await signUpAtPeer(peerOrigin, `authenticator-${process.pid}@example.com`),
    );
    const rates = await interleaved(scale.rounds, {
      async ours() {
        const { code, challenges } = await ours.ask<Waiting>({ ask: 'codes', count: amount });
        return requestsEachOnce({
          url: 'http://127.0.0.1:41901/',
          connections: callers,
          requests: challenges.map(({ challengeId, deviceToken }) => ({
            method: 'POST',
            path: `/api/v1/challenges/${challengeId}/proofs`,
            headers: { 'content-type': 'application/json', 'holdfast-device': deviceToken },
            body: JSON.stringify({ slot: 'second_factor', code }),
          })),
        });
      },
      peer: () =>
        requestsPerSecond({
          url: peerOrigin,
          connections: callers,
          seconds: scale.seconds,
          nextRequest: () => ({
            method: 'POST',
            path: '/api/auth/two-factor/verify-totp',
            headers: { 'content-type': 'application/json', cookie, origin: peerOrigin },
            body: JSON.stringify({ code: totp.generate() }),
          }),
        }),
    });
    return [
      {
        name: 'authenticator code',
        unit: 'codes/s',
        ours: rates.ours,
        peer: rates.peer,
        peerName: 'better-auth 1.7.25 verify-totp',
        ceiling: null,
        ceilingName: null,
      },
    ];
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
  }
}

/** Links an authenticator at the peer; its first code gives the session new cookies. */
async function enableAtPeer(cookie: string): Promise<{ totp: TOTP; cookie: string }> {
  const response = await fetch(`${peerOrigin}/api/auth/two-factor/enable`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: peerOrigin },
    body: JSON.stringify({ password: 'velvet-anchor-71-drifting' }),
  });
  if (!response.ok) throw new Error(`better-auth refused the authenticator: ${await response.text()}`);
  const { totpURI } = (await response.json()) as { totpURI: string };
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  // Its secret is a text, and the address carries that text in base32.
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const verified = await fetch(`${peerOrigin}/api/auth/two-factor/verify-totp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: peerOrigin },
    body: JSON.stringify({ code: totp.generate() }),
  });
  if (!verified.ok) throw new Error(`better-auth refused the first code: ${await verified.text()}`);
  return { totp, cookie: cookiesOf(verified) };
}
