import { describe, expect, test } from 'vitest';
import { articleOf, readerEvents, searchedTerm } from './reader-events.ts';

const origin = 'https://northlight.example';
const article = `${origin}/help/faq/change-phone`;
const key = { locale: 'en', category: 'faq', slug: 'change-phone' };
const events = (path: string, more: Partial<Parameters<typeof readerEvents>[0]> = {}) =>
  readerEvents({ path, search: '', referrer: null, cookieHeader: null, origin, ...more });

describe('An article', () => {
  test('is known by its address in any language', () => {
    expect(articleOf('/help/faq/change-phone')).toEqual(key);
    expect(articleOf('/es/help/faq/change-phone')).toEqual({ ...key, locale: 'es' });
    expect(articleOf('/en-us/help/faq/change-phone')).toEqual(key);
    for (const path of [
      '/help',
      '/help/faq',
      '/help/search',
      '/help/nonsense/x',
      '/help/faq/section',
      '//evil/help/faq/x',
    ])
      expect(articleOf(path), path).toBeNull();
  });

  test('starts its tool when the tool is reached from it', () => {
    expect(events('/security/phone/change', { referrer: article }).events).toEqual([
      { key, event: 'started' },
    ]);
    expect(events('/security/phone/change').events).toEqual([]);
    expect(events('/overview/else', { referrer: article }).events).toEqual([]);
    expect(
      events('/security/phone/change', { referrer: 'https://evil.example/help/faq/change-phone' }).events,
    ).toEqual([]);
  });

  test('has its tool finished when the last page carries it along', () => {
    const search = '?from=%2Fhelp%2Ffaq%2Fchange-phone%23next';
    expect(events('/security/phone/change/done', { search }).events).toEqual([{ key, event: 'finished' }]);
    expect(events('/security/phone/change', { search }).events).toEqual([]);
  });

  test('is remembered until a recovery becomes a case, and counted once', () => {
    const { cookie } = events('/recover', { referrer: article });
    expect(cookie).toContain('Path=/recover');
    const cookieHeader = cookie?.split(';')[0] ?? '';
    const led = events('/recover/rec_0123456789abcdefghij0123/case', { cookieHeader });
    expect(led.events).toEqual([{ key, event: 'cases' }]);
    expect(led.cookie).toContain('Max-Age=0');
    expect(events('/recover/rec_0123456789abcdefghij0123/case').events).toEqual([]);
  });
});

test('a click is known by the search it came from', () => {
  expect(searchedTerm(`${origin}/help/search?term=my+phone`, origin)).toBe('my phone');
  expect(searchedTerm(`${origin}/help/faq/change-phone?term=x`, origin)).toBeNull();
  expect(searchedTerm('https://evil.example/help/search?term=x', origin)).toBeNull();
  expect(searchedTerm('nonsense', origin)).toBeNull();
});
