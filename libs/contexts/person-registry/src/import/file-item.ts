import type { PersonImportRecord } from '../import-record.js';

/** A row as it stood in the file: the cells of a CSV row, or the text of a line. */
export type Raw = readonly string[] | string;

export interface RawRow {
  readonly line: number;
  readonly raw: Raw;
}

export interface RejectedRow extends RawRow {
  readonly field: string;
  readonly reason: string;
}

/** What reading a file of people yields, in the order of its lines. */
export type FileItem =
  | {
      readonly kind: 'person';
      readonly line: number;
      readonly record: PersonImportRecord;
      readonly rows: readonly RawRow[];
    }
  | ({ readonly kind: 'rejected' } & RejectedRow)
  /** The same person with the same record once more. */
  | { readonly kind: 'repeated'; readonly line: number };

/** The file as a whole cannot be imported: says why and what to do. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

/** Several faults of one row as the one row that the file of rejected rows gets. */
export function rejected(
  row: RawRow,
  faults: readonly { readonly field: string; readonly reason: string }[],
): FileItem {
  const [first, ...more] = faults;
  const rest = more.map(({ field, reason }) => `; ${field}: ${reason}`).join('');
  return { kind: 'rejected', ...row, field: first?.field ?? '', reason: `${first?.reason ?? ''}${rest}` };
}
