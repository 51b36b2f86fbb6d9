import { cx } from './cx.ts';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const base =
  'inline-flex items-center justify-center gap-2 rounded-md border py-2 text-center font-semibold ' +
  'no-underline transition-colors disabled:cursor-not-allowed aria-disabled:cursor-progress forced-colors:border-[ButtonText]';

const kinds: Record<ButtonKind, string> = {
  primary:
    'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong ' +
    'disabled:border-line disabled:bg-sunken disabled:text-muted',
  secondary:
    'border-control bg-surface text-ink hover:border-ink hover:bg-sunken disabled:border-line disabled:text-muted',
  quiet:
    'border-transparent bg-transparent text-accent underline decoration-1 underline-offset-4 hover:bg-accent-soft ' +
    'hover:no-underline disabled:text-muted',
  danger:
    'border-problem bg-surface text-problem hover:bg-problem-soft disabled:border-line disabled:text-muted',
};

/** `regular` for the way on; `small` (still a finger high) beside other things: in tables, cards and headers. */
export type ButtonSize = 'regular' | 'small';

/** The classes of everything that looks like a button, so that a link and a button can't drift apart. */
export function buttonClass(kind: ButtonKind, isWide = false, size: ButtonSize = 'regular'): string {
  return cx(base, size === 'small' ? 'min-h-11 px-4' : 'min-h-12 px-5', kinds[kind], isWide && 'w-full');
}
