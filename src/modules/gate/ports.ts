import type { AccountId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';

export type AuthenticatorVerdict =
  /** `step` is the RFC 6238 time step that was accepted, never to be accepted again. */
  | { readonly verdict: 'right'; readonly step: number }
  | { readonly verdict: 'wrong' }
  | { readonly verdict: 'used' }
  /** The code is right for another time: the phone's clock is off by about so many minutes (negative: behind). */
  | { readonly verdict: 'clock_off'; readonly minutes: number };

/**
 * What the gate asks about an account's factors. The factors module answers; it imports the gate for its own
 * changes, so the gate names the questions here instead of importing it (docs/decisions/0004-the-gate.md).
 */
export type FactorPort = {
  linked(
    queries: Queries,
    accountId: AccountId,
  ): Promise<{ authenticator: boolean; passkeys: number; face: boolean }>;
  checkAuthenticatorCode(
    tx: Tx,
    accountId: AccountId,
    code: string,
    now: Date,
  ): Promise<AuthenticatorVerdict>;
  /** Checks a code against a secret that is being linked and not stored yet. */
  checkNewAuthenticatorCode(secret: string, code: string, now: Date): AuthenticatorVerdict;
};

export type GateDeps = Platform & { readonly factors: FactorPort };
