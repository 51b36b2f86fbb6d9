type Tool = {
  /** `null`: a tool that this deployment doesn't have; its article says so. */
  readonly path: string | null;
  readonly needsSession: boolean;
  /**
   * The parameter that leads back to the article: flows offer a link at their end (`from`), signing in goes on to a page
   * (`next`), and a page of the account is where the reader wants to be.
   */
  readonly returnBy: 'from' | 'next' | null;
};

/**
 * The self-service tools that an article can start. Their words are `help.tool.<id>.title` and `.action`. A tool that
 * needs a session leads through sign-in by itself and comes back.
 */
export const tools = {
  change_phone: { path: '/security/phone/change', needsSession: true, returnBy: 'from' },
  change_email: { path: '/security/email/change', needsSession: true, returnBy: 'from' },
  link_authenticator: { path: '/security/authenticator', needsSession: true, returnBy: 'from' },
  replace_authenticator: { path: '/security/authenticator/replace', needsSession: true, returnBy: null },
  backup_codes: { path: '/security/backup-codes', needsSession: true, returnBy: null },
  change_password: { path: '/security/password', needsSession: true, returnBy: null },
  forgotten_password: { path: '/forgotten-password', needsSession: false, returnBy: null },
  settings_lock: { path: '/security/settings-lock', needsSession: true, returnBy: null },
  unlock_settings: { path: '/unlock-settings', needsSession: false, returnBy: null },
  anti_phishing: { path: '/security/anti-phishing', needsSession: true, returnBy: null },
  passkeys: { path: '/security/passkeys', needsSession: true, returnBy: null },
  devices: { path: '/devices', needsSession: true, returnBy: null },
  security: { path: '/security', needsSession: true, returnBy: null },
  activity: { path: '/activity', needsSession: true, returnBy: null },
  overview: { path: '/overview', needsSession: true, returnBy: null },
  freeze: { path: '/security/freeze', needsSession: true, returnBy: null },
  unfreeze: { path: '/unfreeze', needsSession: false, returnBy: null },
  recover: { path: '/recover', needsSession: false, returnBy: null },
  sign_up: { path: '/sign-up', needsSession: false, returnBy: 'next' },
  sign_in: { path: '/sign-in', needsSession: false, returnBy: 'next' },
  close_account: { path: null, needsSession: true, returnBy: null },
  claim_rewards: { path: null, needsSession: true, returnBy: null },
  convert: { path: null, needsSession: true, returnBy: null },
  withdraw: { path: null, needsSession: true, returnBy: null },
  activate_pay: { path: null, needsSession: true, returnBy: null },
  preferences: { path: null, needsSession: true, returnBy: null },
  widget: { path: null, needsSession: true, returnBy: null },
  troubleshoot: { path: null, needsSession: false, returnBy: null },
  system_status: { path: null, needsSession: false, returnBy: null },
} as const satisfies Record<string, Tool>;

export type ToolId = keyof typeof tools;

export const isToolId = (id: string): id is ToolId => Object.hasOwn(tools, id);

/** The anchor at which the reader goes on after the tool. */
export const nextAnchor = 'next';

/** The tool's address, with the way back to the article's next step where the tool has one; `null` when it isn't there. */
export function toolHref(id: ToolId, articlePath: string): string | null {
  const { path, returnBy }: Tool = tools[id];
  return path === null || returnBy === null
    ? path
    : `${path}?${returnBy}=${encodeURIComponent(`${articlePath}#${nextAnchor}`)}`;
}
