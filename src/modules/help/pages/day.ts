import { numeralsOf } from '#kernel/languages.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** "22 Nov 2026" for the day `2026-11-22`, the same in every time zone. */
export function dayText(locale: string, day: string): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(numeralsOf(locale), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    formats.set(locale, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`));
}
