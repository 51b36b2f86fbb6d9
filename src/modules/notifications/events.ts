/** Security events that every contact of an account hears of. Each has a subject, a text and a short text. */
export const securityEvents = [
  'signed_up',
  'signed_in_new_device',
  'sign_in_cancelled',
  'sign_ins_failed_often',
  'phone_changed',
  'email_changed',
  'authenticator_linked',
  'authenticator_replaced',
  'recovery_started',
  'recovery_case_opened',
  'recovery_waiting',
  'recovery_moved',
  'recovery_ready',
  'recovery_cancelled',
  'recovery_refused',
  'case_handed_in',
  'case_documents_wanted',
  'case_refused',
  'phone_reset',
  'email_reset',
  'authenticator_reset',
  'passkey_reset',
  'backup_codes_made',
  'backup_code_used',
  'settings_locked',
  'settings_unlock_started',
  'settings_kept_locked',
  'settings_unlocked',
  'settings_lock_tried',
  'passkey_added',
  'passkey_removed',
  'passkey_cloned',
  'password_changed',
  'anti_phishing_code_changed',
  'anti_phishing_code_removed',
  'code_entry_locked',
  'signed_out_everywhere',
  'device_removed',
  'account_frozen',
  'account_unfrozen',
  'account_closed',
  'contact_change_undone',
  'sign_up_existing_contact',
] as const;
export type SecurityEvent = (typeof securityEvents)[number];

/** Events after which "was this you?" makes no sense: the account is safe already, or nothing happened to it. */
export const calmEvents: ReadonlySet<SecurityEvent> = new Set([
  'account_frozen',
  'account_closed',
  'contact_change_undone',
  'signed_up',
]);

/** Why staff asked for other documents, or refused. Each has a sentence. */
export const alertReasons = [
  'unreadable',
  'incomplete',
  'expired_document',
  'other_kind',
  'not_matching',
  'not_genuine',
  'not_convincing',
  'at_risk',
] as const;
export type AlertReason = (typeof alertReasons)[number];
