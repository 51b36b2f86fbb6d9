import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { type FieldProps, fieldId } from './field.tsx';
import { Icon } from './icon.tsx';
import { problemText } from './problem-text.ts';
import { useText } from './text.tsx';

/** Yes or no. The whole line can be pressed. */
export function Checkbox({
  name,
  label,
  hint,
  value = 'on',
  defaultChecked = false,
  isDisabled = false,
  problem,
  id = fieldId(name),
}: Omit<FieldProps, 'isOptional'> & {
  label: ReactNode;
  value?: string;
  defaultChecked?: boolean;
  isDisabled?: boolean;
}) {
  const t = useText();
  const own = problem && problem.field === name ? problemText(t, problem) : undefined;
  const describedBy = cx(hint ? `${id}-hint` : undefined, own && `${id}-problem`);
  return (
    <div className="flex flex-col gap-1">
      {own ? (
        <p id={`${id}-problem`} className="text-problem">
          <span className="font-semibold">{own.title}.</span> {own.detail}
        </p>
      ) : null}
      <div className="relative flex min-h-11 items-start gap-3 py-2">
        <span className="relative z-10 mt-0.5 flex size-6 shrink-0">
          <input
            type="checkbox"
            id={id}
            name={name}
            value={value}
            defaultChecked={defaultChecked}
            disabled={isDisabled}
            aria-describedby={describedBy || undefined}
            aria-invalid={own ? true : undefined}
            className={cx(
              'peer size-6 appearance-none rounded-sm border bg-surface checked:border-accent checked:bg-accent',
              'disabled:border-line disabled:bg-sunken forced-colors:appearance-auto',
              own ? 'border-problem ring-1 ring-problem' : 'border-control',
            )}
          />
          <Icon
            of={Check}
            className="pointer-events-none absolute inset-0.5 hidden text-on-accent peer-checked:block peer-disabled:text-muted"
          />
        </span>
        <div className="flex flex-col">
          {/* Stretched over the line, so that all of it is the target; links in the label stay on top. */}
          <label htmlFor={id} className="before:absolute before:inset-0 [&_a]:relative">
            {label}
          </label>
          {hint ? (
            <span id={`${id}-hint`} className="text-sm text-muted">
              {hint}
            </span>
          ) : null}
        </div>
      </div>
    </div>
  );
}
