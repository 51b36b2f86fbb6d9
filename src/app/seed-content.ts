import { fileURLToPath } from 'node:url';
import { passwordCharsMax, passwordCharsMin } from '#modules/factors/index.ts';
import { seedHelp } from '#modules/help/index.ts';
import type { Holdfast } from './compose.ts';
import { messages } from './messages.ts';

/** Where the articles lie, and what they may quote of the rest of the product. */
export const contentSources = {
  contentDir: fileURLToPath(new URL('../../content', import.meta.url)),
  messages,
  settings: { passwordCharsMin, passwordCharsMax },
};

/** Brings the help centre up to date with the files in content/. */
export async function seedContent({ deps }: Pick<Holdfast, 'deps'>): Promise<void> {
  await seedHelp(deps, contentSources);
}
