import type { ReactNode } from 'react';
import { keyed } from '../keyed.js';

/** What stands above a column, and in it for a row. */
export interface Column<Row> {
  readonly head: string;
  readonly shown: (row: Row) => ReactNode;
  /** Of its head and its cells: `number`. */
  readonly className?: string;
}

/** A table where there is room, a card per row where there is none. The first column says what a row is about. */
export function RowsTable<Row>({
  caption,
  columns,
  rows,
  nameOf,
  classOf,
}: {
  /** For who hears the page. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What tells a row from the others. */
  readonly nameOf: (row: Row) => string;
  readonly classOf?: (row: Row) => string | undefined;
}) {
  const [about, ...others] = columns;
  return (
    <table className="usa-table usa-table--borderless rows-table rows-table--texts">
      <caption className="usa-sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ head, className }) => (
            <th key={head} scope="col" className={className}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows, nameOf).map(([key, row]) => (
          <tr key={key} className={classOf?.(row)}>
            <th scope="row">{about?.shown(row)}</th>
            {others.map(({ head, shown, className }) => (
              <td key={head} data-label={head} className={className}>
                {shown(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
