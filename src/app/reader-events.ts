import { type ArticleKey, categories, tools } from '#modules/help/index.ts';

/** What a request says about an article: its tool was started, or finished, or led to a case. */
export type ReaderEvent = { readonly key: ArticleKey; readonly event: 'started' | 'finished' | 'cases' };

const toolPaths = new Set<string>(Object.values(tools).flatMap(({ path }) => path ?? []));
const articleCookie = 'help_article';
const cookieSeconds = 24 * 3600;

/** The article of an address, whatever language it is read in; `null` when it is none. */
export function articleOf(path: string): ArticleKey | null {
  const match = /^(?:\/([a-z]{2})(?:-[a-z]{2})?)?\/help\/([a-z-]+)\/([a-z0-9-]+)$/.exec(path);
  const category = categories.find((known) => known === match?.[2]);
  const slug = match?.[3];
  return category && slug && slug !== 'section' ? { locale: match?.[1] ?? 'en', category, slug } : null;
}

/**
 * Reads what a page that was shown tells about the article it was reached from. A recovery takes its article along in a
 * cookie of its own path, because its case comes later. Pure: it counts nothing.
 */
export function readerEvents(request: {
  readonly path: string;
  readonly search: string;
  readonly referrer: string | null;
  readonly cookieHeader: string | null;
  readonly origin: string;
}): { readonly events: readonly ReaderEvent[]; readonly cookie: string | null } {
  const { path, search } = request;
  const from = articleOf((new URLSearchParams(search).get('from') ?? '').replace(/[?#].*$/, ''));
  const reached = referrerPath(request.referrer, request.origin);
  const left = reached === null ? null : articleOf(reached);
  if (/^\/recover\/rec_[0-9a-z]+\/case$/.test(path)) {
    const kept = new RegExp(`(?:^|;\\s*)${articleCookie}=([^;]+)`).exec(request.cookieHeader ?? '')?.[1];
    const key = kept ? articleOf(decodeURIComponent(kept)) : null;
    return key ? { events: [{ key, event: 'cases' }], cookie: cookie('', 0) } : nothing;
  }
  if (from && path.endsWith('/done')) return { events: [{ key: from, event: 'finished' }], cookie: null };
  if (!left || !toolPaths.has(path)) return nothing;
  return {
    events: [{ key: left, event: 'started' }],
    cookie: path === tools.recover.path ? cookie(encodeURIComponent(reached ?? ''), cookieSeconds) : null,
  };
}

const nothing = { events: [], cookie: null } as const;

const cookie = (value: string, seconds: number): string =>
  `${articleCookie}=${value}; Max-Age=${seconds}; Path=/recover; HttpOnly; SameSite=Lax`;

/** The path of a page of ours that a request came from. */
export function referrerPath(referrer: string | null, origin: string): string | null {
  if (referrer === null || !URL.canParse(referrer)) return null;
  const url = new URL(referrer);
  return url.origin === origin ? url.pathname : null;
}

/** The term of the search whose list a request came from. */
export function searchedTerm(referrer: string | null, origin: string): string | null {
  const path = referrerPath(referrer, origin);
  if (path === null || !/^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/help\/search$/.test(path)) return null;
  return new URL(referrer ?? '').searchParams.get('term');
}
