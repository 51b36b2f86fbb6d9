import { type LoaderFunctionArgs, redirect } from 'react-router';
import { nextOf } from '#ui/next-path.ts';
import { getPage } from '#ui/page-context.ts';

/** The first page of signing in or up, with where the customer was going; who is signed in goes there at once. */
export function loadSignedOutStart({ context, request }: LoaderFunctionArgs): { next: string | null } {
  const page = getPage(context);
  const next = nextOf(request);
  if (page.viewer) throw redirect(next ?? '/overview');
  // Gives the browser its device token now, so that a form without it tells that cookies are off.
  page.client();
  return { next };
}
