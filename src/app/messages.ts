import { messages as account } from '#app/pages/account.messages.en.ts';
import { messages as app } from '#app/pages/messages.en.ts';
import { messages as accounts } from '#modules/accounts/messages.en.ts';
import { messages as antiPhishing } from '#modules/anti-phishing/messages.en.ts';
import { messages as audit } from '#modules/audit/messages.en.ts';
import { messages as cases } from '#modules/cases/messages.en.ts';
import { messages as review } from '#modules/cases/pages/review.messages.en.ts';
import { messages as closure } from '#modules/closure/messages.en.ts';
import { messages as freezeOwn } from '#modules/closure/pages/freeze-own.messages.en.ts';
import { messages as contacts } from '#modules/contacts/messages.en.ts';
import { messages as editorial } from '#modules/editorial/messages.en.ts';
import { messages as enrolment } from '#modules/enrolment/messages.en.ts';
import { messages as factors } from '#modules/factors/messages.en.ts';
import { messages as authenticator } from '#modules/factors/pages/messages.en.ts';
import { messages as passkeys } from '#modules/factors/pages/passkeys.messages.en.ts';
import { messages as gate } from '#modules/gate/messages.en.ts';
import { messages as help } from '#modules/help/messages.en.ts';
import { messages as holds } from '#modules/holds/messages.en.ts';
import { messages as insights } from '#modules/insights/messages.en.ts';
import { messages as notifications } from '#modules/notifications/messages.en.ts';
import { messages as passwords } from '#modules/passwords/messages.en.ts';
import { messages as recovery } from '#modules/recovery/messages.en.ts';
import { messages as recoveryPages } from '#modules/recovery/pages/messages.en.ts';
import { messages as sessions } from '#modules/sessions/messages.en.ts';
import { messages as devices } from '#modules/sessions/pages/messages.en.ts';
import { messages as settingsLock } from '#modules/settings-lock/messages.en.ts';
import { messages as staff } from '#modules/staff/messages.en.ts';
import { messages as http } from '#platform/http/messages.en.ts';
import { messages as ui } from '#ui/messages.en.ts';

/** Every text of the product. A module adds its `messages.en.ts` here. */
export const messages = {
  ...ui,
  ...http,
  ...app,
  ...accounts,
  ...insights,
  ...notifications,
  ...account,
  ...antiPhishing,
  ...audit,
  ...authenticator,
  ...passkeys,
  ...contacts,
  ...devices,
  ...freezeOwn,
  ...help,
  ...holds,
  ...cases,
  ...closure,
  ...editorial,
  ...enrolment,
  ...factors,
  ...gate,
  ...recovery,
  ...recoveryPages,
  ...passwords,
  ...review,
  ...sessions,
  ...staff,
  ...settingsLock,
} as const;

declare module '#kernel/text.ts' {
  interface MessageRegister {
    ids: keyof typeof messages;
  }
}
