/** Freezing one's own account, signed in. */
export const messages = {
  'freeze_own.title': 'Freeze account',
  'freeze_own.back': 'Security',
  'freeze_own.lead': 'Stop everything at once while you find out what is going on. Your coins stay yours.',
  'freeze_own.when': 'Do it when',
  'freeze_own.when.message': 'a message tells of something that you didn’t do',
  'freeze_own.when.device': 'a device or sign-in is listed that you don’t know',
  'freeze_own.when.lost': 'your phone or your mailbox is in somebody else’s hands',
  'freeze_own.changes.sessions': 'Every device is signed out, this one included. Nobody can sign in.',
  'freeze_own.changes.withdrawals': 'Nothing can be withdrawn, sent, sold or changed.',
  'freeze_own.changes.deposits': 'Deposits still arrive.',
  'freeze_own.told': 'Your e-mail address and your phone get a message.',
  'freeze_own.hold': 'Everything, until you unfreeze. After that, withdrawals stay off for {duration} more.',
  'freeze_own.undo':
    'Unfreeze any time with a proof of everything that is linked: e-mail, phone and, where you have them, authenticator and passkey.',
  'freeze_own.action': 'Freeze account',
  'freeze_own.pending': 'Freezing',
  'freeze_own.keep': 'Don’t freeze',
  'freeze_own.done.title': 'Your account is frozen',
  'freeze_own.done.lead':
    'Every device is signed out and nothing can leave the account. Deposits still arrive.',
  'freeze_own.done.how': 'How to unfreeze it',
  'freeze_own.done.how.detail':
    'Any time: with a code to your e-mail, a code to your phone and, where you have them, your authenticator and a passkey. No password is needed.',
  'freeze_own.done.unfreeze': 'Unfreeze account',
  'freeze_own.done.help': 'Read what freezing does',
} as const;
