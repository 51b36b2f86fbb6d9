/**
 * What e-mails, SMS and calls say. Short texts (`.sms`) keep to the GSM-7 alphabet and leave room for a time and a
 * link within 160 characters.
 */
export const messages = {
  'notifications.code.subject': 'Your code {action}',
  'notifications.code.text': 'Enter this code {action}:',
  'notifications.code.valid':
    'It is valid for {minutes, plural, one {# minute} other {# minutes}}, until {until}. A newer code replaces it.',
  'notifications.code.not_you':
    'If you did not ask for it, somebody may have typed your address by mistake. Without the code they can do nothing.',
  'notifications.code.never_share':
    '{brand} never asks you for a code, on the phone, in a chat or by e-mail. Never share this code.',
  'notifications.code.sms':
    '{code} is your {brand} code {action}. Valid {minutes} min. Never share this code.',
  'notifications.code.voice.hello': 'This is {brand}. Here is your code {action}.',
  'notifications.code.voice.code': 'Your code is: {digits}.',
  'notifications.code.voice.never_share': 'Never share this code.',
  'notifications.voice.expired': 'This request has expired. Nothing was changed. Goodbye.',

  'notifications.authorise.subject': 'Confirm the sign-in on a new device',
  'notifications.authorise.text':
    'Somebody who knows your password wants to sign in to {brand} on a device that was not used before.',
  'notifications.authorise.button': 'See and answer the request',
  'notifications.authorise.valid':
    'Opening the link changes nothing: you confirm or cancel on the page. It works in any browser until {until}.',
  'notifications.authorise.not_you': 'If it is not you, open the link and cancel, then change your password.',
  'notifications.call.hello': 'This is {brand}. Somebody wants to sign in to your account with {device}.',
  'notifications.call.keys': 'If this is you, press 1 to confirm. If it is not you, press 2 to cancel.',
  'notifications.call.confirmed': 'Thank you. The sign-in is confirmed. Goodbye.',
  'notifications.call.cancelled': 'The sign-in is cancelled. Please change your password. Goodbye.',
  'notifications.call.try_again': 'Press 1 to confirm, or 2 to cancel.',
  'notifications.call.over': 'This request is no longer open. Nothing was changed. Goodbye.',

  'notifications.action.sign_up': 'to create your account',
  'notifications.action.sign_in': 'to sign in',
  'notifications.action.sign_in_new_device': 'to sign in on a new device',
  'notifications.action.change_phone': 'to change your phone number',
  'notifications.action.change_email': 'to change your e-mail address',
  'notifications.action.link_authenticator': 'to link an authenticator',
  'notifications.action.replace_authenticator': 'to replace your authenticator',
  'notifications.action.add_passkey': 'to add a passkey',
  'notifications.action.rename_passkey': 'to rename a passkey',
  'notifications.action.remove_passkey': 'to remove a passkey',
  'notifications.action.change_password': 'to change your password',
  'notifications.action.forgotten_password': 'to set a new password',
  'notifications.action.reset_phone': 'to reset your phone number',
  'notifications.action.reset_email': 'to reset your e-mail address',
  'notifications.action.reset_authenticator': 'to reset your authenticator',
  'notifications.action.recover_by_case': 'to recover your account',
  'notifications.action.freeze': 'to freeze your account',
  'notifications.action.unfreeze': 'to unfreeze your account',
  'notifications.action.close_account': 'to close your account for good',
  'notifications.action.withdraw': 'to withdraw',
  'notifications.action.add_withdrawal_address': 'to add a withdrawal address',
  'notifications.action.activate_pay': 'to activate Pay',

  'notifications.anti_phishing':
    'Your anti-phishing code. If it is not the one you chose, this e-mail is not from us.',
  'notifications.fact.when': 'When',
  'notifications.fact.when_value': '{at} ({timeZone})',
  'notifications.fact.device': 'Device',
  'notifications.fact.place': 'Place',
  'notifications.fact.address': 'Network address',
  'notifications.fact.before': 'Before',
  'notifications.fact.now': 'Now',
  'notifications.hold':
    'To protect you, withdrawals and transfers are off until {until}. Trading and deposits go on.',
  'notifications.if_you': 'If this was you, there is nothing to do.',
  'notifications.undo.text':
    'If this was not you: the button below puts it back, signs every device out and freezes the account.',
  'notifications.undo.text_until':
    'If this was not you: the button below puts it back, signs every device out and freezes the account. It works until {until}.',
  'notifications.undo.button': 'This was not me',
  'notifications.freeze.text':
    'If this was not you, freeze the account now. It signs every device out and stops withdrawals; you can unfreeze it later.',
  'notifications.freeze.button': 'Freeze my account',
  'notifications.no_link': 'If this was not you, open {origin} yourself, sign in and freeze the account.',
  'notifications.sms.fact': '{brand}: {fact}',
  'notifications.sms.fact_at': '{brand}: {fact} {at}.',
  'notifications.sms.fact_plain': '{brand}: {fact}.',
  'notifications.sms.undo': 'Not you? Undo: {url}',
  'notifications.sms.freeze': 'Not you? Freeze: {url}',
  'notifications.sms.no_link': 'Not you? Open {brand} and freeze your account.',

  'notifications.event.signed_up.subject': 'Your account was created',
  'notifications.event.signed_up.text':
    'Welcome. This e-mail address and your phone number now belong to your account.',
  'notifications.event.signed_up.sms': 'your account was created',
  'notifications.event.signed_in_new_device.subject': 'You signed in on a new device',
  'notifications.event.signed_in_new_device.text':
    'A device that was not used before signed in to your account.',
  'notifications.event.signed_in_new_device.sms': 'new device signed in',
  'notifications.event.sign_in_cancelled.subject': 'A sign-in was refused',
  'notifications.event.sign_in_cancelled.text':
    'Somebody knew your password and tried to sign in on a new device. It was cancelled, so they are not in. Change your password.',
  'notifications.event.sign_in_cancelled.sms': 'a sign-in was refused',
  'notifications.event.phone_changed.subject': 'Your phone number was changed',
  'notifications.event.phone_changed.text': 'Codes and calls now go to the new phone number.',
  'notifications.event.phone_changed.sms': 'phone number changed',
  'notifications.event.email_changed.subject': 'Your e-mail address was changed',
  'notifications.event.email_changed.text': 'Codes and messages now go to the new e-mail address.',
  'notifications.event.email_changed.sms': 'e-mail address changed',
  'notifications.event.authenticator_linked.subject': 'An authenticator was linked',
  'notifications.event.authenticator_linked.text':
    'From now on, signing in asks for a code from your authenticator app.',
  'notifications.event.authenticator_linked.sms': 'authenticator linked',
  'notifications.event.authenticator_replaced.subject': 'Your authenticator was replaced',
  'notifications.event.authenticator_replaced.text':
    'Codes from the earlier authenticator app are no longer accepted.',
  'notifications.event.authenticator_replaced.sms': 'authenticator replaced',
  'notifications.event.password_changed.subject': 'Your password was changed',
  'notifications.event.password_changed.text': 'The earlier password is no longer accepted.',
  'notifications.event.password_changed.sms': 'password changed',
  'notifications.event.code_entry_locked.subject': 'Too many wrong codes',
  'notifications.event.code_entry_locked.text':
    'Wrong codes were entered several times, so entering codes is locked for a while. Nothing was changed.',
  'notifications.event.code_entry_locked.sms': 'too many wrong codes, code entry is locked',
  'notifications.event.signed_out_everywhere.subject': 'Every device was signed out',
  'notifications.event.signed_out_everywhere.text': 'All sessions of your account have ended.',
  'notifications.event.signed_out_everywhere.sms': 'every device was signed out',
  'notifications.event.device_removed.subject': 'A device was removed',
  'notifications.event.device_removed.text':
    'Its sessions have ended. Signing in on it needs a new authorisation.',
  'notifications.event.device_removed.sms': 'a device was removed',
  'notifications.event.account_frozen.subject': 'Your account is frozen',
  'notifications.event.account_frozen.text':
    'Every device was signed out, and nothing can be withdrawn or changed. Deposits are still credited. You can unfreeze the account after signing in.',
  'notifications.event.account_frozen.sms': 'your account is frozen',
  'notifications.event.contact_change_undone.subject': 'The change of your contact was undone',
  'notifications.event.contact_change_undone.text':
    'Your earlier contact is back, every device was signed out and the account is frozen.',
  'notifications.event.contact_change_undone.sms': 'contact change undone, account frozen',
  'notifications.event.account_unfrozen.subject': 'Your account is unfrozen',
  'notifications.event.account_unfrozen.text': 'The account can be used again.',
  'notifications.event.account_unfrozen.sms': 'your account is unfrozen',
  'notifications.event.sign_up_existing_contact.subject': 'Somebody tried to sign up with your contact',
  'notifications.event.sign_up_existing_contact.text':
    'You have an account already, so none was created. If it was you, sign in instead.',
  'notifications.event.sign_up_existing_contact.sms':
    'you have an account already: sign in instead of signing up',
} as const;
