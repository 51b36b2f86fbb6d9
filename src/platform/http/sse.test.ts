import { expect, test } from 'vitest';
import type { Live } from '#platform/live/live.ts';
import { createEventStreams } from './sse.ts';

/** Live events within one process, and how many listen. */
function localLive() {
  const heard = new Set<() => void>();
  const live: Live = {
    publish: async () => undefined,
    subscribe(_topic, key, listener) {
      const own = () => listener(key);
      heard.add(own);
      return () => heard.delete(own);
    },
    isConnected: () => true,
    onLost: () => () => undefined,
    close: async () => undefined,
  };
  return { live, listeners: () => heard.size, say: () => heard.forEach((one) => one()) };
}

const request = (owner = 'acc_a', signal = new AbortController().signal) => ({
  signal,
  owner,
  subscriptions: [{ topic: 'challenge', key: 'chl_a' }] as const,
});

async function readNext(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const { value } = await reader.read();
  return new TextDecoder().decode(value);
}

test('a stream says that it is ready, then what changed', async () => {
  const { live, say } = localLive();
  const response = createEventStreams({ live }).open(request());
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  expect(await readNext(reader)).toContain('event: ready');
  say();
  expect(await readNext(reader)).toBe('event: changed\ndata: {"topic":"challenge"}\n\n');
});

test('a heartbeat keeps proxies from closing it', async () => {
  const { live } = localLive();
  const response = createEventStreams({ live, heartbeatMs: 5 }).open(request());
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  await readNext(reader);
  expect(await readNext(reader)).toBe(':\n\n');
  await reader.cancel();
});

test('it ends instead of telling what its reader may not hear any more, and when nobody can say', async () => {
  for (const mayGoOn of [async () => false, () => Promise.reject(new Error('away'))]) {
    const { live, say, listeners } = localLive();
    const reader = createEventStreams({ live })
      .open({ ...request(), mayGoOn })
      .body?.getReader();
    await reader?.read();
    say();
    say();
    expect((await reader?.read())?.done).toBe(true);
    expect(listeners()).toBe(0);
  }
});

test('it ends without anything to tell, when its time is over', async () => {
  const { live } = localLive();
  let isOver = false;
  const reader = createEventStreams({ live, heartbeatMs: 1 })
    .open({ ...request(), mayGoOn: async () => !isOver })
    .body?.getReader();
  await reader?.read();
  isOver = true;
  let isDone = false;
  while (!isDone) isDone = (await reader?.read())?.done ?? true;
});

test.each([
  ['the browser goes', (abort: AbortController) => abort.abort()],
  ['the server stops', (_: AbortController, close: () => void) => close()],
])('it stops listening when %s', async (_, leave) => {
  const { live, listeners } = localLive();
  const streams = createEventStreams({ live });
  const abort = new AbortController();
  const reader = streams.open(request('acc_a', abort.signal)).body?.getReader();
  expect(listeners()).toBe(1);
  leave(abort, streams.close);
  await reader?.read();
  expect((await reader?.read())?.done).toBe(true);
  expect(listeners()).toBe(0);
});

test('too many streams of one owner are refused with a time to come back, and others are not', () => {
  const streams = createEventStreams({ live: localLive().live, streamsPerOwnerMax: 2 });
  const statuses = ['acc_a', 'acc_a', 'acc_a', 'acc_b'].map((owner) => streams.open(request(owner)));
  expect(statuses.map((response) => response.status)).toEqual([200, 200, 503, 200]);
  expect(statuses[2]?.headers.get('retry-after')).toBe('30');
  streams.close();
});
