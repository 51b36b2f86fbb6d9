import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Column<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly align?: 'start' | 'end';
  /** Names the row: a card's title on a narrow screen. */
  readonly isPrimary?: boolean;
};

export type Row<Id extends string> = {
  readonly id: string;
  readonly cells: Readonly<Record<Id, ReactNode>>;
  readonly actions?: ReactNode;
};

/**
 * A table that becomes a list of cards on a narrow screen. The roles are spelt out, because a table that is laid out
 * as blocks stops being one for screen readers.
 */
export function DataTable<Id extends string>({
  caption,
  columns,
  rows,
  empty,
  actionsLabel,
}: {
  /** What the table lists; for screen readers. */
  caption: string;
  columns: readonly Column<Id>[];
  rows: readonly Row<Id>[];
  /** Shown instead of an empty table. */
  empty: ReactNode;
  /** Heading of the last column, when rows have actions. */
  actionsLabel?: string;
}) {
  if (rows.length === 0) return <>{empty}</>;
  const hasActions = rows.some(({ actions }) => actions !== undefined);
  return (
    <table role="table" className="block w-full md:table">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row" className="border-b border-control">
          {columns.map(({ id, label, align }) => (
            <th
              key={id}
              role="columnheader"
              scope="col"
              className={cx(
                'px-3 py-2 text-sm font-semibold text-muted first:ps-0',
                align === 'end' ? 'text-end' : 'text-start',
              )}
            >
              {label}
            </th>
          ))}
          {hasActions ? (
            <th
              role="columnheader"
              scope="col"
              className="py-2 ps-3 text-end text-sm font-semibold text-muted"
            >
              {actionsLabel}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody role="rowgroup" className="flex flex-col gap-3 md:table-row-group">
        {rows.map((row) => (
          <tr
            key={row.id}
            role="row"
            className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4 md:table-row md:rounded-none md:border-0 md:border-b md:bg-transparent md:p-0"
          >
            {columns.map(({ id, label, align, isPrimary }) => {
              const cellClass = cx(
                'min-w-0 md:table-cell md:px-3 md:py-3 md:align-middle md:first:ps-0',
                align === 'end' && 'md:text-end',
                isPrimary ? 'font-semibold' : 'grid grid-cols-[minmax(6rem,2fr)_3fr] gap-x-3',
              );
              const content = isPrimary ? (
                row.cells[id]
              ) : (
                <>
                  <span aria-hidden="true" className="text-sm text-muted md:hidden">
                    {label}
                  </span>
                  <span className="min-w-0">{row.cells[id]}</span>
                </>
              );
              return isPrimary ? (
                <th key={id} role="rowheader" scope="row" className={cx(cellClass, 'text-start')}>
                  {content}
                </th>
              ) : (
                <td key={id} role="cell" className={cellClass}>
                  {content}
                </td>
              );
            })}
            {hasActions ? (
              <td role="cell" className="md:table-cell md:py-3 md:ps-3 md:text-end md:align-middle">
                {row.actions}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
