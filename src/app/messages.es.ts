import { messages as account } from '#app/pages/account.messages.es.ts';
import { messages as app } from '#app/pages/messages.es.ts';
import type { MessageId } from '#kernel/text.ts';
import { messages as accounts } from '#modules/accounts/messages.es.ts';
import { messages as antiPhishing } from '#modules/anti-phishing/messages.es.ts';
import { messages as audit } from '#modules/audit/messages.es.ts';
import { messages as cases } from '#modules/cases/messages.es.ts';
import { messages as review } from '#modules/cases/pages/review.messages.es.ts';
import { messages as closure } from '#modules/closure/messages.es.ts';
import { messages as freezeOwn } from '#modules/closure/pages/freeze-own.messages.es.ts';
import { messages as contacts } from '#modules/contacts/messages.es.ts';
import { messages as editorial } from '#modules/editorial/messages.es.ts';
import { messages as enrolment } from '#modules/enrolment/messages.es.ts';
import { messages as factors } from '#modules/factors/messages.es.ts';
import { messages as authenticator } from '#modules/factors/pages/messages.es.ts';
import { messages as passkeys } from '#modules/factors/pages/passkeys.messages.es.ts';
import { messages as gate } from '#modules/gate/messages.es.ts';
import { messages as help } from '#modules/help/messages.es.ts';
import { messages as holds } from '#modules/holds/messages.es.ts';
import { messages as insights } from '#modules/insights/messages.es.ts';
import { messages as notifications } from '#modules/notifications/messages.es.ts';
import { messages as passwords } from '#modules/passwords/messages.es.ts';
import { messages as recovery } from '#modules/recovery/messages.es.ts';
import { messages as recoveryPages } from '#modules/recovery/pages/messages.es.ts';
import { messages as sessions } from '#modules/sessions/messages.es.ts';
import { messages as devices } from '#modules/sessions/pages/messages.es.ts';
import { messages as settingsLock } from '#modules/settings-lock/messages.es.ts';
import { messages as staff } from '#modules/staff/messages.es.ts';
import { messages as http } from '#platform/http/messages.es.ts';
import { messages as ui } from '#ui/messages.es.ts';

/** Every text of the product in Spanish. A text that English has and this one lacks doesn't compile. */
export const messages: Readonly<Record<MessageId, string>> = {
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
};
