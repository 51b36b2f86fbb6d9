import { describe, expect, it } from 'vitest';
import { newCustomer, newPhone, startOtherProcess, type TestClient, useTestSite } from './testing.ts';

const site = useTestSite();

type Stream = {
  readonly status: number;
  /** The next thing that it says; `null` when it has ended. */
  next(): Promise<string | null>;
};

/** Opens a stream and reads that it is ready. */
async function openStream(client: TestClient, path: string): Promise<Stream> {
  const response = await client.fetch('GET', path);
  const reader = response.body?.getReader();
  const next = async () => {
    const read = await reader?.read();
    return read?.done === false ? new TextDecoder().decode(read.value) : null;
  };
  if (response.status === 200) expect(await next()).toContain('event: ready');
  return { status: response.status, next };
}

/** Everything that it still says, up to its end. */
async function rest(stream: Stream): Promise<string> {
  let said = '';
  for (let one = await stream.next(); one !== null; one = await stream.next()) said += one;
  return said;
}

describe('the stream of a session', () => {
  it('goes on while the session does, also with its next token', async () => {
    const { client, accountId } = await newCustomer(site());
    const stream = await openStream(client, 'events');
    const { deps } = site().holdfast;
    const { sessionId = '' } = await client.ok('GET', 'session');
    await deps.live.publish(deps.db.queries, 'session', sessionId);
    expect(await stream.next()).toContain('"topic":"session"');
    await deps.live.publish(deps.db.queries, 'account', accountId);
    expect(await stream.next()).toContain('"topic":"account"');
  });

  it('ends with it, in every process, and tells nothing afterwards', async () => {
    const { client, accountId } = await newCustomer(site());
    const other = await startOtherProcess(site());
    try {
      const streams = [
        await openStream(client, 'events'),
        await openStream(other.elsewhere(client), 'events'),
      ];
      await client.ok('DELETE', 'session');
      const { deps } = site().holdfast;
      await deps.live.publish(deps.db.queries, 'account', accountId);
      for (const stream of streams) expect(await rest(stream)).toBe('');
      expect((await openStream(client, 'events')).status).toBe(401);
    } finally {
      await other.stop();
    }
  });

  it('ends when it was signed out elsewhere, and those of other sessions go on', async () => {
    const first = await newCustomer(site());
    const second = await newCustomer(site());
    const ending = await openStream(first.client, 'events');
    const staying = await openStream(second.client, 'events');
    await first.client.ok('POST', 'sessions/end', { scope: 'all' });
    expect(await rest(ending)).toBe('');
    const { deps } = site().holdfast;
    await deps.live.publish(deps.db.queries, 'account', second.accountId);
    expect(await staying.next()).toContain('"topic":"account"');
  });

  it('ends when the session has run out, at the next thing to tell', async () => {
    const { client, accountId } = await newCustomer(site());
    const stream = await openStream(client, 'events');
    site().clock.advanceMs(400 * 24 * 3_600_000);
    const { deps } = site().holdfast;
    await deps.live.publish(deps.db.queries, 'account', accountId);
    expect(await rest(stream)).toBe('');
  });
});

it('of one account too many are refused, with a time to come back', async () => {
  const { client } = await newCustomer(site());
  for (let count = 0; count < 12; count += 1) expect((await openStream(client, 'events')).status).toBe(200);
  const refused = await client.call('GET', 'events');
  expect(refused).toMatchObject({ status: 503, body: { code: 'too_many_streams' } });
  expect(refused.headers.get('retry-after')).toBe('30');
});

describe('the stream of a challenge', () => {
  it('that a session opened ends with the session', async () => {
    const { client } = await newCustomer(site());
    const { challengeId = '' } = await client.ok('POST', 'account/phone-changes', { phone: newPhone() });
    const stream = await openStream(client, `challenges/${challengeId}/events`);
    await client.ok('DELETE', 'session');
    expect(await rest(stream)).toBe('');
  });

  it('of somebody who is signed out goes on', async () => {
    const client = site().newClient();
    const email = `stream.${newPhone().slice(1)}@example.com`;
    const { challengeId = '' } = await client.ok('POST', 'sign-ups', { email });
    const stream = await openStream(client, `challenges/${challengeId}/events`);
    const { deps } = site().holdfast;
    await deps.live.publish(deps.db.queries, 'challenge', challengeId);
    expect(await stream.next()).toContain('"topic":"challenge"');
  });
});
