import { type Language, languages } from '#kernel/languages.ts';

export const languageCookieName = 'language';
const cookieLifeSeconds = 365 * 24 * 3600;

/** The language chosen in a `Cookie` header; `null` when nothing was chosen. */
export function chosenLanguage(cookieHeader: string | null): Language | null {
  const chosen = /(?:^|;\s*)language=([a-z]{2})(?:;|$)/.exec(cookieHeader ?? '')?.[1];
  return languages.find((language) => language === chosen) ?? null;
}

/** The `Set-Cookie` value that remembers a language for a year; not a secret. */
export const languageCookie = (language: Language): string =>
  `${languageCookieName}=${language}; Max-Age=${cookieLifeSeconds}; Path=/; SameSite=Lax`;
