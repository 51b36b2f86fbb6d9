/**
 * The self-service tools that an article can start. Their words are `help.tool.<id>.title` and `.action`. A tool that
 * needs a session leads through sign-in by itself and comes back.
 */
export const tools = {
  change_phone: { path: '/security/phone/change', needsSession: true },
  change_email: { path: '/security/email/change', needsSession: true },
  link_authenticator: { path: '/security/authenticator', needsSession: true },
  devices: { path: '/devices', needsSession: true },
  security: { path: '/security', needsSession: true },
  activity: { path: '/activity', needsSession: true },
  overview: { path: '/overview', needsSession: true },
  freeze: { path: '/security/freeze', needsSession: true },
  unfreeze: { path: '/unfreeze', needsSession: false },
  sign_up: { path: '/sign-up', needsSession: false },
  sign_in: { path: '/sign-in', needsSession: false },
} as const satisfies Record<string, { path: string; needsSession: boolean }>;

export type ToolId = keyof typeof tools;

export const isToolId = (id: string): id is ToolId => Object.hasOwn(tools, id);

/** The anchor at which the reader goes on after the tool. */
export const nextAnchor = 'next';

/** The tool's address; `articlePath` brings the reader back to the article's next step afterwards. */
export function toolHref(id: ToolId, articlePath: string): string {
  return `${tools[id].path}?from=${encodeURIComponent(`${articlePath}#${nextAnchor}`)}`;
}
