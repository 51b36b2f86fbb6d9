import { safePath } from './page-context.ts';

/** Where a flow leads in the end: `next=` of its address when that is a path of ours, or `null`. */
export function nextOf(request: Request): string | null {
  const given = new URL(request.url).searchParams.get('next');
  const path = safePath(given, '');
  return path === '' ? null : path;
}

/** The same address with `next=` carried on. */
export function withNext(href: string, next: string | null): string {
  if (next === null) return href;
  return `${href}${href.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`;
}
