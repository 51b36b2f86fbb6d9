import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

/** A country of the picker beside a phone number; `callingCode` is without the plus sign. */
export type CallingCountry = { readonly code: string; readonly name: string; readonly callingCode: string };

const byLocale = new Map<string, readonly CallingCountry[]>();

/** Every country that has phone numbers, named in the reader's language and in its order. */
export function listCountries(locale: string): readonly CallingCountry[] {
  const known = byLocale.get(locale);
  if (known) return known;
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const countries = getCountries()
    .map((code) => ({ code, name: names.of(code) ?? code, callingCode: getCountryCallingCode(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  byLocale.set(locale, countries);
  return countries;
}
