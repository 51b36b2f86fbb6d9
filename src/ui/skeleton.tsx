import { cx } from './cx.ts';
import { useText } from './text.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

const widths = ['w-11/12', 'w-full', 'w-3/4', 'w-5/6'] as const;

/** The shape of text that is on its way. It appears only after 300 ms: what is quick needs none. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useText();
  return (
    <div className="flex animate-[appear_120ms_linear_300ms_both] flex-col gap-3">
      <VisuallyHidden>{t('ui.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content
        <span key={index} aria-hidden="true" className={cx('h-4 rounded-sm bg-line', widths[index % 4])} />
      ))}
    </div>
  );
}
