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

/** The hold of linking, replacing or adding, as the panel shows it. */
export const holdLine = (t: Text, facts: HoldFacts): NonNullable<Consequences['hold']> => ({
  text: t('authenticator.replace.hold', {
    duration: t.duration(facts.holdHours * hourMs),
    until: t.dateTime(facts.holdUntil),
  }),
});
