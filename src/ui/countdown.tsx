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
 *
 * Alone: "9 minutes left, until 14:05". With `lead="The code works"`: "The code works for 9 minutes, until 14:05".
 * With `kind="wait"` and `lead="Send again"`: "Send again in 42 seconds, at 14:05".
 */
export function Countdown({
  until,
  over,
  lead,
  kind = 'lasts',
}: {
  until: Date;
  /** Takes the countdown's place at zero: usually a button with what can be done now. */
  over: ReactNode;
  /** Words in front: what lasts, or what can be done afterwards. */
  lead?: ReactNode;
  kind?: 'lasts' | 'wait';
}) {
  const t = useText();
  const shell = useShell();
  const nowMs = useNowMs();
  const leftMs = until.getTime() - (nowMs ?? shell.now.getTime());
  const time = nowMs === null ? undefined : timeLeft(t, leftMs);
  const form = kind === 'wait' ? 'in' : lead ? 'for' : 'left';
  return (
    // What takes its place is announced; the ticking itself is not.
    <span aria-live="polite">
      {leftMs <= 0 ? (
        over
      ) : (
        <>
          {lead}{' '}
          {time ? (
            <>
              <span role="timer" className="font-semibold text-ink">
                {t(`ui.countdown.${form}`, { time })}
              </span>
              {t('ui.countdown.and')}{' '}
            </>
          ) : null}
          <span className="whitespace-nowrap text-muted">
            {t(kind === 'wait' ? 'ui.countdown.at' : 'ui.countdown.until')} <Moment at={until} />
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
  return t('ui.countdown.seconds', { seconds: Math.max(1, Math.floor(leftMs / secondMs)) });
}
