export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const themeCookieName = 'theme';
const cookieLifeSeconds = 365 * 24 * 3600;

/** The theme chosen in a `Cookie` header; the system's own when nothing was chosen. */
export function themeOf(cookieHeader: string | null): Theme {
  const chosen = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookieHeader ?? '')?.[1];
  return themes.find((theme) => theme === chosen) ?? 'system';
}

/** The `Set-Cookie` value that remembers a theme for a year; not a secret, so scripts may read it. */
export function themeCookie(theme: Theme): string {
  const life = theme === 'system' ? 0 : cookieLifeSeconds;
  return `${themeCookieName}=${theme}; Max-Age=${life}; Path=/; SameSite=Lax`;
}
