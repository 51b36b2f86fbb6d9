import { plusMinutes } from '#kernel/instant.ts';
import { ceremonyMinutes } from '#modules/factors/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { StaffBrowser, StaffDeps } from './deps.ts';
import { spendChallenge } from './passkey-store.ts';

/**
 * A WebAuthn challenge that waits for its answer. It is kept nowhere: it travels with the page, sealed for this browser
 * and purpose, and is spent in the database by a right answer. So whoever opens the sign-in page a million times fills no
 * table, and an answer still counts once.
 */
export type CeremonyPurpose = 'sign_in' | 'enrol' | 'add';

const contextOf = (
  deps: StaffDeps,
  purpose: CeremonyPurpose,
  browser: StaffBrowser,
  subject: string,
): string => `ceremony:${purpose}:${deps.secrets.hashToken(browser.deviceToken)}:${subject}`;

/** `subject`: whose link or session it belongs to; empty for a sign-in. */
export function startCeremony(
  deps: StaffDeps,
  input: { purpose: CeremonyPurpose; browser: StaffBrowser; subject: string },
): { challenge: string; ceremony: string } {
  const challenge = deps.secrets.token();
  const expiresAt = plusMinutes(deps.clock.now(), ceremonyMinutes).getTime();
  const context = contextOf(deps, input.purpose, input.browser, input.subject);
  return {
    challenge,
    ceremony: deps.secrets.seal('staff', JSON.stringify({ challenge, expiresAt }), context),
  };
}

export type Ceremony = { readonly challenge: string; readonly expiresAt: Date };

/** The challenge inside, or `null` when it has run out or was begun elsewhere or for something else. */
export function openCeremony(
  deps: StaffDeps,
  input: { purpose: CeremonyPurpose; browser: StaffBrowser; subject: string; ceremony: string },
): Ceremony | null {
  const context = contextOf(deps, input.purpose, input.browser, input.subject);
  const text = deps.secrets.open('staff', input.ceremony, context);
  if (text === null) return null;
  const { challenge, expiresAt }: { challenge: string; expiresAt: number } = JSON.parse(text);
  const isOver = deps.clock.now().getTime() >= expiresAt;
  return isOver ? null : { challenge, expiresAt: new Date(expiresAt) };
}

/** Uses it up, in the transaction of what it proves. `false`: it was used before. */
export const spendCeremony = (tx: Tx, ceremony: Ceremony): Promise<boolean> =>
  spendChallenge(tx, ceremony.challenge, ceremony.expiresAt);
