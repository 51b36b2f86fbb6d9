import { IntlMessageFormat } from 'intl-messageformat';
import { directionOf, type Language, languageOf, numeralsOf } from './languages.ts';

/** Texts by id, in ICU message syntax. */
export type Messages = Readonly<Record<string, string>>;

/** The same texts in several languages, English always among them. */
export type MessageSets = { readonly en: Messages } & Readonly<Partial<Record<Language, Messages>>>;

/** `src/app` registers the ids that exist, so that a misspelt one does not compile. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in src/app/messages.ts
export interface MessageRegister {}
export type MessageId = MessageRegister extends { ids: infer Ids extends string } ? Ids : string;

export type TextValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

export type Text = {
  (id: MessageId, values?: TextValues): string;
  /** Whether a text exists: for ids composed at run time, such as `problem.<code>.title`. */
  has(id: string): id is MessageId;
  readonly locale: string;
  readonly timeZone: string;
  /** "Tue 24 Nov, 14:05" in the reader's locale and time zone. */
  dateTime(at: Date): string;
  /** "24 Nov 2026" */
  date(at: Date): string;
  /** "14:05" */
  time(at: Date): string;
  number(value: number): string;
  /** "10 minutes", "1 hour", "3 days": the largest unit that divides the duration. */
  duration(ms: number): string;
  /** "A, B and C" */
  list(items: readonly string[]): string;
};

/** By message set, because two sets may hold different texts under one id. */
const caches = new WeakMap<Messages, Map<string, IntlMessageFormat>>();
const cacheEntriesMax = 4000;

/**
 * Reads texts in one locale and time zone, in English where a set isn't translated. A missing id is a bug and throws,
 * naming the id.
 */
export function createText(sets: MessageSets, locale: string, timeZone: string): Text {
  const messages = sets[languageOf(locale)] ?? sets.en;
  const cache = caches.get(messages) ?? new Map<string, IntlMessageFormat>();
  caches.set(messages, cache);
  const intl = numeralsOf(locale);
  const isolates = directionOf(locale) === 'rtl';
  const text = (id: MessageId, values?: TextValues): string => {
    const key = `${locale}\u0000${timeZone}\u0000${id}`;
    let format = cache.get(key);
    if (!format) {
      const source = messages[id];
      if (source === undefined) throw new Error(`No text for "${id}"`);
      format = new IntlMessageFormat(source, intl, withTimeZone(timeZone), { ignoreTag: true });
      if (cache.size >= cacheEntriesMax) cache.clear();
      cache.set(key, format);
    }
    return String(format.format(isolates ? isolated(values) : values));
  };
  const formatDateTime = new Intl.DateTimeFormat(intl, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const formatDate = new Intl.DateTimeFormat(intl, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  const formatTime = new Intl.DateTimeFormat(intl, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const formatNumber = new Intl.NumberFormat(intl);
  const formatList = new Intl.ListFormat(intl, { type: 'conjunction' });
  return Object.assign(text, {
    has: (id: string): id is MessageId => id in messages,
    locale,
    timeZone,
    dateTime: (at: Date) => formatDateTime.format(at),
    date: (at: Date) => formatDate.format(at),
    time: (at: Date) => formatTime.format(at),
    number: (value: number) => formatNumber.format(value),
    duration: (ms: number) => formatDuration(intl, ms),
    list: (items: readonly string[]) => formatList.format(items),
  });
}

/** A value that stands for itself, such as a phone number; not a word that a text chooses by. */
const standsForItself = (value: unknown): value is string =>
  typeof value === 'string' && !/^[a-z0-9_]*$/.test(value);

/** Phone numbers and addresses keep their own direction inside a sentence from right to left (Unicode UAX 9, FSI and PDI). */
const isolated = (values: TextValues = {}): TextValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      standsForItself(value) ? `\u2068${value}\u2069` : value,
    ]),
  );

function withTimeZone(timeZone: string) {
  return {
    date: {
      short: { day: 'numeric', month: 'short', year: 'numeric', timeZone },
      dateTime: {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      },
    },
    time: { short: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } },
  } as const;
}

const durationUnits = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

function formatDuration(locale: string, ms: number): string {
  const [unit, size] =
    durationUnits.find(
      ([name, unitMs]) => ms >= unitMs && ms % unitMs === 0 && !(name === 'day' && ms === unitMs),
    ) ?? durationUnits[3];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.ceil(ms / size),
  );
}
