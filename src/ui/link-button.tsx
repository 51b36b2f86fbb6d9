import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { type ButtonKind, type ButtonSize, buttonClass } from './button-style.ts';

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({
  href,
  kind = 'primary',
  size = 'regular',
  isWide = false,
  reloadDocument = false,
  children,
}: {
  href: string;
  kind?: ButtonKind;
  size?: ButtonSize;
  isWide?: boolean;
  /** Asks the server for a whole page: for what React Router does not serve, such as files. */
  reloadDocument?: boolean;
  children: ReactNode;
}) {
  return (
    <RouterLink to={href} reloadDocument={reloadDocument} className={buttonClass(kind, isWide, size)}>
      {children}
    </RouterLink>
  );
}
