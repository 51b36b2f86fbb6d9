import { fileURLToPath } from 'node:url';
import { type SourceContext, seedContent as seed } from '#modules/editorial/index.ts';
import { passwordCharsMax, passwordCharsMin } from '#modules/factors/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { Holdfast } from './compose.ts';
import { messageSets } from './message-sets.ts';

/** Where the articles lie. */
export const contentDir = fileURLToPath(new URL('../../content', import.meta.url));

/** What articles may quote of the rest of the product. */
export const sourceContext = (config: Pick<Config, 'brand' | 'policy'>): SourceContext => ({
  config,
  messages: messageSets,
  settings: { passwordCharsMin, passwordCharsMax },
});

/** Brings the help centre up to date with the files in content/. */
export async function seedContent({ deps }: Pick<Holdfast, 'deps'>): Promise<void> {
  await seed(deps, deps.articles, contentDir);
}
