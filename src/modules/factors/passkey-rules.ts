import { nameDevice } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { passkeyProviders } from './passkey-providers-rules.ts';

/** Enough for every device that somebody has, and a bound on what one sign-in has to offer the browser. */
export const passkeysMax = 20;
/** How long somebody may take to unlock a device or to fetch a key from another room. */
export const ceremonyMinutes = 5;
/** Ceremonies of one browser that may wait at once: a few tabs, each with a form that fills itself in. */
export const ceremoniesPerHolderMax = 10;
export const passkeyNameCharsMax = 60;

/** What is kept of a passkey to judge its next use. */
export type PasskeyState = {
  readonly counter: number;
  readonly isBackupEligible: boolean;
};

/** What a verified answer says of the passkey that gave it. */
export type PasskeyUse = PasskeyState & { readonly isBackedUp: boolean };

export type PasskeyUseVerdict =
  | 'genuine'
  /** Two things hold the same key: it was copied, or the authenticator is broken. */
  | 'cloned'
  /** It says something of itself that can't have changed. */
  | 'contradicts';

/**
 * Judges a verified use against what is known of the passkey. WebAuthn L3 section 6.1.1: where either counter is not
 * zero, it has to rise; most synced passkeys stay at zero for ever. Section 6.1.3: backup eligibility is fixed when the
 * passkey is made, and only an eligible one can be backed up.
 */
export function judgePasskeyUse(known: PasskeyState, shown: PasskeyUse): PasskeyUseVerdict {
  if (shown.isBackupEligible !== known.isBackupEligible) return 'contradicts';
  if (shown.isBackedUp && !shown.isBackupEligible) return 'contradicts';
  // From zero every count is a rise, or none: nothing to compare yet.
  const isCounting = known.counter !== 0;
  return isCounting && shown.counter <= known.counter ? 'cloned' : 'genuine';
}

/** What a new passkey tells of where it lives. */
export type PasskeyOrigin = {
  readonly aaguid: string;
  readonly transports: readonly string[];
  /** Of the browser that made it, which is not where it lives when it is on a phone or a key beside it. */
  readonly userAgent: string;
  readonly attachment: string | undefined;
};

/** Its provider where that is known ("1Password"), else the kind of thing it is on, else this browser's device. */
export function namePasskey(origin: PasskeyOrigin, taken: readonly string[]): string {
  const name = passkeyProviders[origin.aaguid] ?? nameOfPlace(origin);
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name} ${number}`;
    if (!taken.includes(numbered)) return numbered;
  }
}

function nameOfPlace({ transports, attachment, userAgent }: PasskeyOrigin): string {
  if (attachment === 'cross-platform') {
    if (transports.includes('hybrid')) return 'Phone or tablet';
    if (transports.some((each) => each === 'usb' || each === 'nfc' || each === 'ble')) return 'Security key';
  }
  return nameDevice(userAgent).name;
}

/** The provider's own name, to show beside a passkey that was renamed; `null` where it is not known. */
export const providerOf = (aaguid: string): string | null => passkeyProviders[aaguid] ?? null;

/** A name as its owner typed it, without invisible characters. Problems: `passkey_name_not_possible`. */
export function readPasskeyName(typed: string): Result<string, Problem<'passkey_name_not_possible'>> {
  const name = typed.normalize('NFC').replace(/\p{C}/gu, '').trim();
  return name === '' || name.length > passkeyNameCharsMax
    ? fail(problem('passkey_name_not_possible', { field: 'name', params: { max: passkeyNameCharsMax } }))
    : ok(name);
}

/**
 * Whether somebody who has just shown a passkey from another device could make one on this: it came over the air from a
 * phone or tablet, not from a key that is carried from machine to machine on purpose.
 */
export const suggestsLocalPasskey = (
  attachment: string | undefined,
  transports: readonly string[],
): boolean =>
  attachment === 'cross-platform' && transports.some((each) => each === 'hybrid' || each === 'internal');

/** WebAuthn L3 section 5.8.4; what else a browser claims is dropped. */
const knownTransports = ['ble', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
export type Transport = (typeof knownTransports)[number];

export const readTransports = (claimed: readonly string[] | undefined): Transport[] =>
  knownTransports.filter((each) => claimed?.includes(each));
