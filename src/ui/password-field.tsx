import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldProps, inputClass } from './field.tsx';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';
import { useHydrated } from './use-hydrated.ts';

export type Strength = 0 | 1 | 2 | 3 | 4;

/** A password that can be looked at. `purpose` tells password managers whether to fill in or to make one. */
export function PasswordField({
  purpose,
  strength,
  onChange,
  children,
  ...field
}: FieldProps & {
  purpose: 'current' | 'new';
  /** How hard it is to guess; nothing is shown before something is typed. */
  strength?: Strength | undefined;
  onChange?: (password: string) => void;
  /** More about strength, below the field. */
  children?: ReactNode;
}) {
  const t = useText();
  const isAlive = useHydrated();
  const [isShown, setIsShown] = useState(false);
  return (
    <Field {...field}>
      {(aria, isInvalid) => (
        <>
          <div className="relative">
            <input
              {...aria}
              type={isShown ? 'text' : 'password'}
              autoComplete={`${purpose}-password`}
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              onChange={onChange ? (event) => onChange(event.target.value) : undefined}
              className={inputClass(isInvalid, 'pe-24')}
            />
            {isAlive ? (
              <button
                type="button"
                aria-controls={aria.id}
                aria-pressed={isShown}
                aria-label={t('ui.password.show_label')}
                onClick={() => setIsShown(!isShown)}
                className="absolute inset-y-0.5 end-0.5 inline-flex min-w-11 items-center gap-2 rounded-md px-3 text-sm font-semibold text-accent hover:bg-accent-soft"
              >
                <Icon of={isShown ? EyeOff : Eye} />
                {t(isShown ? 'ui.password.hide' : 'ui.password.show')}
              </button>
            ) : null}
          </div>
          {strength === undefined ? null : <StrengthMeter strength={strength} />}
          {children}
        </>
      )}
    </Field>
  );
}

const segments = [1, 2, 3, 4] as const;

/** Four bars and, what counts, the words. */
export function StrengthMeter({ strength }: { strength: Strength }) {
  const t = useText();
  const tone = strength <= 1 ? 'bg-problem' : strength === 2 ? 'bg-wait' : 'bg-good';
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden="true" className="grid grid-cols-4 gap-1">
        {segments.map((segment) => (
          <span
            key={segment}
            className={cx('h-1.5 rounded-full', segment <= Math.max(1, strength) ? tone : 'bg-line')}
          />
        ))}
      </div>
      <p className="text-sm text-muted" aria-live="polite">
        {t('ui.password.strength')}: <span className="text-ink">{t(`ui.password.strength.${strength}`)}</span>
      </p>
    </div>
  );
}
