import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { cx } from './cx.ts';

/**
 * More places or actions behind one word. A `<details>`, so that it opens without scripts; with them it closes on
 * Escape, on a press elsewhere and when a page was opened. Its content is links and forms in a list.
 */
export function Menu({
  label,
  children,
  opens = 'down',
  summaryClassName,
  panelClassName,
}: {
  label: ReactNode;
  /** `MenuItem`s. */
  children: ReactNode;
  opens?: 'down' | 'up';
  summaryClassName?: string;
  panelClassName?: string;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(() => menu.current?.removeAttribute('open'), [key]);
  useEffect(() => {
    const close = (event: Event) => {
      const box = menu.current;
      if (!box?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        box.open = false;
        box.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && !box.contains(event.target)) {
        box.open = false;
      }
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details ref={menu} className="group relative">
      <summary
        className={
          summaryClassName ??
          'inline-flex min-h-11 items-center gap-2 rounded-md px-3 font-semibold text-ink hover:bg-sunken'
        }
      >
        {label}
      </summary>
      <ul
        className={cx(
          'absolute z-30 flex w-72 max-w-[calc(100vw-2rem)] flex-col rounded-lg border border-line bg-raised p-2 shadow-float',
          opens === 'up' ? 'bottom-full mb-2' : 'top-full mt-2',
          panelClassName ?? 'end-0',
        )}
      >
        {children}
      </ul>
    </details>
  );
}

/** Classes of a link or button that fills a line of a menu. */
export const menuItemClass =
  'flex min-h-11 w-full items-center gap-3 rounded-md px-3 text-start text-ink no-underline hover:bg-sunken ' +
  'aria-[current=page]:font-semibold aria-[current=page]:text-accent';
