import { createContext, type ReactNode, useContext } from 'react';
import type { Brand, Flash, Viewer } from './page-context.ts';
import type { Theme } from './theme.ts';

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

/** Used when even the root loader failed, so that the error page still has a frame. */
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
