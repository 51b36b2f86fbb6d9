import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '#kernel/problem.ts';
import { cx } from './cx.ts';
import { fieldId } from './field.tsx';
import { Icon } from './icon.tsx';
import { problemText } from './problem-text.ts';
import { useText } from './text.tsx';

export type RadioCard = {
  value: string;
  label: string;
  /** What choosing it means. */
  detail?: ReactNode;
  badge?: ReactNode;
  isDisabled?: boolean;
};

/** One of a few, each with what it means. */
export function RadioCards({
  name,
  legend,
  hint,
  options,
  defaultValue,
  problem,
  id = fieldId(name),
}: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: readonly RadioCard[];
  defaultValue?: string | undefined;
  problem?: Problem | null | undefined;
  id?: string;
}) {
  const t = useText();
  const own = problem && problem.field === name ? problemText(t, problem) : undefined;
  const describedBy = cx(hint ? `${id}-hint` : undefined, own && `${id}-problem`);
  return (
    <fieldset aria-describedby={describedBy || undefined} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {own ? (
        <p id={`${id}-problem`} className="flex gap-2 text-problem">
          <Icon of={TriangleAlert} className="mt-0.5" />
          <span>
            <span className="font-semibold">{own.title}.</span> {own.detail}
          </span>
        </p>
      ) : null}
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${option.value}`;
        return (
          <div
            key={option.value}
            className={cx(
              'relative flex items-start gap-3 rounded-lg border bg-surface p-4',
              'has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              option.isDisabled ? 'border-line' : 'border-control hover:border-ink',
            )}
          >
            <input
              type="radio"
              id={optionId}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.isDisabled}
              aria-describedby={option.detail ? `${optionId}-detail` : undefined}
              className={cx(
                'relative z-10 mt-0.5 size-5 shrink-0 appearance-none rounded-full border border-control bg-surface outline-none',
                'checked:border-6 checked:border-accent disabled:border-line disabled:bg-sunken forced-colors:appearance-auto',
              )}
            />
            <div className="flex min-w-0 flex-1 flex-col gap-0.5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <label
                  htmlFor={optionId}
                  className={cx(
                    'font-semibold before:absolute before:inset-0',
                    option.isDisabled && 'text-muted',
                  )}
                >
                  {option.label}
                </label>
                {option.badge}
              </div>
              {option.detail ? (
                <div id={`${optionId}-detail`} className="text-muted">
                  {option.detail}
                </div>
              ) : null}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
