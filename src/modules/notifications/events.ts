/** Security events that every contact of an account hears of. Each has a subject, a text and a short text. */
export const securityEvents = [
  'signed_up',
  'signed_in_new_device',
  'sign_in_cancelled',
  'phone_changed',
  'email_changed',
  'authenticator_linked',
  'authenticator_replaced',
  'password_changed',
  'code_entry_locked',
  'signed_out_everywhere',
  'device_removed',
  'account_frozen',
  'account_unfrozen',
  'contact_change_undone',
  'sign_up_existing_contact',
] as const;
export type SecurityEvent = (typeof securityEvents)[number];

/** Events after which "was this you?" makes no sense: the account is safe already, or nothing happened to it. */
export const calmEvents: ReadonlySet<SecurityEvent> = new Set([
  'account_frozen',
  'contact_change_undone',
  'signed_up',
]);

/** What a code is for, in the words of its message. The gate's actions. */
export const codeActions = [
  'sign_up',
  'sign_in',
  'sign_in_new_device',
  'change_phone',
  'change_email',
  'link_authenticator',
  'replace_authenticator',
  'add_passkey',
  'rename_passkey',
  'remove_passkey',
  'change_password',
  'forgotten_password',
  'reset_phone',
  'reset_email',
  'reset_authenticator',
  'recover_by_case',
  'freeze',
  'unfreeze',
  'close_account',
  'withdraw',
  'add_withdrawal_address',
  'activate_pay',
] as const;
export type CodeAction = (typeof codeActions)[number];
