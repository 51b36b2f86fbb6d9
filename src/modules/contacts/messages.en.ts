/** Changing a phone number or e-mail address, and taking a change back. */
export const messages = {
  'contacts.back': 'Security',
  'contacts.unable': 'Unable to verify?',
  'contacts.steps.codes': 'Proofs',
  'contacts.steps.done': 'Done',

  'contacts.migration.title': 'Is the other account yours, too?',
  'contacts.migration.detail':
    'You can move the contact here when the other account is empty and was never verified. Its password shows that it is yours.',
  'contacts.migration.closes':
    'The other account is closed for good in the same moment as the change here is made; its other contact can’t open a new account for 30 days. Until you finish, nothing changes.',
  'contacts.migration.password': 'Password of the other account',
  'contacts.migration.action': 'Move it here and close the other account',
  'contacts.migration.pending': 'Checking the other account',
  'contacts.migration.agreed.title': 'Your other account will be closed',
  'contacts.migration.agreed.detail':
    'When you finish, the contact moves here and the other account is closed for good. Leave this page to keep both as they are.',
  'contacts.phone.steps.new': 'New number',
  'contacts.phone.title': 'Change phone number',
  'contacts.phone.lead':
    'You prove three things: the new number, the current one, and your second factor. Nothing changes before that.',
  'contacts.phone.current': 'Your number now',
  'contacts.phone.new': 'New phone number',
  'contacts.phone.continue': 'Continue with this number',
  'contacts.phone.checking': 'Checking the number',
  'contacts.phone.finish': 'Change phone number',
  'contacts.phone.finishing': 'Changing the number',
  'contacts.phone.slot.new': 'Code to the new number',
  'contacts.phone.slot.current': 'Code to your current number',
  'contacts.phone.slot.second': 'Code by e-mail',
  'contacts.phone.another': 'Use another number',
  'contacts.phone.changes':
    'Codes and calls go to the new number. {current} no longer proves that it is you.',
  'contacts.phone.told': 'Both numbers and {other} get a message.',
  'contacts.phone.hold':
    'Withdrawals, transfers to other people, gifts and peer-to-peer sales are off for {duration}: if you finish now, until {until}. Trading, deposits and conversion go on.',
  'contacts.phone.undo':
    'The message to {current} has an undo link, which works as long as the hold lasts. It puts this number back, signs every device out and freezes the account.',
  'contacts.phone.restart': 'Start again with the same number',
  'contacts.phone.taken.title': 'This number belongs to another account',
  'contacts.phone.taken.detail':
    'You have shown that the number is yours, and one number can serve one account only. Change the other account first, or use another number here. Nothing was changed.',
  'contacts.phone.limit.title': 'You can’t change the number again yet',
  'contacts.phone.gone':
    'That change is no longer open in this session. Nothing was changed. Start it again.',
  'contacts.phone.unchanged': 'Your number hasn’t been changed lately.',
  'contacts.phone.done.title': 'Your phone number was changed',
  'contacts.phone.done.already':
    'It was changed already, in another tab or by pressing twice. It counted once.',
  'contacts.phone.done.now': 'Number now',
  'contacts.phone.done.before': 'Number before',
  'contacts.phone.done.changes': 'Codes and calls go to {now} from now on.',
  'contacts.phone.done.told': 'Both numbers and your e-mail address get a message now.',
  'contacts.phone.done.undo':
    'The undo link in the message to {before} works until {until}. It puts that number back, signs every device out and freezes the account.',

  'contacts.email.steps.new': 'New address',
  'contacts.email.title': 'Change e-mail address',
  'contacts.email.lead':
    'You prove three things: the new address, the current one, and your second factor. Nothing changes before that.',
  'contacts.email.current': 'Your address now',
  'contacts.email.new': 'New e-mail address',
  'contacts.email.continue': 'Continue with this address',
  'contacts.email.checking': 'Checking the address',
  'contacts.email.finish': 'Change e-mail address',
  'contacts.email.finishing': 'Changing the address',
  'contacts.email.slot.new': 'Code to the new address',
  'contacts.email.slot.current': 'Code to your current address',
  'contacts.email.slot.second': 'Code to your phone',
  'contacts.email.another': 'Use another address',
  'contacts.email.changes':
    'Codes and messages go to the new address. {current} no longer proves that it is you.',
  'contacts.email.told': 'Both addresses and {other} get a message.',
  'contacts.email.hold':
    'Withdrawals, transfers to other people, gifts and peer-to-peer sales are off for {duration}: if you finish now, until {until}. Trading, deposits and conversion go on.',
  'contacts.email.undo':
    'The message to {current} has an undo link, which works as long as the hold lasts. It puts this address back, signs every device out and freezes the account.',
  'contacts.email.restart': 'Start again with the same address',
  'contacts.email.taken.title': 'This address belongs to another account',
  'contacts.email.taken.detail':
    'You have shown that the address is yours, and one address can serve one account only. Change the other account first, or use another address here. Nothing was changed.',
  'contacts.email.limit.title': 'You can’t change the address again yet',
  'contacts.email.gone':
    'That change is no longer open in this session. Nothing was changed. Start it again.',
  'contacts.email.unchanged': 'Your address hasn’t been changed lately.',
  'contacts.email.done.title': 'Your e-mail address was changed',
  'contacts.email.done.already':
    'It was changed already, in another tab or by pressing twice. It counted once.',
  'contacts.email.done.now': 'Address now',
  'contacts.email.done.before': 'Address before',
  'contacts.email.done.changes': 'Codes and messages go to {now} from now on.',
  'contacts.email.done.told': 'Both addresses and your phone get a message now.',
  'contacts.email.done.undo':
    'The undo link in the message to {before} works until {until}. It puts that address back, signs every device out and freezes the account.',

  'contacts.slot.authenticator': 'Authenticator app',
  'contacts.slot.passkey': 'Passkey',
  'contacts.slot.strong': 'Passkey or authenticator',
  'contacts.done.at': 'Changed',
  'contacts.done.next': 'What happens now',
  'contacts.done.article': 'Back to the article',
  'contacts.done.security': 'Go to Security',

  'undo.title': 'This wasn’t me',
  'undo.phone.lead':
    'The phone number of your account was changed on {at}. If that wasn’t you, take it back here.',
  'undo.email.lead':
    'The e-mail address of your account was changed on {at}. If that wasn’t you, take it back here.',
  'undo.facts': 'What will be put back',
  'undo.fact.now': 'Now',
  'undo.fact.restored': 'Will be again',
  'undo.fact.until': 'Possible until',
  'undo.phone.changes': '{before} is your phone number again. {now} proves nothing any more.',
  'undo.email.changes': '{before} is your e-mail address again. {now} proves nothing any more.',
  'undo.changes.sessions': 'Every device is signed out, yours included.',
  'undo.changes.frozen': 'The account is frozen: no sign-in, no withdrawal, until you unfreeze it.',
  'undo.told': 'Your e-mail address, your phone and the contact that is taken out get a message.',
  'undo.hold':
    'Everything is stopped while the account is frozen. After unfreezing, withdrawals stay off for {duration}.',
  'undo.undo': 'Unfreeze the account any time with a proof of everything that is linked.',
  'undo.phone.action': 'Put my number back',
  'undo.email.action': 'Put my address back',
  'undo.pending': 'Putting it back',
  'undo.was_me': 'If it was you, close this page. Nothing happens.',
  'undo.done.title': 'It is put back and your account is frozen',
  'undo.done.detail':
    'Your old contact is yours again, every device is signed out and nothing can be withdrawn. Whoever made the change is out.',
  'undo.done.next': 'What to do now',
  'undo.done.next.mail':
    'Change the password of your mailbox, and ask your phone company whether your SIM card was replaced.',
  'undo.done.next.unfreeze':
    'When you feel safe, unfreeze the account with a proof of everything that is linked.',
  'undo.done.unfreeze': 'Unfreeze account',
  'undo.done.help': 'Read what freezing does',
  'undo.already.title': 'This was taken back already',
  'undo.already.detail':
    'Your old contact is in its place and the account was frozen. The link has no further use.',
  'undo.expired.title': 'This link has expired',
  'undo.expired.detail':
    'It worked as long as the hold on withdrawals lasted. If the change wasn’t yours, sign in and freeze the account; our support helps with the rest.',
  'undo.not_found.title': 'This link leads nowhere',
  'undo.not_found.detail':
    'It may be cut off: copy it whole from the message. Nothing was changed by opening it.',
  'undo.sign_in': 'Sign in',
  'undo.freeze_help': 'What to do when somebody is in your account',

  'problem.same_as_current.title': 'That is the one you have now',
  'problem.same_as_current.detail': 'Your account uses it already. Give another one to change it.',
  'problem.change_limit_reached.title': 'You can’t change it again yet',
  'problem.change_limit_reached.detail':
    'It can be changed {max, plural, one {once} other {# times}} in {days, plural, one {# day} other {# days}}. The next change is possible on {until, date, dateTime}.',
  'problem.contact_in_use.title': 'It belongs to another account',
  'problem.contact_in_use.detail':
    'One number or address can serve one account only. Use another one, or change the other account first.',
  'problem.migration_not_possible.title': 'It can’t be moved from that account',
  'problem.migration_not_possible.detail':
    'A contact moves from an account that is unverified and empty, without holds, authenticator, passkeys or settings lock, into one that is verified. Change the contact of the other account instead, or use another one here.',
  'problem.undo_not_found.title': 'This link leads nowhere',
  'problem.undo_not_found.detail': 'It may be cut off: copy it whole from the message.',
  'problem.undo_expired.title': 'This link has expired',
  'problem.undo_expired.detail': 'It worked as long as the hold on withdrawals lasted.',
  'problem.undo_done.title': 'This was taken back already',
  'problem.undo_done.detail': 'The old contact is in its place and the account was frozen.',
} as const;
