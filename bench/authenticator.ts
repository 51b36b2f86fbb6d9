import { Secret, TOTP } from 'otpauth';
import { startChild } from './child.ts';
import { interleaved, requestsEachOnce, requestsPerSecond } from './measure.ts';
import type { BenchRow, Scale } from './report.ts';
import { cookiesOf, signUpAtPeer } from './session-check.ts';

const callers = 16;
const peerOrigin = 'http://127.0.0.1:41902';
const peerPath = '/api/auth/two-factor/verify-totp';
const peerName = 'better-auth 1.7.25 verify-totp';

type Waiting = { code: string; challenges: { challengeId: string; deviceToken: string }[] };
type WaitingAtPeer = { signIns: { cookie: string; code: string }[] };

/**
 * An authenticator code as the second factor of a sign-in, over HTTP, against better-auth's on the same PostgreSQL: each
 * request is another customer who waits for it, and what it does is on disk when it is answered. Also against a bare
 * route that checks the code and accepts its step in one statement, and against the peer's check for somebody who is
 * signed in, which counts no tries, stores nothing and takes one code over and over.
 */
export async function benchAuthenticator(scale: Scale): Promise<BenchRow[]> {
  const env = { DATABASE_URL: scale.databaseUrl };
  const ours = await startChild('holdfast', {
    ...env,
    PORT: '41901',
    HOLDFAST_ORIGIN: 'http://localhost:41901',
  });
  const peer = await startChild('better-auth', { ...env, PORT: '41902' });
  const bare = await startChild('bare-code', { ...env, PORT: '41903' });
  // Enough that a round is long, few enough that the codes are still good at its end.
  const amount = scale.seconds * 500;
  const amountAtPeer = scale.seconds * 100;
  try {
    const { totp, cookie } = await enableAtPeer(
      await signUpAtPeer(peerOrigin, `authenticator-${process.pid}@example.com`),
    );
    const proofsOf = ({ challenges, code }: Waiting) =>
      challenges.map(({ challengeId, deviceToken }) => ({
        method: 'POST' as const,
        path: `/api/v1/challenges/${challengeId}/proofs`,
        headers: { 'content-type': 'application/json', 'holdfast-device': deviceToken },
        body: JSON.stringify({ slot: 'second_factor', code }),
      }));
    const rates = await interleaved(scale.rounds, {
      ours: async () =>
        requestsEachOnce({
          url: 'http://127.0.0.1:41901/',
          connections: callers,
          requests: proofsOf(await ours.ask<Waiting>({ ask: 'codes', count: amount })),
        }),
      bare: async () =>
        requestsEachOnce({
          url: 'http://127.0.0.1:41903/',
          connections: callers,
          requests: proofsOf(await bare.ask<Waiting>({ ask: 'codes', count: amount })),
        }),
      async peer() {
        const { signIns } = await peer.ask<WaitingAtPeer>({ ask: 'sign-ins', count: amountAtPeer });
        return requestsEachOnce({
          url: peerOrigin,
          connections: callers,
          requests: signIns.map(({ cookie: waiting, code }) => ({
            method: 'POST',
            path: peerPath,
            headers: { 'content-type': 'application/json', cookie: waiting, origin: peerOrigin },
            body: JSON.stringify({ code }),
          })),
        });
      },
      signedIn: () =>
        requestsPerSecond({
          url: peerOrigin,
          connections: callers,
          seconds: scale.seconds,
          nextRequest: () => ({
            method: 'POST',
            path: peerPath,
            headers: { 'content-type': 'application/json', cookie, origin: peerOrigin },
            body: JSON.stringify({ code: totp.generate() }),
          }),
        }),
    });
    const row = { unit: 'codes/s', ours: rates.ours };
    const ceiling = { ceiling: rates.bare, ceilingName: 'bare route, one statement on disk' };
    return [
      {
        ...row,
        ...ceiling,
        name: 'authenticator code',
        peer: rates.peer,
        peerName: `${peerName} of a sign-in`,
      },
      {
        ...row,
        ...ceiling,
        name: 'the same, and a check only',
        peer: rates.signedIn,
        peerName: `${peerName}, signed in`,
      },
    ];
  } finally {
    await Promise.all([ours.stop(), peer.stop(), bare.stop()]);
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
  const verified = await fetch(`${peerOrigin}${peerPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: peerOrigin },
    body: JSON.stringify({ code: totp.generate() }),
  });
  if (!verified.ok) throw new Error(`better-auth refused the first code: ${await verified.text()}`);
  return { totp, cookie: cookiesOf(verified) };
}
