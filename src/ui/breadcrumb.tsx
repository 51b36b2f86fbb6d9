import { ChevronRight } from 'lucide-react';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { useText } from './text.tsx';

/** Where a page lies; the last item is the page itself. */
export function Breadcrumb({ items }: { items: readonly { href: string; label: string }[] }) {
  const t = useText();
  return (
    <nav aria-label={t('ui.breadcrumb.label')}>
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm">
        {items.map(({ href, label }, index) => (
          <li key={href} className="inline-flex min-h-11 items-center gap-x-1.5">
            {index > 0 ? <Icon of={ChevronRight} className="size-4 text-muted rtl:rotate-180" /> : null}
            {index === items.length - 1 ? (
              <span aria-current="page" className="text-muted">
                <bdi>{label}</bdi>
              </span>
            ) : (
              <Link href={href} isTarget>
                <bdi>{label}</bdi>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
