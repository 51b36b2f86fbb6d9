import { Check } from 'lucide-react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Where one is in a flow, and how much is left. `current` counts from 1. */
export function Stepper({ steps, current }: { steps: readonly string[]; current: number }) {
  const t = useText();
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm sm:hidden" aria-hidden="true">
        <span className="text-muted">{t('ui.stepper.position', { step: current, count: steps.length })}</span>{' '}
        <span className="font-semibold">{steps[current - 1]}</span>
      </p>
      <ol aria-label={t('ui.stepper.label')} className="grid auto-cols-fr grid-flow-col gap-2">
        {steps.map((step, index) => {
          const isDone = index + 1 < current;
          const isCurrent = index + 1 === current;
          return (
            <li
              key={step}
              {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
              className="flex flex-col gap-2"
            >
              <span
                aria-hidden="true"
                className={cx('h-1 rounded-full', isDone || isCurrent ? 'bg-accent' : 'bg-line')}
              />
              <span
                className={cx(
                  'sr-only items-start gap-1.5 text-sm sm:not-sr-only sm:flex',
                  isCurrent ? 'font-semibold text-ink' : 'text-muted',
                )}
              >
                {isDone ? <Icon of={Check} className="mt-0.5 size-4 text-accent" /> : null}
                {step}
                <VisuallyHidden>
                  {isDone ? `, ${t('ui.stepper.done')}` : isCurrent ? `, ${t('ui.stepper.current')}` : ''}
                </VisuallyHidden>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
