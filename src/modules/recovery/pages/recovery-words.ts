import type { Text } from '#kernel/text.ts';
import { type Lost, losable } from '#modules/recovery/recovery-rules.ts';
import type { Consequences } from '#ui/consequence-panel.tsx';

const hourMs = 3_600_000;

/** "phone number and authenticator app" */
export const lostText = (t: Text, lost: readonly Lost[]): string =>
  t.list(lost.map((each) => t(`recovery.lost.${each}`)));

/** What is ticked already, from a link that knows: `?lost=phone,authenticator`. */
export const lostIn = (request: Request): readonly Lost[] => {
  const named = (new URL(request.url).searchParams.get('lost') ?? '').split(',');
  return losable.filter((each) => named.includes(each));
};

export const stepsOf = (t: Text): readonly string[] =>
  (['plan', 'proofs', 'wait', 'bind'] as const).map((each) => t(`recovery.step.${each}`));

/** "What happens next", in general terms until it is known whose account it is. */
export function consequencesOf(
  t: Text,
  facts: {
    waitHours: number;
    holdHours: number;
    lost: readonly Lost[] | null;
    path?: 'reset' | 'case';
    unfreezes?: boolean;
  },
): Consequences {
  const wait = facts.path === 'case' ? 'recovery.changes.case' : 'recovery.changes.wait';
  const lost = facts.lost && lostText(t, facts.lost);
  return {
    changes: [
      ...(facts.waitHours > 0 ? [t(wait, { duration: t.duration(facts.waitHours * hourMs) })] : []),
      lost ? t('recovery.changes.these', { lost }) : t('recovery.changes.all'),
      ...(facts.unfreezes ? [t('recovery.changes.unfrozen')] : []),
      t('recovery.changes.sessions'),
    ],
    told: [t('recovery.told')],
    hold: { text: t('recovery.hold', { duration: t.duration(facts.holdHours * hourMs) }) },
    undo: t('recovery.undo'),
  };
}
