import { type AddressInfo, connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, expect, it } from 'vitest';
import { limitBody } from './limit-body.ts';

const app = new Hono();
app.use(limitBody(10, (c) => c.text('too large', 413)));
app.all('*', async (c) => c.text(String((await c.req.text()).length)));
const server = createAdaptorServer({ fetch: app.fetch });
const listening = new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());

/** The status of the answer to a request as it is on the wire. */
async function statusOf(request: readonly string[]): Promise<number> {
  await listening;
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end([...request.slice(0, -1), 'host: a', 'connection: close', '', request.at(-1)].join('\r\n'));
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}

const chunked = 'transfer-encoding: chunked';

it.each([
  ['of the limit', 200, ['POST / HTTP/1.1', 'content-length: 10', '0123456789']],
  ['above it', 413, ['POST / HTTP/1.1', 'content-length: 11', '01234567890']],
  ['of no length', 200, ['POST / HTTP/1.1', '']],
  ['in pieces, of the limit', 200, ['POST / HTTP/1.1', chunked, 'a\r\n0123456789\r\n0\r\n\r\n']],
  ['in pieces, above it', 413, ['POST / HTTP/1.1', chunked, '6\r\n012345\r\n5\r\n67890\r\n0\r\n\r\n']],
  [
    'with a length and in pieces',
    400,
    ['POST / HTTP/1.1', 'content-length: 1', chunked, 'b\r\n01234567890\r\n0\r\n\r\n'],
  ],
  ['whose length is no number', 400, ['POST / HTTP/1.1', 'content-length: few', '01234567890']],
])('a body %s is answered with %d', async (_, status, request) => {
  expect(await statusOf(request)).toBe(status);
});

it('a length that is no number, from something other than Node’s parser, is refused', async () => {
  const odd = { method: 'POST', body: '01234567890', headers: { 'content-length': 'few' } };
  expect((await app.request('/', odd)).status).toBe(413);
});
