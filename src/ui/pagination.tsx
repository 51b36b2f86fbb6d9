import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Link as RouterLink } from 'react-router';
import { buttonClass } from './button-style.ts';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';

/** Newer and older; with `page` and `pages` also where one is. An end without more says so by leaving the link out. */
export function Pagination({
  newerHref,
  olderHref,
  page,
  pages,
  labels,
}: {
  newerHref?: string | undefined;
  olderHref?: string | undefined;
  page?: number;
  pages?: number;
  /** Words for lists that are not in order of time. */
  labels?: { newer: string; older: string };
}) {
  const t = useText();
  if (!newerHref && !olderHref) return null;
  return (
    <nav aria-label={t('ui.pagination.label')} className="grid grid-cols-[1fr_auto_1fr] items-center gap-3">
      <span>
        {newerHref ? (
          <RouterLink to={newerHref} rel="prev" className={buttonClass('secondary', false, 'small')}>
            <Icon of={ChevronLeft} className="rtl:rotate-180" />
            {labels?.newer ?? t('ui.pagination.newer')}
          </RouterLink>
        ) : null}
      </span>
      <span className="text-sm text-muted">
        {page && pages ? t('ui.pagination.position', { page, pages }) : null}
      </span>
      <span className="text-end">
        {olderHref ? (
          <RouterLink to={olderHref} rel="next" className={buttonClass('secondary', false, 'small')}>
            {labels?.older ?? t('ui.pagination.older')}
            <Icon of={ChevronRight} className="rtl:rotate-180" />
          </RouterLink>
        ) : null}
      </span>
    </nav>
  );
}
