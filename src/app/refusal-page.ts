import type { Context } from 'hono';
import type { Pages } from '#platform/http/pages.ts';
import { type PageSeed, pathOf, type Refused } from '#ui/page-context.ts';
import { themeOf } from '#ui/theme.ts';
import type { RequestEnv } from './server-app.ts';

const programsOnly = /^\/(?:api\/|webhooks\/|dev\/|assets\/|healthz$|readyz$|openapi\.json$)/;

/** Whether a request is for a page: a browser's, or what the router of an open page fetches. */
export function wantsPage(request: Request): boolean {
  const { pathname } = new URL(request.url);
  if (programsOnly.test(pathname)) return false;
  return isForRouter(pathname) || /\btext\/html\b/.test(request.headers.get('accept') ?? '');
}

const isForRouter = (pathname: string): boolean => pathname.endsWith('.data');

/** The error page for a request that the server refuses. */
export type RefusalPages = (c: Context<RequestEnv>, refused: Refused) => Promise<Response>;

/** Stand in a page that is kept for what differs from one request to the next. */
const blanks = { nonce: 'blank-nonce', requestId: 'blank-request', path: '/blank-path' } as const;

/**
 * The bundle's error page, made once for each refusal and theme: a flood must cost no rendering, and nothing of the
 * page needs the database. `seed` is what pages are given apart from the refusal.
 */
export function createRefusalPages(
  pages: Pages<PageSeed>,
  seed: (of: { nonce: string; requestId: string; refused: Refused }) => PageSeed,
): RefusalPages {
  const kept = new Map<string, Promise<string>>();

  async function blankPage(theme: string, refused: Refused, origin: string): Promise<string> {
    const { nonce, requestId, path } = blanks;
    const request = new Request(new URL(path, origin), { headers: { cookie: `theme=${theme}` } });
    const page = await pages(request, seed({ nonce, requestId, refused }));
    // What went wrong once is not kept.
    if (page.status !== refused.status) throw new Error(`The page for ${refused.code} is a ${page.status}`);
    return page.text();
  }

  return async (c, refused) => {
    const request = c.req.raw;
    const nonce = c.get('nonce');
    const requestId = c.get('requestId');
    if (isForRouter(c.req.path)) {
      // The router knows what to do with an error in its own encoding; the body has been read or is not wanted.
      const bare = new Request(request.url, { method: request.method, signal: request.signal });
      return pages(bare, seed({ nonce, requestId, refused }));
    }
    const theme = themeOf(request.headers.get('cookie'));
    const key = `${theme} ${refused.code}`;
    const making = kept.get(key) ?? blankPage(theme, refused, new URL(request.url).origin);
    kept.set(key, making);
    making.catch(() => kept.delete(key));
    const html = (await making)
      .replaceAll(blanks.nonce, nonce)
      .replaceAll(blanks.requestId, requestId)
      .replaceAll(blanks.path, () => escaped(pathOf(request)));
    return new Response(html, {
      status: refused.status,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
  };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');
