import type { ReactNode } from 'react';
import type { Text } from '#kernel/text.ts';
import { useNowMs } from './browser-clock.ts';
import { Moment } from './moment.tsx';
import { useShell } from './shell.tsx';
import { useText } from './text.tsx';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Time left and, beside it, the time at which it ends. Never says more than there is; shows seconds in the last
 * minute; at zero it stops and makes the next offer (`over`). Without scripts: the time at which it ends.
 */
export function Countdown({
  until,
  over,
  lead,
}: {
  until: Date;
  /** Takes the countdown's place at zero: usually a button with what can be done now. */
  over: ReactNode;
  /** Words in front, such as "This code works for another". */
  lead?: ReactNode;
}) {
  const t = useText();
  const shell = useShell();
  const nowMs = useNowMs();
  const leftMs = until.getTime() - (nowMs ?? shell.now.getTime());
  return (
    // What takes its place is announced; the ticking itself is not.
    <span aria-live="polite" className="inline-flex flex-wrap items-baseline gap-x-1.5">
      {leftMs <= 0 ? (
        over
      ) : (
        <>
          {lead ? <span>{lead}</span> : null}
          {nowMs === null ? null : (
            <span role="timer" className="font-semibold whitespace-nowrap text-ink">
              {t('ui.countdown.left', { time: timeLeft(t, leftMs) })}
            </span>
          )}
          <span className="text-muted">
            {nowMs === null ? null : <span aria-hidden="true">· </span>}
            {t('ui.countdown.until')} <Moment at={until} />
          </span>
        </>
      )}
    </span>
  );
}

/** The two largest units from a day on, one below; rounded down, so that it never promises more than there is. */
export function timeLeft(t: Text, leftMs: number): string {
  const days = Math.floor(leftMs / dayMs);
  const hours = Math.floor((leftMs % dayMs) / hourMs);
  const minutes = Math.floor((leftMs % hourMs) / minuteMs);
  if (days > 0) return t(hours > 0 ? 'ui.countdown.days_hours' : 'ui.countdown.days', { days, hours });
  if (hours > 0)
    return t(minutes > 0 ? 'ui.countdown.hours_minutes' : 'ui.countdown.hours', { hours, minutes });
  if (minutes > 0) return t('ui.countdown.minutes', { minutes });
  return t('ui.countdown.seconds', { seconds: Math.ceil(leftMs / secondMs) });
}
