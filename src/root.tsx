import './ui/tokens.css';
import monoFont from '@fontsource-variable/source-code-pro/files/source-code-pro-latin-wght-normal.woff2?url';
import sansFont from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import {
  type HeadersArgs,
  Links,
  type LinksFunction,
  type LoaderFunctionArgs,
  Meta,
  type MiddlewareFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  useHref,
  useMatches,
  useNavigate,
  useRouteLoaderData,
} from 'react-router';
import { PublicFrame } from '#app/layouts/frame.tsx';
import { messageSets } from '#app/message-sets.ts';
import { directionOf } from '#kernel/languages.ts';
import { createText, type Text } from '#kernel/text.ts';
import { accentStyle } from '#ui/accent.ts';
import { ErrorPage } from '#ui/error-page.tsx';
import { useNonce } from '#ui/nonce.tsx';
import { getPage } from '#ui/page-context.ts';
import { type Shell, ShellProvider, shellOf, useShell } from '#ui/shell.tsx';
import { TextProvider } from '#ui/text.tsx';
import { useHydrated } from '#ui/use-hydrated.ts';

export const links: LinksFunction = () => [
  { rel: 'preload', as: 'font', type: 'font/woff2', href: sansFont, crossOrigin: 'anonymous' },
  { rel: 'preload', as: 'font', type: 'font/woff2', href: monoFont, crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export function loader({ context, request }: LoaderFunctionArgs): Shell {
  const page = getPage(context);
  return { ...shellOf(page, request), flash: page.takeFlash() };
}

/** A request that the server refuses reaches no page: the error page says why. */
export const middleware: MiddlewareFunction[] = [
  ({ context }) => {
    const { refused } = getPage(context);
    if (refused) throw new Response(refused.code, { status: refused.status });
  },
];

/** An answer that says when to come back keeps saying so when it is shown as a page. */
export function headers({ errorHeaders }: HeadersArgs): HeadersInit {
  const retryAfter = errorHeaders?.get('Retry-After');
  return retryAfter ? { 'Retry-After': retryAfter } : {};
}

export function Layout({ children }: { children: ReactNode }) {
  const loaded = useRouteLoaderData<typeof loader>('root');
  const bare = useShell();
  const shell = loaded ?? bare;
  const nonce = useNonce();
  const navigate = useNavigate();
  // Where the root loader never ran, scripts would not know what they stand on. Those of a page before this one are there
  // already, and have to scroll to where it begins.
  const isHydrated = useHydrated();
  const isStaticPage = useMatches().some(({ handle }) => isStaticHandle(handle));
  const isStatic = !isHydrated && (isStaticPage || !loaded);
  const text = textIn(shell.locale, shell.timeZone);
  const accent = accentStyle(shell.brand);
  return (
    <html lang={shell.locale} dir={directionOf(shell.locale)} data-theme={shell.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={shell.theme === 'system' ? 'light dark' : shell.theme} />
        {/* React Aria reads it for the one style element that it adds. */}
        <meta property="csp-nonce" content={nonce} />
        <Meta />
        <Links nonce={nonce} />
        {accent ? <style nonce={nonce}>{accent}</style> : null}
      </head>
      <body>
        <I18nProvider locale={shell.locale}>
          <RouterProvider navigate={navigate} useHref={useHref}>
            <ShellProvider shell={shell}>
              <TextProvider text={text}>{children}</TextProvider>
            </ShellProvider>
          </RouterProvider>
        </I18nProvider>
        {isStatic ? null : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: { error: unknown }) {
  return (
    <PublicFrame>
      <ErrorPage error={error} />
    </PublicFrame>
  );
}

/** A page that exports `handle = { isStatic: true }` ships no script: for articles that are cached as HTML. */
function isStaticHandle(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'isStatic' in handle && handle.isStatic === true;
}

const texts = new Map<string, Text>();
const textsMax = 100;

/** Formatters are slow to make and the same for every reader of one language and time zone. */
function textIn(locale: string, timeZone: string): Text {
  const key = `${locale} ${timeZone}`;
  const known = texts.get(key);
  if (known) return known;
  if (texts.size >= textsMax) texts.clear();
  const made = createText(messageSets, locale, timeZone);
  texts.set(key, made);
  return made;
}
