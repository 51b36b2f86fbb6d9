import { hourMs, plusHours } from '#kernel/instant.ts';
import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';
import type { PageContext } from '#ui/page-context.ts';

export type HoldFacts = { readonly holdHours: number; readonly holdUntil: Date };

/** How long withdrawals would be off, if it were done now. */
export function holdFacts(page: PageContext): HoldFacts {
  const { holdHours } = page.useCases.settings.policy;
  return { holdHours, holdUntil: plusHours(page.now, holdHours) };
}

/** "What happens next" of a new password, the same from the first step to the last. */
export const passwordConsequences = (t: Text, { holdHours, holdUntil }: HoldFacts): Consequences => ({
  changes: [t('passwords.changes.sessions'), t('passwords.changes.password')],
  told: [t('passwords.told')],
  hold: {
    text: t('passwords.hold', {
      duration: t.duration(holdHours * hourMs),
      until: t.dateTime(holdUntil),
    }),
  },
  undo: t('passwords.undo'),
});

export const stepsOf = (t: Text): string[] => [
  t('passwords.steps.password'),
  t('passwords.steps.proofs'),
  t('passwords.steps.done'),
];
