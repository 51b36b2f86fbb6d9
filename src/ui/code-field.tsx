import type { InputEvent } from 'react';
import { Field, type FieldProps, inputClass } from './field.tsx';
import { useText } from './text.tsx';

/**
 * One field for a one-time code, not six boxes: it can be pasted, filled in from the SMS and read out by a screen
 * reader. Shown in two groups (`418 027`); the server ignores the space.
 */
export function CodeField({
  digits = 6,
  hint,
  defaultValue,
  autoFocus = false,
  ...field
}: FieldProps & { digits?: number; defaultValue?: string | undefined; autoFocus?: boolean }) {
  const t = useText();
  return (
    <Field {...field} hint={hint ?? t('ui.code.hint', { digits })}>
      {(aria, isInvalid) => (
        <input
          {...aria}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          defaultValue={defaultValue}
          // biome-ignore lint/a11y/noAutofocus: the page asks for this code and nothing else
          autoFocus={autoFocus}
          onInput={(event) => regroup(event, digits)}
          className={inputClass(isInvalid, 'max-w-60 font-mono text-2xl tracking-[0.12em]')}
        />
      )}
    </Field>
  );
}

/** `418027` -> `418 027`; anything but digits disappears. Pure, for the test. */
export function groupCode(typed: string, digits: number): string {
  const only = typed.normalize('NFKC').replace(/\D/g, '').slice(0, digits);
  const half = halfOf(only, digits);
  return only.length > half ? `${only.slice(0, half)} ${only.slice(half)}` : only;
}

/** Where the gap is: a field for ten digits takes the six of an app as well, and shows them as everywhere. */
const halfOf = (typed: string, digits: number): number =>
  typed.length <= 6 ? Math.ceil(Math.min(digits, 6) / 2) : Math.ceil(digits / 2);

/** Groups what was typed and leaves the caret behind the same digit as before. */
function regroup(event: InputEvent<HTMLInputElement>, digits: number): void {
  const input = event.currentTarget;
  const grouped = groupCode(input.value, digits);
  if (grouped === input.value) return;
  const digitsBefore = input.value.slice(0, input.selectionStart ?? undefined).replace(/\D/g, '').length;
  const half = halfOf(grouped.replace(/\D/g, ''), digits);
  const caret = digitsBefore > half ? digitsBefore + 1 : digitsBefore;
  input.value = grouped;
  input.setSelectionRange(caret, caret);
}
