/** The two ways of reaching a customer. An account has exactly one verified contact of each once sign-up is complete. */
export type ContactKind = 'email' | 'phone';

export type Contact = {
  readonly kind: ContactKind;
  /** Normalised: an e-mail in lower case, a phone number in E.164. */
  readonly value: string;
};

/**
 * The same mask everywhere: first letter and domain of an e-mail, country code and last three digits of a phone.
 * `callingCode` is the phone's country calling code without the plus sign, when it is known.
 */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}••••${address.slice(at)}`;
}

export function maskPhone(e164: string, callingCode: string): string {
  return `+${callingCode} •••• ••${e164.slice(-3)}`;
}
