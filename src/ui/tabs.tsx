import { Link as RouterLink } from 'react-router';
import { cx } from './cx.ts';
import { useText } from './text.tsx';

/** Views of one thing, each with an address of its own. They wrap on a narrow screen instead of hiding. */
export function Tabs({
  label,
  items,
}: {
  label: string;
  items: readonly { href: string; label: string; count?: number | undefined; isCurrent: boolean }[];
}) {
  const t = useText();
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {items.map(({ href, label: name, count, isCurrent }) => (
          <li key={href}>
            <RouterLink
              to={href}
              aria-current={isCurrent ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-12 items-center gap-1.5 border-b-3 no-underline',
                isCurrent
                  ? 'border-accent font-semibold text-ink'
                  : 'border-transparent text-muted hover:border-control hover:text-ink',
              )}
            >
              {name}
              {count === undefined ? null : (
                <span className="text-sm font-normal text-muted">{t.number(count)}</span>
              )}
            </RouterLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
