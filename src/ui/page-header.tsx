import type { ReactNode } from 'react';
import { BackLink } from './back-link.tsx';
import { PageTitle } from './page-title.tsx';

/** The title of a page, always visible; sets the document's title, too. */
export function PageHeader({
  title,
  lead,
  back,
  actions,
}: {
  title: string;
  lead?: ReactNode;
  back?: { href: string; label: string } | undefined;
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-col gap-2">
      <PageTitle title={title} description={typeof lead === 'string' ? lead : undefined} />
      {back ? <BackLink href={back.href}>{back.label}</BackLink> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      {lead ? <div className="max-w-article text-lg text-muted">{lead}</div> : null}
    </header>
  );
}
