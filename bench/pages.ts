import { request } from 'node:http';
import { startChild } from './child.ts';
import { interleaved, requestsPerSecond } from './measure.ts';
import type { BenchRow, Scale } from './report.ts';

const pages = [
  ['start page, kept', '/'],
  ['help article, kept', '/help/faq/change-phone'],
  ['help search, kept', '/help/search?term=change+my+phone'],
  ['sign-in page', '/sign-in'],
] as const;
/** Headers that a browser sends and that decide in which form a page comes. */
const asked = { 'accept-encoding': 'gzip, deflate, br' };

/** Pages, signed out, beside node:http that sends the same bytes; kept ones are rendered once, the others each time. */
export async function benchPages(scale: Scale): Promise<BenchRow[]> {
  const origin = 'http://127.0.0.1:41901';
  const bareOrigin = 'http://127.0.0.1:41903';
  const ours = await startChild('holdfast', {
    DATABASE_URL: scale.databaseUrl,
    PORT: '41901',
    HOLDFAST_ORIGIN: origin,
    BENCH_PAGES: 'yes',
  });
  const bare = await startChild('bare-http', { PORT: '41903' });
  try {
    const load = { seconds: scale.seconds, connections: 16, headers: asked };
    const rows: BenchRow[] = [];
    for (const [name, path] of pages) {
      // The second answer is the kept one, where a page is kept.
      await read(origin + path);
      const { body, headers } = await read(origin + path);
      await bare.ask({ ask: 'serve', body: body.toString('base64'), headers });
      const rates = await interleaved(scale.rounds, {
        ours: () => requestsPerSecond({ ...load, url: origin + path }),
        bare: () => requestsPerSecond({ ...load, url: bareOrigin + path }),
      });
      rows.push({
        name: `page: ${name}`,
        unit: 'pages/s',
        ours: rates.ours,
        peer: null,
        peerName: null,
        ceiling: rates.bare,
        ceilingName: 'node:http, the same bytes',
        note: `${body.length} bytes${headers['content-encoding'] ? `, ${headers['content-encoding']}` : ''}`,
      });
    }
    return rows;
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

/** A page as it goes over the wire, packed as it comes. */
function read(url: string): Promise<{ body: Buffer; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: asked }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { 'content-type': type = '', 'content-encoding': encoding } = response.headers;
        const headers = { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) };
        resolve({ body: Buffer.concat(parts), headers });
      });
    });
    sent.on('error', reject).end();
  });
}
