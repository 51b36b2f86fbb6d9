/** What an article's reader has at the moment, of what its tool is about. */
export type ReaderState = {
  readonly hasAuthenticator: boolean;
  readonly passkeys: number;
  /** `null` without an authenticator. */
  readonly backupCodes: number | null;
  readonly settingsLocked: boolean;
  readonly hasAntiPhishingCode: boolean;
  readonly email: string;
  readonly phone: string;
  /** The running hold that ends last. */
  readonly heldUntil: Date | null;
  /** A recovery that is under way. */
  readonly recoveryHref: string | null;
};

/** One sentence of the reader's own, with what to do about it. `textId` is `help.note.<id>`, its link's `….action`. */
export type ArticleNote = {
  readonly id:
    | 'held'
    | 'settings_locked'
    | 'authenticator_linked'
    | 'authenticator_missing'
    | 'backup_codes'
    | 'backup_codes_none'
    | 'passkeys'
    | 'passkeys_none'
    | 'anti_phishing_none'
    | 'current_phone'
    | 'current_email'
    | 'recovery_running';
  readonly state: 'info' | 'wait' | 'good';
  readonly values: Readonly<Record<string, string | number | Date>>;
  readonly href: string | null;
};

/** Tools that the settings lock stops. */
const settings = new Set([
  'change_phone',
  'change_email',
  'link_authenticator',
  'replace_authenticator',
  'backup_codes',
  'change_password',
  'forgotten_password',
  'passkeys',
  'anti_phishing',
]);
/** Tools whose article is about holds, or whose use starts one. */
const holding = new Set([
  'overview',
  'change_phone',
  'change_email',
  'change_password',
  'link_authenticator',
]);

/**
 * What a signed-in reader should know before following an article: "Your authenticator isn't linked yet: link it first",
 * "Withdrawals are on hold until Tue 14:05". Pure; the most pressing first.
 */
export function articleNotes(tool: string | null, state: ReaderState): readonly ArticleNote[] {
  if (tool === null) return [];
  const notes: ArticleNote[] = [];
  const add = (
    id: ArticleNote['id'],
    kind: ArticleNote['state'],
    href: string | null = null,
    values: ArticleNote['values'] = {},
  ) => notes.push({ id, state: kind, href, values });

  if (state.recoveryHref !== null && (tool === 'recover' || settings.has(tool)))
    add('recovery_running', 'wait', state.recoveryHref);
  if (state.settingsLocked && settings.has(tool)) add('settings_locked', 'wait', '/security/settings-lock');
  if (state.heldUntil && holding.has(tool)) add('held', 'wait', '/overview', { until: state.heldUntil });
  switch (tool) {
    case 'change_phone':
      add('current_phone', 'info', null, { phone: state.phone });
      break;
    case 'change_email':
      add('current_email', 'info', null, { email: state.email });
      break;
    case 'link_authenticator':
      if (state.hasAuthenticator) add('authenticator_linked', 'good', '/security/authenticator/replace');
      break;
    case 'replace_authenticator':
      if (!state.hasAuthenticator) add('authenticator_missing', 'info', '/security/authenticator');
      break;
    case 'backup_codes':
      if (!state.hasAuthenticator) add('authenticator_missing', 'info', '/security/authenticator');
      else if (state.backupCodes === 0) add('backup_codes_none', 'info');
      else add('backup_codes', 'good', null, { count: state.backupCodes ?? 0 });
      break;
    case 'passkeys':
      if (state.passkeys === 0) add('passkeys_none', 'info');
      else add('passkeys', 'good', null, { count: state.passkeys });
      break;
    case 'anti_phishing':
      if (!state.hasAntiPhishingCode) add('anti_phishing_none', 'info');
      break;
    default:
  }
  return notes;
}
