import type { Action } from '#kernel/actions.ts';
import type { Result } from '#kernel/result.ts';
import type { PageContext } from '#ui/page-context.ts';

/**
 * Answers what the use-case that does the action answered. When it is done and the policy says so, the browser gets the
 * session's new token as its cookie. Every page that does an action for a signed-in customer does it through this.
 */
export async function finishAction<Done extends Result<unknown, unknown>>(
  page: PageContext,
  action: Action,
  doing: Promise<Done>,
): Promise<Done> {
  const done = await doing;
  const renewed = done.ok ? await page.renewSessionAfter(action) : null;
  if (renewed) page.setCookie(page.cookies.writeSession(renewed.sessionToken, renewed.expiresAt));
  return done;
}
