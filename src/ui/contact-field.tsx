import { useState } from 'react';
import { Field, type FieldProps, inputClass } from './field.tsx';
import { Select } from './select.tsx';
import { useText } from './text.tsx';
import { TextField } from './text-field.tsx';
import { useHydrated } from './use-hydrated.ts';

export type Country = {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** In the reader's language. */
  readonly name: string;
  /** Without the plus sign. */
  readonly callingCode: string;
};

type ContactFieldProps = Omit<FieldProps, 'label'> & {
  label?: string;
  defaultValue?: string | undefined;
  autoFocus?: boolean;
} & (
    | { kind: 'email' }
    | { kind: 'phone'; countries: readonly Country[]; defaultCountry?: string | undefined }
  );

/**
 * An e-mail address, or a phone number with its country. A phone posts two values: `name`, and the country's code as
 * `${name}Country`. A number typed with its own `+` wins over the country.
 */
export function ContactField(props: ContactFieldProps) {
  const t = useText();
  if (props.kind === 'phone') return <PhoneField {...props} />;
  const { kind: _kind, label, ...field } = props;
  return (
    <TextField
      {...field}
      label={label ?? t('ui.contact.email')}
      type="email"
      inputMode="email"
      autoComplete="email"
    />
  );
}

function PhoneField({
  countries,
  defaultCountry,
  defaultValue,
  label,
  autoFocus = false,
  ...field
}: ContactFieldProps & { kind: 'phone' }) {
  const t = useText();
  const isAlive = useHydrated();
  const [code, setCode] = useState(defaultCountry ?? countries[0]?.code);
  const country = countries.find((known) => known.code === code);
  return (
    <div className="flex flex-col gap-4">
      <Select
        name={`${field.name}Country`}
        label={t('ui.contact.country')}
        autoComplete="tel-country-code"
        defaultValue={code}
        problem={field.problem}
        onChange={setCode}
        options={countries.map(({ code: value, name, callingCode }) => ({
          value,
          label: `${name} (+${callingCode})`,
        }))}
        {...(field.id ? { id: `${field.id}-country` } : {})}
      />
      <Field {...field} label={label ?? t('ui.contact.phone')}>
        {(aria, isInvalid) => (
          // Numbers are read from left to right in every script.
          <div dir="ltr" className="relative flex">
            {/* The flag, drawn as text. Only where a script keeps it in step with the list above. */}
            {isAlive && country ? (
              <span
                aria-hidden="true"
                className="pointer-events-none absolute inset-y-0 start-3 flex items-center gap-1.5 font-mono text-base text-muted"
              >
                <span className="rounded-sm border border-line bg-sunken px-1 text-sm font-semibold text-ink">
                  {country.code}
                </span>
                <span>+{country.callingCode}</span>
              </span>
            ) : null}
            <input
              {...aria}
              type="tel"
              inputMode="tel"
              autoComplete="tel-national"
              defaultValue={defaultValue}
              // biome-ignore lint/a11y/noAutofocus: only where the page consists of this one field
              autoFocus={autoFocus}
              className={inputClass(isInvalid, isAlive ? 'ps-28 font-mono' : 'font-mono')}
            />
          </div>
        )}
      </Field>
    </div>
  );
}
