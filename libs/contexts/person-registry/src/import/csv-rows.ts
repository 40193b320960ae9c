import { own } from '#kernel';
import type { ImportedCase, PersonImportRecord } from '../import-record.js';
import { present } from '../same.js';
import type { Fault } from './checks.js';
import type { CsvColumn, CsvHeader } from './csv-header.js';
import { type Parsed, type ParseOptions, parseRecord } from './parse-record.js';

/** Which column a field of the record came from, to name what its author can see. */
const columnOf: Readonly<Record<string, CsvColumn>> = {
  personId: 'person_id',
  firstName: 'first_name',
  middleName: 'middle_name',
  lastName: 'last_name',
  alienNumber: 'alien_number',
  dateOfBirth: 'date_of_birth',
  eNotification: 'e_notification',
  phones: 'phone_2',
  'phones[0]': 'phone_1',
  'phones[1]': 'phone_2',
  'phones[0].number': 'phone_1',
  'phones[0].type': 'phone_1_type',
  'phones[1].number': 'phone_2',
  'phones[1].type': 'phone_2_type',
  addresses: 'address_line_1',
  'addresses[0].line1': 'address_line_1',
  'addresses[0].line2': 'address_line_2',
  'addresses[0].city': 'city',
  'addresses[0].state': 'state',
  'addresses[0].zip': 'zip',
  customerPrivacy: 'customer_privacy',
  webId: 'web_id',
  directDepositLast4: 'direct_deposit_last4',
  eQuickPayLast4: 'e_quickpay_last4',
  caseNumber: 'case_number',
  county: 'county',
  status: 'case_status',
  'cases[0].caseNumber': 'case_number',
  'cases[0].county': 'county',
  'cases[0].status': 'case_status',
  'cases[0].permanentlyOutOfTheHome': 'permanently_out_of_the_home',
  'cases[0].childSupportRole': 'child_support_role',
  'cases[0].programs[0].kind': 'program',
  'cases[0].programs[0].status': 'program_status',
  'cases[0].programs[0].worker': 'worker',
  'cases[0].programs[0].primaryApplicant': 'primary_applicant',
  'programs[0].status': 'program_status',
  'programs[0].worker': 'worker',
};

export const columnNamed = (field: string): string => own(columnOf, field) ?? field;

/** One row as the record it would be alone: at most one case with at most one program. */
export function rowRecord(
  header: CsvHeader,
  cells: readonly string[],
  options: ParseOptions,
): Parsed<PersonImportRecord> {
  const cell = (column: CsvColumn) => header.cell(cells, column);
  const flag = (column: CsvColumn): unknown => {
    const value = cell(column);
    return value === 'true' ? true : value === 'false' ? false : value;
  };
  const faults: Fault[] = orphans(cell);
  if (header.strays(cells))
    faults.push({ field: '', reason: 'has a value in a column without a name: name the column or empty it' });
  const parsed = parseRecord(
    present({
      personId: cell('person_id'),
      firstName: cell('first_name'),
      middleName: cell('middle_name'),
      lastName: cell('last_name'),
      suffix: cell('suffix'),
      ssn: cell('ssn'),
      cin: cell('cin'),
      alienNumber: cell('alien_number'),
      dateOfBirth: cell('date_of_birth'),
      gender: cell('gender'),
      email: cell('email'),
      eNotification: flag('e_notification'),
      phones: phonesOf(cell),
      addresses: addressOf(cell),
      customerPrivacy: flag('customer_privacy'),
      webId: cell('web_id'),
      directDepositLast4: cell('direct_deposit_last4'),
      eQuickPayLast4: cell('e_quickpay_last4'),
      cases: caseOf(cell, flag),
    }),
    options,
  );
  if ('faults' in parsed) faults.push(...parsed.faults.map((each) => renamed(each, header)));
  else if (faults.length === 0) return { record: { ...parsed.record, fromCsv: true } };
  return { faults };
}

type Cell = (column: CsvColumn) => string | null | undefined;

const phoneColumns = ['phone_1', 'phone_2'] as const;

/** The places that the file has for phones; `null` where one is empty, and for all when all are. */
function phonesOf(cell: Cell) {
  const places = phoneColumns.filter((each) => cell(each) !== undefined);
  if (places.length === 0) return undefined;
  const phones = places.map((column) => {
    const number = cell(column) ?? undefined;
    const type = cell(`${column}_type`) ?? undefined;
    return number === undefined && type === undefined ? null : present({ number, type });
  });
  return phones.length === phoneColumns.length && phones.every((each) => each === null) ? null : phones;
}

/** `null` when every cell of it is empty. */
function addressOf(cell: Cell) {
  if (cell('address_line_1') === undefined) return undefined;
  const needed = {
    line1: cell('address_line_1') ?? undefined,
    city: cell('city') ?? undefined,
    state: cell('state') ?? undefined,
    zip: cell('zip') ?? undefined,
  };
  const line2 = cell('address_line_2');
  if (!line2 && Object.values(needed).every((each) => each === undefined)) return null;
  return [{ type: 'physical', ...present({ ...needed, line2 }) }];
}

/**
 * A row without a case number says nothing of cases. An empty worker removes the program's in the row of its Primary
 * Applicant: the rows of others need not name the worker, and must not undo what that one says.
 */
function caseOf(cell: Cell, flag: (column: CsvColumn) => unknown) {
  const caseNumber = cell('case_number') ?? undefined;
  if (caseNumber === undefined) return undefined;
  const kind = cell('program') ?? undefined;
  const primaryApplicant = flag('primary_applicant');
  const program = {
    kind,
    status: cell('program_status'),
    worker: cell('worker') ?? (primaryApplicant === true ? cell('worker') : undefined),
    primaryApplicant,
  };
  return [
    present({
      caseNumber,
      county: cell('county'),
      status: cell('case_status'),
      programs: kind === undefined ? [] : [present(program)],
      permanentlyOutOfTheHome: flag('permanently_out_of_the_home'),
      childSupportRole: cell('child_support_role'),
    }),
  ];
}

/** Columns that mean nothing without another one that is empty. */
function orphans(cell: Cell): Fault[] {
  const ofCase = [
    'county',
    'case_status',
    'program',
    'permanently_out_of_the_home',
    'child_support_role',
  ] as const;
  const ofProgram = ['program_status', 'worker', 'primary_applicant'] as const;
  const filled = (columns: readonly CsvColumn[]) => columns.filter((each) => cell(each));
  if (!cell('case_number') && filled([...ofCase, ...ofProgram]).length > 0)
    return [{ field: 'case_number', reason: 'is missing, but other columns of a case are filled' }];
  if (!cell('program') && filled(ofProgram).length > 0)
    return [{ field: 'program', reason: 'is missing, but other columns of a program are filled' }];
  return [];
}

function renamed({ field, reason }: Fault, header: CsvHeader): Fault {
  const phone = /^phones\[(\d)\]\.(number|type)$/.exec(field);
  if (phone === null) return { field: columnNamed(field), reason };
  const column = phoneColumns.filter((each) => header.has(each))[Number(phone[1])] ?? 'phone_1';
  return { field: phone[2] === 'type' ? `${column}_type` : column, reason };
}

/** The one case of a row's record. */
export const caseOfRow = (record: PersonImportRecord): ImportedCase | undefined =>
  record.cases?.[0] as ImportedCase | undefined;
