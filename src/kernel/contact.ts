/** The two ways of reaching a customer. An account has exactly one verified contact of each once sign-up is complete. */
export type ContactKind = 'email' | 'phone';

export type Contact = {
  readonly kind: ContactKind;
  /** Normalised: an e-mail in lower case, a phone number in E.164. */
  readonly value: string;
};

/** First letter and domain. The same two masks are used everywhere a contact is shown to somebody who may not own it. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}••••${address.slice(at)}`;
}

/** `+44 •••• ••123`; `callingCode` without the plus sign. */
export function maskPhone(e164: string, callingCode: string): string {
  return `+${callingCode} •••• ••${e164.slice(-3)}`;
}
