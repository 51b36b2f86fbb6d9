import { data } from 'react-router';
import type { ContactKind } from '#kernel/contact.ts';
import type { Text } from '#kernel/text.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';

/** The contact that a route of `/security/:contact/change` is about; anything else is no page. */
export function kindOf(params: Readonly<Record<string, string | undefined>>): ContactKind {
  const { contact } = params;
  if (contact === 'phone' || contact === 'email') return contact;
  throw data(null, { status: 404 });
}

/** A page of the flow, with the article that it was started from. */
export const flowHref = (kind: ContactKind, step: string, from: string | null): string =>
  `/security/${kind}/change${step}${from ? `?from=${encodeURIComponent(from)}` : ''}`;

/** The way back when the current one can't be used. */
export const unableHref = (kind: ContactKind): string => `/recover?lost=${kind}`;

/** "What happens next" of the change, the same from the first step to the last. */
export function consequencesOf(
  t: Text,
  kind: ContactKind,
  facts: { current: string; other: string; holdUntil: Date; holdHours: number },
): Consequences {
  return {
    changes: [t(`contacts.${kind}.changes`, facts)],
    told: [t(`contacts.${kind}.told`, facts)],
    hold: {
      text: t(`contacts.${kind}.hold`, {
        duration: t.duration(facts.holdHours * 3_600_000),
        until: t.dateTime(facts.holdUntil),
      }),
    },
    undo: t(`contacts.${kind}.undo`, facts),
  };
}
