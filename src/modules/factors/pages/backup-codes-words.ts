import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';

/** "What happens next" of making backup codes. */
export const backupConsequences = (t: Text): Consequences => ({
  changes: [t('backup_codes.changes'), t('backup_codes.changes.old')],
  told: [t('authenticator.told')],
  hold: null,
  undo: t('backup_codes.undo'),
});
