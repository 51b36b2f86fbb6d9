import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** A page that is the same for every reader of one language and theme, in each form that a browser may ask for. */
export type CachedPage = {
  readonly etag: string;
  readonly contentType: string;
  readonly contentSecurityPolicy: string;
  readonly bodies: { readonly identity: Buffer; readonly gzip: Buffer; readonly br: Buffer };
};

export type PageCache = {
  find(key: string): CachedPage | null;
  /**
   * Keeps a page that was rendered while nothing changed since `version()`; a page that was rendered from what has
   * changed meanwhile is let go.
   */
  keep(key: string, page: { html: string; contentType: string }, version: number): Promise<void>;
  version(): number;
  /** Forgets every page: something that they show has changed. */
  drop(): void;
};

const bytesMax = 64 * 1024 * 1024;
/** Quality that a page is compressed with once, while its first reader doesn't wait for it. */
const brotliQuality = 9;

/** Rendered pages in memory, the least used forgotten first. */
export function createPageCache(): PageCache {
  const pages = new LRUCache<string, CachedPage>({
    maxSize: bytesMax,
    sizeCalculation: ({ bodies }) => bodies.identity.length + bodies.gzip.length + bodies.br.length,
  });
  let version = 0;
  return {
    find: (key) => pages.get(key) ?? null,
    async keep(key, { html, contentType }, renderedAt) {
      const identity = Buffer.from(html);
      const [zipped, br] = await Promise.all([
        compressGzip(identity),
        compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
      ]);
      if (renderedAt !== version) return;
      const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
      pages.set(key, {
        etag: `"${hash}"`,
        contentType,
        contentSecurityPolicy: policyOf(html),
        bodies: { identity, gzip: zipped, br },
      });
    },
    version: () => version,
    drop() {
      version += 1;
      pages.clear();
    },
  };
}

/**
 * The Content-Security-Policy of a page that is kept: no nonce, because a browser may show what it has kept beside a newer
 * header. Such a page has no inline script; an inline style (the operator's accent) is allowed by its hash.
 */
function policyOf(html: string): string {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** The form of a page that a browser takes, the smallest first. */
export function encodingFor(acceptEncoding: string | undefined): 'br' | 'gzip' | 'identity' {
  if (!acceptEncoding) return 'identity';
  const refused = /\b(br|gzip)\s*;\s*q=0(?:\.0+)?(?:,|$)/g;
  const accepted = acceptEncoding.replaceAll(refused, '');
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

/** A public page on its way to whoever asked first, before it is kept. */
export async function compressed(
  html: string,
  response: Response,
  acceptEncoding: string | undefined,
): Promise<Response> {
  const answer = { status: response.status, headers: new Headers(response.headers) };
  answer.headers.append('vary', 'accept-encoding');
  if (encodingFor(acceptEncoding) === 'identity') return new Response(html, answer);
  answer.headers.set('content-encoding', 'gzip');
  answer.headers.delete('content-length');
  return new Response(new Uint8Array(await compressGzip(html)), answer);
}
