import { ArrowLeft } from 'lucide-react';
import { Link as RouterLink } from 'react-router';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';

/** One step back. `children` names the place. */
export function BackLink({ href, children }: { href: string; children: string }) {
  const t = useText();
  return (
    <RouterLink
      to={href}
      aria-label={t('ui.back_to', { place: children })}
      className="inline-flex min-h-11 items-center gap-2 self-start rounded-sm text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
    >
      <Icon of={ArrowLeft} className="rtl:rotate-180" />
      {children}
    </RouterLink>
  );
}
