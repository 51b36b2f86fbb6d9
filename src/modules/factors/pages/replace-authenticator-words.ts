import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';
import { type HoldFacts, holdLine } from './hold-words.ts';

/** "What happens next" of a replacement, the same from the first step to the last. */
export const replacementConsequences = (t: Text, facts: HoldFacts): Consequences => ({
  changes: [t('authenticator.replace.changes'), t('authenticator.replace.changes.backup')],
  told: [t('authenticator.told')],
  hold: holdLine(t, facts),
  undo: t('authenticator.undo'),
});

export const replacementSteps = (t: Text): string[] => [
  t('authenticator.steps.start'),
  t('authenticator.replace.steps.replace'),
  t('authenticator.steps.done'),
];
