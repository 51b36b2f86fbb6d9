import type { Consequences } from '#ui/consequence-panel.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';

const steps = ['who', 'proofs', 'done'] as const;

export function UnfreezeStepper({ step }: { step: (typeof steps)[number] }) {
  const t = useText();
  return (
    <Stepper steps={steps.map((each) => t(`unfreeze.step.${each}`))} current={steps.indexOf(step) + 1} />
  );
}

/** What unfreezing does, the same on every step. */
export function useUnfreezeConsequences(holdMs: number): Consequences {
  const t = useText();
  return {
    changes: [t('unfreeze.changes.open'), t('unfreeze.changes.sessions')],
    told: [t('unfreeze.told')],
    hold: { text: t('unfreeze.hold', { duration: t.duration(holdMs) }) },
    undo: t('unfreeze.undo'),
  };
}
