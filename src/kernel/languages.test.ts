import { describe, expect, test } from 'vitest';
import { askedLanguage, baseOf, directionOf, languageOf, localeOf, placeOf } from './languages.ts';

describe('An address', () => {
  test.each([
    ['/es/help/faq/x', { language: 'es', region: null }, '/es'],
    ['/en-us/help', { language: 'en', region: 'US' }, '/en-us'],
    ['/ar/help', { language: 'ar', region: null }, '/ar'],
    ['/en/help', { language: 'en', region: null }, ''],
  ] as const)('%s names its language', (path, place, base) => {
    expect(placeOf(path)).toEqual(place);
    expect(baseOf(place)).toBe(base);
  });

  test.each(['/help', '/help/faq', '/xx/help', '/esp/help', '/e', '/ES/help', '//es/help', '/es-usa/help'])(
    '%s names none',
    (path) => {
      expect(placeOf(path)).toBeNull();
    },
  );
});

test.each([
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['fr-FR, es;q=0.7, en;q=0.9', 'en'],
  ['fr, de', null],
  ['en;q=0, es', 'es'],
  ['', null],
  [null, null],
  ['*', null],
] as const)('a browser that asks for %s gets %s', (header, language) => {
  expect(askedLanguage(header)).toBe(language);
});

test('a locale is a language in a region', () => {
  expect(languageOf('es-MX')).toBe('es');
  expect(languageOf('fr')).toBe('en');
  expect(localeOf('en')).toBe('en-GB');
  expect(localeOf('en', 'US')).toBe('en-US');
});

test('a locale is written one way', () => {
  expect(['ar', 'ar-EG', 'he'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl']);
  expect(['en-GB', 'es', 'arn'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr']);
});
