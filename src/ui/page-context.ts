import { createContext, type RouterContextProvider, redirect } from 'react-router';
import type { Action } from '#kernel/actions.ts';
import type { AccountId, DeviceId, SessionId, StaffId, StaffSessionId } from '#kernel/ids.ts';

/** The product's use-cases, bound to the platform. Filled by declaration merging in src/app; see `getPage`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in src/app
export interface UseCases {}

/** The signed-in customer as a page's chrome needs it. src/app may add to it by declaration merging. */
export interface Viewer {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly deviceId: DeviceId;
  /** Masked e-mail: how the customer recognises the account. */
  readonly name: string;
}

/** Who works in the console and is signed in there; has nothing to do with a customer of the same browser. */
export interface StaffViewer {
  readonly staffId: StaffId;
  readonly sessionId: StaffSessionId;
  readonly name: string;
  readonly email: string;
  readonly address: string;
  readonly signedInAt: Date;
}

/** What the operator calls itself and how it looks. Colours are `#rrggbb`. */
export interface Brand {
  readonly name: string;
  readonly logoUrl?: string | undefined;
  readonly accent?: { readonly light: string; readonly dark: string } | undefined;
}

/** One message to show after a redirect: an id of a text and its values, so that a cookie never carries prose. */
export interface Flash {
  readonly state: 'good' | 'wait' | 'problem' | 'info';
  readonly textId: string;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

/** The browser or app behind a request. `isNew`: it brought no device token, so its cookies may be off. */
export interface PageClient {
  readonly address: string;
  /** ISO 3166, as the trusted proxy tells it. */
  readonly country: string | null;
  readonly userAgent: string;
  readonly deviceToken: string;
  /** How to speak to whoever is behind it while no account says. */
  readonly locale: string;
  /** As the browser told it, or UTC. */
  readonly timeZone: string;
  readonly isNew: boolean;
}

/** Why the server answers a request itself: a problem of `platform/http/problems.ts` and its status. */
export type Refused = { readonly code: string; readonly status: number };

/** Everything a loader or action may know about its request. */
export interface PageContext {
  readonly useCases: UseCases;
  readonly viewer: Viewer | null;
  /** Read below /console only, `null` everywhere else. `over`: it was somebody's session and counts no more. */
  readonly staff: StaffViewer | 'over' | null;
  readonly locale: string;
  /** Locales that the operator offers, the default first. */
  readonly locales: readonly string[];
  readonly timeZone: string;
  /** The reader's region (ISO 3166) where the address or the account names it. */
  readonly region: string | null;
  /** In front of the help centre's addresses: the reader's language and region, such as `/es`; empty for the site's own. */
  readonly base: string;
  /** Of this response's Content-Security-Policy. */
  readonly nonce: string;
  readonly brand: Brand;
  readonly requestId: string;
  /** Where the request came from, as the trusted proxy says. */
  readonly ip: string;
  /** The server's clock at the start of the request. */
  readonly now: Date;
  /** Our public origin, without a trailing slash. */
  readonly origin: string;
  /** Whether the development pages (`/dev/…`) are there. */
  readonly isDemo: boolean;
  /** The browser that asks; calling it gives a browser without a device token one, as a cookie. */
  client(): PageClient;
  /** Writes the cookies that carry credentials. */
  readonly cookies: {
    writeSession(token: string, expiresAt: Date): string;
    clearSession(): string;
    writeDevice(token: string): string;
    writeStaff(token: string, expiresAt: Date): string;
    clearStaff(): string;
  };
  /**
   * Replaces the session token that the request came with, if the policy says so for the action; `null`: it stays, or
   * another answer carries the new one. Pages call it through `finishAction` of the gate.
   */
  renewSessionAfter(
    action: Action,
  ): Promise<{ readonly sessionToken: string; readonly expiresAt: Date } | null>;
  /** The server's refusal of the request, which the error page shows in place of any page; `null`: none. */
  readonly refused: Refused | null;
  /** Reads and removes the message that an earlier answer left with `setFlash`. Called by the root loader. */
  takeFlash(): Flash | undefined;
  /** Leaves a message for the next page that is shown; survives one redirect. */
  setFlash(flash: Flash): void;
  /** Adds a complete `Set-Cookie` value to this response. */
  setCookie(cookie: string): void;
  /** Logs a bug with the request id. */
  reportError(error: unknown): void;
}

/** What the server hands over for each request; `createPages` adds the rest. */
export type PageSeed = Omit<PageContext, 'takeFlash' | 'setFlash' | 'setCookie'>;

/** The key in React Router's load context. The server reads it off the built bundle, so that both hold the same one. */
export const pageContext = createContext<PageContext>();

/** The page context of a loader's or action's `context`. */
export function getPage(context: Readonly<RouterContextProvider>): PageContext {
  return context.get(pageContext);
}

/** The page context with a signed-in viewer; sends everybody else to sign in and back to this very page. */
export function requireViewer(
  context: Readonly<RouterContextProvider>,
  request: Request,
): PageContext & { readonly viewer: Viewer } {
  const page = getPage(context);
  const { viewer } = page;
  if (viewer) return { ...page, viewer };
  throw redirect(`/sign-in?next=${encodeURIComponent(pathOf(request))}`);
}

/**
 * The page context with somebody of the console. To everybody else nothing is here; who was signed in until a moment ago
 * is shown to the door.
 */
export function requireStaff(
  context: Readonly<RouterContextProvider>,
): PageContext & { readonly staff: StaffViewer } {
  const page = getPage(context);
  const { staff } = page;
  if (staff === 'over') {
    page.setCookie(page.cookies.clearStaff());
    throw redirect('/console/sign-in?over');
  }
  if (staff === null) throw new Response(null, { status: 404 });
  return { ...page, staff };
}

/** Path and query of the page a request is about, without React Router's `.data` suffix. */
export function pathOf(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete('_routes');
  const path = url.pathname.replace(/(?:\/_root)?\.data$/, '') || '/';
  return path + url.search;
}

/** A path of ours taken from a query or form (`next=`), or the fallback: never another origin, never `//host`. */
export function safePath(candidate: unknown, fallback: string): string {
  if (typeof candidate !== 'string' || !/^\/(?![/\\])[^\\\u0000-\u0020]*$/.test(candidate)) return fallback;
  const url = new URL(candidate, 'http://holdfast.invalid');
  // Dots may have been folded away since: `/a/..//host` is `//host` now.
  if (url.pathname.startsWith('//')) return fallback;
  return url.origin === 'http://holdfast.invalid' ? url.pathname + url.search + url.hash : fallback;
}
