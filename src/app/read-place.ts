import {
  askedLanguage,
  baseOf,
  languageOf,
  localeOf,
  type Place,
  placeOf,
  siteLanguage,
} from '#kernel/languages.ts';
import { chosenLanguage } from '#ui/language.ts';

const helpPath = /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/help(?:[/.]|$)/;

/**
 * In which language and region a page is shown. In the help centre the address decides, so that it means the same for
 * everybody; elsewhere what the reader chose, what the account says, or what the browser asks for. Pure.
 */
export function readPlace(request: {
  readonly path: string;
  readonly cookieHeader: string | null;
  readonly acceptLanguage: string | null;
  readonly accountLocale: string | null;
}): { readonly locale: string; readonly region: string | null; readonly base: string } {
  const { path, cookieHeader, acceptLanguage, accountLocale } = request;
  if (helpPath.test(path)) return shown(placeOf(path) ?? { language: siteLanguage, region: null });
  const chosen = chosenLanguage(cookieHeader) ?? (accountLocale === null ? null : languageOf(accountLocale));
  return shown({ language: chosen ?? askedLanguage(acceptLanguage) ?? siteLanguage, region: null });
}

const shown = (place: Place) => ({
  locale: localeOf(place.language, place.region),
  region: place.region,
  base: baseOf(place),
});
