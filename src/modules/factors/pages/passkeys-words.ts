import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';
import type { PageContext, Viewer } from '#ui/page-context.ts';
import { type HoldFacts, holdFacts, holdLine } from './hold-words.ts';

/** The hold of adding a passkey now: withdrawals ask for the first strong factor from then on. */
export async function additionHold(
  page: PageContext & { readonly viewer: Viewer },
): Promise<HoldFacts | null> {
  const { accountId } = page.viewer;
  const { hasAuthenticator } = await page.useCases.account.viewOverview(accountId);
  const passkeys = await page.useCases.factors.listPasskeys(accountId);
  return hasAuthenticator || passkeys.length > 0 ? null : holdFacts(page);
}

/** "What happens next" of adding a passkey, the same on both steps; `hold` where it is the first strong factor. */
export const additionConsequences = (t: Text, hold: HoldFacts | null): Consequences => ({
  changes: [t('passkey_add.changes')],
  told: [t('passkey_add.told')],
  hold: hold && holdLine(t, hold),
  undo: t('passkey_add.undo'),
});

/** "What happens next" of removing one. */
export const removalConsequences = (t: Text, passkey: string): Consequences => ({
  changes: [t('passkey_remove.changes', { passkey }), t('passkey_remove.changes_device')],
  told: [t('passkey_remove.told')],
  hold: null,
  undo: t('passkey_remove.undo'),
});
