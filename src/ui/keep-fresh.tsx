import { useCallback, useEffect, useRef } from 'react';
import { useNavigation, useRevalidator } from 'react-router';

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
  const refresh = useRefreshWhenIdle();
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const poll = () => {
      timer ??= setInterval(refresh, everySeconds * secondMs);
    };
    const heard = () => {
      clearInterval(timer);
      timer = undefined;
      refresh();
    };
    const source = new EventSource(events);
    // An open connection proves nothing: a proxy may hold back what comes over it, without end and without an error.
    poll();
    // `ready` comes first: something may have happened between the page and it, or while the connection was lost.
    source.addEventListener('ready', heard);
    source.addEventListener('changed', heard);
    source.addEventListener('error', poll);
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
  }, [events, everySeconds, refresh]);
  return isTypedIn ? null : (
    <noscript>
      <meta httpEquiv="refresh" content={String(everySeconds)} />
    </noscript>
  );
}

/**
 * Asks again, but never while a form is on its way: that would load the page anew without the form's answer, and an
 * answer can hold what is shown once and never again. The server says `changed` before that answer has arrived.
 */
function useRefreshWhenIdle(): () => void {
  const { revalidate } = useRevalidator();
  const isIdle = useNavigation().state === 'idle';
  const now = useRef({ isIdle, isDue: false });
  useEffect(() => {
    const { isDue } = now.current;
    now.current = { isIdle, isDue: isDue && !isIdle };
    if (isIdle && isDue) void revalidate();
  }, [isIdle, revalidate]);
  return useCallback(() => {
    if (now.current.isIdle) void revalidate();
    else now.current.isDue = true;
  }, [revalidate]);
}
