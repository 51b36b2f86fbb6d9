/** The way back from a lost phone, mailbox, authenticator or passkey. */
export const messages = {
  'problem.recovery_not_found.title': 'This can’t be found here',
  'problem.recovery_not_found.detail':
    'It was begun in another browser, or it ended a while ago. Nothing was changed.',
  'problem.recovery_link_not_found.title': 'This link leads nowhere',
  'problem.recovery_link_not_found.detail': 'It may be cut off: copy it whole from the message.',
  'problem.recovery_step_not_open.title': 'Another step comes first',
  'problem.recovery_step_not_open.detail': 'Load the page again: it shows what is next.',
  'problem.recovery_waiting.title': 'The waiting time isn’t over',
  'problem.recovery_waiting.detail': 'You can go on at {until, date, dateTime}. Nobody can shorten it.',
  'problem.recovery_live.title': 'A reset is under way already',
  'problem.recovery_live.detail':
    'One at a time is possible, and yours doesn’t prove more. Stop it with the link in its messages, or from a device that is signed in, and begin again.',
  'problem.recovery_done.title': 'This reset is done',
  'problem.recovery_done.detail':
    'What was lost has been replaced. If it wasn’t you, use the link in the message about it, or freeze the account.',
  'problem.recovery_cancelled.title': 'This reset was stopped',
  'problem.recovery_cancelled.detail': 'Nothing was changed. You can begin again.',
  'problem.recovery_expired.title': 'This took too long',
  'problem.recovery_expired.detail': 'Nothing was changed. Begin again.',
  'problem.recovery_refused.title': 'The case was refused',
  'problem.recovery_refused.detail': 'Nothing was changed. Our support can tell you what was missing.',
  'problem.recovery_limit_reached.title': 'No more resets for now',
  'problem.recovery_limit_reached.detail':
    '{max, plural, one {One reset is} other {# resets are}} possible in {days, plural, one {# day} other {# days}}. The next one can begin on {until, date, dateTime}.',
  'problem.recovery_starts_too_many.title': 'Too many resets begun from your network',
  'problem.recovery_starts_too_many.detail': 'The next one can begin {until, date, dateTime}.',
  'problem.recovery_only_here.title': 'Only the browser in which it was begun can go on',
  'problem.recovery_only_here.detail':
    'What is left to prove here is too little to show that you are the one who began it. If that browser is gone, stop the reset with the link in its messages and begin again.',
  'problem.recovery_not_yours.title': 'This needs your password',
  'problem.recovery_not_yours.detail':
    'The reset under way was begun with the password. Begin with it here as well, or stop the reset with the link in its messages.',
  'problem.nothing_lost.title': 'Choose what is lost',
  'problem.nothing_lost.detail': 'Tick everything that you can’t use any more.',
  'problem.only_password_lost.title': 'A password alone is replaced in a shorter way',
  'problem.only_password_lost.detail':
    'Choose “Forgot your password?”. If something else is lost too, tick it.',
  'problem.no_contact_left.title': 'Nothing here can show that it is you',
  'problem.no_contact_left.detail':
    'With the password and both contacts lost, no code can reach you. Sign in with a passkey if you have one; otherwise choose “I’ve lost all of these”.',
  'problem.contact_also_lost.title': 'Type the other contact',
  'problem.contact_also_lost.detail':
    'A code goes there to show that it is you, and this one is ticked as lost.',
  'problem.factor_not_linked.title': 'That isn’t linked to your account',
  'problem.factor_not_linked.detail': 'So it isn’t missing either. Choose only what you did use to sign in.',
  'problem.case_not_available.title': 'This needs our support',
  'problem.case_not_available.detail': 'Here a person has to look at it. Write to our support.',
} as const;
