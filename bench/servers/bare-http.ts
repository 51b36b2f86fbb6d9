// The ceiling for pages: node:http that writes the bytes that it was given, whatever it is asked for.
import { createServer } from 'node:http';

let body = Buffer.alloc(0);
let headers: Record<string, string> = {};

const server = createServer((_, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.({ ready: true }));

process.on('message', (message: { ask: string; body?: string; headers?: Record<string, string> }) => {
  if (message.ask === 'stop') process.exit(0);
  body = Buffer.from(message.body ?? '', 'base64');
  headers = { ...message.headers, 'content-length': String(body.length) };
  process.send?.({ served: body.length });
});
