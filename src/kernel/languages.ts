/** The languages that the product speaks: each has every text in a `messages.<language>.ts`. */
export const languages = ['en', 'es', 'ar'] as const;
export type Language = (typeof languages)[number];

/** What an address without a language is in, and what stands in for a text that isn't translated. */
export const siteLanguage: Language = 'en';

/** How dates and numbers are written where only the language is known. */
const locales = { en: 'en-GB', es: 'es-ES', ar: 'ar' } as const satisfies Record<Language, string>;

/** Each language in its own words. */
export const languageNames = { en: 'English', es: 'Español', ar: 'العربية' } as const satisfies Record<
  Language,
  string
>;

/** The language of a locale such as `en-GB`, or the site's own when it is one that we don't speak. */
export function languageOf(locale: string): Language {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return languages.find((known) => known === language) ?? siteLanguage;
}

/** The locale of a language, in a region where one is known. */
export const localeOf = (language: Language, region: string | null = null): string =>
  region === null ? locales[language] : `${language}-${region}`;

/** Which way a locale is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  /^(?:ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)\b/.test(locale) ? 'rtl' : 'ltr';

/**
 * The locale that dates and numbers are written in: Arabic with the digits 0 to 9, as codes, amounts and phone numbers are
 * written everywhere else.
 */
export const numeralsOf = (locale: string): string =>
  languageOf(locale) === 'ar' ? `${locale}-u-nu-latn` : locale;

/** A reader's language and region as an address begins with them. */
export type Place = { readonly language: Language; readonly region: string | null };

const placeShape = /^\/([a-z]{2})(?:-([a-z]{2}))?(?=\/|$)/;

/** The language and region that a path begins with, such as `/es/help` or `/en-us/help`; `null` when it names none. */
export function placeOf(path: string): Place | null {
  const [, first, region] = placeShape.exec(path) ?? [];
  const language = languages.find((known) => known === first);
  return language ? { language, region: region ? region.toUpperCase() : null } : null;
}

/** What stands in front of the help centre's addresses for a reader; nothing for the site's own language. */
export function baseOf({ language, region }: Place): string {
  if (region !== null) return `/${language}-${region.toLowerCase()}`;
  return language === siteLanguage ? '' : `/${language}`;
}

/** The language that a browser asks for first, of those that we speak; `null` when it asks for none of them. */
export function askedLanguage(acceptLanguage: string | null): Language | null {
  const asked = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of asked) {
    const known = languages.find((each) => each === language);
    if (known) return known;
  }
  return null;
}
