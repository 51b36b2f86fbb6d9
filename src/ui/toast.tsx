import { X } from 'lucide-react';
import { useState } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import type { Flash } from './page-context.ts';
import { useShell } from './shell.tsx';
import { states } from './states.ts';
import { useText } from './text.tsx';
import { useHydrated } from './use-hydrated.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * What the last step did, on the page after it. It covers nothing and does not run away: it stays until it is closed
 * or another page is opened.
 */
export function Toast({ flash }: { flash: Flash }) {
  const t = useText();
  const isAlive = useHydrated();
  const [isClosed, setIsClosed] = useState(false);
  if (isClosed || !t.has(flash.textId)) return null;
  const { icon, box, text } = states[flash.state];
  return (
    <div role="status" className={cx('flex items-start gap-3 rounded-lg border py-1 ps-4 pe-1', box)}>
      <Icon of={icon} className={cx('mt-3', text)} />
      <p className="min-w-0 flex-1 py-2.5">
        <VisuallyHidden>{t(`ui.state.${flash.state}`)}: </VisuallyHidden>
        {t(flash.textId, flash.values)}
      </p>
      {isAlive ? (
        <button
          type="button"
          onClick={() => setIsClosed(true)}
          className="inline-flex size-11 items-center justify-center rounded-md hover:bg-surface"
        >
          <Icon of={X} label={t('ui.dismiss')} />
        </button>
      ) : null}
    </div>
  );
}

/** The message that the last answer left, if any; every layout shows it above its content. */
export function FlashToast() {
  const { flash } = useShell();
  // Another message is another toast, even after this one was closed.
  return flash ? <Toast key={JSON.stringify(flash)} flash={flash} /> : null;
}
