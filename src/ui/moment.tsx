import type { Text } from '#kernel/text.ts';
import { useShell } from './shell.tsx';
import { useText } from './text.tsx';

/** "14:05" today, "Tue 24 Nov, 14:05" on any other day, in the reader's time zone. */
export function momentText(t: Text, at: Date, now: Date): string {
  return t.date(at) === t.date(now) ? t.time(at) : t.dateTime(at);
}

/** A point in time, absolute, in an element that machines can read. */
export function Moment({ at }: { at: Date }) {
  const t = useText();
  const { now } = useShell();
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {momentText(t, at, now)}
    </time>
  );
}
