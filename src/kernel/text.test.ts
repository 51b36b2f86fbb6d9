import { expect, test } from 'vitest';
import { createText } from './text.ts';

const sets = {
  en: { sent: 'Sent to {to}' },
  ar: {
    sent: 'أُرسل إلى {to}',
    by: '{method, select, email {بريد} other {رسالة}}',
    left: 'بقي {count, number}',
  },
} as never;
const t = createText(sets, 'ar-EG', 'UTC') as (id: string, values?: object) => string;

test('a phone number keeps its direction inside a sentence from right to left', () => {
  expect(t('sent', { to: '+44 7700 900123' })).toBe('أُرسل إلى \u2068+44 7700 900123\u2069');
  expect(createText(sets, 'en-GB', 'UTC')('sent' as never, { to: '+44 7700 900123' })).toBe(
    'Sent to +44 7700 900123',
  );
});

test('a word that the text chooses by stays what it is', () => {
  expect(t('by', { method: 'email' })).toBe('بريد');
});

test('Arabic is written with the digits of codes and amounts', () => {
  expect(t('left', { count: 1024 })).toBe('بقي 1,024');
  expect(createText(sets, 'ar-EG', 'UTC').time(new Date('2026-11-24T14:05:00Z'))).toBe('14:05');
});
