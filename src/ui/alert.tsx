import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { type State, states } from './states.ts';
import { useText } from './text.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A message that stays in its place: what happened, what it means, what to do. */
export function Alert({
  state,
  title,
  children,
  actions,
  isAnnounced = false,
}: {
  state: State;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons or links: the way on. */
  actions?: ReactNode;
  /** Reads it out when it appears; for messages that come without the page changing. */
  isAnnounced?: boolean;
}) {
  const t = useText();
  const { icon, box, text } = states[state];
  return (
    <div
      className={cx('flex gap-3 rounded-lg border p-4', box)}
      {...(isAnnounced ? { role: state === 'problem' ? 'alert' : 'status' } : {})}
    >
      <Icon of={icon} className={cx('mt-0.5', text)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className={cx('font-semibold', text)}>
          <VisuallyHidden>{t(`ui.state.${state}`)}: </VisuallyHidden>
          {title}
        </p>
        {children ? <div className="text-ink">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-x-4 gap-y-2">{actions}</div> : null}
      </div>
    </div>
  );
}
