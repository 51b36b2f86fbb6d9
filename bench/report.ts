export type BenchRow = {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number | null;
  readonly peerName: string | null;
  readonly ceiling: number | null;
  readonly ceilingName: string | null;
  readonly note?: string;
};

export type Scale = { readonly rounds: number; readonly seconds: number; readonly databaseUrl: string };

const ratio = (a: number, b: number | null): number | null => (b ? Math.round((a / b) * 1000) / 1000 : null);
const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** One object a line, for machines. */
export function printRow(row: BenchRow): void {
  const { name, unit, peerName, ceilingName, note } = row;
  const line = {
    name,
    unit,
    ours: round(row.ours),
    peer: round(row.peer),
    peerName,
    ceiling: round(row.ceiling),
    ceilingName,
    ratioToPeer: ratio(row.ours, row.peer),
    ratioToCeiling: ratio(row.ours, row.ceiling),
    ...(note ? { note } : {}),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** A table for people. */
export function printTable(rows: readonly BenchRow[]): void {
  const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
  const show = (value: number | null) => (value === null ? '–' : number.format(value));
  const times = (value: number | null) => (value === null ? '–' : `${value.toFixed(2)}×`);
  const table = [
    ['what', 'unit', 'ours', 'peer', '', 'ours/peer', 'ceiling', '', 'ours/ceiling'],
    ...rows.map((row) => [
      row.name,
      row.unit,
      show(row.ours),
      show(row.peer),
      row.peerName ?? '',
      times(ratio(row.ours, row.peer)),
      show(row.ceiling),
      row.ceilingName ?? '',
      times(ratio(row.ours, row.ceiling)),
    ]),
  ];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of table) {
    process.stdout.write(
      `${line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
  for (const row of rows) if (row.note) process.stdout.write(`\n${row.name}: ${row.note}`);
  process.stdout.write('\n');
}
