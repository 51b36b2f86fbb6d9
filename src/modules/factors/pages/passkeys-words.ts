import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';

/** "What happens next" of adding a passkey, the same on both steps. */
export const additionConsequences = (t: Text): Consequences => ({
  changes: [t('passkey_add.changes')],
  told: [t('passkey_add.told')],
  hold: null,
  undo: t('passkey_add.undo'),
});

/** "What happens next" of removing one. */
export const removalConsequences = (t: Text, passkey: string): Consequences => ({
  changes: [t('passkey_remove.changes', { passkey }), t('passkey_remove.changes_device')],
  told: [t('passkey_remove.told')],
  hold: null,
  undo: t('passkey_remove.undo'),
});
