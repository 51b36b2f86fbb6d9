import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';
import { type HoldFacts, holdLine } from './hold-words.ts';

export const flowHref = (step: string, from: string | null): string =>
  `/security/authenticator${step}${from ? `?from=${encodeURIComponent(from)}` : ''}`;

/** "What happens next" of linking, the same from the first step to the last. */
export const consequencesOf = (t: Text, hold: HoldFacts): Consequences => ({
  changes: [t('authenticator.changes')],
  told: [t('authenticator.told')],
  hold: holdLine(t, hold),
  undo: t('authenticator.undo'),
});

export const stepsOf = (t: Text): string[] => [
  t('authenticator.steps.start'),
  t('authenticator.steps.link'),
  t('authenticator.steps.done'),
];
