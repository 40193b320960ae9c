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

/** Where each column stands; absent ones are undefined. */
export type CsvHeader = ReadonlyMap<CsvColumn, number>;

const needed: readonly CsvColumn[] = ['person_id', 'first_name', 'last_name', 'date_of_birth', 'gender'];

/** @throws UnusableFile naming unknown, repeated and missing columns */
export function readHeader(cells: readonly string[]): CsvHeader {
  const names = cells.map((each) => each.trim().toLowerCase());
  const known = new Set<string>(csvColumns);
  const quoted = (list: readonly string[]) => list.map((each) => `"${each.slice(0, 64)}"`).join(', ');
  const unknown = names.filter((each) => !known.has(each));
  if (unknown.length > 0)
    throw new UnusableFile(
      `unknown columns: ${quoted(unknown)}. Rename or remove them. Known are: ${csvColumns.join(', ')}`,
    );
  const repeated = names.filter((each, index) => names.indexOf(each) !== index);
  if (repeated.length > 0) throw new UnusableFile(`columns that stand twice: ${quoted(repeated)}`);
  const missing = needed.filter((each) => !names.includes(each));
  if (missing.length > 0) throw new UnusableFile(`missing columns: ${quoted(missing)}`);
  return new Map(names.map((each, index) => [each as CsvColumn, index]));
}
