/** The pages about sign-in passkeys. */
export const messages = {
  'passkeys.title': 'Passkeys',
  'passkeys.lead':
    'A passkey signs you in with your device’s lock, finger or face. No password, no codes, and no fake site can use it.',
  'passkeys.back': 'Security',
  'passkeys.list': 'Your passkeys',
  'passkeys.product.sign_in': 'Sign-in',
  'passkeys.fact.added': 'Added',
  'passkeys.fact.used': 'Last used',
  'passkeys.fact.never': 'Not used yet',
  'passkeys.fact.provider': 'Kept by',
  'passkeys.fact.kept': 'Copies',
  'passkeys.kept.synced': 'Synced by its provider to your other devices',
  'passkeys.kept.syncable': 'Not synced now; its provider could do it',
  'passkeys.kept.device': 'None: it never leaves this one device or key',
  'passkeys.manage': 'Rename or remove',
  'passkeys.manage_of': 'Rename or remove {passkey}',
  'passkeys.add': 'Add a passkey',
  'passkeys.full':
    'You have {max, number} passkeys, which is as many as an account can have. Remove one to add another.',
  'passkeys.empty.title': 'You have no passkey yet',
  'passkeys.empty.detail':
    'Your phone, computer, password manager or security key can make one in a few seconds. Then you sign in without a password and without codes.',
  'passkeys.lost': 'Lost a device?',
  'passkeys.lost.detail':
    'Remove its passkey with another passkey or your authenticator. If you have neither, recover the access to your account.',
  'passkeys.lost.action': 'I can’t verify any more',
  'passkeys.gone': 'That passkey isn’t on your list any more. Nothing was changed.',

  'passkey.added': 'The passkey {passkey} was added. Use it the next time you sign in.',
  'passkey.renamed': 'The passkey is now called {passkey}.',
  'passkey.removed': 'The passkey {passkey} was removed.',
  'passkey.rename': 'Name',
  'passkey.rename.label': 'Name of this passkey',
  'passkey.rename.hint': 'So that you recognise it in this list, in messages and in your activity.',
  'passkey.rename.action': 'Save name',
  'passkey.rename.pending': 'Saving',
  'passkey.remove': 'Remove',
  'passkey.remove.detail':
    'It can’t sign in any more. You need another passkey or your authenticator to prove that it is you.',
  'passkey.remove.action': 'Remove passkey',
  'passkey.remove.last':
    'This is your last strong factor, so it can’t be removed: two-step verification stays on. Link an authenticator or add another passkey first.',
  'passkey.remove.last.lost': 'Is the device lost or broken?',
  'passkey.remove.last.authenticator': 'Link an authenticator',

  'passkey_add.title': 'Add a passkey',
  'passkey_add.lead': 'First a proof that it is you, then your device makes the passkey.',
  'passkey_add.need': 'You need',
  'passkey_add.need.proof':
    'Your second factor: a passkey or the authenticator where you have one, otherwise a code from us.',
  'passkey_add.need.device':
    'A device with a screen lock, a password manager or a security key. A phone beside this computer will do.',
  'passkey_add.start': 'Start',
  'passkey_add.starting': 'Starting',
  'passkey_add.finish': 'Add passkey',
  'passkey_add.finishing': 'Adding the passkey',
  'passkey_add.changes': 'This passkey signs you in by itself, without your password and without codes.',
  'passkey_add.told': 'Your e-mail address and your phone get a message.',
  'passkey_add.undo':
    'Remove it under Security > Passkeys. The message has a link that freezes the account if it wasn’t you.',

  'passkey_remove.title': 'Remove {passkey}?',
  'passkey_remove.lead': 'Prove that it is you, then remove it.',
  'passkey_remove.start': 'Continue',
  'passkey_remove.starting': 'Starting',
  'passkey_remove.keep': 'Keep passkey',
  'passkey_remove.finish': 'Remove passkey',
  'passkey_remove.finishing': 'Removing the passkey',
  'passkey_remove.changes': '{passkey} can’t sign in or prove anything any more.',
  'passkey_remove.changes_device': 'Your device still lists it until you delete it there, too.',
  'passkey_remove.told': 'Your e-mail address and your phone get a message.',
  'passkey_remove.undo': 'Add a passkey again; it takes a few seconds.',

  'passkey_offer.title': 'Add a passkey to this device',
  'passkey_offer.detail':
    'You signed in with a passkey from another device. With one on this device, you don’t need the other one next time.',
  'passkey_offer.dismiss': 'Not now',
} as const;
