import { UnusableFile } from './file-item.js';

export const csvColumns = [
  ...(['person_id', 'first_name', 'middle_name', 'last_name', 'suffix', 'ssn', 'cin'] as const),
  ...(['alien_number', 'date_of_birth', 'gender', 'email', 'e_notification'] as const),
  ...(['phone_1', 'phone_1_type', 'phone_2', 'phone_2_type'] as const),
  ...(['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'customer_privacy'] as const),
  ...(['web_id', 'direct_deposit_last4', 'e_quickpay_last4'] as const),
  ...(['case_number', 'county', 'case_status', 'program', 'program_status', 'worker'] as const),
  ...(['primary_applicant', 'permanently_out_of_the_home', 'child_support_role'] as const),
];
export type CsvColumn = (typeof csvColumns)[number];

/** What a file of rejected rows has in front: such a file can be imported as it is, once it is corrected. */
const ofRejected = ['line', 'field', 'reason'];

/** Columns that mean nothing without each other: with one of them missing, nobody could say what an empty cell means. */
const together: readonly (readonly CsvColumn[])[] = [
  ['phone_1', 'phone_1_type'],
  ['phone_2', 'phone_2_type'],
  ['address_line_1', 'city', 'state', 'zip'],
];

const needed: readonly CsvColumn[] = ['person_id', 'first_name', 'last_name', 'date_of_birth', 'gender'];

/** What the columns of a file are. */
export class CsvHeader {
  private readonly places: ReadonlyMap<string, number>;

  /** @throws UnusableFile naming unknown, repeated and missing columns */
  constructor(readonly cells: readonly string[]) {
    const names = cells.map((each) => each.trim().toLowerCase());
    this.places = new Map(names.map((each, place) => [each, place]));
    const known = new Set<string>([...csvColumns, ...ofRejected, '']);
    const unknown = names.filter((each) => !known.has(each));
    if (unknown.length > 0)
      throw new UnusableFile(
        `unknown columns: ${quoted(unknown)}. Rename or remove them. Known are: ${csvColumns.join(', ')}`,
      );
    const repeated = names.filter((each, place) => each !== '' && names.indexOf(each) !== place);
    if (repeated.length > 0) throw new UnusableFile(`columns that stand twice: ${quoted(repeated)}`);
    const missing = needed.filter((each) => !this.has(each));
    if (missing.length > 0) throw new UnusableFile(`missing columns: ${quoted(missing)}`);
    for (const group of together) this.mustBeTogether(group);
  }

  get size(): number {
    return this.cells.length;
  }

  has(column: CsvColumn): boolean {
    return this.places.has(column);
  }

  /** Undefined: there is no such column, which says nothing. An empty cell is null: there is no such thing. */
  cell(cells: readonly string[], column: CsvColumn): string | null | undefined {
    const place = this.places.get(column);
    return place === undefined ? undefined : (cells[place] ?? '').trim() || null;
  }

  /** Whether something stands where no column has a name. */
  strays(cells: readonly string[]): boolean {
    return cells.some((each, place) => each.trim() !== '' && this.cells[place]?.trim() === '');
  }

  /** Cells of a row (or of the header itself) as a file of rejected rows repeats them: those of known columns. */
  ownCells(cells: readonly string[]): readonly string[] {
    const own = new Set<string>(csvColumns);
    const kept = [...this.places].filter(([name]) => own.has(name)).map(([, place]) => place);
    return kept.sort((a, b) => a - b).map((place) => cells[place] ?? '');
  }

  private mustBeTogether(group: readonly CsvColumn[]): void {
    const anyOf = group.includes('zip') ? [...group, 'address_line_2' as const] : group;
    const missing = group.filter((each) => !this.has(each));
    if (missing.length > 0 && anyOf.some((each) => this.has(each)))
      throw new UnusableFile(`missing columns: ${quoted(missing)}, without which the others mean nothing`);
  }
}

const quoted = (list: readonly string[]) => list.map((each) => `"${each.slice(0, 64)}"`).join(', ');
