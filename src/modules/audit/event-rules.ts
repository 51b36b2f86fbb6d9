/** The kinds that the activity page can show by themselves, in its order. */
export const eventGroups = ['sign_ins', 'changes', 'refused', 'freezes', 'recovery', 'staff'] as const;
export type EventGroup = (typeof eventGroups)[number];

/** Every event that is ever recorded, and its group. Nothing else can be recorded: the compiler sees to it. */
const groups = {
  signed_up: 'sign_ins',
  signed_in: 'sign_ins',
  signed_in_new_device: 'sign_ins',
  signed_out: 'sign_ins',
  session_ended: 'sign_ins',
  signed_out_everywhere: 'sign_ins',
  device_removed: 'sign_ins',
  phone_changed: 'changes',
  email_changed: 'changes',
  contact_change_undone: 'changes',
  other_account_migrated: 'changes',
  authenticator_linked: 'changes',
  authenticator_replaced: 'changes',
  backup_codes_made: 'changes',
  backup_code_used: 'sign_ins',
  password_changed: 'changes',
  password_reset: 'changes',
  settings_locked: 'changes',
  settings_unlock_started: 'changes',
  settings_kept_locked: 'changes',
  settings_unlocked: 'changes',
  passkey_added: 'changes',
  passkey_renamed: 'changes',
  passkey_removed: 'changes',
  anti_phishing_code_changed: 'changes',
  anti_phishing_code_removed: 'changes',
  activity_exported: 'changes',
  sign_in_cancelled: 'refused',
  sign_in_failed: 'refused',
  sign_ins_failed_often: 'refused',
  settings_lock_tried: 'refused',
  master_key_wrong: 'refused',
  passkey_cloned: 'refused',
  code_entry_locked: 'refused',
  account_frozen: 'freezes',
  account_unfrozen: 'freezes',
  account_closed: 'freezes',
  recovery_started: 'recovery',
  recovery_case_opened: 'recovery',
  recovery_last_resort: 'recovery',
  recovery_last_resort_waiting: 'recovery',
  recovery_waiting: 'recovery',
  recovery_moved: 'recovery',
  recovery_ready: 'recovery',
  recovery_cancelled: 'recovery',
  recovery_refused: 'recovery',
  phone_reset: 'recovery',
  email_reset: 'recovery',
  authenticator_reset: 'recovery',
  passkey_reset: 'recovery',
  case_opened: 'recovery',
  case_documents_wanted: 'recovery',
  case_document_added: 'recovery',
  case_document_removed: 'recovery',
  case_in_review: 'recovery',
  case_withdrawn: 'recovery',
  case_documents_destroyed: 'recovery',
  case_document_viewed: 'staff',
  case_approved_once: 'staff',
  case_approved: 'staff',
  case_refused: 'staff',
  account_viewed_by_staff: 'staff',
} as const satisfies Record<string, EventGroup>;

export type AuditEvent = keyof typeof groups;

export const auditEvents = Object.keys(groups) as readonly AuditEvent[];

/** The events of one group. */
export const eventsIn = (group: EventGroup): readonly AuditEvent[] =>
  auditEvents.filter((event) => groups[event] === group);

export const isEventGroup = (text: string): text is EventGroup =>
  (eventGroups as readonly string[]).includes(text);
