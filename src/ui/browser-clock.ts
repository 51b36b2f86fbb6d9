import { useEffect, useState } from 'react';
import { useShell } from './shell.tsx';

const secondMs = 1000;

/**
 * The time now, in milliseconds, ticking every second; `null` on the server and until scripts are alive. It follows
 * the server's clock: a phone whose own clock is wrong still shows an honest countdown. The only place in ui that
 * reads a clock.
 */
export function useNowMs(isTicking = true): number | null {
  const serverNowMs = useShell().now.getTime();
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    const offsetMs = serverNowMs - Date.now();
    const tick = () => setNowMs(Date.now() + offsetMs);
    tick();
    if (!isTicking) return undefined;
    const timer = setInterval(tick, secondMs);
    return () => clearInterval(timer);
  }, [serverNowMs, isTicking]);
  return nowMs;
}
