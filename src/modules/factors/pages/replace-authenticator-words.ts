import { hourMs, plusHours } from '#kernel/instant.ts';
import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';
import type { PageContext } from '#ui/page-context.ts';

export type ReplaceFacts = { readonly holdHours: number; readonly holdUntil: Date };

/** How long withdrawals would be off, if it were done now. */
export function replaceFacts(page: PageContext): ReplaceFacts {
  const { holdHours } = page.useCases.settings.policy;
  return { holdHours, holdUntil: plusHours(page.now, holdHours) };
}

/** "What happens next" of a replacement, the same from the first step to the last. */
export const replacementConsequences = (t: Text, facts: ReplaceFacts): Consequences => ({
  changes: [t('authenticator.replace.changes'), t('authenticator.replace.changes.backup')],
  told: [t('authenticator.told')],
  hold: {
    text: t('authenticator.replace.hold', {
      duration: t.duration(facts.holdHours * hourMs),
      until: t.dateTime(facts.holdUntil),
    }),
  },
  undo: t('authenticator.undo'),
});

export const replacementSteps = (t: Text): string[] => [
  t('authenticator.steps.start'),
  t('authenticator.replace.steps.replace'),
  t('authenticator.steps.done'),
];
