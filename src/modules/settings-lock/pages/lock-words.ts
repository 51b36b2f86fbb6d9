import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';

/** "What happens next" of turning the lock on. */
export const lockConsequences = (t: Text, { stopsReset }: { stopsReset: boolean }): Consequences => ({
  changes: [
    ...(stopsReset ? [t('settings_lock.changes.reset')] : []),
    t('settings_lock.changes'),
    t('settings_lock.changes.staff'),
  ],
  told: [t('settings_lock.told')],
  hold: null,
  undo: t('settings_lock.undo'),
});

/** "What happens next" of unlocking from outside. */
export const unlockConsequences = (t: Text): Consequences => ({
  changes: [t('settings_lock.out.changes')],
  told: [t('settings_lock.out.told')],
  hold: null,
  undo: t('settings_lock.out.undo'),
});
