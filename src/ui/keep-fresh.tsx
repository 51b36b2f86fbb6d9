import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

const secondMs = 1000;

/**
 * Lets a waiting page move on by itself: asks again for what it shows whenever the server says `changed`, or every
 * few seconds where events don't get through; without scripts the browser loads the page again. On a page on which
 * somebody types, say `isTypedIn`: such a reload would take it away.
 */
export function KeepFresh({
  events,
  everySeconds = 5,
  isTypedIn = false,
}: {
  /** Address of the server-sent events. */
  events: string;
  everySeconds?: number;
  isTypedIn?: boolean;
}) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const refresh = () => void revalidate();
    let timer: ReturnType<typeof setInterval> | undefined;
    const source = new EventSource(events);
    source.addEventListener('changed', refresh);
    // Something may have happened between the page and its first event, or while the connection was lost.
    source.addEventListener('open', refresh);
    source.addEventListener('error', () => {
      // Refused for good; a lost connection is taken up again by the browser.
      if (source.readyState === EventSource.CLOSED) timer ??= setInterval(refresh, everySeconds * secondMs);
    });
    // Phones freeze pages in the background, events and timers included.
    const look = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      source.close();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [events, everySeconds, revalidate]);
  return isTypedIn ? null : (
    <noscript>
      <meta httpEquiv="refresh" content={String(everySeconds)} />
    </noscript>
  );
}
