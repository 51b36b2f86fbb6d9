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

/** Lost passkeys are only removed: nothing takes their place in the recovery itself, so nothing may be said to replace them. */
export const isOnlyRemoved = (lost: readonly Lost[]): boolean => lost.length === 1 && lost[0] === 'passkey';

export const stepsOf = (t: Text, lost: readonly Lost[] = []): readonly string[] =>
  (['plan', 'proofs', 'wait', isOnlyRemoved(lost) ? 'finish' : 'bind'] as const).map((each) =>
    t(`recovery.step.${each}`),
  );

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
  return {
    changes: [
      ...(facts.waitHours > 0 ? [t(wait, { duration: t.duration(facts.waitHours * hourMs) })] : []),
      whatChanges(t, facts.lost),
      ...(facts.unfreezes ? [t('recovery.changes.unfrozen')] : []),
      t('recovery.changes.sessions'),
    ],
    told: [t('recovery.told')],
    hold: { text: t('recovery.hold', { duration: t.duration(facts.holdHours * hourMs) }) },
    undo: t('recovery.undo'),
  };
}

function whatChanges(t: Text, lost: readonly Lost[] | null): string {
  if (!lost) return t('recovery.changes.all');
  if (isOnlyRemoved(lost)) return t('recovery.changes.passkeys');
  return t('recovery.changes.these', { lost: lostText(t, lost) });
}
