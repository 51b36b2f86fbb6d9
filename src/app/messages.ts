import { messages as app } from '#app/pages/messages.en.ts';
import { messages as accounts } from '#modules/accounts/messages.en.ts';
import { messages as notifications } from '#modules/notifications/messages.en.ts';
import { messages as ui } from '#ui/messages.en.ts';

/** Every text of the product. A module adds its `messages.en.ts` here. */
export const messages = { ...ui, ...app, ...accounts, ...notifications } as const;

declare module '#kernel/text.ts' {
  interface MessageRegister {
    ids: keyof typeof messages;
  }
}
