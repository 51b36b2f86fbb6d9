import { redirect } from 'react-router';
import { parseId } from '#kernel/ids.ts';
import type { PasskeyView } from '#modules/factors/index.ts';
import type { PageContext, Viewer } from '#ui/page-context.ts';

type Own = PageContext & { readonly viewer: Viewer };

/** The passkey that a route is about; back to the list, with a word, when the account has it no more. */
export async function passkeyOf(
  page: Own,
  params: Readonly<Record<string, string | undefined>>,
): Promise<PasskeyView> {
  const passkeyId = parseId('passkey', params['passkeyId'] ?? '');
  const { accountId } = page.viewer;
  const found = passkeyId && (await page.useCases.factors.viewPasskey({ accountId, passkeyId }));
  if (!found || !found.ok) throw gone(page);
  return found.value;
}

/** Back to the list of passkeys, saying that this one has left it. */
export function gone(page: PageContext): Response {
  page.setFlash({ state: 'info', textId: 'passkeys.gone' });
  return redirect('/security/passkeys', 303);
}
