import type { Consequences } from '#ui/consequence-panel.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';

const steps = ['email', 'phone', 'details'] as const;

export function SignUpStepper({ step }: { step: (typeof steps)[number] }) {
  const t = useText();
  return <Stepper steps={steps.map((each) => t(`sign_up.step.${each}`))} current={steps.indexOf(step) + 1} />;
}

/** What signing up does, the same on every step. */
export function useSignUpConsequences(): Consequences {
  const t = useText();
  return {
    changes: [t('sign_up.changes.account'), t('sign_up.changes.device')],
    told: [t('sign_up.told.codes'), t('sign_up.told.welcome')],
    hold: null,
    undo: t('sign_up.undo'),
  };
}
