import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** Nothing yet: what will be here and how to start. */
export function EmptyState({
  title,
  icon,
  action,
  children,
}: {
  title: string;
  icon?: LucideIcon;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-dashed border-control p-6">
      {icon ? <Icon of={icon} className="size-6 text-muted" /> : null}
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-flow text-muted">{children}</div> : null}
      {action}
    </div>
  );
}
