import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { cx } from './cx.ts';

const look =
  'text-accent underline decoration-1 underline-offset-4 hover:decoration-2 hover:text-accent-strong rounded-sm';

/**
 * A link in text. `isTarget` gives it the height of a finger when it stands on its own line; `isAside` opens it beside
 * the page, for something to read while a form is half filled in (say so in its text).
 */
export function Link({
  href,
  isTarget = false,
  isAside = false,
  children,
}: {
  href: string;
  isTarget?: boolean;
  isAside?: boolean;
  children: ReactNode;
}) {
  return (
    <RouterLink
      to={href}
      className={cx(look, isTarget && 'inline-flex min-h-11 items-center')}
      {...(isAside ? { target: '_blank', rel: 'noopener' } : {})}
    >
      {children}
    </RouterLink>
  );
}
