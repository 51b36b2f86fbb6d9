import { cx } from './cx.ts';
import { Field, type FieldProps, inputClass } from './field.tsx';

/** Several lines of text. */
export function TextArea({
  defaultValue,
  rows = 3,
  maxLength,
  isMono = false,
  ...field
}: FieldProps & {
  defaultValue?: string | undefined;
  rows?: number;
  maxLength?: number;
  /** For Markdown and lists of names. */
  isMono?: boolean;
}) {
  return (
    <Field {...field}>
      {(aria, isInvalid) => (
        <textarea
          {...aria}
          rows={rows}
          maxLength={maxLength}
          defaultValue={defaultValue}
          spellCheck={isMono ? false : undefined}
          className={inputClass(isInvalid, cx('leading-6', isMono && 'font-mono text-sm'))}
        />
      )}
    </Field>
  );
}
