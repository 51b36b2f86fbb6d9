const name = 'passkey_offer';
const days = 30;

/**
 * Remembers in the browser that a passkey of another device was used here, so that one of its own can be offered until
 * that is done or dismissed. It says nothing about whose; it is no credential.
 */
export const passkeyOfferCookie = (isOffered: boolean): string =>
  `${name}=1; Path=/; SameSite=Lax; HttpOnly; Max-Age=${isOffered ? days * 24 * 3600 : 0}`;

export const isPasskeyOffered = (request: Request): boolean =>
  (request.headers.get('cookie') ?? '').split(/;\s*/).includes(`${name}=1`);
