/** Changing the password, and setting a new one without the old one. */
export const messages = {
  'passwords.back': 'Security',
  'passwords.steps.password': 'Password',
  'passwords.steps.proofs': 'Verify',
  'passwords.steps.done': 'Done',
  'passwords.current': 'Current password',
  'passwords.new': 'New password',
  'passwords.new.hint':
    'At least 8 characters. Three words that don’t belong together are better than one with a 4 in it.',
  'passwords.checking': 'Checking',
  'passwords.go_on': 'Continue',
  'passwords.forgotten.link': 'I have forgotten the current one',
  'passwords.change.title': 'Change password',
  'passwords.change.lead': 'Type the password that you have now and the new one.',
  'passwords.proofs.lead': 'One more proof that it is you.',
  'passwords.proofs.back': 'Another password',
  'passwords.change.finish': 'Change password',
  'passwords.change.finishing': 'Changing',
  'passwords.changes.sessions': 'Everybody who is signed in elsewhere is signed out.',
  'passwords.changes.password': 'The old password doesn’t work any more.',
  'passwords.told': 'Your e-mail address and your phone get a message.',
  'passwords.hold':
    'Withdrawals and transfers to others are off for {duration}, until {until}. Trading, deposits and conversion go on.',
  'passwords.undo':
    'It can’t be taken back. The message has a link that freezes the account if it wasn’t you.',
  'passwords.done.title': 'Your password is changed',
  'passwords.done.lead': 'Every other session was signed out. Your contacts get a message now.',
  'passwords.done.security': 'Go to Security',
  'passwords.done.sessions': 'See sessions',
  'passwords.forgotten.title': 'Set a new password',
  'passwords.forgotten.lead':
    'You prove your e-mail address and your phone, and your authenticator or passkey if you have one. Then you choose a new password.',
  'passwords.forgotten.back': 'Another account',
  'passwords.forgotten.proofs.lead':
    'We send a code to the contact that you typed, if an account has it. What else is needed is shown after that.',
  'passwords.forgotten.no_contact': 'I can’t get codes by e-mail or phone',
  'passwords.forgotten.go_on': 'Continue',
  'passwords.forgotten.new.title': 'Choose a new password',
  'passwords.forgotten.new.lead': 'Everything is proven. The new password is set when you press the button.',
  'passwords.forgotten.finish': 'Set new password',
  'passwords.forgotten.unfreeze': 'Unfreeze the account',
  'passwords.forgotten.unlock': 'Unlock the settings',
  'passwords.forgotten.help': 'Go to the help centre',
  'passwords.forgotten.done.title': 'Your new password is set',
  'passwords.forgotten.done.lead':
    'Every session was signed out, and withdrawals are on hold for a while. Your contacts get a message now.',
  'passwords.forgotten.done.sign_in': 'Sign in',
  'problem.current_password_wrong.title': 'That isn’t your current password',
  'problem.current_password_wrong.detail':
    'Type the password that you sign in with. If you have forgotten it, set a new one instead.',
  'problem.password_same.title': 'That is the password you have now',
  'problem.password_same.detail': 'Choose another one.',
} as const;
