import { type ReactNode, useId } from 'react';

/** A piece of a page that belongs together. */
export function Card({
  title,
  actions,
  children,
}: {
  title?: string;
  /** Links or buttons at the end of the title's line. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const titleId = useId();
  return (
    <section
      {...(title ? { 'aria-labelledby': titleId } : {})}
      className="flex min-w-0 flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-6"
    >
      {title ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 id={titleId} className="text-xl">
            {title}
          </h2>
          {actions}
        </div>
      ) : null}
      {children}
    </section>
  );
}
