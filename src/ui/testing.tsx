import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { createRoutesStub } from 'react-router';
import { messageSets } from '#app/message-sets.ts';
import { createText } from '#kernel/text.ts';
import { bareShell, type Shell, ShellProvider } from './shell.tsx';
import { TextProvider } from './text.tsx';

/** The text that the components are tested with: London, as British people write. */
export const testText = createText(messageSets, 'en-GB', 'Europe/London');

export const testNow = new Date('2026-11-22T12:00:00Z');

/** The HTML that the server sends for a piece of a page, before any script runs. */
export function renderPage(node: ReactNode, shell: Partial<Shell> = {}): string {
  const Stub = createRoutesStub([
    {
      path: '/',
      Component: () => (
        <ShellProvider shell={{ ...bareShell, now: testNow, locale: 'en-GB', ...shell }}>
          <TextProvider text={testText}>{node}</TextProvider>
        </ShellProvider>
      ),
    },
  ]);
  return renderToString(<Stub initialEntries={['/']} />);
}

/** What a reader sees of some HTML: its text, without the seams that React leaves between two of them. */
export const visibleText = (html: string): string =>
  html
    .replaceAll('<!-- -->', '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ')
    .trim();
