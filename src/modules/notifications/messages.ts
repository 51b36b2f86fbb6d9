import type { MessageSets } from '#kernel/text.ts';
import { messages as ar } from './messages.ar.ts';
import { messages as en } from './messages.en.ts';
import { messages as es } from './messages.es.ts';

/** Texts of e-mails, SMS and calls, in every language. */
export const messages = { en, es, ar } satisfies MessageSets;
