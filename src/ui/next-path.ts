import { safePath } from './page-context.ts';

/** Where a flow leads in the end: `next=` of its address when that is a path of ours, or `null`. */
export function nextOf(request: Request): string | null {
  const given = new URL(request.url).searchParams.get('next');
  const path = safePath(given, '');
  return path === '' ? null : path;
}

/** The page of the help centre that a flow was started from (`from=` of its address), or `null`. */
export function fromHelp(request: Request): string | null {
  const path = safePath(new URL(request.url).searchParams.get('from'), '');
  return /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/help(?:[/?#]|$)/.test(path) ? path : null;
}

/** The same address with `next=` carried on. */
export function withNext(href: string, next: string | null): string {
  if (next === null) return href;
  return `${href}${href.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`;
}
