import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';
import { safePath } from '#ui/page-context.ts';
import { type HoldFacts, holdLine } from './hold-words.ts';

/** The article that the flow was started from, kept in the address all the way through. */
export function fromArticle(request: Request): string | null {
  const path = safePath(new URL(request.url).searchParams.get('from'), '');
  return path.startsWith('/help') ? path : null;
}

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
