import type { Language } from '#kernel/languages.ts';
import type { MessageSets, Messages } from '#kernel/text.ts';
import { messages } from './messages.ts';

const sets: { en: Messages } & Partial<Record<Language, Messages>> = { en: messages };

/** Every text in the languages that are loaded: all of them on the server, the reader's and English in a browser. */
export const messageSets: MessageSets = sets;

/** Makes a language's texts known; a browser loads them before it shows anything. */
export function addMessages(language: Language, texts: Messages): void {
  sets[language] = texts;
}
