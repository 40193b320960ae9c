import { count } from './numbers.js';

export type Cell = string | number | undefined;

/** Columns under their titles, two spaces apart; numbers stand to the right. */
export function table(titles: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [titles, ...rows].map((row) => titles.map((_, column) => textOf(row[column])));
  const widths = titles.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  const right = titles.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  return texts
    .map((row) =>
      row
        .map((text, column) =>
          right[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Names and what they come to, one a line. */
export function facts(pairs: readonly (readonly [string, Cell])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `  ${name.padEnd(width)}  ${textOf(value)}`.trimEnd()).join('\n');
}

const textOf = (cell: Cell): string => (typeof cell === 'number' ? count(cell) : (cell ?? ''));
