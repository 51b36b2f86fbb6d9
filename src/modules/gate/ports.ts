import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import type { PasskeyAnswer } from './passkey-answer.ts';
import type { SlotName } from './slot-rules.ts';

export type AuthenticatorVerdict =
  /** `step` is the RFC 6238 time step that was accepted, never to be accepted again. */
  | { readonly verdict: 'right'; readonly step: number }
  | { readonly verdict: 'wrong' }
  | { readonly verdict: 'used' }
  /** The code is right for another time: the phone's clock is off by about so many minutes (negative: behind). */
  | { readonly verdict: 'clock_off'; readonly minutes: number };

/** Which strong factors an account has. */
export type LinkedFactors = {
  readonly authenticator: boolean;
  readonly backupCodes: number;
  readonly passkeys: number;
  readonly face: boolean;
};

/** An authenticator as stored: its secret, sealed, and the last step that was accepted. */
export type StoredAuthenticator = { readonly secretSealed: string; readonly lastStep: number };

/** The step that a passkey is shown for: a ceremony started for one is worth nothing for another. */
export type PasskeyStep = {
  readonly challengeId: ChallengeId;
  readonly slot: SlotName;
  readonly holder: string;
};

/** `over`: no ceremony waits for this answer; it was answered, replaced, or took too long. */
export type PasskeyVerdict = 'right' | 'over' | 'refused' | 'cloned';

export type NewPasskeyVerdict =
  /** `passkey`: what is to be stored once the action is done, as text for the payload. */
  | { readonly verdict: 'right'; readonly passkey: string }
  | { readonly verdict: 'over' | 'refused' | 'already_added' };

/**
 * What the gate asks about an account's factors. The factors module answers; it imports the gate for its own
 * changes, so the gate names the questions here instead of importing it (docs/decisions/0004-the-gate.md).
 */
export type FactorPort = {
  linked(queries: Queries, accountId: AccountId): Promise<LinkedFactors>;
  /** Judges a code of the linked authenticator. `right` is worth nothing until its step is accepted. */
  judgeAuthenticatorCode(
    accountId: AccountId,
    authenticator: StoredAuthenticator,
    code: string,
    now: Date,
  ): AuthenticatorVerdict;
  /** Spends a backup code; `wrong` for one that never was, `used` for one that is gone. */
  spendBackupCode(tx: Tx, accountId: AccountId, code: string, now: Date): Promise<'right' | 'wrong' | 'used'>;
  /** Checks a code against a secret that is being linked and not stored yet. */
  checkNewAuthenticatorCode(secret: string, code: string, now: Date): AuthenticatorVerdict;
  /** Starts a ceremony. `accountId: null` for a decoy; the account's passkeys are named only where `isNamed`. */
  startPasskey(
    tx: Tx,
    step: PasskeyStep & { readonly accountId: AccountId | null; readonly isNamed: boolean },
  ): Promise<PublicKeyCredentialRequestOptionsJSON>;
  checkPasskey(
    tx: Tx,
    step: PasskeyStep & {
      readonly accountId: AccountId | null;
      readonly answer: PasskeyAnswer;
      /** Where it was shown: for what the customer is told. */
      readonly device: DeviceFacts | null;
    },
  ): Promise<PasskeyVerdict>;
  startNewPasskey(
    tx: Tx,
    step: PasskeyStep & { readonly accountId: AccountId },
  ): Promise<PublicKeyCredentialCreationOptionsJSON | 'limit_reached'>;
  checkNewPasskey(tx: Tx, step: PasskeyStep & { readonly answer: PasskeyAnswer }): Promise<NewPasskeyVerdict>;
};

export type GateDeps = Platform & {
  readonly factors: FactorPort;
  /**
   * Hears, in the transaction of the change, that a factor is gone or was replaced, and which challenges have ended because
   * they rested on it. Whoever keeps something that rests on a challenge ends it visibly.
   */
  readonly proofsGone?: (
    tx: Tx,
    gone: {
      readonly accountId: AccountId;
      readonly isPassword: boolean;
      readonly closed: readonly ChallengeId[];
    },
  ) => Promise<void>;
};
