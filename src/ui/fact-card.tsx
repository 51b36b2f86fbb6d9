import type { ReactNode } from 'react';

/** One device or session of a list: its name, what is known of it, what can be done about it. */
export function FactCard({
  name,
  badge,
  facts,
  actions,
}: {
  name: string;
  badge: ReactNode;
  facts: readonly { term: string; value: ReactNode }[];
  actions?: ReactNode;
}) {
  return (
    <li className="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-[1fr_auto] sm:p-6">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 text-lg wrap-anywhere">{name}</h2>
        {badge}
      </div>
      <dl className="grid gap-x-8 gap-y-2 sm:col-span-2 sm:grid-cols-2">
        {facts.map(({ term, value }) => (
          <div key={term} className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-3">
            <dt className="text-sm leading-6 text-muted">{term}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      {actions ? <div className="sm:col-start-2 sm:row-start-1">{actions}</div> : null}
    </li>
  );
}
