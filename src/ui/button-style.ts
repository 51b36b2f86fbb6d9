import { cx } from './cx.ts';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const base =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-md border px-5 py-2 text-center font-semibold ' +
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

/** The classes of everything that looks like a button, so that a link and a button can't drift apart. */
export function buttonClass(kind: ButtonKind, isWide: boolean, extra?: string): string {
  return cx(base, kinds[kind], isWide && 'w-full', extra);
}
