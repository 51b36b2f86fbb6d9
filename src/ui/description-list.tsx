import type { ReactNode } from 'react';

/** Facts by name, each with what can be done about it. */
export function DescriptionList({
  items,
}: {
  items: readonly { term: string; value: ReactNode; action?: ReactNode }[];
}) {
  return (
    <dl className="flex flex-col divide-y divide-line">
      {items.map(({ term, value, action }) => (
        <div
          key={term}
          className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 py-3 first:pt-0 last:pb-0 sm:grid-cols-[10rem_1fr_auto]"
        >
          <dt className="col-span-2 text-sm text-muted sm:col-span-1 sm:text-base">{term}</dt>
          <dd className="min-w-0">{value}</dd>
          {action ? <dd>{action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
