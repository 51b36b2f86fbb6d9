import { startChild } from './child.ts';
import { interleaved, requestsPerSecond } from './measure.ts';
import type { BenchRow, Scale } from './report.ts';

const pages = [
  ['start page', '/'],
  ['help article', '/help/faq/change-phone'],
  ['help search', '/help/search?term=change+my+phone'],
  ['sign-in page', '/sign-in'],
] as const;

/** Server-rendered pages, signed out, beside a route that only answers. */
export async function benchPages(scale: Scale): Promise<BenchRow[]> {
  const origin = 'http://127.0.0.1:41901';
  const ours = await startChild('holdfast', {
    DATABASE_URL: scale.databaseUrl,
    PORT: '41901',
    HOLDFAST_ORIGIN: origin,
    BENCH_PAGES: 'yes',
  });
  const bare = await startChild('bare-hono', { PORT: '41903' });
  try {
    const load = { seconds: scale.seconds, connections: 16 };
    const rows: BenchRow[] = [];
    for (const [name, path] of pages) {
      const rates = await interleaved(scale.rounds, {
        ours: () => requestsPerSecond({ ...load, url: `${origin}${path}` }),
        bare: () => requestsPerSecond({ ...load, url: 'http://127.0.0.1:41903/api/v1/session' }),
      });
      rows.push({
        name: `page: ${name}`,
        unit: 'pages/s',
        ours: rates.ours,
        peer: null,
        peerName: null,
        ceiling: rates.bare,
        ceilingName: 'bare Hono route',
      });
    }
    return rows;
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}
