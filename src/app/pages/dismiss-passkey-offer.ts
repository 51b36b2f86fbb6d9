import { type ActionFunctionArgs, redirect } from 'react-router';
import { passkeyOfferCookie } from '#modules/gate/pages/passkey-offer.ts';
import { getPage } from '#ui/page-context.ts';

/** "Not now": the offer of a passkey for this device doesn't come back until another one is used here. */
export function action({ context }: ActionFunctionArgs): Response {
  getPage(context).setCookie(passkeyOfferCookie(false));
  return redirect('/overview', 303);
}

export const loader = (): Response => redirect('/overview');
