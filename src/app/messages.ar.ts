import { messages as account } from '#app/pages/account.messages.ar.ts';
import { messages as app } from '#app/pages/messages.ar.ts';
import type { MessageId } from '#kernel/text.ts';
import { messages as accounts } from '#modules/accounts/messages.ar.ts';
import { messages as antiPhishing } from '#modules/anti-phishing/messages.ar.ts';
import { messages as audit } from '#modules/audit/messages.ar.ts';
import { messages as cases } from '#modules/cases/messages.ar.ts';
import { messages as review } from '#modules/cases/pages/review.messages.ar.ts';
import { messages as closure } from '#modules/closure/messages.ar.ts';
import { messages as freezeOwn } from '#modules/closure/pages/freeze-own.messages.ar.ts';
import { messages as contacts } from '#modules/contacts/messages.ar.ts';
import { messages as editorial } from '#modules/editorial/messages.ar.ts';
import { messages as enrolment } from '#modules/enrolment/messages.ar.ts';
import { messages as factors } from '#modules/factors/messages.ar.ts';
import { messages as authenticator } from '#modules/factors/pages/messages.ar.ts';
import { messages as passkeys } from '#modules/factors/pages/passkeys.messages.ar.ts';
import { messages as gate } from '#modules/gate/messages.ar.ts';
import { messages as help } from '#modules/help/messages.ar.ts';
import { messages as holds } from '#modules/holds/messages.ar.ts';
import { messages as insights } from '#modules/insights/messages.ar.ts';
import { messages as notifications } from '#modules/notifications/messages.ar.ts';
import { messages as passwords } from '#modules/passwords/messages.ar.ts';
import { messages as recovery } from '#modules/recovery/messages.ar.ts';
import { messages as recoveryPages } from '#modules/recovery/pages/messages.ar.ts';
import { messages as sessions } from '#modules/sessions/messages.ar.ts';
import { messages as devices } from '#modules/sessions/pages/messages.ar.ts';
import { messages as settingsLock } from '#modules/settings-lock/messages.ar.ts';
import { messages as staff } from '#modules/staff/messages.ar.ts';
import { messages as http } from '#platform/http/messages.ar.ts';
import { messages as ui } from '#ui/messages.ar.ts';

/** Every text of the product in Arabic. A text that English has and this one lacks doesn't compile. */
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
