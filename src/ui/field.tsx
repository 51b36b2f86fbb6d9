import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '#kernel/problem.ts';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { problemText } from './problem-text.ts';
import { useText } from './text.tsx';

/** What every field takes. A problem is shown by the field whose `name` it carries. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  problem?: Problem | null | undefined;
  /** Says so beside the label. */
  isOptional?: boolean;
  /** `false` without a word about it: for a search. */
  isRequired?: boolean;
  /** Only where two fields of one page share a name. */
  id?: string;
};

export type FieldAria = {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

export const fieldId = (name: string): string => `field-${name}`;

const boxLook =
  'min-h-12 w-full rounded-md border bg-surface text-base text-ink placeholder:text-muted ' +
  'disabled:border-line disabled:bg-sunken disabled:text-muted';

/** Classes of a box to type in. */
export const inputClass = (isInvalid: boolean, extra?: string): string =>
  cx(boxLook, 'px-3 py-2', isInvalid ? 'border-problem ring-1 ring-problem' : 'border-control', extra);

/** Label, hint and problem around a control, tied to it for screen readers. The problem stands above what it is about. */
export function Field({
  name,
  label,
  hint,
  problem,
  isOptional = false,
  isRequired = !isOptional,
  id = fieldId(name),
  children,
}: FieldProps & { children: (aria: FieldAria, isInvalid: boolean) => ReactNode }) {
  const t = useText();
  const own = problem && problem.field === name ? problemText(t, problem) : undefined;
  const describedBy = cx(hint ? `${id}-hint` : undefined, own && `${id}-problem`);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
        {isOptional ? <span className="font-normal text-muted"> ({t('ui.optional')})</span> : null}
      </label>
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
      {children(
        {
          id,
          name,
          'aria-describedby': describedBy || undefined,
          'aria-invalid': own ? true : undefined,
          'aria-required': isRequired ? true : undefined,
        },
        own !== undefined,
      )}
    </div>
  );
}
