import type { HTMLInputAutoCompleteAttribute, InputHTMLAttributes } from 'react';
import { Field, type FieldProps, inputClass } from './field.tsx';

/** One line of text. */
export function TextField({
  type = 'text',
  defaultValue,
  autoComplete,
  inputMode,
  maxLength,
  isDisabled = false,
  isMono = false,
  autoFocus = false,
  ...field
}: FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'search' | 'url';
  defaultValue?: string | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  maxLength?: number;
  isDisabled?: boolean;
  /** For addresses, keys and amounts. */
  isMono?: boolean;
  autoFocus?: boolean;
}) {
  return (
    <Field {...field}>
      {(aria, isInvalid) => (
        <input
          {...aria}
          type={type}
          defaultValue={defaultValue}
          autoComplete={autoComplete}
          inputMode={inputMode}
          maxLength={maxLength}
          disabled={isDisabled}
          // biome-ignore lint/a11y/noAutofocus: only where the page consists of this one field
          autoFocus={autoFocus}
          spellCheck={type === 'text' && !isMono ? undefined : false}
          className={inputClass(isInvalid, isMono ? 'font-mono' : undefined)}
        />
      )}
    </Field>
  );
}
