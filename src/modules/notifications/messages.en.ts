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
    'Somebody who has shown your password or a passkey wants to sign in to {brand} on a device that was not used before.',
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
  'notifications.action.make_backup_codes': 'to make backup codes',
  'notifications.action.add_passkey': 'to add a passkey',
  'notifications.action.rename_passkey': 'to rename a passkey',
  'notifications.action.remove_passkey': 'to remove a passkey',
  'notifications.action.change_password': 'to change your password',
  'notifications.action.forgotten_password': 'to set a new password',
  'notifications.action.choose_anti_phishing_code': 'to choose your anti-phishing code',
  'notifications.action.reset_phone': 'to reset your phone number',
  'notifications.action.reset_email': 'to reset your e-mail address',
  'notifications.action.reset_authenticator': 'to reset your authenticator',
  'notifications.action.reset_passkey': 'to reset your passkeys',
  'notifications.action.claim_last_resort': 'to claim your account',
  'notifications.action.recover_by_case': 'to recover your account',
  'notifications.action.resume_recovery': 'to go on with your recovery',
  'notifications.action.freeze': 'to freeze your account',
  'notifications.action.lock_settings': 'to lock your settings',
  'notifications.action.unlock_settings': 'to unlock your settings',
  'notifications.action.unfreeze': 'to unfreeze your account',
  'notifications.action.close_account': 'to close your account for good',
  'notifications.action.withdraw': 'to withdraw',
  'notifications.action.add_withdrawal_address': 'to add a withdrawal address',
  'notifications.action.activate_pay': 'to activate Pay',

  'notifications.anti_phishing':
    'Your anti-phishing code. If it is not the one you chose, this e-mail is not from us.',
  'notifications.fact.tried': 'What was tried',
  'notifications.fact.when': 'When',
  'notifications.fact.when_value': '{at} ({timeZone})',
  'notifications.fact.waits_until': 'Waiting time ends',
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
  'notifications.cancel.text':
    'If this was not you, or if you still have what is said to be lost: the button below stops it. You need not sign in, and you can freeze the account on the same page.',
  'notifications.cancel.button': 'This was not me',
  'notifications.track.text': 'You can see at any time where it stands:',
  'notifications.track.button': 'See where it stands',
  'notifications.no_link': 'If this was not you, open {origin} yourself, sign in and freeze the account.',
  'notifications.sms.fact': '{brand}: {fact}',
  'notifications.sms.fact_at': '{brand}: {fact} {at}.',
  'notifications.sms.fact_plain': '{brand}: {fact}.',
  'notifications.sms.undo': 'Not you? Undo: {url}',
  'notifications.sms.cancel': 'Not you? Cancel: {url}',
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
  'notifications.event.sign_ins_failed_often.subject': 'Somebody enters wrong passwords for your account',
  'notifications.event.sign_ins_failed_often.text':
    'Several sign-ins within an hour had a wrong password. Nobody got in by them, and each further try has to wait longer. If you have forgotten your password, set a new one on the sign-in page.',
  'notifications.event.sign_ins_failed_often.sms': 'several wrong passwords at the sign-in',
  'notifications.event.phone_changed.subject': 'Your phone number was changed',
  'notifications.event.phone_changed.text': 'Codes and calls now go to the new phone number.',
  'notifications.event.phone_changed.sms': 'phone number changed',
  'notifications.event.email_changed.subject': 'Your e-mail address was changed',
  'notifications.event.email_changed.text': 'Codes and messages now go to the new e-mail address.',
  'notifications.event.email_changed.sms': 'e-mail address changed',
  'notifications.event.backup_codes_made.subject': 'New backup codes were made',
  'notifications.event.backup_codes_made.text':
    'Ten backup codes were made for your account. Codes from before don’t work any more.',
  'notifications.event.backup_codes_made.sms': 'new backup codes made',
  'notifications.event.backup_code_used.subject': 'A backup code was used',
  'notifications.event.backup_code_used.text':
    'A backup code was used in place of a code from your authenticator app. That code doesn’t work again.',
  'notifications.event.backup_code_used.sms': 'backup code used',
  'notifications.event.settings_locked.subject': 'The settings lock was turned on',
  'notifications.event.settings_locked.text':
    'From now on nothing that secures your account can be changed until the lock is turned off.',
  'notifications.event.settings_locked.sms': 'settings lock on',
  'notifications.event.settings_unlock_started.subject': 'Unlocking of your settings has begun',
  'notifications.event.settings_unlock_started.text':
    'When the waiting time is over, the security settings of your account can be changed again. If this wasn’t you, sign in and keep them locked, or freeze the account.',
  'notifications.event.settings_unlock_started.sms': 'settings unlocking begun',
  'notifications.event.settings_kept_locked.subject': 'Your settings stay locked',
  'notifications.event.settings_kept_locked.text':
    'The unlocking of your settings was stopped. The lock stays on.',
  'notifications.event.settings_kept_locked.sms': 'settings stay locked',
  'notifications.event.settings_unlocked.subject': 'The settings lock is off',
  'notifications.event.settings_unlocked.text':
    'The security settings of your account can be changed again: the master key was used.',
  'notifications.event.settings_unlocked.sms': 'settings lock off',
  'notifications.event.settings_lock_tried.subject': 'Somebody tried to change locked settings',
  'notifications.event.settings_lock_tried.text':
    'A change to the security settings of your account was refused, because the settings lock is on.',
  'notifications.event.settings_lock_tried.sms': 'locked settings: change refused',
  'notifications.event.authenticator_linked.subject': 'An authenticator was linked',
  'notifications.event.authenticator_linked.text':
    'From now on, signing in asks for a code from your authenticator app.',
  'notifications.event.authenticator_linked.sms': 'authenticator linked',
  'notifications.event.authenticator_replaced.subject': 'Your authenticator was replaced',
  'notifications.event.authenticator_replaced.text':
    'Codes from the earlier authenticator app are no longer accepted.',
  'notifications.event.authenticator_replaced.sms': 'authenticator replaced',
  'notifications.event.passkey_added.subject': 'A passkey was added',
  'notifications.event.passkey_added.text':
    'From now on, this passkey signs in to your account without a password and without codes.',
  'notifications.event.passkey_added.sms': 'passkey added',
  'notifications.event.passkey_removed.subject': 'A passkey was removed',
  'notifications.event.passkey_removed.text':
    'It no longer signs in to your account and proves nothing any more.',
  'notifications.event.passkey_removed.sms': 'passkey removed',
  'notifications.event.passkey_cloned.subject': 'A passkey was refused: there may be a copy',
  'notifications.event.passkey_cloned.text':
    'A passkey of your account counts its uses, and a use came that had been counted before. Somebody may have copied it, so it was refused. Sign in another way, remove the passkey under Security and add a new one.',
  'notifications.event.passkey_cloned.sms': 'a passkey was refused, it may have been copied',
  'notifications.event.recovery_started.subject': 'Somebody says that a part of your sign-in is lost',
  'notifications.event.recovery_started.text':
    'Whoever it is knows your password, is signed in or reads one of your contacts. Nothing is changed yet: what is left has to be proven first, and then there is a waiting time.',
  'notifications.event.recovery_started.sms': 'reset requested',
  'notifications.event.recovery_case_opened.subject': 'A case about your sign-in was opened',
  'notifications.event.recovery_case_opened.text':
    'What you sign in with is said to be lost, in part or whole. Our staff look at the case; after their decision there is a waiting time. Nothing is changed yet.',
  'notifications.event.recovery_case_opened.sms': 'recovery case opened',
  'notifications.event.recovery_last_resort.subject': 'Somebody claims your account',
  'notifications.event.recovery_last_resort.text':
    'They say that they are you and have lost everything: password, e-mail and phone. They have proven nothing of your account, only a new e-mail address and a new phone number. Two of our staff look at their documents; nothing is changed yet. If you read this and it isn’t you, stop it now. Signing in stops it, too.',
  'notifications.event.recovery_last_resort.sms': 'somebody claims your account',
  'notifications.event.recovery_last_resort_waiting.subject': 'The claim of your account was approved',
  'notifications.event.recovery_last_resort_waiting.text':
    'Two of our staff have looked at documents of somebody who says that they are you and have lost everything. When the waiting time is over, a new e-mail address and a new phone number take the place of yours. If it isn’t you, stop it now. Signing in stops it, too.',
  'notifications.event.recovery_last_resort_waiting.sms': 'claim of your account approved',
  'notifications.event.recovery_waiting.subject': 'The waiting time of a reset has begun',
  'notifications.event.recovery_waiting.text':
    'What is left of your sign-in was proven, and the rest is said to be lost. When the waiting time is over, it can be replaced. Until then you can stop it.',
  'notifications.event.recovery_waiting.sms': 'reset: waiting time begun',
  'notifications.event.recovery_moved.subject': 'A reset goes on in another browser',
  'notifications.event.recovery_moved.text':
    'What is left of your sign-in was proven again, and the reset goes on in the browser named below. Its waiting time begins anew.',
  'notifications.event.recovery_moved.sms': 'reset moved to another browser',
  'notifications.event.recovery_ready.subject': 'Finish your reset',
  'notifications.event.recovery_ready.text':
    'The waiting time is over. Go on in the browser in which you began. In another one, begin as you did there: it says whether that can go on, and the waiting time begins anew.',
  'notifications.event.recovery_ready.sms': 'reset can be finished',
  'notifications.event.recovery_cancelled.subject': 'The reset was stopped',
  'notifications.event.recovery_cancelled.text':
    'Nothing was changed. If it wasn’t you who asked for the reset, somebody may know your password: change it.',
  'notifications.event.recovery_cancelled.sms': 'reset stopped',
  'notifications.event.case_handed_in.subject': 'Documents were handed in for your account',
  'notifications.event.case_handed_in.text':
    'Documents were handed in for the case about what is lost on your account. Two of our staff look at them, one after the other. If this wasn’t you, freeze the account now.',
  'notifications.event.case_handed_in.sms': 'documents handed in for your case',
  'notifications.event.case_documents_wanted.subject': 'We need other documents for your case',
  'notifications.event.case_documents_wanted.text':
    'Our staff looked at what was handed in for your case and need something else. Open the case in the browser in which it was started and add it there. We never ask for documents in a message or on the phone.',
  'notifications.event.case_documents_wanted.sms': 'your case needs other documents',
  'notifications.event.case_refused.subject': 'Your case was decided: no change',
  'notifications.event.case_refused.text':
    'Our staff looked at your case and refused it. Nothing on your account has changed. Sign in with what you have, or start again when you can prove more.',
  'notifications.event.case_refused.sms': 'your case was refused, nothing changed',
  'notifications.reason.unreadable':
    'The reason: a document can’t be read. Take the photo in daylight, with all four corners in it.',
  'notifications.reason.incomplete': 'The reason: part of a document is missing, such as its other side.',
  'notifications.reason.expired_document': 'The reason: a document has expired. Hand in one that is valid.',
  'notifications.reason.other_kind':
    'The reason: this kind of document is not enough. Hand in a passport, an identity card or a driving licence.',
  'notifications.reason.not_matching':
    'The reason: the documents don’t match the person that the account belongs to.',
  'notifications.reason.not_genuine': 'The reason: a document could not be accepted as genuine.',
  'notifications.reason.not_convincing':
    'The reason: what was shown is not enough to be sure that the account is yours.',
  'notifications.reason.at_risk':
    'The reason: the account may be under attack, so nothing about it is changed this way now.',
  'notifications.event.recovery_refused.subject': 'Your case was decided: no change',
  'notifications.event.recovery_refused.text':
    'Our staff could not make sure that it is your account. Nothing was changed.',
  'notifications.event.recovery_refused.sms': 'recovery case refused',
  'notifications.event.phone_reset.subject': 'Your phone number was reset',
  'notifications.event.phone_reset.text':
    'Codes and calls now go to the new phone number. Every other device was signed out.',
  'notifications.event.phone_reset.sms': 'phone number reset',
  'notifications.event.email_reset.subject': 'Your e-mail address was reset',
  'notifications.event.email_reset.text':
    'Codes and messages now go to the new e-mail address. Every other device was signed out.',
  'notifications.event.email_reset.sms': 'e-mail address reset',
  'notifications.event.authenticator_reset.subject': 'Your authenticator was reset',
  'notifications.event.authenticator_reset.text':
    'Codes of the earlier app and its backup codes are no longer accepted. Every other device was signed out.',
  'notifications.event.authenticator_reset.sms': 'authenticator reset',
  'notifications.event.passkey_reset.subject': 'Your passkeys were removed',
  'notifications.event.passkey_reset.text':
    'No earlier passkey signs in any more. Add a new one under Security. Every other device was signed out.',
  'notifications.event.passkey_reset.sms': 'passkeys removed',
  'notifications.event.password_changed.subject': 'Your password was changed',
  'notifications.event.password_changed.text': 'The earlier password is no longer accepted.',
  'notifications.event.password_changed.sms': 'password changed',
  'notifications.event.anti_phishing_code_changed.subject': 'Your anti-phishing code was changed',
  'notifications.event.anti_phishing_code_changed.text':
    'E-mails after this one carry the new code. This one still carries the code from before, if there was one.',
  'notifications.event.anti_phishing_code_changed.sms': 'anti-phishing code changed',
  'notifications.event.anti_phishing_code_removed.subject': 'Your anti-phishing code was removed',
  'notifications.event.anti_phishing_code_removed.text': 'E-mails after this one carry no code any more.',
  'notifications.event.anti_phishing_code_removed.sms': 'anti-phishing code removed',
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
    'Every device was signed out, and nothing can be withdrawn or changed. Deposits are still credited. You can unfreeze it at any time with a proof of everything that is linked; signing in isn’t possible before.',
  'notifications.event.account_frozen.sms': 'your account is frozen',
  'notifications.event.account_closed.subject': 'Your account is closed',
  'notifications.event.account_closed.text':
    'It was empty, and its number or address moved to your other account, as you agreed there with its password. Every device was signed out. This can’t be taken back.',
  'notifications.event.account_closed.sms':
    'your empty account is closed, its contact moved to your other account',
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
  'notifications.claim.until': 'Until',
  'notifications.claim.received.subject': 'We have your claim',
  'notifications.claim.received.text':
    'You said that you have lost everything that you sign in with, and proved this new e-mail address and phone number. Add an identity document in the browser in which you began: without it nobody can decide. We write to both of your new contacts when something happens.',
  'notifications.claim.received.sms': 'your claim has arrived, add your document',
  'notifications.claim.documents_wanted.subject': 'We need other documents for your claim',
  'notifications.claim.documents_wanted.text':
    'Our staff looked at what you handed in and need something else. Open the claim in the browser in which you began and add it there. We never ask for documents in a message or on the phone.',
  'notifications.claim.documents_wanted.sms': 'your claim needs other documents',
  'notifications.claim.refused.subject': 'Your claim was decided: no change',
  'notifications.claim.refused.text':
    'Our staff could not make sure that the account is yours. Nothing was changed. If you find anything that you can still sign in with, or prove, begin with that.',
  'notifications.claim.refused.sms': 'your claim was refused',
  'notifications.claim.approved.subject': 'Your claim was approved: now it waits',
  'notifications.claim.approved.text':
    'Two of our staff have approved it. Until the time below, whoever can read the account’s old contacts can stop it. You need do nothing until then; we write when it is over.',
  'notifications.claim.approved.sms': 'your claim was approved, now it waits',
  'notifications.claim.ready.subject': 'The waiting time is over: finish your claim',
  'notifications.claim.ready.text':
    'Go on in the browser in which you began, until the time below: then your new contacts take the place of the old ones. Set a new password after that, under “Forgotten password?”.',
  'notifications.claim.ready.sms': 'the wait is over, finish your claim',
  'notifications.claim.stopped.subject': 'Your claim was stopped',
  'notifications.claim.stopped.text':
    'You stopped it, or somebody who reads the account’s contacts did, or somebody signed in. Nothing was changed. If it is your account and it wasn’t you, write to {support}.',
  'notifications.claim.stopped.sms': 'your claim was stopped',
  'notifications.claim.expired.subject': 'Your claim has run out',
  'notifications.claim.expired.text':
    'It wasn’t finished in time, and nothing was changed. You can begin again.',
  'notifications.claim.expired.sms': 'your claim has run out',
} as const;
