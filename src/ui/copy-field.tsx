import { Check, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';
import { useHydrated } from './use-hydrated.ts';

/** Something to copy exactly: a key, an address, a code. Shown in groups for the eye, copied without the spaces. */
export function CopyField({
  label,
  value,
  group = 4,
}: {
  label: string;
  value: string;
  /** Characters in a group; 0 shows it in one piece. */
  group?: number;
}) {
  const t = useText();
  const id = useId();
  const isAlive = useHydrated();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | undefined>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <div className="flex flex-col gap-1.5">
      <p id={id} className="font-semibold">
        {label}
      </p>
      <div className="flex items-stretch rounded-md border border-line bg-sunken">
        <code aria-labelledby={id} role="group" className="min-w-0 flex-1 px-3 py-2.5 break-words select-all">
          {grouped(value, group)}
        </code>
        {isAlive ? (
          <button
            type="button"
            onClick={copy}
            className="inline-flex min-h-11 items-center gap-2 rounded-e-md border-s border-line px-3 font-semibold text-accent hover:bg-accent-soft"
          >
            <Icon of={outcome === 'copied' ? Check : Copy} />
            {t(outcome === 'copied' ? 'ui.copied' : 'ui.copy')}
          </button>
        ) : null}
      </div>
      <p aria-live="polite" className="text-sm text-muted empty:hidden">
        {outcome === 'failed' ? t('ui.copy_failed') : null}
      </p>
    </div>
  );
}

/** `JBSWY3DPEHPK` -> `JBSW Y3DP EHPK`. */
export function grouped(value: string, size: number): string {
  if (size <= 0) return value;
  const parts = value.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [];
  return parts.join(' ');
}
