import type { LucideIcon } from 'lucide-react';
import { cx } from './cx.ts';

/**
 * One outline icon at 20 px. It stands beside its word and is hidden from screen readers, unless `label` says that it
 * stands alone.
 */
export function Icon({
  of: Shape,
  label,
  className,
}: {
  of: LucideIcon;
  label?: string | undefined;
  className?: string | undefined;
}) {
  return (
    <Shape
      size={20}
      strokeWidth={1.75}
      className={cx('shrink-0', className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
