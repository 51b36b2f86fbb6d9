/** The settings lock: on for the days that the customer chose, off by waiting or by the master key. */
export const messages = {
  'settings_lock.title': 'Settings lock',
  'settings_lock.lead':
    'While it is on, nothing that secures the account can be changed, not by you, not by a thief, not by our staff.',
  'settings_lock.back': 'Security',
  'settings_lock.state.off': 'Off',
  'settings_lock.state.on': 'On',
  'settings_lock.state.unlocking': 'Unlocking',
  'settings_lock.days': 'Unlocking takes',
  'settings_lock.days.hint': 'Choose as long as you can wait yourself, on the day you need a change.',
  'settings_lock.days.option': '{days, plural, one {# day} other {# days}}',
  'settings_lock.master_key': 'Make a master key',
  'settings_lock.master_key.hint':
    'It ends the lock at once. It is shown once; keep it away from your devices. Without it, only waiting opens the lock.',
  'settings_lock.go_on': 'Continue',
  'settings_lock.pending': 'Opening',
  'settings_lock.changes':
    'Phone, e-mail, password, authenticator, backup codes, passkeys and withdrawal addresses can’t be changed. Signing in, trading, withdrawing and freezing go on.',
  'settings_lock.changes.reset':
    'The reset that is under way is stopped, and everybody is told. One that begins afterwards waits as long as the lock.',
  'settings_lock.changes.staff':
    'Nobody can shorten the lock, our staff included. Resets after a loss wait as long as the lock.',
  'settings_lock.told':
    'Your e-mail address and your phone get a message, and again at every try to change something.',
  'settings_lock.undo': 'Start unlocking at any time; it takes the days that you choose now.',
  'settings_lock.proofs.lead': 'One proof that it is you. Then the lock is on.',
  'settings_lock.finish': 'Turn the lock on',
  'settings_lock.finishing': 'Locking',
  'settings_lock.done.title': 'Your settings are locked',
  'settings_lock.done.lead':
    'Unlocking takes {days, plural, one {# day} other {# days}} from the moment you ask for it.',
  'settings_lock.key.title': 'Your master key',
  'settings_lock.key.once': 'It is shown only now',
  'settings_lock.key.keep':
    'Print it or write it down, and keep it away from your devices. Nobody at our company can see it or will ask for it.',
  'settings_lock.kept': 'I have kept it',
  'settings_lock.to_security': 'Go to Security',
  'settings_lock.on.detail':
    'Unlocking takes {days, plural, one {# day} other {# days}}. Every contact hears of it when it begins.',
  'settings_lock.start_unlock': 'Start unlocking',
  'settings_lock.starting': 'Starting',
  'settings_lock.unlocking.detail': 'Your settings open',
  'settings_lock.unlocking.over': 'Your settings are open now: load the page again.',
  'settings_lock.keep_locked': 'Keep them locked',
  'settings_lock.keeping': 'Stopping',
  'settings_lock.with_key': 'Unlock with the master key',
  'settings_lock.with_key.field': 'Master key',
  'settings_lock.with_key.action': 'Unlock now',
  'settings_lock.with_key.pending': 'Unlocking',
  'settings_lock.with_key.none': 'No master key was made for this lock. It opens by waiting.',
  'settings_lock.unlocked': 'The settings lock is off. Everything under Security can be changed again.',
  'settings_lock.unlock_started': 'Unlocking has begun.',
  'settings_lock.kept_locked': 'The settings stay locked.',
  'settings_lock.out.title': 'Unlock the settings',
  'settings_lock.out.lead':
    'For an account that you can’t sign in to because its settings are locked. You prove your e-mail address and your phone; then the waiting time begins.',
  'settings_lock.out.proofs.lead':
    'We send a code to the contact that you typed, if an account has it. What else is needed is shown after that.',
  'settings_lock.out.finish': 'Start unlocking',
  'settings_lock.out.changes':
    'When the waiting time is over, the password and the other settings can be changed again.',
  'settings_lock.out.told':
    'Every contact of the account gets a message with a link that freezes the account.',
  'settings_lock.out.undo': 'Whoever is signed in can stop it under Security.',
  'settings_lock.out.done.title': 'Unlocking has begun',
  'settings_lock.out.done.lead': 'The settings can be changed again',
  'settings_lock.out.done.sign_in': 'Go to sign-in',
  'problem.lock_days_not_possible.title': 'Choose a number of days',
  'problem.lock_days_not_possible.detail': 'The lock takes {min} to {max} days.',
  'problem.master_key_locked.title': 'Too many wrong master keys',
  'problem.master_key_locked.detail':
    'The next one is taken {until, date, dateTime}. Waiting for the lock goes on meanwhile.',
  'problem.master_key_wrong.title': 'That isn’t the master key of this lock',
  'problem.master_key_wrong.detail':
    'Check every character, capitals included. Your contacts were told of this try. Without the key, the lock opens by waiting.',
} as const;
