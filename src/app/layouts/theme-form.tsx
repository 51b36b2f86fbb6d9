import { Monitor, Moon, Sun } from 'lucide-react';
import { useFetcher, useLocation } from 'react-router';
import { cx } from '#ui/cx.ts';
import { Icon } from '#ui/icon.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { themes } from '#ui/theme.ts';

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Light, dark or as the device says: three buttons of one form, which works without scripts. */
export function ThemeForm({ isStacked = false }: { isStacked?: boolean }) {
  const t = useText();
  const { theme } = useShell();
  const { pathname, search } = useLocation();
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/preferences/theme">
      <input type="hidden" name="next" value={pathname + search} />
      <fieldset className={cx('flex', isStacked ? 'flex-col' : 'flex-wrap items-center')}>
        <legend className={cx('text-sm text-muted', isStacked ? 'mb-1' : 'float-start me-2')}>
          {t('ui.theme.label')}
        </legend>
        <span className="flex rounded-md border border-line bg-surface">
          {themes.map((each) => (
            <button
              key={each}
              type="submit"
              name="theme"
              value={each}
              aria-pressed={theme === each}
              className={cx(
                'inline-flex min-h-11 flex-1 items-center justify-center gap-1.5 px-3 text-sm first:rounded-s-md last:rounded-e-md',
                theme === each
                  ? 'bg-accent-soft font-semibold text-accent'
                  : 'text-muted hover:bg-sunken hover:text-ink',
              )}
            >
              <Icon of={icons[each]} className="size-4" />
              {t(`ui.theme.${each}`)}
            </button>
          ))}
        </span>
      </fieldset>
    </fetcher.Form>
  );
}
