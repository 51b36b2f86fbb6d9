import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { PageHeader } from './page-header.tsx';

const widths = { flow: 'max-w-flow', article: 'max-w-article', wide: 'max-w-wide' } as const;

/** A page that is no flow: its title and what stands below it. */
export function Page({
  title,
  lead,
  back,
  actions,
  width = 'wide',
  children,
}: {
  title: string;
  lead?: ReactNode;
  back?: { href: string; label: string } | undefined;
  actions?: ReactNode;
  width?: keyof typeof widths;
  children: ReactNode;
}) {
  return (
    <div className={cx('mx-auto flex w-full flex-col gap-8', widths[width])}>
      <PageHeader title={title} lead={lead} back={back} actions={actions} />
      {children}
    </div>
  );
}
