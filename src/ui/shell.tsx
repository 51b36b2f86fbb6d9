import { createContext, type ReactNode, useContext } from 'react';
import { type Brand, type Flash, type PageContext, pathOf, type Viewer } from './page-context.ts';
import { type Theme, themeOf } from './theme.ts';

/** What the frame around every page knows: the answer of the root loader. */
export type Shell = {
  readonly locale: string;
  readonly locales: readonly string[];
  readonly timeZone: string;
  readonly brand: Brand;
  readonly viewer: Viewer | null;
  readonly requestId: string;
  readonly theme: Theme;
  /** Path and query of the page that was asked for. */
  readonly path: string;
  /** The server's clock when it answered. */
  readonly now: Date;
  readonly flash: Flash | undefined;
};

/** What the frame shows of a request: everything but the message of the step before. */
export function shellOf(page: PageContext, request: Request): Shell {
  return {
    locale: page.locale,
    locales: page.locales,
    timeZone: page.timeZone,
    brand: page.brand,
    viewer: page.viewer,
    requestId: page.requestId,
    theme: themeOf(request.headers.get('cookie')),
    path: pathOf(request),
    now: page.now,
    flash: undefined,
  };
}

/** Used where there is no request, so that the error page still has a frame. */
export const bareShell: Shell = {
  locale: 'en',
  locales: ['en'],
  timeZone: 'UTC',
  brand: { name: 'Holdfast' },
  viewer: null,
  requestId: '',
  theme: 'system',
  path: '/',
  now: new Date(0),
  flash: undefined,
};

const ShellContext = createContext<Shell>(bareShell);

export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export const useShell = (): Shell => useContext(ShellContext);
