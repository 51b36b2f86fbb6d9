import type { Config } from '#platform/config/config.ts';

/** Where an account can be opened, named in the reader's language and in its order. */
export function listRegions(
  deps: { readonly config: Pick<Config, 'regions'> },
  locale: string,
): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return deps.config.regions
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
