import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { type State, states } from './states.ts';

/** A state in one or two words, always with its icon. `neutral` has neither: a label, not a state. */
export function Badge({ state, children }: { state: State | 'neutral'; children: ReactNode }) {
  const look =
    state === 'neutral' ? 'border-line bg-sunken text-muted' : cx(states[state].box, states[state].text);
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 rounded-full border py-0.5 pe-2.5 text-sm font-semibold whitespace-nowrap',
        state === 'neutral' ? 'ps-2.5' : 'ps-2',
        look,
      )}
    >
      {state === 'neutral' ? null : <Icon of={states[state].icon} className="size-4" />}
      {children}
    </span>
  );
}
