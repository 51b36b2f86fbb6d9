import { redirect } from 'react-router';
import type { ChallengeId } from '#kernel/ids.ts';
import type { Problem } from '#kernel/problem.ts';
import { nextOf } from '#ui/next-path.ts';
import type { PageContext } from '#ui/page-context.ts';

/**
 * Signs the browser in when everything is proven: cookies, then on to where it was going. Otherwise the problem,
 * `proof_missing` above all.
 */
export async function finishIfComplete(
  page: PageContext,
  request: Request,
  challengeId: ChallengeId,
): Promise<Response | Problem> {
  const client = page.client();
  const finished = await page.useCases.sessions.finishSignIn({ challengeId, client });
  if (!finished.ok) return finished.problem;
  page.setCookie(page.cookies.writeSession(finished.value.sessionToken, finished.value.expiresAt));
  page.setCookie(page.cookies.writeDevice(finished.value.deviceToken));
  page.setFlash({ state: 'good', textId: 'sign_in.done' });
  return redirect(nextOf(request) ?? '/overview', 303);
}

/**
 * Whether the browser asks for a whole page. Only then may a loader sign in: what scripts ask for in the background
 * can be cancelled after the server has answered, and the session's cookie would be lost with the answer.
 */
export const isWholePage = (request: Request): boolean =>
  request.headers.get('sec-fetch-mode') === 'navigate' ||
  request.headers.get('sec-fetch-dest') === 'document';
