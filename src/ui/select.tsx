import { ChevronDown } from 'lucide-react';
import { Field, type FieldProps, inputClass } from './field.tsx';
import { Icon } from './icon.tsx';

export type SelectOption = { value: string; label: string };

/** A choice from a list: the browser's own, which every phone and screen reader knows. */
export function Select({
  options,
  defaultValue,
  autoComplete,
  onChange,
  placeholder,
  ...field
}: FieldProps & {
  options: readonly SelectOption[];
  defaultValue?: string | undefined;
  autoComplete?: string;
  onChange?: (value: string) => void;
  /** A first entry that is no choice. */
  placeholder?: string;
}) {
  return (
    <Field {...field}>
      {(aria, isInvalid) => (
        <div className="relative">
          <select
            {...aria}
            defaultValue={defaultValue ?? (placeholder ? '' : undefined)}
            autoComplete={autoComplete}
            onChange={onChange ? (event) => onChange(event.target.value) : undefined}
            className={inputClass(isInvalid, 'appearance-none truncate pe-10')}
          >
            {placeholder ? <option value="">{placeholder}</option> : null}
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <Icon
            of={ChevronDown}
            className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-muted"
          />
        </div>
      )}
    </Field>
  );
}
