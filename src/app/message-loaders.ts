import { type Language, languages } from '#kernel/languages.ts';
import type { Messages } from '#kernel/text.ts';
import { addMessages } from './message-sets.ts';

/** The texts of each language but English, which is always there; a bundle of their own, so that a browser loads one. */
const loaders: Partial<Record<Language, () => Promise<Messages>>> = {
  es: async () => (await import('./messages.es.ts')).messages,
  ar: async () => (await import('./messages.ar.ts')).messages,
};

/** Makes a language's texts known before the first page is shown in it. */
export async function loadMessages(language: Language): Promise<void> {
  const texts = await loaders[language]?.();
  if (texts) addMessages(language, texts);
}

/** On the server: every language. */
export async function loadAllMessages(): Promise<void> {
  await Promise.all(languages.map(loadMessages));
}
